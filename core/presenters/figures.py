"""How rates, counts and what is left out are put into words (rules §5, product §4)."""

from fractions import Fraction

from core.domain.moments import KYIV, AsOf
from core.domain.rates import Rate, RateName, Tally, share_text, tenths_of
from core.domain.status import Status
from core.i18n import _, language, ngettext
from core.presenters.labels import GROUPS, LEFT_OUT_MARK, Mark, day_text

NBSP = "\u00a0"


def percent(rate: Rate) -> str:
    """A rate in per cent, as the reader's language writes it."""
    return percent_of(rate.share)


def percent_of(share: Fraction | None) -> str:
    """A share 0–1 in per cent, by the same rules; «—» for none."""
    return share_text(share, decimal_comma=language() == "uk").replace(" ", NBSP)


def rate_label(name: RateName) -> str:
    """What a rate is called, the same on every screen."""
    return {
        RateName.COMPLETION: _("Виконано з тих, чий строк настав"),
        RateName.PROGRESS: _("Виконано з усіх"),
        RateName.ON_TIME: _("Вчасно з тих, чий строк настав"),
        RateName.REPORTING: _("Прозвітовано з тих, чий строк настав"),
        RateName.VERIFIED_SHARE: _("Прийнято з поданого"),
    }[name]


def rate_help(name: RateName) -> str:
    """How a rate is counted, in a sentence."""
    return {
        RateName.COMPLETION: _("Частка виконаних серед зобов’язань, строк яких уже настав."),
        RateName.PROGRESS: _(
            "Частка виконаних серед усіх зобов’язань за період, також тих, чий строк попереду."
        ),
        RateName.ON_TIME: _("Частка виконаних не пізніше строку серед тих, чий строк настав."),
        RateName.REPORTING: _("Частка тих, про які подано звіт, серед тих, чий строк настав."),
        RateName.VERIFIED_SHARE: _("Частка прийнятих серед поданих, чий строк настав."),
    }[name]


def rate_numerator(name: RateName) -> str:
    """Which obligations a rate counts, its n."""
    return {
        RateName.COMPLETION: _("виконані, строк яких настав"),
        RateName.PROGRESS: _("виконані"),
        RateName.ON_TIME: _("виконані вчасно, строк яких настав"),
        RateName.REPORTING: _("ті, про які подано досить подій або «не проводилося»"),
        RateName.VERIFIED_SHARE: _("виконані, строк яких настав"),
    }[name]


def rate_denominator(name: RateName) -> str:
    """Among which obligations, its N."""
    if name is RateName.PROGRESS:
        return _("усі в обліку")
    if name is RateName.VERIFIED_SHARE:
        return _("ті, про які подано досить подій, строк настав")
    return _("усі в обліку, строк яких настав")


def ratio(rate: Rate) -> str:
    """N of N: «67/84»."""
    return f"{thousands(rate.n)}/{thousands(rate.total)}"


def thousands(number: int) -> str:
    """A whole number in groups of three, as the reader's language parts them."""
    return f"{number:,}".replace(",", NBSP if language() == "uk" else ",")


def signed(number: int) -> str:
    """A change with its sign: «+9», «−3»."""
    return f"+{number}" if number > 0 else str(number).replace("-", "−")


def points_text(then: Fraction | None, now: Fraction | None) -> str:
    """The difference in percentage points: one decimal, half up."""
    if then is None or now is None:
        return "—"
    tenths = tenths_of(now - then)
    comma = "," if language() == "uk" else "."
    text = f"{abs(tenths) // 10}{comma}{abs(tenths) % 10}"
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return _("{difference} в. п.").format(difference=f"{sign}{text}")


def obligations_count(number: int) -> str:
    """«1 зобов’язання», «5 зобов’язань»."""
    text = ngettext("{n} зобов’язання", "{n} зобов’язань", number)
    return text.format(n=thousands(number))


def days_count(number: int) -> str:
    """«1 день», «2 дні», «5 днів»."""
    return ngettext("{n} день", "{n} днів", number).format(n=thousands(number))


def days_left(number: int) -> str:
    """«лишився 1 день», «лишилося 5 днів»."""
    text = ngettext("лишився {n} день", "лишилося {n} днів", number)
    return text.format(n=thousands(number))


def parts_of(tally: Tally) -> tuple[tuple[Mark, int], ...]:
    """The counts of a stacked bar by group of statuses, without what is left out."""
    shown = [(mark, tally.of(*statuses)) for mark, statuses in GROUPS if mark != LEFT_OUT_MARK]
    return tuple((mark, number) for mark, number in shown if number)


def left_out_text(tally: Tally) -> str:
    """What was expected and what of it stands outside every denominator, by the reason."""
    words = {
        Status.SUPERSEDED: _("замінено новою редакцією {n}"),
        Status.ELAPSED: _("строк минув до початку обліку {n}"),
        Status.NOT_APPLICABLE: _("не застосовується {n}"),
        Status.WAIVED: _("звільнено {n}"),
        Status.CONSENT_DECLINED: _("згоди не надано {n}"),
        Status.CONSENT_PENDING: _("очікуємо згоди {n}"),
    }
    named = [words[s].format(n=thousands(n)) for s, n in tally.left_out.items() if n]
    expected = _("Очікувано {n}").format(n=thousands(tally.expected))
    if not named:
        return f"{expected}."
    return f"{expected}; " + _("поза обліком") + f": {', '.join(named)}."


def moment_text(as_of: AsOf, now: AsOf) -> str:
    """The as-of as people say it: «станом на 31.08.2026», «прогноз на 31.12.2027»."""
    return _moment(bare_moment(as_of), is_ahead=as_of > now)


def bare_moment(as_of: AsOf) -> str:
    """The as-of alone: a date for a day's end, else date and minute."""
    local = as_of.instant.astimezone(KYIV)
    is_day_end = (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)
    return day_text(as_of.today) if is_day_end else f"{local:%d.%m.%Y, %H:%M}"


def as_of_day_text(as_of: AsOf, now: AsOf) -> str:
    """The date of the as-of: «Станом на 31.08.2026», «Прогноз на 31.12.2027»."""
    return opening(_moment(day_text(as_of.today), is_ahead=as_of > now))


def opening(text: str) -> str:
    """The text with the capital letter of a sentence's beginning."""
    return text[:1].upper() + text[1:]


def _moment(text: str, *, is_ahead: bool) -> str:
    if is_ahead:
        return _("прогноз на {moment}").format(moment=text)
    return _("станом на {moment}").format(moment=text)

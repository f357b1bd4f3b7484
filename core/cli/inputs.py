"""What a person types, as values; a wrong one is a sentence (contract: exit 1)."""

from datetime import date

from core import clock
from core.domain.moments import AsOf, as_of_end, kyiv_date, parse_as_of
from core.errors import InvalidInputError
from core.i18n import _

FORMATS = ("json", "csv")


def day(text: str | None, name: str) -> date | None:
    """A calendar date, or None when it was not given."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInputError(
            _("{name}: «{text}» не є датою. Напишіть, наприклад, 2026-08-31.").format(
                name=name, text=text
            )
        ) from error


def moment(text: str | None) -> AsOf:
    """T as given; without it, now."""
    if text is None:
        return AsOf(clock.now())
    try:
        return parse_as_of(text)
    except (ValueError, OverflowError) as error:
        raise InvalidInputError(
            _("«{text}» не є датою чи миттю з поясом. Наприклад: 2026-08-31.").format(text=text)
        ) from error


def year_of(text: str | None, as_of: AsOf) -> int | None:
    """The year asked for: a number, `all` (None), or that of the today of T."""
    if text is None:
        return as_of.today.year
    if text == "all":
        return None
    if not text.isdecimal() or not 1992 <= int(text) <= 9000:
        raise InvalidInputError(_("«{text}» не є роком. Напишіть рік або all.").format(text=text))
    return int(text)


def output_format(text: str) -> str:
    """Json or csv."""
    if text not in FORMATS:
        raise InvalidInputError(_("Формат «{text}» невідомий. Є json і csv.").format(text=text))
    return text


def latest_moment() -> AsOf:
    """The latest T that can be asked about: the end of the tenth year ahead."""
    return as_of_end(date(kyiv_date(clock.now()).year + 10, 12, 31))

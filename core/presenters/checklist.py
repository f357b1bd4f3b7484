"""What a verifier would look at first, looked at by the program: it tells and decides nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.domain.deadline_rules import Rule
from core.domain.facts import ClaimState
from core.domain.figures import ObligationStanding, Titles
from core.domain.lateness import Lateness, lateness
from core.domain.register import Register
from core.domain.submissions import Alike, ClaimView, Submission
from core.i18n import _, ngettext
from core.presenters.labels import body_short, day_text, event_type_label, period_label
from core.presenters.record_changes import link_note, times_text


class Verdict(StrEnum):
    """What came of a check: fine, worth a look, amiss, or simply good to know."""

    FINE = "fine"
    LOOK = "look"
    AMISS = "amiss"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the list; `links` are (text, event, body) of what it is about."""

    verdict: Verdict
    title: str
    note: str = ""
    links: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the checks rest on beside the submission, all by codes of measures or obligations."""

    rules: Mapping[str, tuple[Rule, ...]]
    titles: Mapping[str, Titles]
    standings: Mapping[str, ObligationStanding]
    alike: Sequence[Alike]
    register: Register


def checklist(submission: Submission, grounds: Grounds) -> tuple[Check, ...]:
    """The checks of what waits (or, once all is decided, of everything claimed)."""
    claims = submission.waiting or submission.claims
    return (
        *_days(submission, claims, grounds),
        _types(submission, claims, grounds),
        _proof(submission),
        *_pages(submission),
        _duplicates(grounds),
        *_counts(claims, grounds),
        *_returns(submission),
    )


def late_by_choice(
    submission: Submission, rules: Mapping[str, tuple[Rule, ...]]
) -> tuple[ClaimView, ...]:
    """The waiting claims of late performance for an earlier period: accepted by consent only."""
    return tuple(
        claim
        for claim in submission.waiting
        if _lateness(submission, claim, rules) is Lateness.BY_CHOICE
    )


def _lateness(
    submission: Submission, claim: ClaimView, rules: Mapping[str, tuple[Rule, ...]]
) -> Lateness:
    return lateness(submission.record.held_on, claim, rules.get(claim.measure, ()))


def _days(submission: Submission, claims: Sequence[ClaimView], grounds: Grounds) -> Iterator[Check]:
    held = day_text(submission.record.held_on)
    fine: list[str] = []
    for claim in claims:
        window = f"{day_text(claim.window_start)} – {day_text(claim.due_on)}"
        given = {
            "held": held, "due": day_text(claim.due_on), "measure": claim.measure,
            "period": period_label(claim.period), "window": window,
        }  # fmt: skip
        match _lateness(submission, claim, grounds.rules):
            case Lateness.NONE:
                fine.append(f"{claim.measure}: {window}")
            case Lateness.WITHIN_THE_YEAR:
                words = _(
                    "{measure}: строк був {due}, проведено {held}. "
                    "Зарахується як виконане із запізненням."
                )
                yield Check(Verdict.LOOK, _("Проведено після строку"), words.format(**given))
            case Lateness.BY_CHOICE:
                words = _(
                    "{measure}: проведено {held}, уже після строку {due}. "
                    "Орган просить зарахувати за {period}; потрібна ваша згода."
                )
                yield Check(
                    Verdict.LOOK, _("Пізнє виконання за минулий період"), words.format(**given)
                )
            case Lateness.TOO_EARLY:
                words = _("{measure}: проведено {held}, період {window}.")
                yield Check(Verdict.AMISS, _("Дата поза періодом"), words.format(**given))
    if fine:
        yield Check(Verdict.FINE, _("Дата в межах періоду"), "; ".join(fine))


def _types(submission: Submission, claims: Sequence[ClaimView], grounds: Grounds) -> Check:
    kind = submission.record.type.value
    unusual = [
        f"{claim.measure}: {', '.join(map(event_type_label, titles.event_types))}"
        for claim in claims
        if (titles := grounds.titles.get(claim.measure))
        and titles.event_types
        and kind not in titles.event_types
    ]
    if not unusual:
        return Check(Verdict.FINE, _("Вид відповідає заходу"), event_type_label(kind))
    words = _("{kind}; звичайно підтверджують так: {usual}")
    note = words.format(kind=event_type_label(kind), usual="; ".join(unusual))
    return Check(Verdict.LOOK, _("Незвичний вид для заходу"), note)


def _proof(submission: Submission) -> Check:
    files, links = len(submission.files), len(submission.record.links)
    if not files and not links:
        return Check(Verdict.AMISS, _("Немає ні файлу, ні посилання"))
    parts = (
        ngettext("{n} файл", "{n} файлів", files).format(n=files) if files else "",
        ngettext("{n} посилання", "{n} посилань", links).format(n=links) if links else "",
    )
    return Check(Verdict.FINE, _("Є чим підтвердити"), ", ".join(part for part in parts if part))


def _pages(submission: Submission) -> Iterator[Check]:
    record = submission.record
    if not record.links:
        return
    bare = [link for link in record.links if not link_note(record, link)]
    if not bare or submission.files:
        yield Check(Verdict.FINE, _("Сторінку зафіксовано датою або файлом"))
    else:
        number = len(bare)
        words = ngettext(
            "{n} посилання без дати і знімка", "{n} посилань без дати і знімка", number
        )
        yield Check(Verdict.LOOK, _("Сторінку не зафіксовано"), words.format(n=number))


def _duplicates(grounds: Grounds) -> Check:
    if not grounds.alike:
        return Check(Verdict.FINE, _("Схожих подань немає"))
    links = tuple(
        (_alike_text(one, grounds.register), one.event, one.body) for one in grounds.alike
    )
    return Check(Verdict.LOOK, _("Схоже вже подано"), links=links)


def _alike_text(one: Alike, register: Register) -> str:
    body = body_short(register.bodies[one.body]) if one.body in register.bodies else one.body
    why = _("той самий файл") if one.has_same_file else _("та сама дата й схожа назва")
    return f"{one.title} · {body}, {day_text(one.held_on)} · {why}"


def _counts(claims: Sequence[ClaimView], grounds: Grounds) -> Iterator[Check]:
    for claim in claims:
        standing = grounds.standings.get(claim.obligation)
        if standing is None:
            continue
        so_far = _("{measure}, {period}: прийнято {n} із {need}").format(
            measure=claim.measure, period=period_label(claim.period), n=standing.verified,
            need=claim.min_count,
        )  # fmt: skip
        is_more = claim.state is ClaimState.SUBMITTED and claim.verified_by is None
        after = _("з цією подією буде {n}").format(n=standing.verified + 1) if is_more else ""
        yield Check(Verdict.TOLD, so_far, after)


def _returns(submission: Submission) -> Iterator[Check]:
    returns = {
        move.at: move
        for claim in submission.claims
        for move in claim.moves
        if move.state is ClaimState.RETURNED
    }
    if returns:
        last = returns[max(returns)]
        title = _("Уже повертали: {times}").format(times=times_text(len(returns)))
        yield Check(Verdict.TOLD, title, last.reason)

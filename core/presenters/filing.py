"""Words for filing: obligations to choose, states of what was submitted, files, drafts."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from core.domain.attachments import Purpose
from core.domain.events import EventFormat, EventType
from core.domain.facts import ClaimState
from core.domain.figures import ObligationStanding, Titles
from core.domain.moments import KYIV, kyiv_date
from core.domain.status import DONE, Status
from core.files.kinds import PICTURES, FileKind
from core.i18n import _
from core.presenters.evidence import purpose_label
from core.presenters.labels import (
    DONE_MARK,
    LEFT_OUT_MARK,
    RETURNED_MARK,
    REVIEW_MARK,
    Mark,
    day_text,
    event_type_label,
    measure_short,
    period_label,
    status_label,
)
from core.presenters.obligation_table import by_urgency

OPEN_TO_CLAIMS = frozenset(
    {Status.OVERDUE, Status.DUE_SOON, Status.IN_PROGRESS, Status.UNDER_REVIEW, *DONE}
)
"""Where an event may be claimed: the window is open or over, and nothing leaves it out."""


def claimable(rows: Iterable[ObligationStanding]) -> list[ObligationStanding]:
    """The obligations for which an event can be submitted, the most urgent first."""
    return sorted((row for row in rows if row.status in OPEN_TO_CLAIMS), key=by_urgency)


def obligation_text(row: ObligationStanding, titles: Mapping[str, Titles]) -> str:
    """«2.1 Медіабрифінги · I півріччя 2026 · до 30.06.2026 · прострочено»."""
    measure = f"{row.measure} {measure_short(titles.get(row.measure), '')}".strip()
    until = _("до {day}").format(day=day_text(row.due_on))
    words = status_label(row.status)
    return " · ".join((measure, period_label(row.period), until, words[:1].lower() + words[1:]))


def types_offered(titles: Titles | None) -> list[str]:
    """The types of events: those usual for the measure first, then all others."""
    usual = list(titles.event_types) if titles else []
    rest = sorted((one.value for one in EventType if one.value not in usual), key=event_type_label)
    return [*usual, *rest]


def type_text(code: str) -> str:
    """A type as a choice: with a capital letter."""
    words = event_type_label(code)
    return words[:1].upper() + words[1:]


def format_text(code: str) -> str:
    """How an event was held."""
    return {
        EventFormat.IN_PERSON: _("Наживо"),
        EventFormat.ONLINE: _("Онлайн"),
        EventFormat.MIXED: _("Наживо й онлайн"),
    }[EventFormat(code)]


def purpose_text(purpose: Purpose) -> str:
    """What a file shows, as a choice: with a capital letter."""
    words = purpose_label(purpose)
    words = words[:1].upper() + words[1:]
    if purpose is Purpose.PARTICIPANTS:
        return _("{words} (лише для перевірки)").format(words=words)
    return words


def usual_purpose(kind: FileKind) -> Purpose:
    """What a file of a kind most often shows."""
    return Purpose.PHOTO if kind in PICTURES else Purpose.DOCUMENT


def clock_text(at: datetime, today: date) -> str:
    """«10:42», or with the date when it was not today."""
    local = at.astimezone(KYIV)
    return f"{local:%H:%M}" if kyiv_date(at) == today else f"{local:%d.%m.%Y, %H:%M}"


def state_text(state: ClaimState) -> str:
    """Where a claim stands."""
    return {
        ClaimState.DRAFT: _("Чернетка"),
        ClaimState.SUBMITTED: _("На перевірці"),
        ClaimState.RETURNED: _("Повернено на доопрацювання"),
        ClaimState.VERIFIED: _("Прийнято"),
        ClaimState.REVOKED: _("Прийняття відкликано"),
        ClaimState.WITHDRAWN: _("Відкликано органом"),
    }[state]


def state_mark(state: ClaimState) -> Mark:
    """The mark of a claim's state."""
    return {
        ClaimState.SUBMITTED: REVIEW_MARK,
        ClaimState.RETURNED: RETURNED_MARK,
        ClaimState.VERIFIED: DONE_MARK,
        ClaimState.REVOKED: RETURNED_MARK,
    }.get(state, LEFT_OUT_MARK)


def receipt_number(year: int, number: int) -> str:
    """«2026/117»."""
    return f"{year}/{number}"

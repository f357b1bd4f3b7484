"""The sheet of a body for filing in bulk: made for it, and read when it comes back."""

from dataclasses import replace
from typing import NamedTuple

from sqlmodel import Session

from core.domain.drafts import DraftContent, content_of
from core.domain.event_sheet import MOST_EVENTS, MOST_MB, EventColumn, EventLine, SheetWords
from core.domain.facts import ClaimState
from core.domain.figures import ObligationStanding, PlanInfo
from core.domain.sheets import CellProblem
from core.importing.events_sheet import read_events
from core.queries.standings import Scope, obligation_standings
from core.queries.state import present
from core.queries.submissions import event_record
from core.queries.waiting import filed
from core.services.workbooks import sent_sheet


def read_sheet(
    content: bytes, name: str, words: SheetWords
) -> tuple[list[EventLine], list[CellProblem]]:
    """The rows of a workbook somebody sent, and what cannot be read; no transaction is open.

    Raises:
        RefusedFileError: it is too large, no workbook, may do harm or cannot be read.
    """
    sheet = sent_sheet(
        content, name, most_mb=MOST_MB, most_rows=MOST_EVENTS, most_columns=len(EventColumn) + 6
    )
    return read_events(sheet, words)


def owed_in(session: Session, plan: PlanInfo, body: str, year: int) -> list[ObligationStanding]:
    """A body's obligations of a year as they stand."""
    return obligation_standings(session, Scope(plan, present(session), year, bodies=(body,)))


class Filed(NamedTuple):
    """An event that a body filed: its number, and the draft that would file it again."""

    number: int
    content: DraftContent


def filed_in(session: Session, plan: PlanInfo, body: str, year: int) -> list[Filed]:
    """What a body filed for a year's obligations, the first held first."""
    found: dict[int, list[str]] = {}
    for line in filed(session, plan, (body,)):
        mine = [code for code in line.obligations if code.split("/")[2].startswith(str(year))]
        if mine and line.state is not ClaimState.WITHDRAWN:
            found.setdefault(line.event, []).extend(mine)
    ends = {row.id: row.due_on for row in owed_in(session, plan, body, year)}
    events: list[Filed] = []
    for event, codes in found.items():
        known = event_record(session, event)
        if known:
            record, _revision = known
            content = content_of(record, obligations=tuple(sorted(codes)))
            is_late = any(record.held_on > ends.get(code, record.held_on) for code in codes)
            events.append(Filed(event, replace(content, is_late_by_choice=is_late)))
    return sorted(events, key=lambda one: (str(one.content.held_on), one.content.title))

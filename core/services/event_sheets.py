"""The sheet of a body for filing in bulk: made for it, and read when it comes back."""

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
        content, name, most_mb=MOST_MB, most_rows=MOST_EVENTS + 2, most_columns=len(EventColumn) + 6
    )
    return read_events(sheet, words)


def owed_in(session: Session, plan: PlanInfo, body: str, year: int) -> list[ObligationStanding]:
    """A body's obligations of a year as they stand."""
    return obligation_standings(session, Scope(plan, present(session), year, bodies=(body,)))


def filed_in(session: Session, plan: PlanInfo, body: str, year: int) -> list[DraftContent]:
    """What a body filed for a year's obligations, as drafts would say it, the first held first."""
    found: dict[int, list[str]] = {}
    for line in filed(session, plan, (body,)):
        mine = [code for code in line.obligations if code.split("/")[2].startswith(str(year))]
        if mine and line.state is not ClaimState.WITHDRAWN:
            found.setdefault(line.event, []).extend(mine)
    contents: list[DraftContent] = []
    for event, codes in found.items():
        record = event_record(session, event)
        if record:
            contents.append(content_of(record[0], obligations=tuple(sorted(codes))))
    return sorted(contents, key=lambda content: (str(content.held_on), content.title))

"""What a body has submitted about an event, as it and the secretariat see it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from core.domain.attachments import Attachment
from core.domain.events import EventFormat, EventRecord, EventType
from core.domain.facts import ClaimState
from core.domain.remarks import RemarkKind
from core.domain.submissions import ClaimView, Move, Remark, Submission
from core.queries.attachments import attachments_of
from core.queries.organisers import STILL_HOLDS, held, holders, organiser_moves
from core.storage.fact_tables import (
    ClaimRow,
    ClaimTransition,
    EventRevisionRow,
    EventRow,
)
from core.storage.filing_tables import RemarkRow
from core.storage.plan_tables import ObligationRow


def submission(
    session: Session, event: int, body: str, *, revision: int | None = None
) -> Submission | None:
    """A body's part in an event, as of the record's last revision or an earlier one."""
    found = event_record(session, event, revision)
    bodies, claims = holders(session, event), claims_of(session, event, body)
    if found is None or not (body in bodies or claims):  # what a merged body left is its heir's
        return None
    record, number = found
    row = session.get_one(EventRow, event)
    return Submission(
        event, body, tuple(sorted(bodies)), number, record, claims,
        tuple(files_of(session, event, body)), tuple(_remarks(session, event, body)),
        row.created_by, row.created_at, tuple(organiser_moves(session, event)),
    )  # fmt: skip


def event_record(
    session: Session, event: int, revision: int | None = None
) -> tuple[EventRecord, int] | None:
    """An event's record and its revision's number: the last one, or the one asked for."""
    wanted = select(EventRevisionRow).where(EventRevisionRow.event_id == event)
    if revision is not None:
        wanted = wanted.where(EventRevisionRow.revision == revision)
    row = session.exec(wanted.order_by(col(EventRevisionRow.revision).desc())).first()
    return (_record(row), row.revision) if row else None


def revisions_of(session: Session, event: int) -> list[tuple[int, EventRecord, str, datetime]]:
    """Every revision of an event's record: number, record, who wrote it, when; oldest first."""
    rows = session.exec(
        select(EventRevisionRow)
        .where(EventRevisionRow.event_id == event)
        .order_by(col(EventRevisionRow.revision))
    ).all()
    return [(row.revision, _record(row), row.actor, row.at) for row in rows]


def records_of(session: Session, body: str) -> list[tuple[int, EventRecord]]:
    """Every revision of every event that a body held, by event, the oldest first."""
    rows = session.exec(
        select(EventRevisionRow)
        .join(held, col(held.event_id) == EventRevisionRow.event_id)
        .where(held.body == body, text(STILL_HOLDS))
        .order_by(col(EventRevisionRow.event_id), col(EventRevisionRow.revision))
    ).all()
    return [(row.event_id, _record(row)) for row in rows]


def has_part(session: Session, event: int, body: str) -> bool:
    """Whether a body held an event, or claims it in the place of one that it took over."""
    return body in holders(session, event) or bool(claims_of(session, event, body))


def confirmed(session: Session, event: int) -> frozenset[str]:
    """The bodies that held an event, claimed it for an obligation and did not take that back."""
    return frozenset(b for b in holders(session, event) if own_obligations(session, event, b))


def own_obligations(session: Session, event: int, body: str) -> tuple[str, ...]:
    """The obligations for which a body claims an event, the primary one first."""
    claims = claims_of(session, event, body)
    standing = [claim for claim in claims if claim.state is not ClaimState.WITHDRAWN]
    return tuple(claim.obligation for claim in standing)


def files_of(session: Session, event: int, body: str) -> list[Attachment]:
    """The files that a body, or one that it took over, sent in for an event and that are there."""
    return [file for file in attachments_of(session, event) if body in file.facts.bodies]


def claims_of(session: Session, event: int, body: str) -> tuple[ClaimView, ...]:
    """A body's claims of an event in force, the primary one first."""
    rows = session.exec(
        select(ClaimRow, ObligationRow)
        .join(ObligationRow, col(ObligationRow.id) == ClaimRow.obligation_id)
        .where(
            ClaimRow.event_id == event,
            ObligationRow.body == body,
            col(ObligationRow.superseded_at).is_(None),
        )
        .order_by(col(ClaimRow.is_primary).desc(), col(ObligationRow.code))
    ).all()
    moves = _moves(session, [claim.id or 0 for claim, _owed in rows])
    return tuple(
        ClaimView(
            claim.id or 0, owed.code, owed.measure, owed.period, owed.window_start, owed.due_on,
            owed.min_count, claim.is_primary, tuple(moves[claim.id or 0]),
        )
        for claim, owed in rows
        if moves[claim.id or 0]
    )  # fmt: skip


def _moves(session: Session, claims: Sequence[int]) -> dict[int, list[Move]]:
    rows = session.exec(
        select(ClaimTransition)
        .where(col(ClaimTransition.claim_id).in_(claims))
        .order_by(col(ClaimTransition.at), col(ClaimTransition.id))
    ).all()
    found: dict[int, list[Move]] = defaultdict(list)
    for row in rows:
        found[row.claim_id].append(
            Move(
                ClaimState(row.state), row.revision, row.at, row.actor, row.reason,
                row.is_undo, row.is_appeal,
            )
        )  # fmt: skip
    return found


def _remarks(session: Session, event: int, body: str) -> Iterable[Remark]:
    rows = session.exec(
        select(RemarkRow)
        .where(RemarkRow.event_id == event, RemarkRow.body == body)
        .order_by(col(RemarkRow.at), col(RemarkRow.id))
    ).all()
    return [
        Remark(RemarkKind(row.kind), row.text, row.actor, row.at, row.is_from_secretariat)
        for row in rows
    ]


def _record(row: EventRevisionRow) -> EventRecord:
    details: dict[str, Any] = row.details
    return EventRecord(
        type=EventType(row.type), title=row.title, held_on=row.held_on, began_on=row.began_on,
        place=row.place, format=EventFormat(row.format), participants=row.participants,
        details=details, links=tuple(row.links),
    )  # fmt: skip

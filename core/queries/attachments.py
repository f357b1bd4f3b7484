"""Attachments as rows: whose they are, what was decided, what an event holds."""

from sqlmodel import Session, col, func, select

from core.domain.attachments import (
    Attachment,
    AttachmentFacts,
    AttachmentState,
    Purpose,
    is_proof,
)
from core.domain.facts import Transition, standing_verification
from core.queries.register import register_at
from core.queries.state import present
from core.storage.attachment_tables import (
    AttachmentLinkRow,
    AttachmentNameRow,
    AttachmentRow,
    AttachmentTransition,
)
from core.storage.fact_tables import ClaimRow, ClaimTransition
from core.storage.filing_tables import DraftAttachmentRow
from core.storage.plan_tables import BodyRecord, ObligationRow

GONE = (AttachmentState.REMOVED, AttachmentState.ERASED)


def attachment(session: Session, number: int) -> Attachment | None:
    """The attachment with a number."""
    row = session.get(AttachmentRow, number)
    return None if row is None else _whole(session, row)


def attachments_of(session: Session, event: int) -> list[Attachment]:
    """What is attached to an event now, in the order in which it came."""
    rows = session.exec(
        select(AttachmentRow)
        .join(AttachmentLinkRow, col(AttachmentLinkRow.attachment_id) == AttachmentRow.id)
        .where(AttachmentLinkRow.event_id == event)
        .order_by(col(AttachmentRow.id))
    ).unique()
    found = [_whole(session, row) for row in rows]
    return [each for each in found if each.facts.state not in GONE]


def sent_by(session: Session, body: str) -> list[Attachment]:
    """What a body sent in and that is still there, the last first."""
    rows = session.exec(
        select(AttachmentRow)
        .where(AttachmentRow.body == body)
        .order_by(col(AttachmentRow.id).desc())
    )
    found = [_whole(session, row) for row in rows.all()]
    return [each for each in found if each.facts.state not in GONE]


def size_of_event(session: Session, event: int, body: str) -> int:
    """How many bytes a body attached to an event; the same content counts once."""
    found = (each for each in attachments_of(session, event) if each.body == body)
    return sum({each.sha256: each.size for each in found}.values())


def is_in_use(session: Session, number: int) -> bool:
    """Whether a draft has an attachment, or something that was recorded."""
    for table in (DraftAttachmentRow, AttachmentLinkRow):
        if session.exec(select(table).where(table.attachment_id == number)).first() is not None:
            return True
    return False


def is_needed(session: Session, sha256: str) -> bool:
    """Whether an attachment that was not erased has this content."""
    erased = select(AttachmentTransition.attachment_id).where(
        AttachmentTransition.state == AttachmentState.ERASED
    )
    needing = select(AttachmentRow.id).where(
        AttachmentRow.sha256 == sha256, col(AttachmentRow.id).not_in(erased)
    )
    return session.exec(needing.limit(1)).first() is not None


def needed_contents(session: Session) -> dict[str, int]:
    """The hash and size of every content that an attachment not erased has."""
    erased = select(AttachmentTransition.attachment_id).where(
        AttachmentTransition.state == AttachmentState.ERASED
    )
    rows = session.exec(
        select(AttachmentRow.sha256, func.max(AttachmentRow.size))
        .where(col(AttachmentRow.id).not_in(erased))
        .group_by(AttachmentRow.sha256)
        .order_by(AttachmentRow.sha256)
    )
    return dict(rows.all())


def _whole(session: Session, row: AttachmentRow) -> Attachment:
    number = row.id or 0
    links = session.exec(
        select(AttachmentLinkRow).where(AttachmentLinkRow.attachment_id == number)
    ).all()
    events = tuple(link.event_id for link in links if link.event_id is not None)
    name = session.get(AttachmentNameRow, number)
    return Attachment(
        id=number,
        name=name.name if name else "",
        kind=row.kind,
        size=row.size,
        sha256=row.sha256,
        body=row.body,
        recorded_at=row.at,
        events=events,
        facts=AttachmentFacts(
            purpose=Purpose(row.purpose),
            states=_states(session, number),
            bodies=frozenset({row.body, *_heirs(session, row.body)}),
            recorded_by=row.recorded_by,
            is_verified=any(_is_verified(session, link, row.body) for link in links),
        ),
    )


def _states(session: Session, number: int) -> tuple[AttachmentState, ...]:
    rows = session.exec(
        select(AttachmentTransition.state)
        .where(AttachmentTransition.attachment_id == number)
        .order_by(col(AttachmentTransition.at), col(AttachmentTransition.id))
    )
    return tuple(AttachmentState(state) for state in rows)


def _heirs(session: Session, body: str) -> set[str]:
    """Who answers for a body that is gone (rules §2); those who held the event too never do."""
    ended = select(BodyRecord.id).where(
        BodyRecord.code == body, col(BodyRecord.valid_to).is_not(None)
    )
    if session.exec(ended.limit(1)).first() is None:
        return set()
    now = present(session)
    return {register_at(session, now).answering(body, now.today)}


def _is_verified(session: Session, link: AttachmentLinkRow, body: str) -> bool:
    """Whether a claim of the body that sent the attachment in is verified with it."""
    rows = session.exec(
        select(ClaimTransition)
        .join(ClaimRow, col(ClaimRow.id) == ClaimTransition.claim_id)
        .join(ObligationRow, col(ObligationRow.id) == ClaimRow.obligation_id)
        .where(ClaimRow.event_id == link.event_id, ObligationRow.body == body)
        .order_by(col(ClaimTransition.at), col(ClaimTransition.id))
    ).all()
    past: dict[int, list[Transition]] = {}
    for row in rows:
        past.setdefault(row.claim_id, []).append(
            Transition(row.state, row.at, row.revision, row.is_undo)
        )
    standing = map(standing_verification, past.values())
    return any(one is not None and is_proof(link.revision or 1, link.at, one) for one in standing)

"""Drafts as their own people see them (nobody else ever does)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, or_, select

from core.domain.attachments import Attachment
from core.domain.drafts import DraftContent, content_from
from core.domain.figures import PlanInfo
from core.domain.permissions import Action, Actor, files_for, may
from core.errors import NotFoundError
from core.i18n import _
from core.queries.attachments import GONE, attachment
from core.storage.filing_tables import DraftAttachmentRow, DraftRow


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file of a draft, and whether everyone is to see it once the event is verified."""

    attachment: Attachment
    is_public: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """An open draft; `event` and `base_revision` are those it corrects or confirms."""

    id: int
    body: str
    event: int | None
    base_revision: int | None
    copy_of: int | None
    content: DraftContent
    version: int
    saved_by: str
    saved_at: datetime
    files: tuple[DraftFile, ...]


def draft(session: Session, actor: Actor, number: int) -> Draft:
    """An open draft of the actor's body, or one that the actor began.

    Raises:
        NotFoundError: there is none for this actor, or it was submitted or dropped.
    """
    row = session.get(DraftRow, number)
    if row is None or row.closed_at is not None or not may_open(actor, row):
        raise NotFoundError(_("Такої чернетки немає."))
    return _draft(session, row)


def drafts(session: Session, plan: PlanInfo, actor: Actor) -> list[Draft]:
    """The actor's open drafts, the last saved first."""
    rows = session.exec(
        select(DraftRow)
        .where(
            DraftRow.plan_id == plan.id,
            col(DraftRow.closed_at).is_(None),
            or_(col(DraftRow.body).in_(files_for(actor)), DraftRow.created_by == actor.id),
        )
        .order_by(col(DraftRow.saved_at).desc())
    ).all()
    return [_draft(session, row) for row in rows if may_open(actor, row)]


def may_open(actor: Actor, row: DraftRow) -> bool:
    """Whether a draft is this actor's: of their own body, or begun by themselves."""
    is_theirs = row.body in files_for(actor) or row.created_by == actor.id
    return is_theirs and may(actor, Action.FILE_EVENT, [row.body])


def open_correction(session: Session, actor: Actor, event: int, body: str) -> DraftRow | None:
    """The actor's open draft by which a body corrects or confirms an event."""
    rows = session.exec(
        select(DraftRow)
        .where(
            DraftRow.event_id == event,
            DraftRow.body == body,
            col(DraftRow.closed_at).is_(None),
            col(DraftRow.copy_of).is_(None),
        )
        .order_by(col(DraftRow.id))
    )
    return next((row for row in rows if may_open(actor, row)), None)


def _draft(session: Session, row: DraftRow) -> Draft:
    links = session.exec(
        select(DraftAttachmentRow)
        .where(DraftAttachmentRow.draft_id == row.id)
        .order_by(col(DraftAttachmentRow.attachment_id))
    ).all()
    return Draft(
        row.id or 0, row.body, row.event_id, row.base_revision, row.copy_of,
        content_from(row.content), row.version, row.saved_by, row.saved_at,
        tuple(_files(session, links)),
    )  # fmt: skip


def _files(session: Session, links: Iterable[DraftAttachmentRow]) -> Iterable[DraftFile]:
    for link in links:
        found = attachment(session, link.attachment_id)
        if found is not None and found.facts.state not in GONE:
            yield DraftFile(found, link.is_public)

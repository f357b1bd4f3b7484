"""The documents that came with records: consents, exclusions, joinings, completions, extensions."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from core.domain.attachments import Attachment, Record, RecordKind
from core.errors import NotFoundError
from core.i18n import _
from core.queries.attachments import GONE, attachment
from core.storage.attachment_tables import AttachmentLinkRow
from core.storage.fact_tables import (
    ConsentRow,
    ExclusionRow,
    ExtensionRow,
    OptInTransition,
    TriggerFactRow,
)
from core.storage.plan_tables import ObligationRow

_OF_BODIES = {RecordKind.CONSENT: ConsentRow, RecordKind.OPT_IN: OptInTransition}
_OF_OBLIGATIONS = {
    RecordKind.EXCLUSION: ExclusionRow,
    RecordKind.TRIGGER: TriggerFactRow,
    RecordKind.EXTENSION: ExtensionRow,
}
_LINKS = {kind: getattr(AttachmentLinkRow, f"{kind}_id") for kind in RecordKind}


def papers_of(
    session: Session, kind: RecordKind, numbers: Collection[int | None]
) -> dict[int, tuple[Attachment, ...]]:
    """The documents of some records of a kind that are still there, by the records' numbers.

    Those of a record stand in the order in which they came; one without any has an empty tuple.
    """
    owner = _LINKS[kind]
    links = session.exec(
        select(owner, AttachmentLinkRow.attachment_id)
        .where(col(owner).in_(numbers))
        .order_by(col(AttachmentLinkRow.attachment_id))
    ).all()
    found: dict[int, tuple[Attachment, ...]] = {number or 0: () for number in numbers}
    for number, which in links:
        paper = attachment(session, which)
        if paper is not None and paper.facts.state not in GONE:
            found[number] += (paper,)
    return found


def body_of(session: Session, record: Record) -> str:
    """The body that a record is about.

    Raises:
        NotFoundError: there is no such record.
    """
    if record.kind in _OF_BODIES:
        table = _OF_BODIES[record.kind]
        wanted = select(table.body).where(table.id == record.id)
    else:
        table = _OF_OBLIGATIONS[record.kind]
        wanted = (
            select(ObligationRow.body)
            .join(table, col(table.obligation_id) == ObligationRow.id)
            .where(table.id == record.id)
        )
    body = session.exec(wanted).first()
    if body is None:
        raise NotFoundError(_("Такого запису немає."))
    return body

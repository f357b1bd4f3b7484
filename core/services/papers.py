"""Documents that come with records: kept and tied to them in the same act."""

from collections.abc import Iterable
from datetime import date

from core.domain.attachments import Purpose, Record
from core.errors import InvalidInputError
from core.i18n import _
from core.queries.papers import body_of
from core.services.attachments import Checked, attach_again, attach_file
from core.storage.attachment_tables import AttachmentLinkRow
from core.storage.attachments import AttachmentStore
from core.storage.unit_of_work import Writing


def check_document(document: str, decided_on: date | None = None, *, today: date) -> None:
    """Refuse a record that names no document, or one that is dated in the future.

    Raises:
        InvalidInputError: it does.
    """
    if not document.strip():
        raise InvalidInputError(_("Вкажіть документ: його назву й номер."))
    if decided_on is not None and decided_on > today:
        raise InvalidInputError(_("Дата документа не може бути в майбутньому."))


def attach_paper(
    work: Writing, kept_in: AttachmentStore, file: Checked, records: Iterable[Record]
) -> list[int]:
    """Keep a document that came with some records, once for each body they are about; its numbers.

    Raises:
        NotFoundError: there is no such record.
        RuleViolationError: the actor does not speak for the body of one.
        NotWritableError: the disk is full or may only be read.
    """
    kept: dict[str, int] = {}
    for record in records:
        body = body_of(work.session, record)
        if body not in kept and kept:
            first = next(iter(kept.values()))
            kept[body] = attach_again(work, first, Purpose.DOCUMENT, body=body)
        elif body not in kept:
            kept[body] = attach_file(work, kept_in, file, body=body, purpose=Purpose.DOCUMENT)
        _tie(work, kept[body], record)
    return list(kept.values())


def _tie(work: Writing, number: int, record: Record) -> None:
    owner = f"{record.kind}_id"
    link = AttachmentLinkRow(
        attachment_id=number, actor=work.actor.id, at=work.at, **{owner: record.id}
    )
    work.session.add(link)
    work.audit("attachment.link", "attachment", number, **{record.kind.value: record.id})

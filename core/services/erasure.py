"""What attachments leave behind: personal data erased, contents that nobody needs swept away."""

from sqlalchemy import Engine, delete
from sqlmodel import col, select

from core.domain.attachments import AttachmentState, may_erase
from core.domain.permissions import SYSTEM
from core.errors import InvalidInputError, NotFoundError, RuleViolationError
from core.i18n import _
from core.queries.attachments import is_needed, needed_contents
from core.services.attachments import decide_attachment
from core.storage.attachment_tables import AttachmentNameRow, AttachmentRow
from core.storage.attachments import AttachmentStore
from core.storage.engine import empty_log
from core.storage.idempotency import forget_old_keys
from core.storage.unit_of_work import Writing, noting, reading


def erase_attachment(work: Writing, number: int, reason: str) -> list[int]:
    """Erase a file with personal data: name and right to its content; the numbers erased.

    Every attachment with the same content goes with it. What remains is that it was there, its
    hash, and who erased it why; the audit chain holds. Call `drop_erased` after the commit.

    Raises:
        RuleViolationError: the actor may not erase.
        InvalidInputError: no reason.
        NotFoundError: there is no such file, or it is erased already.
    """
    if not may_erase(work.actor):
        raise RuleViolationError(_("Стирати файли може секретаріат або адміністратор."))
    if not reason.strip():
        raise InvalidInputError(_("Вкажіть причину."))
    row = work.session.get(AttachmentRow, number)
    if row is None or not is_needed(work.session, row.sha256):
        raise NotFoundError(_("Такого файлу немає."))
    same = work.session.exec(
        select(col(AttachmentRow.id)).where(AttachmentRow.sha256 == row.sha256)
    ).all()
    numbers = sorted(each for each in same if each is not None)
    for each in numbers:
        decide_attachment(work, each, AttachmentState.ERASED, reason.strip())
    names = col(AttachmentNameRow.attachment_id).in_(numbers)
    work.session.exec(delete(AttachmentNameRow).where(names))
    return numbers


def drop_erased(engine: Engine, kept_in: AttachmentStore, numbers: list[int]) -> bool:
    """Remove what erased files held: content on disk, and their names' last trace in the log.

    False where the trace stays, because somebody reads an older state of the database.
    """
    # With the write lock: nobody sends the same content in between the look and the removal.
    with noting(engine, SYSTEM) as work:
        rows = work.session.exec(
            select(AttachmentRow.sha256).where(col(AttachmentRow.id).in_(numbers))
        ).all()
        for sha256 in {each for each in rows if not is_needed(work.session, each)}:
            kept_in.remove(sha256)
    return empty_log(engine)


def sweep_orphans(engine: Engine, kept_in: AttachmentStore) -> list[str]:
    """Remove contents without an attachment, older than a day, and old keys of forms."""
    if not kept_in.folder.exists():
        return []
    kept_in.forget_incoming()
    with reading(engine) as session:  # the long look, while others write
        found = kept_in.orphans(needed_contents(session).keys())
    with noting(engine, SYSTEM) as work:
        forget_old_keys(work)
        return kept_in.sweep(found, lambda sha256: is_needed(work.session, sha256))

"""Attachments: send in, decide, fetch, erase. Content first, then its row and the audit."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from sqlalchemy import Engine
from sqlmodel import col, select

from core.domain.attachments import (
    AttachmentState,
    Purpose,
    may_attach,
    may_download,
    may_publish,
)
from core.domain.permissions import Actor
from core.errors import (
    NotFoundError,
    RefusedFileError,
    RuleViolationError,
    UnknownCodeError,
)
from core.files import apart
from core.files.kinds import DRESS, PICTURES, FileKind
from core.files.names import kept_name, shown_name
from core.i18n import _
from core.queries.attachments import (
    GONE,
    Attachment,
    attachment,
    size_of_event,
)
from core.queries.submissions import has_part
from core.settings import settings
from core.storage.attachment_tables import (
    AttachmentLinkRow,
    AttachmentNameRow,
    AttachmentRow,
    AttachmentTransition,
)
from core.storage.attachments import AttachmentStore, Incoming, lost_on_arrival
from core.storage.fact_tables import EventRevisionRow
from core.storage.unit_of_work import Writing, noting, reading

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Checked:
    """Content that arrived whole and was found to be of a kind that is taken in."""

    incoming: Incoming
    name: str
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Download:
    """What is sent out: bytes that were checked against their hash, and how to name them."""

    name: str
    media_type: str
    content: bytes


def store() -> AttachmentStore:
    """The attachment store of this installation."""
    return AttachmentStore(settings().attachments)


@contextmanager
def arrived(kept_in: AttachmentStore, source: BinaryIO, name: str) -> Generator[Checked]:
    """Content as it arrives, checked before any transaction begins; dropped unless it was kept.

    Raises:
        RefusedFileError: it is too large, or not taken in; the sentence says why.
        NotWritableError: the disk is full or may only be read.
        DamagedFileError: somebody took it away meanwhile.
    """
    most = settings().attachment_mb
    incoming = kept_in.receive(source, most_bytes=most * MEGABYTE)
    if incoming is None:
        raise RefusedFileError(_("Файл більший за {most} МБ.").format(most=most))
    try:
        named = kept_name(name)
        kind = apart.inspected(incoming.path, named)
    except RefusedFileError as error:
        if not incoming.path.exists():
            raise lost_on_arrival() from error
        raise
    else:
        yield Checked(incoming, named, kind)
    finally:
        kept_in.drop(incoming)


def attach_file(
    work: Writing, kept_in: AttachmentStore, file: Checked, *, body: str, purpose: Purpose
) -> int:
    """Keep a file that a body sent in, at first attached to nothing; its number.

    Raises:
        RuleViolationError: the actor does not speak for the body.
        NotWritableError: the disk is full or may only be read.
    """
    _check_for(work, body)
    kept_in.keep(file.incoming)
    row = AttachmentRow(
        body=body, purpose=purpose.value, sha256=file.incoming.sha256, size=file.incoming.size,
        kind=file.kind.value, recorded_by=work.actor.id, at=work.at,
    )  # fmt: skip
    return _kept(work, row, file.name)


def attach_again(work: Writing, number: int, purpose: Purpose, *, body: str = "") -> int:
    """Keep a file that was sent in once more; its number.

    Args:
        work: The write under way.
        number: The file that was sent in.
        purpose: What it shows, by a better look.
        body: Another body that it is for as well, if not the same one.

    Raises:
        NotFoundError: there is no such file for this actor.
        RuleViolationError: the actor does not speak for the other body.
    """
    found = _own(work, number)
    if body:
        _check_for(work, body)
    row = AttachmentRow(
        body=body or found.body, purpose=purpose.value, sha256=found.sha256, size=found.size,
        kind=found.kind, recorded_by=work.actor.id, at=work.at,
    )  # fmt: skip
    return _kept(work, row, found.name)


def link_to_event(work: Writing, number: int, event: int) -> None:
    """Attach a file that was sent in to an event, from its last revision on.

    Raises:
        NotFoundError: there is no such file for this actor.
        UnknownCodeError: there is no such event.
        RuleViolationError: neither the actor nor the file is of a body that held it.
        RefusedFileError: the body would attach more to the event than the quota.
    """
    found = _own(work, number)
    revision = work.session.exec(
        select(EventRevisionRow.revision)
        .where(EventRevisionRow.event_id == event)
        .order_by(col(EventRevisionRow.revision).desc())
    ).first()
    if revision is None:
        raise UnknownCodeError(_("Немає події № {number}.").format(number=event))
    if not has_part(work.session, event, found.body):
        raise RuleViolationError(_("Орган не значиться серед тих, хто провів подію."))
    if event in found.events:
        return
    most = settings().event_attachments_mb
    if size_of_event(work.session, event, found.body) + found.size > most * MEGABYTE:
        words = _("Разом файли органу до цієї події більші за {most} МБ.")
        raise RefusedFileError(words.format(most=most))
    work.session.add(
        AttachmentLinkRow(
            attachment_id=number, event_id=event, revision=revision, actor=work.actor.id,
            at=work.at,
        )
    )  # fmt: skip
    work.audit("attachment.link", "attachment", number, event=event, revision=revision)


def publish_attachment(work: Writing, number: int, *, is_public: bool) -> None:
    """Mark a file public (everyone may have it once its event is verified) or private again.

    Raises:
        NotFoundError: there is no such file for this actor.
        RuleViolationError: it is a list of participants, or to be shown by who did not send it in.
    """
    found = _own(work, number)
    if is_public and found.facts.purpose is Purpose.PARTICIPANTS:
        raise RuleViolationError(_("Списки учасників не оприлюднюють."))
    if is_public and not may_publish(work.actor, found.facts):
        raise RuleViolationError(_("Показати цей файл усім може лише орган, який його подав."))
    decide_attachment(
        work, number, AttachmentState.PUBLIC if is_public else AttachmentState.PRIVATE
    )


def remove_attachment(work: Writing, number: int, reason: str = "") -> None:
    """Take a file off its event; content and history stay.

    Raises:
        NotFoundError: there is no such file for this actor.
        RuleViolationError: a decision of the secretariat rests on it.
    """
    found = _own(work, number)
    if found.facts.is_verified:
        raise RuleViolationError(_("На цей файл спирається прийняте рішення: його не вилучають."))
    decide_attachment(work, number, AttachmentState.REMOVED, reason)


def attachment_for_download(
    engine: Engine, kept_in: AttachmentStore, actor: Actor, number: int
) -> Download:
    """A file for somebody who may have it; that it was fetched is audited.

    Raises:
        NotFoundError: there is none, or not for this actor: one answer, so that nothing is told.
        DamagedFileError: the content is missing or no longer what it was.
        NotWritableError: the audit cannot be written, so nothing is handed out.
    """
    found = _for(engine, actor, number)
    content = kept_in.read(found.sha256)
    with noting(engine, actor) as work:
        work.audit("attachment.download", "attachment", number, sha256=found.sha256)
    kind = FileKind(found.kind)
    return Download(shown_name(found.name, kind), DRESS[kind].media_type, content)


def attachment_preview(
    engine: Engine, kept_in: AttachmentStore, actor: Actor, number: int, *, page: int = 1
) -> bytes:
    """A picture, or a page of a PDF, as PNG without EXIF, for somebody who may have the file.

    Raises:
        NotFoundError: there is none for this actor.
        RefusedFileError: this kind of file has no picture, or it cannot be drawn.
    """
    found = _for(engine, actor, number)
    kind = FileKind(found.kind)
    if kind is not FileKind.PDF and kind not in PICTURES:
        raise RefusedFileError(_("Попередній перегляд є лише для PDF і рисунків."))
    kept_in.read(found.sha256)
    return apart.preview(kept_in.place(found.sha256), kind, page)


def _check_for(work: Writing, body: str) -> None:
    if not may_attach(work.actor, body):
        raise RuleViolationError(_("Файли за цей орган подає той, хто за нього відповідає."))


def _kept(work: Writing, row: AttachmentRow, name: str) -> int:
    work.session.add(row)
    work.session.flush()
    number = row.id or 0
    work.session.add(AttachmentNameRow(attachment_id=number, name=name))
    work.audit(
        "attachment.add", "attachment", number, sha256=row.sha256, size=row.size, kind=row.kind,
        body=row.body, purpose=row.purpose,
    )  # fmt: skip
    return number


def _for(engine: Engine, actor: Actor, number: int) -> Attachment:
    with reading(engine) as session:
        found = attachment(session, number)
    if found is None or not may_download(actor, found.facts):
        raise NotFoundError(_("Такого файлу немає."))
    return found


def _own(work: Writing, number: int) -> Attachment:
    found = attachment(work.session, number)
    if found is None or found.facts.state in GONE or not may_attach(work.actor, found.body):
        raise NotFoundError(_("Такого файлу немає."))
    return found


def decide_attachment(work: Writing, number: int, state: AttachmentState, reason: str = "") -> None:
    """Write down what was decided about an attachment."""
    work.session.add(
        AttachmentTransition(
            attachment_id=number, state=state.value, reason=reason, actor=work.actor.id, at=work.at
        )
    )
    work.session.flush()
    work.audit(f"attachment.{state}", "attachment", number, reason=reason)

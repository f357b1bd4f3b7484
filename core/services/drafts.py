"""Drafts on the server: begun, saved at every change, kept apart when two people write at once.

A draft is no fact: nothing counts by it, and no entry of the audit tells of it.
"""

from dataclasses import replace

from sqlmodel import Session, col, delete, select

from core.domain.attachments import Purpose
from core.domain.drafts import DraftContent, content_of
from core.domain.events import EventRecord
from core.domain.figures import PlanInfo
from core.domain.permissions import Action, files_by_paper
from core.errors import ConflictError, NotFoundError, UnknownCodeError
from core.i18n import _
from core.queries.attachments import is_in_use
from core.queries.drafts import may_open, open_correction
from core.queries.organisers import holders
from core.queries.submissions import event_record, has_part, own_obligations
from core.services.attachments import attach_again, remove_attachment
from core.services.permission import check_may
from core.storage.filing_tables import DraftAttachmentRow, DraftRow
from core.storage.unit_of_work import Writing


def begin_draft(work: Writing, plan: PlanInfo, body: str, content: DraftContent) -> int:
    """A new draft of a body; its number.

    Raises:
        ForbiddenError: the actor does not file for the body.
    """
    check_may(work, Action.FILE_EVENT, [body])
    return _kept(work, _row(work, plan.id, body, content))


def begin_correction(work: Writing, plan: PlanInfo, event: int, body: str) -> int:
    """The draft by which a body corrects an event it held, or confirms that it held it too.

    The one that is open already, or a new one that says what the last revision says.

    Raises:
        UnknownCodeError: there is no such event.
        NotFoundError: the body has no part in it.
    """
    check_may(work, Action.FILE_EVENT, [body])
    known = open_correction(work.session, work.actor, event, body)
    if known is not None:
        return known.id or 0
    record, revision = _known_record(work.session, event, body)
    others = tuple(sorted(holders(work.session, event) - {body}))
    obligations = own_obligations(work.session, event, body)
    content = content_of(record, bodies=others, obligations=obligations)
    if obligations and not files_by_paper(work.actor, body):
        content = replace(content, letter="")  # the body itself writes now
    row = _row(work, plan.id, body, content)
    row.event_id, row.base_revision = event, revision
    return _kept(work, row)


def begin_copy(work: Writing, plan: PlanInfo, event: int, body: str) -> int:
    """A new draft that says what an event of the body says, for another one like it.

    Raises:
        UnknownCodeError: there is no such event.
        NotFoundError: the body has no part in it.
    """
    record, _revision = _known_record(work.session, event, body)
    return begin_draft(work, plan, body, content_of(record).copied())


def save_draft(work: Writing, number: int, content: DraftContent, *, seen_version: int) -> int:
    """Keep what was written; the draft's new version.

    Raises:
        NotFoundError: there is no such draft for this actor.
        ConflictError: somebody saved it meanwhile; `keep_apart` loses neither.
    """
    row = _seen(work, number, seen_version)
    row.content = content.to_json()
    return _save(work, row)


def keep_apart(work: Writing, number: int, content: DraftContent) -> int:
    """Keep what was written beside what somebody else saved, as a draft of its own; its number.

    Beside a draft that was submitted meanwhile it becomes a correction of the event.

    Raises:
        NotFoundError: the draft was never this actor's.
    """
    row = _own(work, number)
    apart = _row(work, row.plan_id, row.body, content)
    apart.event_id, apart.base_revision = row.event_id, row.base_revision
    apart.copy_of = number if row.closed_at is None else None
    copy = _kept(work, apart)
    for link in _links(work.session, number):
        work.session.add(
            DraftAttachmentRow(
                draft_id=copy, attachment_id=link.attachment_id, is_public=link.is_public
            )
        )
    return copy


def take_over(work: Writing, number: int, copy: int, *, seen_version: int) -> int:
    """Let a draft say what the copy kept apart says, and drop the copy; the new version.

    Raises:
        NotFoundError: there is no such draft, or no such copy of it, for this actor.
        ConflictError: the draft was saved again since the two were looked at.
    """
    row, apart = _seen(work, number, seen_version), _open(work, copy)
    if apart.copy_of != number:
        raise NotFoundError(_("Такої чернетки немає."))
    row.content = apart.content
    _close(work, apart)
    return _save(work, row)


def rebase(work: Writing, number: int, revision: int) -> int:
    """Let a correction stand on the event's newer revision that its writer has seen."""
    row = _open(work, number)
    row.base_revision = revision
    return _save(work, row)


def drop_draft(work: Writing, number: int) -> None:
    """Drop a draft, and the files that were sent in for it alone.

    Raises:
        NotFoundError: there is no such draft for this actor.
    """
    row = _open(work, number)
    for link in _links(work.session, number):
        drop_file(work, number, link.attachment_id)
    _close(work, row)


def add_file(work: Writing, number: int, attachment: int, *, is_public: bool = False) -> None:
    """Let a file that was sent in belong to a draft.

    Raises:
        NotFoundError: there is no such draft for this actor.
    """
    row = _open(work, number)
    work.session.add(
        DraftAttachmentRow(draft_id=number, attachment_id=attachment, is_public=is_public)
    )
    _save(work, row, is_new=False)


def drop_file(work: Writing, number: int, attachment: int) -> None:
    """Take a file out of a draft; it goes for good if no other draft and no event has it."""
    row = _open(work, number)
    link = _link(work.session, number, attachment)
    work.session.delete(link)
    work.session.flush()
    if not is_in_use(work.session, attachment):
        remove_attachment(work, attachment)
    _save(work, row, is_new=False)


def show_file(work: Writing, number: int, attachment: int, *, is_public: bool) -> None:
    """Mark a draft's file for everyone to see once the event is verified, or not."""
    row = _open(work, number)
    link = _link(work.session, number, attachment)
    link.is_public = is_public
    _save(work, row, is_new=False)


def name_file(work: Writing, number: int, attachment: int, purpose: Purpose) -> None:
    """Say what a draft's file shows; a list of participants is then shown to nobody else.

    Raises:
        NotFoundError: there is no such draft, or no such file of it, for this actor.
    """
    row = _open(work, number)
    link = _link(work.session, number, attachment)
    is_public = link.is_public and purpose is not Purpose.PARTICIPANTS
    renamed = attach_again(work, attachment, purpose)
    drop_file(work, number, attachment)
    work.session.add(
        DraftAttachmentRow(draft_id=number, attachment_id=renamed, is_public=is_public)
    )
    _save(work, row, is_new=False)


def close_draft(work: Writing, number: int, *, event: int, revision: int) -> None:
    """Close a draft that was submitted: its content lives on in the event.

    What was kept apart from it stays open, as a correction of the event: nobody chose to drop it.
    """
    session = work.session
    row = session.get_one(DraftRow, number)
    sent = {link.attachment_id for link in _links(session, number)}
    copies = select(DraftRow).where(DraftRow.copy_of == number, col(DraftRow.closed_at).is_(None))
    for copy in session.exec(copies).all():
        for link in _links(session, copy.id or 0):
            if link.attachment_id in sent:
                session.delete(link)
        copy.event_id, copy.base_revision, copy.copy_of = event, revision, None
        _save(work, copy)
    row.event_id, row.base_revision = event, revision
    _close(work, row)


def _close(work: Writing, row: DraftRow) -> None:
    links = col(DraftAttachmentRow.draft_id) == row.id
    work.session.exec(delete(DraftAttachmentRow).where(links))
    row.content, row.closed_at = {}, work.at
    _save(work, row)


def _open(work: Writing, number: int) -> DraftRow:
    row = _own(work, number)
    if row.closed_at is not None:
        raise NotFoundError(_("Такої чернетки немає."))
    return row


def _own(work: Writing, number: int) -> DraftRow:
    row = work.session.get(DraftRow, number)
    if row is None or not may_open(work.actor, row):
        raise NotFoundError(_("Такої чернетки немає."))
    return row


def _seen(work: Writing, number: int, version: int) -> DraftRow:
    row = _open(work, number)
    if row.version != version:
        raise ConflictError(_("Цю чернетку тим часом змінили в іншому вікні."))
    return row


def _row(work: Writing, plan: int, body: str, content: DraftContent) -> DraftRow:
    return DraftRow(
        plan_id=plan, body=body, content=content.to_json(), created_by=work.actor.id,
        saved_by=work.actor.id, saved_at=work.at,
    )  # fmt: skip


def _save(work: Writing, row: DraftRow, *, is_new: bool = True) -> int:
    """A save moves the version on; a file that comes or goes does not meet anybody's text."""
    row.version += is_new
    row.saved_by, row.saved_at = work.actor.id, work.at
    _kept(work, row)
    return row.version


def _kept(work: Writing, row: DraftRow) -> int:
    work.session.add(row)
    work.session.flush()
    return row.id or 0


def _link(session: Session, number: int, attachment: int) -> DraftAttachmentRow:
    link = session.get(DraftAttachmentRow, (number, attachment))
    if link is None:
        raise NotFoundError(_("Такого файлу немає."))
    return link


def _links(session: Session, number: int) -> list[DraftAttachmentRow]:
    wanted = select(DraftAttachmentRow).where(DraftAttachmentRow.draft_id == number)
    return list(session.exec(wanted).all())


def _known_record(session: Session, event: int, body: str) -> tuple[EventRecord, int]:
    found = event_record(session, event)
    if found is None:
        raise UnknownCodeError(_("Немає події № {number}.").format(number=event))
    if not has_part(session, event, body):
        raise NotFoundError(_("Немає події № {number}.").format(number=event))
    return found

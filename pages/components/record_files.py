"""The files of «Подати»: stored as they arrive, listed, named for what they show, removable."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile

from core.domain.attachments import Attachment, Purpose
from core.errors import PostupError
from core.i18n import _
from core.presenters.filing import purpose_text, usual_purpose
from core.queries.drafts import DraftFile, draft
from core.queries.submissions import files_of
from core.services import attachments, drafts
from core.settings import settings
from core.storage.unit_of_work import noting, reading
from pages.components import access, file_line, frame
from pages.components.plain import plain
from pages.components.reading import engine
from pages.components.sheet import Sheet, ensure_draft, keep


def show(sheet: Sheet) -> list[DraftFile]:
    """The uploader and the files there are; those of the draft itself."""
    st.file_uploader(
        _("Файли: документи, фото, програма, підписані файли"),
        accept_multiple_files=True,
        key=sheet.key(f"files-{sheet.uploads}"),
        max_upload_size=settings().attachment_mb,
        on_change=_arrive,
        args=(sheet,),
    )
    for sentence in sheet.refused:
        st.error(plain(sentence))
    own, kept = _files(sheet)
    for file in kept:
        _kept_file(sheet, file)
    for file in own:
        _own_file(sheet, file)
    if own or kept:
        frame.note(_("Файли бачать лише ваш орган і секретаріат, доки ви не позначите інше."))
    return own


def kept_files(sheet: Sheet) -> int:
    """How many files will stand with the event when the draft is submitted."""
    own, kept = _files(sheet)
    return len(own) + sum(file.id not in sheet.content.dropped_files for file in kept)


def _files(sheet: Sheet) -> tuple[list[DraftFile], list[Attachment]]:
    """The draft's own files, and those that the event has already."""
    if sheet.draft is None:
        return [], []
    with reading(engine()) as session:
        found = draft(session, sheet.actor, sheet.draft)
        kept = files_of(session, found.event, found.body) if found.event else []
    return list(found.files), kept


def _arrive(sheet: Sheet) -> None:
    given: Sequence[Any] = st.session_state[sheet.key(f"files-{sheet.uploads}")]
    sheet.uploads += 1
    sheet.refused = []
    for file in given:
        if isinstance(file, DeletedFile):  # the server was started anew while it was under way
            sheet.refused.append(_("Файл не дійшов. Виберіть його ще раз."))
            continue
        try:
            _store(sheet, file)
        except PostupError as error:
            sheet.refused.append(_("«{name}»: {why}").format(name=file.name, why=error))


def _store(sheet: Sheet, file: Any) -> None:
    kept_in = attachments.store()
    number = ensure_draft(sheet)
    with (
        attachments.arrived(kept_in, file, file.name) as checked,
        noting(engine(), access.who_is_it().actor) as work,
    ):
        purpose = usual_purpose(checked.kind)
        added = attachments.attach_file(work, kept_in, checked, body=sheet.body, purpose=purpose)
        drafts.add_file(work, number, added)


def _own_file(sheet: Sheet, file: DraftFile) -> None:
    number = file.attachment.id
    purposes = [purpose.value for purpose in Purpose]
    with st.container(horizontal=True, vertical_alignment="center", key=f"file-{number}"):
        file_line.show(file.attachment, width="stretch")
        st.selectbox(
            _("Що це"), purposes, index=purposes.index(file.attachment.facts.purpose.value),
            format_func=lambda code: purpose_text(Purpose(code)), key=f"purpose-{number}",
            on_change=_rename, args=(sheet, number), label_visibility="collapsed", width=230,
        )  # fmt: skip
        st.toggle(
            _("Для всіх"), file.is_public, key=f"public-{number}", on_change=_publish,
            args=(sheet, number), help=_("Після перевірки файл побачать усі."),
            disabled=file.attachment.facts.purpose is Purpose.PARTICIPANTS,
        )  # fmt: skip
        label = _("Вилучити {name}").format(name=plain(file.attachment.name))
        st.button("✕", key=f"drop-{number}", help=label, on_click=_drop, args=(sheet, number))


def _kept_file(sheet: Sheet, file: Attachment) -> None:
    """A file of the event: taking it off is part of the correction, done when it is submitted."""
    is_dropped = file.id in sheet.content.dropped_files
    with st.container(horizontal=True, vertical_alignment="center", key=f"kept-{file.id}"):
        state = _("буде вилучено") if is_dropped else _("уже подано")
        file_line.show(file, state, width="stretch")
        words = _("Залишити") if is_dropped else _("Вилучити")
        if is_dropped or not file.facts.is_verified:
            st.button(words, key=f"keep-{file.id}", on_click=_toggle, args=(sheet, file.id))


def _drop(sheet: Sheet, number: int) -> None:
    _do(sheet, lambda work: drafts.drop_file(work, sheet.draft or 0, number))


def _publish(sheet: Sheet, number: int) -> None:
    is_public = bool(st.session_state[f"public-{number}"])
    _do(sheet, lambda w: drafts.show_file(w, sheet.draft or 0, number, is_public=is_public))


def _rename(sheet: Sheet, number: int) -> None:
    purpose = Purpose(st.session_state[f"purpose-{number}"])
    _do(sheet, lambda work: drafts.name_file(work, sheet.draft or 0, number, purpose))


def _toggle(sheet: Sheet, number: int) -> None:
    dropped = sheet.content.dropped_files
    is_dropped = number in dropped
    rest = tuple(one for one in dropped if one != number)
    keep(sheet, replace(sheet.content, dropped_files=rest if is_dropped else (*rest, number)))


def _do(sheet: Sheet, action: Any) -> None:
    sheet.refused = []
    try:
        with noting(engine(), access.who_is_it().actor) as work:
            action(work)
    except PostupError as error:
        sheet.refused = [str(error)]

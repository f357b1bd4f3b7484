"""What was sent in with a submission: links with their notes, files with a look at their pages."""

from html import escape

import streamlit as st

from core.domain.attachments import Attachment
from core.domain.events import EventRecord
from core.domain.permissions import Actor
from core.errors import PostupError
from core.files.kinds import PICTURES, FileKind
from core.files.names import shown_name
from core.i18n import _
from core.presenters.event_list import foreign, safe_links
from core.presenters.evidence import file_note, purpose_label
from core.presenters.record_changes import link_note
from core.services.attachments import attachment_preview, store
from core.services.previews import attachment_pages
from core.settings import settings
from core.web.addresses import ATTACHMENTS
from pages.components import access, frame, tables
from pages.components.reading import engine
from pages.components.verify_asking import Case

_LOOKED_AT, _COUNTED = "_looked_at", "_counted"
PREVIEWED = frozenset({FileKind.PDF, *PICTURES})


def links(record: EventRecord) -> None:
    """Addresses of pages, opened in a new tab, with the day each was seen and what stood there."""
    safe = safe_links(record.links)
    if not safe:
        return
    frame.part(_("Посилання"))
    items = "".join(
        f'<li><a href="{escape(href)}" target="_blank" rel="noopener noreferrer">{escape(href)}</a>'
        f"{_noted(link_note(record, href))}</li>"
        for _host, href in safe
    )
    st.html(f'<ul class="postup-list">{items}</ul>')


def show(known: Case) -> None:
    """The files with what is said of each, and a look at one of them."""
    files = known.found.files
    if not files:
        return
    frame.part(_("Файли"))
    items = "".join(f"<li>{_file(file, known)}</li>" for file in files)
    st.html(f'<ul class="postup-list">{items}</ul>')
    shown = [file for file in files if FileKind(file.kind) in PREVIEWED]
    if shown:
        _look(shown)


def _noted(note: str) -> str:
    lang = foreign(note)
    spoken = f' lang="{lang}"' if lang else ""
    return f"<small{spoken}>{escape(note)}</small>" if note else ""


def _file(file: Attachment, known: Case) -> str:
    name = shown_name(file.name, FileKind(file.kind))
    lang = foreign(name)
    spoken = f' lang="{lang}"' if lang else ""
    is_new = known.decided_at is not None and file.recorded_at > known.decided_at
    fresh = tables.flag(_("новий")) if is_new else ""
    purpose = purpose_label(file.facts.purpose)
    note = " · ".join((purpose, file_note(file.kind, file.size), f"SHA-256 {file.sha256[:12]}…"))
    href = f"{settings().base_path}{ATTACHMENTS}/{file.id}"
    return f"<span{spoken}>{tables.anchor(name, href)}</span> {fresh}<small>{escape(note)}</small>"


@st.fragment
def _look(files: list[Attachment]) -> None:
    """A picture of a page; turning it over redraws nothing else."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        file = files[0]
        if len(files) > 1:
            names = {one.id: shown_name(one.name, FileKind(one.kind)) for one in files}
            number = st.selectbox(
                _("Переглянути"), list(names), format_func=names.__getitem__,
                key=f"verify-file-{files[0].id}",
            )  # fmt: skip
            file = next(one for one in files if one.id == number)
        try:
            actor = access.who_is_it(touch=False).actor
            pages = _pages(actor, file.id)
            page = 1
            if pages > 1:
                page = st.pagination(pages, key=f"verify-page-{file.id}")
        except PostupError as error:
            st.html(f'<p class="postup-context">{escape(str(error))}</p>')
            return
    _page(actor, file, page, pages)


def _page(actor: Actor, file: Attachment, page: int, pages: int) -> None:
    try:
        picture = _picture(actor, file.id, page)
    except PostupError as error:
        st.html(f'<p class="postup-context">{escape(str(error))}</p>')
        return
    name = shown_name(file.name, FileKind(file.kind))
    alt = _("{name}, сторінка {page} із {pages}").format(name=name, page=page, pages=pages)
    with st.container(key="verify-picture"):
        st.image(picture, alt=alt)


def _picture(actor: Actor, number: int, page: int) -> bytes:
    """A page as a picture, kept by this tab alone while its file is being turned over."""
    held = st.session_state.get(_LOOKED_AT)
    if held is None or held[0] != number:
        held = (number, {})
        st.session_state[_LOOKED_AT] = held
    if page not in held[1]:
        held[1][page] = attachment_preview(engine(), store(), actor, number, page=page)
    return held[1][page]


def _pages(actor: Actor, number: int) -> int:
    held = st.session_state.get(_COUNTED)
    if held is None or held[0] != number:
        held = (number, attachment_pages(engine(), store(), actor, number))
        st.session_state[_COUNTED] = held
    return held[1]

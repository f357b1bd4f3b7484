"""A body's files of an event that it has submitted, and whether everyone may have each."""

from functools import partial

import streamlit as st

from core.domain.attachments import Attachment, AttachmentState, Purpose, may_publish
from core.domain.permissions import Actor
from core.errors import PostupError
from core.i18n import _
from core.services.attachments import publish_attachment
from core.storage.unit_of_work import writing
from pages.components import access, file_line
from pages.components.plain import plain
from pages.components.reading import engine

_TROUBLE = "own-files-trouble"


def show(files: tuple[Attachment, ...], actor: Actor) -> None:
    """Draw them."""
    if trouble := st.session_state.pop(_TROUBLE, ""):
        st.error(plain(trouble))
    for file in files:
        _file(file, actor)


def _file(file: Attachment, actor: Actor) -> None:
    is_marked = file.facts.state is AttachmentState.PUBLIC
    with st.container(horizontal=True, vertical_alignment="center", key=f"own-file-{file.id}"):
        file_line.show(file, width="stretch")
        st.toggle(
            _("Для всіх"), is_marked, key=f"shown-{file.id}-{is_marked}",
            on_change=partial(_publish, file.id, is_public=not is_marked),
            help=_("Після перевірки файл побачать усі."),
            disabled=file.facts.purpose is Purpose.PARTICIPANTS
            or not (is_marked or may_publish(actor, file.facts)),
        )  # fmt: skip


def _publish(number: int, *, is_public: bool) -> None:
    try:
        with writing(engine(), access.who_is_it().actor) as work:
            publish_attachment(work, number, is_public=is_public)
    except PostupError as error:
        st.session_state[_TROUBLE] = str(error)

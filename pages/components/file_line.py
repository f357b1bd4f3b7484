"""A file as a line: its name, which leads to it, its kind and size, and what else is said of it."""

from html import escape

import streamlit as st

from core.domain.attachments import Attachment
from core.presenters.event_list import foreign
from core.presenters.evidence import file_note
from core.settings import settings
from core.web.addresses import ATTACHMENTS
from pages.components import tables


def show(file: Attachment, more: str = "", **look: str) -> None:
    """Draw it."""
    name = tables.anchor(file.name, f"{settings().base_path}{ATTACHMENTS}/{file.id}")
    lang = foreign(file.name)
    link = f'<span lang="{lang}">{name}</span>' if lang else name
    note = " · ".join(part for part in (file_note(file.kind, file.size), more) if part)
    st.html(f'<p class="postup-file">{link}<small>{escape(note)}</small></p>', **look)  # pyright: ignore[reportArgumentType]

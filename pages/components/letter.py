"""The letter by which a body wrote, where somebody of the secretariat acts for it."""

import streamlit as st

from core.domain.permissions import Actor, files_by_paper
from core.i18n import _

LONGEST = 300


def field(actor: Actor, body: str, key: str | None = None) -> str:
    """Its number and date as typed; nothing is asked of the body's own people."""
    if not files_by_paper(actor, body):
        return ""
    label = _("Лист органу: номер і дата")
    return st.text_input(label, key=key, max_chars=LONGEST, placeholder="№ 12/34")

"""What there is not, or not for this reader: a title, the sentence and the way back."""

import streamlit as st

from core.i18n import _
from core.web.addresses import MY
from pages.components import address, tables


def show(sentence: str) -> None:
    """Say so."""
    st.title(_("Тут нічого немає"), anchor=False)
    tables.empty(sentence)
    tables.way(_("До мого органу"), address.link(MY))

"""Short lists: deadlines ahead, events."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from core.presenters.items import Items
from pages.components.tables import anchor


def show(items: Items) -> None:
    """Draw a list, or the sentence that it is empty."""
    if not items.rows:
        st.html(f'<p class="postup-empty">{escape(items.empty)}</p>')
        return
    rows = "".join(
        f"<li>{anchor(item.text, item.href)}"
        f"<small>{escape(item.note)}{_links(item.links)}</small></li>"
        for item in items.rows
    )
    st.html(f'<ul class="postup-list">{rows}</ul>')


def _links(links: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f' · <a href="{escape(href)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'
        for text, href in links
    )

"""What the cards of measures and bodies are drawn from."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from core.presenters.cards import Fact, StripItem
from core.presenters.labels import GROUPS, group_label
from pages.components.tables import anchor, chip


def facts(lines: Iterable[Fact]) -> None:
    """Named lines."""
    items = "".join(
        f"<dt>{escape(line.name)}</dt><dd{_lang(line)}>{anchor(line.text, line.href)}</dd>"
        for line in lines
    )
    st.html(f'<dl class="postup-facts">{items}</dl>')


def verbatim(text: str) -> None:
    """The act's own text."""
    st.html(f'<blockquote class="postup-verbatim" lang="uk">{escape(text)}</blockquote>')


def strip(items: Iterable[StripItem]) -> None:
    """Chips that open what they stand for."""
    chips = "".join(
        f'<li><a href="{escape(item.href)}" target="_self" title="{escape(item.title)}">'
        f"{chip(item.mark, item.text)}</a></li>"
        for item in items
    )
    st.html(f'<ul class="postup-strip">{chips}</ul>')


def legend() -> None:
    """What each glyph and colour of a status means."""
    chips = "".join(chip(mark, group_label(mark)) for mark, _statuses in GROUPS)
    st.html(f'<div class="postup-legend">{chips}</div>')


def way_back(text: str, href: str) -> None:
    """The way back to where a card was opened from."""
    st.html(f'<p class="postup-back">{anchor("← " + text, href)}</p>')


def _lang(line: Fact) -> str:
    return f' lang="{line.lang}"' if line.lang else ""

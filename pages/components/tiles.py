"""Figures and short cards as HTML."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from core.presenters.overview import Tile, WorstBody
from pages.components import address


def tiles(figures: Iterable[Tile]) -> None:
    """A row of figures."""
    st.html(f'<ul class="postup-tiles">{"".join(map(_tile, figures))}</ul>')


def worst_bodies(bodies: Sequence[WorstBody], *, empty: str) -> None:
    """Bodies with the most overdue, each opening its card, or the sentence that there are none."""
    if not bodies:
        st.html(f'<p class="postup-empty">{escape(empty)}</p>')
        return
    items = "".join(
        f'<li><a href="{escape(address.link("/bodies", body=body.code))}" target="_self">'
        f"<b>{escape(body.name)}</b><span>{escape(body.text)}</span></a></li>"
        for body in bodies
    )
    st.html(f'<ul class="postup-cards">{items}</ul>')


def _tile(tile: Tile) -> str:
    worse = " postup-worse" if tile.is_worse else ""
    change = (
        f' <span class="postup-change{worse}">{escape(tile.change)}</span>' if tile.change else ""
    )
    return (
        f'<li class="postup-tile"><div class="postup-label">{escape(tile.label)}</div>'
        f'<div class="postup-value">{escape(tile.value)}</div>'
        f'<div class="postup-note">{escape(tile.note)}{change}</div></li>'
    )

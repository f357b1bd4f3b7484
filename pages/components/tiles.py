"""Figures and short cards as HTML."""

from collections.abc import Iterable, Sequence
from html import escape

from core.presenters.overview import Tile, WorstBody
from pages.components import address, pieces, tables


def tiles(figures: Iterable[Tile]) -> None:
    """A row of figures, each opening the obligations behind it."""
    pieces.write(f'<ul class="postup-tiles">{"".join(map(_tile, figures))}</ul>')


def worst_bodies(bodies: Sequence[WorstBody], *, empty: str) -> None:
    """Bodies with the most overdue, each opening its card, or the sentence that there are none."""
    if not bodies:
        tables.empty(empty)
        return
    items = "".join(
        f'<li><a href="{escape(address.link("/bodies", body=body.code))}" target="_self">'
        f"<b>{escape(body.name)}</b><span>{escape(body.text)}</span></a></li>"
        for body in bodies
    )
    pieces.write(f'<ul class="postup-cards">{items}</ul>')


def _tile(tile: Tile) -> str:
    worse = " postup-worse" if tile.is_worse else ""
    change = (
        f'<span class="postup-change{worse}">{escape(tile.change)}</span>' if tile.change else ""
    )
    more = " ".join(part for part in (escape(tile.more), change) if part)
    return (
        f'<li><a class="postup-tile" href="{escape(tile.href)}" target="_self">'
        f'<span class="postup-label">{escape(tile.label)}</span>'
        f'<span class="postup-value" style="--signs:{len(tile.value)}">{escape(tile.value)}</span>'
        f'<span class="postup-note">{escape(tile.note)}</span>'
        f'<span class="postup-note">{more}</span></a></li>'
    )

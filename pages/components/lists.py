"""Short lists: deadlines ahead, events."""

from collections.abc import Sequence
from html import escape

from core.presenters.items import Item, Items
from core.settings import settings
from pages.components import pieces, tables
from pages.components.tables import anchor


def show(items: Items) -> None:
    """Draw a list, or the sentence that it is empty."""
    if not items.rows:
        tables.empty(items.empty)
        return
    rows = "".join(
        f"<li><span{_spoken(item.lang)}>{anchor(item.text, item.href)}</span>"
        f"<small>{escape(item.note)}{_place(item)}{_links(item.links)}</small></li>"
        for item in items.rows
    )
    pieces.write(f'<ul class="postup-list">{rows}</ul>')


def _place(item: Item) -> str:
    return f" · <span{_spoken(item.place_lang)}>{escape(item.place)}</span>" if item.place else ""


def _spoken(lang: str) -> str:
    return f' lang="{lang}"' if lang else ""


def _links(links: Sequence[tuple[str, str]]) -> str:
    """Pages elsewhere, and files of ours, which stand under the path that Postup is served at."""
    base = settings().base_path
    placed = [(text, base + href if href.startswith("/") else href) for text, href in links]
    return "".join(
        f' · <a href="{escape(href)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'
        for text, href in placed
    )

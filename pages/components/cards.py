"""What the cards of measures and bodies are drawn from."""

from collections.abc import Iterable
from html import escape

from core.presenters.cards import Fact
from core.presenters.strips import StripGroup, StripItem
from pages.components import pieces
from pages.components.tables import anchor, chip


def facts(lines: Iterable[Fact]) -> None:
    """Named lines."""
    items = "".join(
        f"<dt>{escape(line.name)}</dt><dd{_lang(line)}>{anchor(line.text, line.href)}</dd>"
        for line in lines
    )
    pieces.write(f'<div class="postup-named"><dl class="postup-facts">{items}</dl></div>')


def verbatim(text: str) -> None:
    """The act's own text."""
    pieces.write(f'<blockquote class="postup-verbatim" lang="uk">{escape(text)}</blockquote>')


def strip(groups: Iterable[StripGroup]) -> None:
    """A row for each standing, with links to what has it."""
    rows = "".join(
        f"<dt>{chip(group.mark, group.label)} {len(group.items)}</dt>"
        f"<dd><ul>{''.join(map(_strip_item, group.items))}</ul></dd>"
        for group in groups
    )
    pieces.write(f'<dl class="postup-strip">{rows}</dl>')


def _strip_item(item: StripItem) -> str:
    chosen = ' aria-current="true"' if item.is_chosen else ""
    title = f' title="{escape(item.title)}"' if item.title else ""
    href = escape(item.href)
    return f'<li><a href="{href}" target="_self"{title}{chosen}>{escape(item.text)}</a></li>'


def _lang(line: Fact) -> str:
    return f' lang="{line.lang}"' if line.lang else ""

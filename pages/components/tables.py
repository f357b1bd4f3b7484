"""Tables as real HTML: read aloud, wrapped, printed, sorted by their headings' links."""

from collections.abc import Iterable
from html import escape

from core.i18n import _
from core.presenters.event_list import foreign
from core.presenters.figures import thousands
from core.presenters.labels import Mark
from core.presenters.table import Cell, Chip, Column, Number, Row, Share, TableView, Words
from pages.components import address, pieces


def show(table: TableView, filters: Iterable[str] = ()) -> None:
    """Draw a table, or the sentence that it is empty, with a way out of the filters."""
    if not table.rows:
        empty(table.empty, filters)
        return
    label = escape(_("Сортувати:"))  # before the headings on a phone, where they are links
    head = "".join(_heading(column) for column in table.columns)
    body = "".join(_row(row, table.columns) for row in table.rows)
    pieces.write(
        f'<div class="postup-table"><table role="table"><caption>{escape(table.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row" data-label="{label}">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def empty(sentence: str, filters: Iterable[str] = ()) -> None:
    """Say that there is nothing, with a link to the same screen without its filters."""
    way_on = f" {clearing(filters)}" if address.has_any(filters) else ""
    pieces.write(f'<p class="postup-empty">{escape(sentence)}{way_on}</p>')


def clearing(filters: Iterable[str]) -> str:
    """A link to the same screen without its filters."""
    return anchor(_("Очистити"), address.here(**dict.fromkeys(filters)))


def chip(mark: Mark, text: str) -> str:
    """A status as glyph, word and colour."""
    return (
        f'<span class="postup-chip postup-{mark.code}">'
        f'<span aria-hidden="true">{mark.glyph}</span> {escape(text)}</span>'
    )


def flag(text: str) -> str:
    """A word that makes something unlike its neighbours."""
    lang = foreign(text)
    spoken = f' lang="{lang}"' if lang else ""
    return f'<span class="postup-mark"{spoken}>{escape(text)}</span> '


def bar(parts: tuple[tuple[Mark, int], ...]) -> str:
    """A stacked bar of counts; the numbers stand beside it, so it is hidden from readers aloud."""
    pieces = "".join(
        f'<span class="postup-{mark.code}" style="flex-grow:{number}"></span>'
        for mark, number in parts
    )
    return f'<span class="postup-bar" aria-hidden="true">{pieces}</span>' if pieces else ""


def anchor(text: str, href: str) -> str:
    """A link, or plain text where there is no address."""
    return f'<a href="{escape(href)}" target="_self">{escape(text)}</a>' if href else escape(text)


def way(text: str, href: str) -> None:
    """A link on a line of its own: a way on or back."""
    pieces.write(f'<p class="postup-way">{anchor(text, href)}</p>')


def _heading(column: Column) -> str:
    side = ' class="postup-number"' if column.is_number else ""
    said = f' title="{escape(column.help)}"' if column.help else ""
    head = f'<th scope="col" role="columnheader"{side}{said}'
    if not column.sort:
        return f"{head}>{escape(column.title)}</th>"
    order = address.read().sort
    now = {column.sort: "ascending", f"-{column.sort}": "descending"}.get(order, "none")
    following = f"-{column.sort}" if now == "ascending" else column.sort
    arrow = {"ascending": " ↑", "descending": " ↓", "none": ""}[now]
    link = anchor(column.title, address.here(sort=following))
    return f'{head} aria-sort="{now}">{link}{arrow}</th>'


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    cells = "".join(
        _cell(cell, column, is_first=place == 0)
        for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    return f'<tr role="row">{cells}</tr>'


def _cell(cell: Cell, column: Column, *, is_first: bool) -> str:
    tag = "th" if is_first else "td"
    role = 'scope="row" role="rowheader"' if is_first else 'role="cell"'
    side = ' class="postup-number"' if column.is_number else ""
    return (
        f'<{tag} {role} data-label="{escape(column.title)}"{side}>'
        f"<div>{_content(cell)}</div></{tag}>"
    )


def _content(cell: Cell) -> str:
    match cell:
        case Words():
            return _words(cell)
        case Chip():
            flags = "".join(
                f'<span class="postup-flag">{escape(flag)}</span>' for flag in cell.flags
            )
            return chip(cell.mark, cell.text) + flags
        case Share():
            percent = f"<b>{escape(cell.percent)}</b> " if cell.percent else ""
            ratio = anchor(cell.ratio, cell.href)
            return f'<span class="postup-share">{percent}{ratio}</span>{bar(cell.parts)}'
        case Number():
            faint = "" if cell.value else ' class="postup-faint"'
            number = anchor(thousands(cell.value), cell.href if cell.value else "")
            return f"<span{faint}>{number}</span>"


def _words(cell: Words) -> str:
    text = anchor(cell.text, cell.href)
    text = f"<b>{text}</b>" if cell.is_strong else text
    spoken = f' lang="{cell.lang}"' if cell.lang else ""
    noted = f' lang="{cell.note_lang}"' if cell.note_lang else ""
    note = f"<small{noted}>{escape(cell.note)}</small>" if cell.note else ""
    return f"<span{spoken}>{text}</span>{note}"


def last_page(total: int, size: int) -> int:
    """How many pages a table of so many rows has."""
    return max(1, -(-total // size))


def pages(total: int, page: int, size: int) -> None:
    """Links to the other pages of a long table."""
    last = last_page(total, size)
    if last == 1:
        return
    links = [
        anchor(text, address.here(page=number))
        for text, number, is_there in (
            (_("← Попередні"), page - 1, page > 1),
            (_("Наступні →"), page + 1, page < last),
        )
        if is_there
    ]
    where = _("Сторінка {page} із {last}").format(page=page, last=last)
    label = escape(_("Сторінки таблиці"))
    pieces.write(
        f'<nav class="postup-pages" aria-label="{label}">'
        f"<span>{escape(where)}</span> {' '.join(links)}</nav>"
    )

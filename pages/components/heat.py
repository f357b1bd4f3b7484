"""Bodies by measures as a table of glyphs and colours, walked through with the arrow keys."""

from html import escape

from core.i18n import _
from core.presenters.heat import HeatCell, HeatHead, HeatRow, HeatView
from pages.components import pieces
from pages.components.tables import anchor


def show(view: HeatView, *, in_numbers: bool = False) -> None:
    """Draw the table; a cell says its standing aloud and on hovering and opens its obligations.

    `in_numbers` writes n/N into each cell beside the glyph; a sum always has its number. The shim
    moves the focus by arrows; Tab enters the table once.
    """
    heads = "".join(_head(head, "col", "columnheader") for head in view.measures)
    entry = next((cell for row in view.rows for cell in row.cells if cell and cell.href), None)
    rows = "".join(_row(row, entry, in_numbers=in_numbers) for row in view.rows)
    caption, corner = escape(_("Органи за заходами")), escape(_("Орган"))
    kind = " postup-numbers" if in_numbers else ""
    pieces.write(
        f'<div class="postup-heat{kind}"><table role="grid" aria-label="{caption}">'
        f'<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{corner}</th>'
        f'{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _head(head: HeatHead, scope: str, role: str) -> str:
    title = f' title="{escape(head.title)}"' if head.title else ""
    return f'<th scope="{scope}" role="{role}"{title}>{anchor(head.text, head.href)}</th>'


def _row(row: HeatRow, entry: HeatCell | None, *, in_numbers: bool) -> str:
    kind = ' class="postup-kind"' if row.is_kind else ""
    cells = "".join(
        _cell(cell, in_numbers=in_numbers or row.is_kind, is_entry=cell is entry)
        for cell in row.cells
    )
    return f'<tr role="row"{kind}>{_head(row.head, "row", "rowheader")}{cells}</tr>'


def _cell(cell: HeatCell | None, *, in_numbers: bool, is_entry: bool) -> str:
    if cell is None:
        return '<td role="gridcell" class="postup-none"></td>'
    said, glyph = escape(cell.said), cell.mark.glyph
    is_told = in_numbers and cell.ratio != glyph
    shown = f"{glyph} {cell.ratio}" if is_told else glyph
    title = f'title="{said}" aria-label="{said}"'
    place = "" if is_entry else ' tabindex="-1"'
    inner = (
        f'<a href="{escape(cell.href)}" target="_self" {title}{place}>{shown}</a>'
        if cell.href
        else f'<span role="img" {title}>{shown}</span>'
    )
    return (
        f'<td role="gridcell" class="postup-chip postup-{cell.mark.code}" '
        f'data-label="{escape(cell.measure)}">{inner}</td>'
    )

"""A workbook people can go on with: styled, filtered, with a native chart and its own passport."""

import io
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from core.documents.book import Book, BookTable, Kind, Value
from core.documents.paper import lay_drawing, lay_table, lay_text
from core.i18n import _

LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
MOST_BARS = 40
MOST_DECIMALS = 8
TWO = 2
"""Columns of what is drawn by one number: its name and the number."""
BAR_CM, EDGE_CM, CHART_CM, GAP_WIDTH = 0.75, 3.5, 19, 2
LINE_POINTS, MOST_LINES = 14.5, 28
TITLE_POINTS, POINTS = 16, 11
NAME_WIDTH, TEXT_WIDTH = 28, 72
DAY = "DD.MM.YYYY"
FORMATS = {Kind.COUNT: "#,##0", Kind.SHARE: "0.0%", Kind.DAY: DAY}
HEAD_FILL, HEAD_INK, BAR_FILL = "1F4E8C", "FFFFFF", "1F4E8C"
FONT = "Liberation Sans"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_SHEET_NAME = re.compile(r"[\\/*?:\[\]]")


def workbook_bytes(book: Book) -> bytes:
    """The workbook as a file: the table, the chart if there is one, and what it is about."""
    from openpyxl import Workbook  # slow import

    file = Workbook()
    file.properties.title = _text(book.title)
    file.properties.creator = "Postup"
    sheet: Any = file.active
    _fill(sheet, book.table)
    lay_table(sheet, [column.width for column in book.table.columns], book.table.keys)
    if book.drawn is not None and book.drawn.rows:
        _draw(file.create_sheet(_sheet_name(book.drawn.title)), book.drawn, book.title)
    _tell(file.create_sheet(_sheet_name(book.about_title)), book)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Any, table: BookTable) -> None:
    """A table with a frozen, filtered head, ready to be printed."""
    sheet.title = _sheet_name(table.title)
    for place, column in enumerate(table.columns, 1):
        cell = sheet.cell(1, place)
        put_cell(cell, column.title, Kind.TEXT)
        style_head(cell)
        sheet.column_dimensions[cell.column_letter].width = column.width
    for line, row in enumerate(table.rows, 2):
        for place, (value, column) in enumerate(zip(row, table.columns, strict=True), 1):
            put_cell(sheet.cell(line, place), value, column.kind)
        _make_room(sheet, line, zip(row, (c.width for c in table.columns), strict=True))
    _make_room(sheet, 1, ((column.title, column.width - 3) for column in table.columns))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"


def _draw(sheet: Any, table: BookTable, title: str) -> None:
    """The chart's own numbers with native bars beside them, on one page."""
    from openpyxl.chart import BarChart, Reference  # slow import

    shown = BookTable(table.title, table.columns, table.rows[:MOST_BARS])
    _fill(sheet, shown)
    lay_drawing(sheet, len(shown.rows))
    last, numbers = len(shown.rows) + 1, len(table.columns) - 1
    chart: Any = BarChart()
    chart.type, chart.style, chart.gapWidth = "bar", 2, 40
    chart.title = _text(_chart_title(table, title))
    data = Reference(sheet, min_col=2, max_col=numbers + 1, min_row=1, max_row=last)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    if numbers > 1:
        chart.grouping, chart.overlap, chart.legend.position = "stacked", 100, "t"
    else:
        chart.legend = None
    _rule(chart, table)
    for place, series in enumerate(chart.series, 1):
        column = table.columns[place]
        series.graphicalProperties.solidFill = column.fill or BAR_FILL
        series.dLbls = _labels(_label_format(shown, place), column.ink)
    chart.width, chart.height = CHART_CM, EDGE_CM + BAR_CM * len(shown.rows)
    sheet.column_dimensions[sheet.cell(1, numbers + 2).column_letter].width = GAP_WIDTH
    sheet.add_chart(chart, sheet.cell(1, numbers + 3).coordinate)


def _rule(chart: Any, table: BookTable) -> None:
    """Axes from nothing, those of shares to the whole, names from the top down."""
    kind = table.columns[1].kind
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt = "0%" if kind is Kind.SHARE else FORMATS.get(kind, "General")
    chart.y_axis.scaling.min = 0
    if kind is Kind.SHARE:
        chart.y_axis.scaling.max = 1


def _chart_title(table: BookTable, title: str) -> str:
    """What the bars show, and how many of how many there are where it is not all."""
    words = table.columns[1].title if len(table.columns) == TWO else title
    if len(table.rows) <= MOST_BARS:
        return words
    text = _("{title}; показано перші {n} із {total}")
    return text.format(title=words, n=MOST_BARS, total=len(table.rows))


def _label_format(table: BookTable, place: int) -> str:
    """One format for all bars of a series; parts of nothing in a divided bar say nothing."""
    if table.columns[place].kind is Kind.SHARE:
        return max((share_format(row[place]) for row in table.rows), key=len)
    return "#,##0;;;" if len(table.columns) > TWO else "#,##0"


def _labels(number_format: str, ink: str) -> Any:
    from openpyxl.chart.label import DataLabelList  # slow import
    from openpyxl.chart.text import RichText  # slow import
    from openpyxl.drawing.text import (  # slow import
        CharacterProperties,
        Paragraph,
        ParagraphProperties,
    )

    labels = DataLabelList()
    labels.showVal, labels.numFmt = True, number_format
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    if ink:
        look = ParagraphProperties(defRPr=CharacterProperties(solidFill=ink))
        labels.txPr = RichText(p=[Paragraph(pPr=look, endParaRPr=CharacterProperties())])
    return labels


def share_format(share: Value) -> str:
    """As many decimals as it takes not to write «100 %» or «0 %» of what is neither."""
    if isinstance(share, float) and 0 < share < 1:
        for decimals in range(1, MOST_DECIMALS):
            if 0 < round(share * 100, decimals) < 100:
                return f"0.{'0' * decimals}%"
    return FORMATS[Kind.SHARE]


def _tell(sheet: Any, book: Book) -> None:
    """The sheet that says what, as of when, by which rules."""
    from openpyxl.styles import Font  # slow import

    widths = sheet.column_dimensions
    widths["A"].width, widths["B"].width = NAME_WIDTH, TEXT_WIDTH
    put_cell(sheet["A1"], book.title, Kind.TEXT)
    sheet["A1"].font = Font(name=FONT, size=TITLE_POINTS, bold=True)
    sheet.merge_cells("A1:B1")
    lines = _lines(book.title, (NAME_WIDTH + TEXT_WIDTH) * POINTS // TITLE_POINTS - 3)
    sheet.row_dimensions[1].height = lines * LINE_POINTS * TITLE_POINTS / POINTS + 4
    for line, (name, text) in enumerate(book.about, 3):
        put_cell(sheet.cell(line, 1), name, Kind.TEXT)
        put_cell(sheet.cell(line, 2), text, Kind.TEXT)
        _make_room(sheet, line, ((name, NAME_WIDTH - 3), (text, TEXT_WIDTH)))
        sheet.cell(line, 1).font = Font(name=FONT, size=POINTS, bold=True)
    lay_text(sheet)


def _make_room(sheet: Any, line: int, cells: Iterable[tuple[Value, int]]) -> None:
    """Make a row as high as its longest text needs: not every program does it by itself."""
    lines = [_lines(value, width) for value, width in cells if isinstance(value, str)]
    highest = min(max(lines, default=1), MOST_LINES)
    sheet.row_dimensions[line].height = highest * LINE_POINTS + 2


def _lines(text: str, width: int) -> int:
    """How many lines a text takes, words kept whole."""
    return sum(-(-len(part) * 23 // (20 * max(width, 1))) or 1 for part in text.split("\n"))


def style_head(cell: Any) -> None:
    """Dress a heading."""
    from openpyxl.styles import Alignment, Font, PatternFill  # slow import

    cell.font = Font(name=FONT, size=POINTS, bold=True, color=HEAD_INK)
    cell.fill = PatternFill("solid", fgColor=HEAD_FILL)
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def put_cell(cell: Any, value: Value, kind: Kind = Kind.TEXT) -> None:
    """Write a value; text stays text whatever it begins with."""
    from openpyxl.styles import Alignment, Font  # slow import

    cell.font = Font(name=FONT, size=POINTS)
    if isinstance(value, str):
        cell.value = _text(value)
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        return
    cell.value = value
    cell.alignment = Alignment(vertical="top")
    if isinstance(value, date):
        kind = Kind.DAY
    if kind in FORMATS:
        cell.number_format = share_format(value) if kind is Kind.SHARE else FORMATS[kind]


def _text(text: str) -> str:
    """Text as a workbook may hold it: without control characters, of no more than its limit."""
    clean = _FORBIDDEN.sub("", text)
    return clean if len(clean) <= LONGEST_TEXT else clean[: LONGEST_TEXT - 1] + "…"


def _sheet_name(text: str) -> str:
    return _NO_SHEET_NAME.sub(" ", _text(text))[:LONGEST_SHEET_NAME].strip("' ") or "1"

"""A workbook people can go on with: styled, filtered, with a native chart and its own passport."""

import io
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from core.documents.book import Book, BookTable, Kind, Value
from core.documents.paper import lay_table, lay_text

LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
MOST_BARS = 40
BAR_CM, EDGE_CM = 0.75, 3.5
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
    if book.drawn is not None and book.drawn.rows:
        _draw(file.create_sheet(_sheet_name(book.drawn.title)), book.drawn)
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
    lay_table(sheet, [column.width for column in table.columns], table.keys)


def _draw(sheet: Any, table: BookTable) -> None:
    """The chart's own numbers with native bars beside them."""
    from openpyxl.chart import BarChart, Reference  # slow import

    shown = BookTable(table.title, table.columns, table.rows[:MOST_BARS])
    _fill(sheet, shown)
    last = len(shown.rows) + 1
    chart: Any = BarChart()
    chart.type, chart.style, chart.gapWidth = "bar", 2, 40
    chart.title = _text(table.columns[1].title)
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    chart.legend = None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt = FORMATS.get(table.columns[1].kind, "General")
    chart.y_axis.scaling.min = 0
    chart.series[0].graphicalProperties.solidFill = BAR_FILL
    _label_bars(chart)
    chart.width, chart.height = 24, EDGE_CM + BAR_CM * len(shown.rows)
    sheet.add_chart(chart, "D2")


def _label_bars(chart: Any) -> None:
    from openpyxl.chart.label import DataLabelList  # slow import

    labels = DataLabelList()
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    chart.dataLabels = labels


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
        cell.number_format = FORMATS[kind]


def _text(text: str) -> str:
    """Text as a workbook may hold it: without control characters, of no more than its limit."""
    clean = _FORBIDDEN.sub("", text)
    return clean if len(clean) <= LONGEST_TEXT else clean[: LONGEST_TEXT - 1] + "…"


def _sheet_name(text: str) -> str:
    return _NO_SHEET_NAME.sub(" ", _text(text))[:LONGEST_SHEET_NAME].strip("' ") or "1"

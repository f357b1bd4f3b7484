"""The workbook by which a body files many events: lists to choose from, dates as dates."""

import io
from collections.abc import Sequence
from typing import Any

from core.documents.workbook import DAY, put_cell, style_head
from core.domain.event_sheet import EventBook, SheetColumn

ROWS_TO_FILL = 500


def event_book(book: EventBook) -> bytes:
    """The workbook's file."""
    from openpyxl import Workbook  # slow import

    file = Workbook()
    file.properties.creator = "Postup"
    sheet: Any = file.active
    sheet.title = book.title
    _fill(sheet, book)
    _tell(file.create_sheet(book.told_title), book.told)
    lists: Any = file.create_sheet(book.lists_title)
    for place, column in enumerate(book.columns, 1):
        if column.choices:
            _offer(sheet, lists, place, column, book)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Any, book: EventBook) -> None:
    for place, column in enumerate(book.columns, 1):
        head = sheet.cell(1, place)
        put_cell(head, column.title)
        style_head(head)
        sheet.column_dimensions[head.column_letter].width = column.width
        if column.is_day:
            for line in range(2, len(book.rows) + ROWS_TO_FILL):
                sheet.cell(line, place).number_format = DAY
    for line, row in enumerate(book.rows, 2):
        for place, value in enumerate(row, 1):
            if value is not None and value != "":
                put_cell(sheet.cell(line, place), value)
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 32


def _tell(sheet: Any, told: Sequence[Sequence[str]]) -> None:
    for line, row in enumerate(told, 1):
        for place, text in enumerate(row, 1):
            put_cell(sheet.cell(line, place), text)
            if line == 1:
                style_head(sheet.cell(line, place))
    for letter, width in zip("ABCD", (26, 60, 16, 24), strict=True):
        sheet.column_dimensions[letter].width = width


def _offer(sheet: Any, lists: Any, place: int, column: SheetColumn, book: EventBook) -> None:
    """Let a column's cells be chosen from a list that stands on a sheet of its own."""
    from openpyxl.worksheet.datavalidation import DataValidation  # slow import

    for line, text in enumerate(column.choices, 1):
        put_cell(lists.cell(line, place), text)
    letter = lists.cell(1, place).column_letter
    source = f"'{book.lists_title}'!${letter}$1:${letter}${len(column.choices)}"
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = column.title, book.refusal
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{len(book.rows) + ROWS_TO_FILL}")

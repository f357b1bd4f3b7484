"""Workbooks in tests, as people would send them."""

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook

from core.importing.people_workbook import COLUMNS


def book_of(*rows: Iterable[Any]) -> bytes:
    """A workbook whose first sheet has these rows."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    return saved(workbook)


def people_book(*rows: tuple[str, ...]) -> bytes:
    """A workbook of people to invite."""
    return book_of(COLUMNS, *rows)


def saved(workbook: Workbook) -> bytes:
    """A workbook's file."""
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()

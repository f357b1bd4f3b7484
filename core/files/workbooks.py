"""The first sheet of a workbook as plain values. Runs in a process apart (`core.files.apart`)."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from core.domain.sheets import Cell, Sheet
from core.files.refusals import Refusal, Refused

FARTHEST_ROW = 20_000
"""Where looking ends: formatting without content may reach much farther."""


def sheet_as_json(path: Path, most_rows: int, most_columns: int) -> bytes:
    """The first visible sheet of a workbook that was inspected, for `sheet_of_json`.

    Raises:
        Refused: it cannot be read, or more rows below the first than so many hold anything.
    """
    from openpyxl import load_workbook  # slow import

    try:
        with path.open("rb") as file:  # of a bare path the library would judge the ending
            book = load_workbook(file, read_only=True, data_only=True)
            sheet = next(one for one in book.worksheets if one.sheet_state == "visible")
            found = sheet.iter_rows(max_row=FARTHEST_ROW, max_col=most_columns, values_only=True)
            rows = _rows(found, most_rows)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # whatever the library trips over, the file is broken
        raise Refused(Refusal.BROKEN) from error
    return json.dumps([str(sheet.title), rows], default=_told).encode()


def sheet_of_json(content: bytes) -> Sheet:
    """The sheet that the process apart told of."""
    title, rows = json.loads(content)
    return Sheet(title, tuple(tuple(_cell(value) for value in row) for row in rows))


def _rows(found: Iterable[tuple[Any, ...]], most: int) -> list[tuple[Any, ...]]:
    """The heading and the rows up to the last that holds anything."""
    rows: list[tuple[Any, ...]] = []
    stream = iter(found)
    for row in islice(stream, most + 1):
        rows.append(row)
    if any(_holds_anything(row) for row in stream):
        raise Refused(Refusal.TOO_MANY_ROWS, str(most))
    while rows and not _holds_anything(rows[-1]):
        rows.pop()
    return rows


def _holds_anything(row: tuple[Any, ...]) -> bool:
    return any(str(value).strip() for value in row if value is not None)


def _told(value: Any) -> Any:
    """What JSON has no form for: days and moments by name, the rest as text."""
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return str(value)


def _cell(value: Any) -> Cell:
    if not isinstance(value, dict):
        return value
    if "moment" in value:
        return datetime.fromisoformat(value["moment"])
    return date.fromisoformat(value["day"])

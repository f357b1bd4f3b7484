"""What a workbook is made of: a table with typed columns, a chart, and what it is all about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Value = str | int | float | bool | date | datetime | None


class Kind(StrEnum):
    """How a column's values are written."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its heading, how its values are written, its width in letters.

    `fill` and `ink` are the colours of its bars and of the figures on them (RRGGBB).
    """

    title: str
    kind: Kind = Kind.TEXT
    width: int = 14
    fill: str = ""
    ink: str = ""


@dataclass(frozen=True, slots=True)
class BookTable:
    """A table of one sheet; the first `keys` columns say what a row is about."""

    title: str
    columns: tuple[BookColumn, ...]
    rows: Sequence[Sequence[Value]]
    keys: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook.

    `about` says what it holds, as of when, by which rules; `drawn` is a table of a label and a
    number, or several that add up, that the chart shows.
    """

    title: str
    about_title: str
    about: tuple[tuple[str, str], ...]
    table: BookTable
    drawn: BookTable | None = None

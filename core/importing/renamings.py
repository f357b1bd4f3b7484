"""Dated renamings of bodies: an obligation keeps the name valid on its date (product §3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.i18n import _
from core.importing.tab_table import TabRow, place, read_rows, refuse

_COLUMNS = ("code", "named_from", "name_uk", "short_uk", "name_en")


@dataclass(frozen=True, slots=True)
class Renaming:
    """The names a body bears from a date on."""

    code: str
    named_from: date
    name_uk: str
    short_uk: str
    name_en: str


def read_renamings(source: Path | bytes) -> tuple[Renaming, ...]:
    """The renamings of a tab-separated file, in its order.

    Raises:
        InvalidInputError: the file or some rows are bad; a sentence for each, by line and column.
    """
    rows = read_rows(source, _COLUMNS)
    refuse([problem for row in rows for problem in _problems(row)])
    return tuple(
        Renaming(
            row["code"],
            date.fromisoformat(row["named_from"]),
            row["name_uk"],
            row["short_uk"],
            row["name_en"],
        )
        for row in rows
    )


def _problems(row: TabRow) -> Iterator[str]:
    for column in _COLUMNS:
        if not row[column]:
            yield place(row, column, _("клітинка порожня."))
    if row["named_from"] and not _is_date(row["named_from"]):
        message = _("дати «{date}» не буває; напишіть РРРР-ММ-ДД.")
        yield place(row, "named_from", message.format(date=row["named_from"]))


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

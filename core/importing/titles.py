"""Our own short titles of tasks and measures, and what events prove them (product §2.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core.domain.events import EventType
from core.i18n import _
from core.importing.tab_table import TabRow, place, read_rows, refuse

_COLUMNS = ("kind", "code", "short_uk", "short_en", "event_types")


class TitleKind(StrEnum):
    """What a short title is of."""

    TASK = "task"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class ShortTitle:
    """A short title in both languages; a measure's event types, the usual one first."""

    kind: TitleKind
    code: str
    short_uk: str
    short_en: str
    event_types: tuple[EventType, ...] = ()


_KINDS = frozenset(kind.value for kind in TitleKind)
_EVENT_TYPES = frozenset(kind.value for kind in EventType)


def read_titles(source: Path | bytes) -> tuple[ShortTitle, ...]:
    """The short titles of a tab-separated file, in its order.

    Raises:
        InvalidInputError: the file or some rows are bad; a sentence for each, by line and column.
    """
    rows = read_rows(source, _COLUMNS)
    refuse([problem for row in rows for problem in _problems(row)])
    refuse(list(_repeated(rows)))
    return tuple(_title(row) for row in rows)


def _problems(row: TabRow) -> Iterator[str]:
    if row["kind"] not in _KINDS:
        yield place(row, "kind", _("має бути task або measure."))
    for column in ("code", "short_uk", "short_en"):
        if not row[column]:
            yield place(row, column, _("клітинка порожня."))
    for name in _listed(row["event_types"]):
        if name not in _EVENT_TYPES:
            yield place(row, "event_types", _("невідомий вид події «{name}».").format(name=name))


def _repeated(rows: list[TabRow]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row["kind"], row["code"])
        if key in seen:
            yield place(row, "code", _("код {code} повторюється.").format(code=row["code"]))
        seen.add(key)


def _title(row: TabRow) -> ShortTitle:
    return ShortTitle(
        TitleKind(row["kind"]),
        row["code"],
        row["short_uk"],
        row["short_en"],
        tuple(EventType(name) for name in _listed(row["event_types"])),
    )


def _listed(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(",") if name.strip()]

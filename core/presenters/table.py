"""Tables as a screen shows them: typed cells with their links, whatever draws them."""

from collections.abc import Container
from dataclasses import dataclass

from core.presenters.labels import Mark


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text, with a smaller line below and an address it leads to.

    `lang` and `note_lang` mark words that are not in the reader's language.
    """

    text: str
    note: str = ""
    href: str = ""
    is_strong: bool = False
    lang: str = ""
    note_lang: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A status: glyph, word and colour, with flags beside it."""

    mark: Mark
    text: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A rate with its n/N, which leads to its obligations; `parts` of the bar are (mark, count)."""

    percent: str
    ratio: str
    href: str = ""
    parts: tuple[tuple[Mark, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A count; nought is shown faintly."""

    value: int
    href: str = ""


Cell = Words | Chip | Share | Number


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; `sort` is its code in the address where it can be sorted by."""

    title: str
    sort: str = ""
    is_number: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; its first cell is its heading."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its caption for screen readers."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""

    def without(self, names: Container[str]) -> "TableView":
        """The table without the columns of some codes."""
        kept = [place for place, column in enumerate(self.columns) if column.sort not in names]
        return TableView(
            self.caption,
            tuple(self.columns[place] for place in kept),
            tuple(Row(tuple(row.cells[place] for place in kept)) for row in self.rows),
            self.empty,
        )

"""A sheet of a workbook as plain values, and what is wrong with its cells."""

from dataclasses import dataclass
from datetime import date, datetime
from string import ascii_uppercase

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name and its rows from the first on, all of one width; blank rows keep their place.

    Of a formula there is the value that was last worked out; an error («#REF!») is a text.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...]

    def texts(self, row: int, width: int) -> list[str]:
        """The first cells of a row (from 0) as texts without blanks around, «» where empty."""
        cells = (*self.rows[row], *([None] * width))[:width]
        return ["" if cell is None else str(cell).strip() for cell in cells]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell, named as people name it: «C4»."""

    cell: str
    message: str


def cell_name(row: int, column: int) -> str:
    """The name of a cell, rows and columns counted from 0: (3, 2) is «C4»."""
    letters = ""
    rest = column + 1
    while rest:
        rest, letter = divmod(rest - 1, len(ascii_uppercase))
        letters = ascii_uppercase[letter] + letters
    return f"{letters}{row + 1}"

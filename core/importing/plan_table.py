"""The plan's pipe table: its header, its rows fitted to the header, and what does not fit.

Meets the traps of product §2.2: four titles over rows of five cells, rows with and without a
leading pipe, rows that lost one leading cell, executors before the deadline, full-width rows.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.domain.names import fold
from core.domain.plan import Problem, Severity
from core.errors import NotAPlanError
from core.i18n import _


class Column(StrEnum):
    """What a column of the plan's table holds."""

    NUMBER = "number"
    TASK = "task"
    MEASURE = "measure"
    DEADLINE = "deadline"
    EXECUTORS = "executors"
    OTHER = "other"


Layout = tuple[Column, ...]
"""The columns of a table from left to right."""

_TITLES = (
    (Column.NUMBER, re.compile(r"nо\b.*|.*з/п.*|номер.*")),
    (Column.DEADLINE, re.compile(r".*(?:строк|термін).*")),
    (Column.EXECUTORS, re.compile(r".*(?:виконав|відповідальн).*")),
    (Column.TASK, re.compile(r".*завдан.*")),
    (Column.MEASURE, re.compile(r".*(?:захід|заход).*")),
)
_NEEDED = {Column.TASK, Column.MEASURE, Column.DEADLINE, Column.EXECUTORS}
_RULER = re.compile(r"[:\s=-]*-{2,}[:\s=-]*")
_ACROSS = re.compile(r"(?:стратегічна )?ціль|показник|індикатор|очікуван|розділ|напрям")
_NUMBERED_TITLE = re.compile(r"([0-9]{1,3}\s*\.)\s+(\S.*)")
_NUMBER = re.compile(r"[0-9]{1,3}\s*[.)]?")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells by column; a row that does not fit the header is not whole."""

    line: int
    cells: dict[Column, str]
    is_whole: bool = True

    def __getitem__(self, column: Column) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a plan: its columns, its rows and what could not be read as a row."""

    layout: Layout
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    def place(self, column: Column) -> int:
        """The number of a column from 1."""
        return self.layout.index(column) + 1


def shown(text: str) -> str:
    """The text, cut where it is too long for a sentence."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def read_table(text: str) -> Table:
    """The first table under a header that names task, measure, deadline and executors.

    Raises:
        NotAPlanError: there is no such header, or no row under it.
    """
    lines = list(enumerate(re.split(r"\r\n|\r|\n", text), 1))
    header = next((number for number, line in lines if _layout(line)), None)
    if header is None:
        raise NotAPlanError(
            _(
                "У тексті немає заголовка таблиці плану: потрібні стовпці завдання, заходу, строку"
                " та виконавців, розділені знаком «|»."
            )
        )
    titles = _cells(lines[header - 1][1])
    layout = _layout(lines[header - 1][1])
    rows, problems = _read_lines(lines[header:], layout, titles)
    if not rows:
        raise NotAPlanError(_("Під заголовком таблиці немає жодного рядка плану."))
    above = [_above_header(number) for number, line in lines[: header - 1] if "|" in line]
    return Table(layout, tuple(rows), (*above, *_unread(header, titles, layout), *problems))


def _read_lines(
    lines: list[tuple[int, str]], layout: Layout, header: list[str]
) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, text in lines:
        cells = _cells(text)
        if not any(cells) or _is_furniture(cells, header):
            continue
        if "|" not in text or _is_across(cells):
            problems.append(_outside(line, text))
            continue
        fitted = _fit(cells, len(layout))
        if fitted is None:
            problems.append(_misfit(line, cells, layout))
        rows.append(_row(line, fitted or _left(cells, len(layout)), layout, is_whole=bool(fitted)))
    return rows, problems


def _cells(text: str) -> list[str]:
    cells = [cell.strip() for cell in text.split("|")]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _layout(text: str) -> Layout:
    """The columns a header line names, or none if it is no header; the number may go unnamed."""
    titles = _cells(text)
    named = [_column(title) for title in (titles[1:] if not titles[0] else titles)]
    known = [column for column in named if column is not Column.OTHER]
    if "|" not in text or len(known) != len(set(known)) or not set(known) >= _NEEDED:
        return ()
    return tuple(named) if Column.NUMBER in named else (Column.NUMBER, *named)


def _column(title: str) -> Column:
    folded = fold(title)
    return next((column for column, name in _TITLES if name.fullmatch(folded)), Column.OTHER)


def _fit(cells: list[str], width: int) -> list[str] | None:
    """The cells brought to the header's width where there is one way to do it, else None."""
    if len(cells) == width:
        return cells
    if len(cells) == width + 1 and not cells[0] and (cells[-1] or _NUMBER.fullmatch(cells[1])):
        return cells[1:]
    if len(cells) == width - 1 and not cells[0] and cells[1]:
        return ["", *cells]
    if len(cells) == width - 1 and (numbered := _NUMBERED_TITLE.fullmatch(cells[0])):
        return [numbered[1], numbered[2], *cells[1:]]
    return None


def _left(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * width][:width]


def _row(line: int, cells: list[str], layout: Layout, *, is_whole: bool) -> Row:
    return Row(line, dict(zip(layout, cells, strict=True)), is_whole)


def _is_furniture(cells: list[str], header: list[str]) -> bool:
    """A ruler, the header again, or the row that numbers the columns."""
    filled = [cell for cell in cells if cell]
    return (
        all(_RULER.fullmatch(cell) for cell in filled)
        or [fold(cell) for cell in filled] == [fold(cell) for cell in header if cell]
        or (len(filled) > 2 and filled == [str(n) for n in range(1, len(filled) + 1)])
    )


def _is_across(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and bool(_ACROSS.match(fold(filled[0])))


def _outside(line: int, text: str) -> Problem:
    message = _("Текст поза рядками плану не прочитано: «{text}».")
    words = " ".join(text.replace("|", " ").split())
    return Problem(line, 1, Severity.WARNING, message.format(text=shown(words)))


def _misfit(line: int, cells: list[str], layout: Layout) -> Problem:
    message = _(
        "Клітинок у рядку {found}, а має бути {expected}: строк і виконавців не прочитано."
        " Перевірте знаки «|»."
    )
    text = message.format(found=len(cells), expected=len(layout))
    return Problem(line, min(len(cells), len(layout)), Severity.ERROR, text)


def _above_header(line: int) -> Problem:
    message = _("Рядок таблиці стоїть над її заголовком. Перенесіть його під заголовок.")
    return Problem(line, 1, Severity.ERROR, message)


def _unread(line: int, titles: list[str], layout: Layout) -> list[Problem]:
    message = _("Стовпець «{title}» не читається: Поступ його не знає.")
    named = titles[-len(layout) :]
    first = len(layout) - len(named) + 1
    return [
        Problem(line, place, Severity.WARNING, message.format(title=shown(title)))
        for place, title in enumerate(named, first)
        if layout[place - 1] is Column.OTHER
    ]

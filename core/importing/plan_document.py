"""A plan's document as understood: tasks, measures, deadlines, executors and problems.

Implements product §2.2 on the act's table: nothing is guessed and nothing is dropped. What could
not be understood stands in `problems`, and its row appears as far as it was.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from core.domain.bodies import Body
from core.domain.deadline_rules import Unknown
from core.domain.deadline_text import read_deadline
from core.domain.names import in_cyrillic, mixed_words
from core.domain.plan import (
    DeadlineCell,
    ExecutorCell,
    Measure,
    ParsedPlan,
    Problem,
    Severity,
    Task,
)
from core.i18n import _
from core.importing.conditions import read_conditions
from core.importing.dittos import is_ditto
from core.importing.executors import BodyNames, find_executors
from core.importing.plan_table import Column, Row, Table, read_table, shown
from core.importing.text_file import read_text

NO_NUMBER = "?"
_TASK_NUMBER = re.compile(r"([0-9]{1,3})\s*[.)]?")
_NUMBERED_TITLE = re.compile(r"([0-9]{1,3})\s*\.\s+(\S.*)")
_MEASURE_NUMBER = re.compile(r"([0-9]{1,3})\s*\)\s*(.*)")
_FULL_NUMBER = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})[.)]?\s+(.*)")


def read_plan(source: Path | str | bytes, register: Iterable[Body]) -> ParsedPlan:
    """A plan's text file, or its bytes, as understood with the bodies of a register.

    Raises:
        NotAPlanError: the file is no plan at all; the sentence says why.
    """
    table = read_table(read_text(source))
    return _PlanReader(table, BodyNames(register)).read()


@dataclass(frozen=True, slots=True)
class _Said:
    """A cell resolved through dittos: its text and the line the text stands on."""

    text: str
    line: int


@dataclass(slots=True)
class _OpenTask:
    number: str
    title: str
    line: int
    measures: list[Measure] = field(default_factory=list)

    def closed(self) -> Task:
        return Task(self.number, self.title, tuple(self.measures))


class _PlanReader:
    """Goes through the rows once, from top to bottom, with what stands above in each column."""

    def __init__(self, table: Table, names: BodyNames) -> None:
        self.table = table
        self.names = names
        self.tasks: list[_OpenTask] = []
        self.problems = list(table.problems)
        self.above: dict[Column, _Said | None] = {}
        self.lines_by_code: dict[str, int] = {}

    def read(self) -> ParsedPlan:
        for row in self.table.rows:
            self._check_letters(row)
            self._read_row(row)
        for task in self.tasks:
            if not task.measures:
                message = _("Завдання {number} не має жодного заходу.")
                self._error(task.line, Column.TASK, message.format(number=task.number))
        problems = sorted(self.problems, key=lambda problem: (problem.line, problem.column))
        return ParsedPlan(tuple(task.closed() for task in self.tasks), tuple(problems))

    # Tasks and measures ------------------------------------------------------------------------

    def _read_row(self, row: Row) -> None:
        opens = self._open_task(row)
        has_cells = bool(row[Column.DEADLINE] or row[Column.EXECUTORS])
        if opens and not row[Column.MEASURE] and row.is_whole and not has_cells:
            return
        task = self.tasks[-1]
        code, text = self._measure_of(row, task, opens=opens)
        self._check_code(row.line, Column.MEASURE, code)
        task.measures.append(
            Measure(
                code,
                text,
                row.line,
                self._deadline(row),
                self._executors(row),
                read_conditions(task.title, text),
            )
        )

    def _open_task(self, row: Row) -> bool:
        """Begin a task if the row does; whether it did."""
        number, title = _number_and_title(row)
        if not number and not title:
            if not self.tasks:
                self._error(
                    row.line,
                    Column.NUMBER,
                    _("Захід стоїть перед першим завданням. Додайте рядок завдання з номером."),
                )
                self.tasks.append(_OpenTask(NO_NUMBER, "", row.line))
            return False
        if self.tasks and (self.tasks[-1].number, self.tasks[-1].title) == (number, title):
            return False
        self._check_task(row, number, title)
        self.tasks.append(_OpenTask(number or NO_NUMBER, title, row.line))
        return True

    def _check_task(self, row: Row, number: str, title: str) -> None:
        if not number:
            message = _("Завдання не має номера: «{title}». Впишіть номер.")
            self._error(row.line, Column.NUMBER, message.format(title=shown(title)))
        elif any(task.number == number for task in self.tasks):
            message = _("Номер завдання {number} вже є вище. Виправте номер.")
            self._error(row.line, Column.NUMBER, message.format(number=number))
        elif _is_gap(self.tasks[-1].number if self.tasks else "0", number):
            message = _("Перед завданням {number} пропущено номер. Чи не загублено рядок?")
            self._warn(row.line, Column.NUMBER, message.format(number=number))

    def _measure_of(self, row: Row, task: _OpenTask, *, opens: bool) -> tuple[str, str]:
        """The code and text of a row's measure (tasks 3, 5 and 7 have one without a number)."""
        text = self._resolved(row, Column.MEASURE).text if row[Column.MEASURE] else ""
        if not text and opens:
            return task.number, task.title
        if not text:
            self._error(row.line, Column.MEASURE, _("Захід порожній. Впишіть його текст."))
            return f"{task.number}.{NO_NUMBER}", ""
        number, words = _measure_number(text, task.number)
        if not number:
            return task.number, text
        before = task.measures[-1].code.rpartition(".")[2] if task.measures else "0"
        if _is_gap(before, number):
            message = _("Перед заходом {code} пропущено номер. Чи не загублено рядок?")
            self._warn(row.line, Column.MEASURE, message.format(code=f"{task.number}.{number}"))
        return f"{task.number}.{number}", words

    def _check_code(self, line: int, column: Column, code: str) -> None:
        if code in self.lines_by_code:
            message = _("Код заходу {code} вже є в рядку {line}. Виправте номер.")
            self._error(line, column, message.format(code=code, line=self.lines_by_code[code]))
        self.lines_by_code.setdefault(code, line)

    # Cells -------------------------------------------------------------------------------------

    def _deadline(self, row: Row) -> DeadlineCell:
        raw, said = row[Column.DEADLINE], self._said(row, Column.DEADLINE)
        rules = read_deadline(said.text)
        if said.text and any(isinstance(rule, Unknown) for rule in rules):
            message = _("Строк «{text}» не зрозуміло: зобов’язань за ним не буде. Уточніть строк.")
            self._warn(row.line, Column.DEADLINE, message.format(text=shown(said.text)))
        return DeadlineCell(raw, said.text, said.line, rules)

    def _executors(self, row: Row) -> ExecutorCell:
        raw, said = row[Column.EXECUTORS], self._said(row, Column.EXECUTORS)
        found = find_executors(said.text, self.names)
        unknown = found.unknown or (() if found.executors else (said.text,))
        for name in filter(None, unknown):
            message = _(
                "Виконавця «{name}» немає в реєстрі органів. Виправте назву або додайте до реєстру."
            )
            self._error(row.line, Column.EXECUTORS, message.format(name=shown(name)))
        for code in found.repeated:
            message = _("Виконавця {code} названо двічі. Залишено перший запис.")
            self._warn(row.line, Column.EXECUTORS, message.format(code=code))
        return ExecutorCell(raw, said.text, said.line, found.executors)

    def _said(self, row: Row, column: Column) -> _Said:
        """What a deadline or executors cell says; nothing in a row that does not fit the header."""
        if not row.is_whole:
            self.above[column] = None
            return _Said("", row.line)
        if not row[column]:
            self._error(row.line, column, _EMPTY[column]())
        return self._resolved(row, column)

    def _resolved(self, row: Row, column: Column) -> _Said:
        if not is_ditto(row[column]):
            said = _Said(row[column], row.line)
            self.above[column] = said if row[column] else None
            return said
        if above := self.above.get(column):
            return above
        self._error(
            row.line,
            column,
            _("Знак повтору стоїть там, де вище нема чого повторити. Впишіть значення."),
        )
        return _Said("", row.line)

    # Problems ----------------------------------------------------------------------------------

    def _check_letters(self, row: Row) -> None:
        for column, text in row.cells.items():
            for word in mixed_words(text):
                message = _("У слові «{word}» є латинські літери. Прочитано як «{read}».")
                self._warn(row.line, column, message.format(word=word, read=in_cyrillic(word)))

    def _error(self, line: int, column: Column, message: str) -> None:
        self.problems.append(Problem(line, self.table.place(column), Severity.ERROR, message))

    def _warn(self, line: int, column: Column, message: str) -> None:
        self.problems.append(Problem(line, self.table.place(column), Severity.WARNING, message))


_EMPTY = {
    Column.DEADLINE: lambda: _("Строк порожній. Впишіть строк."),
    Column.EXECUTORS: lambda: _("Виконавців не вказано. Впишіть їх."),
}


def _number_and_title(row: Row) -> tuple[str, str]:
    number, title = row[Column.NUMBER], row[Column.TASK]
    if found := _TASK_NUMBER.fullmatch(number):
        return found[1], title
    if not number and (found := _NUMBERED_TITLE.fullmatch(title)):
        return found[1], found[2]
    return "", " ".join(filter(None, (number, title)))


def _measure_number(text: str, task: str) -> tuple[str, str]:
    if found := _MEASURE_NUMBER.fullmatch(text):
        return found[1], found[2]
    if (found := _FULL_NUMBER.fullmatch(text)) and found[1] == task:
        return found[2], found[3]
    return "", text


def _is_gap(before: str, number: str) -> bool:
    return before.isdecimal() and int(number) > int(before) + 1

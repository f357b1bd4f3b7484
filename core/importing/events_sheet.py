"""Events from a sheet that a body sent: each row a draft, each bad cell named with its reason."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.domain.drafts import DraftContent, Link
from core.domain.event_sheet import EventColumn, EventLine, SheetWords
from core.domain.events import EventFormat
from core.domain.names import fold
from core.domain.sheets import Cell, CellProblem, Sheet, cell_name
from core.i18n import _

FIRST_ONLY = (EventColumn.OBLIGATION, EventColumn.TYPE)
"""What a template fills in beforehand: a row that says no more says nothing."""
NEEDED = (EventColumn.OBLIGATION, EventColumn.TYPE, EventColumn.TITLE, EventColumn.HELD_ON)
_WRITTEN_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TO_LATIN = str.maketrans("АВСЕНІКМОРТХУ", "ABCEHIKMOPTXY")
_BETWEEN_CODES = re.compile(r"[\s;,]+")
_BETWEEN_PAGES = re.compile(r"[\s;,]+(?=https?://)|\s+")
"""An address may hold commas and semicolons of its own."""


def read_events(sheet: Sheet, words: SheetWords) -> tuple[list[EventLine], list[CellProblem]]:
    """The rows that say something, and everything that cannot be read, cell by cell."""
    columns, problems = _columns(sheet, words)
    if problems:
        return [], problems
    lines: list[EventLine] = []
    for row in range(1, len(sheet.rows)):
        reader = _Row(sheet.rows[row], row, columns, words)
        if not reader.is_empty:
            number = reader.number(EventColumn.NUMBER, _("«{text}» не є номером події."))
            lines.append(EventLine(row, reader.content(), columns, number))
            problems.extend(reader.problems)
    if not lines:
        problems.append(CellProblem(cell_name(1, 0), _("У таблиці немає жодної події.")))
    return lines, problems


def _columns(sheet: Sheet, words: SheetWords) -> tuple[dict[EventColumn, int], list[CellProblem]]:
    head = sheet.rows[0] if sheet.rows else ()
    found: dict[EventColumn, int] = {}
    for place, cell in enumerate(head):
        column = words.columns.get(fold(str(cell or "")).rstrip(" *"))
        if column and column not in found:
            found[column] = place
    if any(column not in found for column in NEEDED):
        said = _("Перший рядок має містити назви стовпців шаблону. Візьміть шаблон свого органу.")
        return found, [CellProblem(cell_name(0, 0), said)]
    return found, []


def _code(text: str) -> str:
    """A readable id, with Latin letters for the Cyrillic ones that look like them."""
    return text.upper().translate(_TO_LATIN).replace("-AFTER-", "-after-")


@dataclass(slots=True)
class _Row:
    cells: tuple[Cell, ...]
    row: int
    columns: Mapping[EventColumn, int]
    words: SheetWords
    problems: list[CellProblem] = field(default_factory=list[CellProblem])

    @property
    def is_empty(self) -> bool:
        return not any(self.text(column) for column in self.columns if column not in FIRST_ONLY)

    def content(self) -> DraftContent:
        """The draft that the row stands for."""
        return DraftContent(
            type=self.one_of(EventColumn.TYPE, self.words.types, ""),
            title=self.text(EventColumn.TITLE),
            held_on=self.day(EventColumn.HELD_ON),
            began_on=self.day(EventColumn.BEGAN_ON),
            place=self.text(EventColumn.PLACE),
            format=self.one_of(EventColumn.FORMAT, self.words.formats, EventFormat.IN_PERSON.value),
            participants=self.number(
                EventColumn.PARTICIPANTS, _("«{text}» не є кількістю учасників.")
            ),
            audience=self.text(EventColumn.AUDIENCE),
            media=self.text(EventColumn.MEDIA),
            links=tuple(Link(one) for one in self.several(EventColumn.LINKS)),
            note=self.text(EventColumn.NOTE),
            obligations=tuple(
                dict.fromkeys(
                    _code(code)
                    for column in (EventColumn.OBLIGATION, EventColumn.OTHERS)
                    for code in self.several(column)
                )
            ),
            is_late_by_choice=fold(self.text(EventColumn.LATE)) in self.words.yes,
        )

    def cell(self, column: EventColumn) -> Cell:
        place = self.columns.get(column, len(self.cells))
        return self.cells[place] if place < len(self.cells) else None

    def text(self, column: EventColumn) -> str:
        value = self.cell(column)
        return "" if value is None else str(value).strip()

    def several(self, column: EventColumn) -> Iterator[str]:
        between = _BETWEEN_PAGES if column is EventColumn.LINKS else _BETWEEN_CODES
        return (part for part in between.split(self.text(column).strip(";, ")) if part)

    def one_of(self, column: EventColumn, known: Mapping[str, str], usual: str) -> str:
        text = self.text(column)
        if not text:
            return usual
        code = known.get(fold(text))
        if code is None:
            self.refuse(column, _("«{text}» тут не буває. Виберіть зі списку.").format(text=text))
        return code or usual

    def day(self, column: EventColumn) -> date | None:
        value = self.cell(column)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if value is None or value == "":
            return None
        written = _WRITTEN_DAY.fullmatch(str(value).strip())
        if written:
            day, month, year, *iso = written.groups()
            parts = [int(part) for part in (iso if iso[0] else (year, month, day))]
            try:
                return date(*parts)
            except ValueError:
                pass
        said = _("«{text}» не є датою. Дату пишуть так: 31.08.2026.")
        self.refuse(column, said.format(text=str(value)[:40]))
        return None

    def number(self, column: EventColumn, refusal: str) -> int | None:
        text = self.text(column).replace("\u00a0", "").replace(" ", "").removesuffix(".0")
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 9):
            self.refuse(column, refusal.format(text=text[:40]))
            return None
        return int(text)

    def refuse(self, column: EventColumn, sentence: str) -> None:
        self.problems.append(CellProblem(cell_name(self.row, self.columns[column]), sentence))

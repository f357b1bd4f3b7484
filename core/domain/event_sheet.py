"""The sheet by which a body files many events at once: its columns, and what a row says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.drafts import DraftContent


class EventColumn(StrEnum):
    """The columns, in their order."""

    OBLIGATION = "obligation"
    TYPE = "type"
    TITLE = "title"
    HELD_ON = "held_on"
    BEGAN_ON = "began_on"
    PLACE = "place"
    FORMAT = "format"
    PARTICIPANTS = "participants"
    AUDIENCE = "audience"
    MEDIA = "media"
    LINKS = "links"
    NOTE = "note"
    OTHERS = "others"
    LATE = "late"
    NUMBER = "number"


Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of the sheet: its heading, width in letters, and what may be chosen in it."""

    code: EventColumn
    title: str
    width: int
    choices: tuple[str, ...] = ()
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class EventBook:
    """The workbook of a body: its sheet to fill in, its obligations in words, its lists.

    `refusal` is said where something is typed that is not in a list.
    """

    title: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[Value]]
    told_title: str
    told: Sequence[Sequence[str]]
    lists_title: str
    refusal: str


MOST_EVENTS = 5000
MOST_MB = 10


@dataclass(frozen=True, slots=True)
class SheetWords:
    """How the columns and the choices are named: by any of these words, folded, in any language.

    `columns` leads from a heading to its column, `types` and `formats` from words to codes.
    """

    columns: Mapping[str, EventColumn]
    types: Mapping[str, str]
    formats: Mapping[str, str]
    yes: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventLine:
    """A row that says something: its place (from 0), the draft it stands for, its event's number.

    The number stands where the row was exported: an event that was filed before.
    """

    row: int
    content: DraftContent
    columns: Mapping[EventColumn, int]
    number: int | None = None

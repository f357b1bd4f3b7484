"""What the read side answers with: rows of figures, and the plans they are of."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from core.domain.obligations import PlanFrame
from core.domain.status import Flag, Status


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """A plan without its table."""

    id: int
    version_id: int
    key: str
    title: str
    act_number: str
    act_date: date
    first_year: int
    last_year: int | None
    frame: PlanFrame

    def years_until(self, year: int) -> range:
        """The plan's years from its first to the given one, or to its last (rules §2)."""
        return range(self.first_year, min(year, self.last_year or year) + 1)


@dataclass(frozen=True, slots=True)
class Titles:
    """Our own short titles of a task or measure, and what events prove it."""

    short_uk: str
    short_en: str
    event_types: tuple[str, ...] = ()


class ObligationStanding(NamedTuple):
    """One obligation at T: the contract's `obligations` row."""

    id: str
    plan: str
    task: str
    measure: str
    body: str
    period: str
    year: int
    window_start: date
    due_on: date
    min_count: int
    mode: str
    by_consent: bool
    conditions: tuple[str, ...]
    status: Status
    flags: tuple[Flag, ...]
    submitted: int
    verified: int
    achieved_on: date | None
    days_overdue: int | None


class Listed(Protocol):
    """What lists of obligations are filtered, ordered and compared by, of one obligation at T."""

    @property
    def id(self) -> str: ...  # noqa: D102  the same as in ObligationStanding
    @property
    def task(self) -> str: ...  # noqa: D102
    @property
    def measure(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> str: ...  # noqa: D102
    @property
    def period(self) -> str: ...  # noqa: D102
    @property
    def due_on(self) -> date: ...  # noqa: D102
    @property
    def status(self) -> Status: ...  # noqa: D102


class Brief(NamedTuple):
    """Only that of an obligation, and the key under which the rest of it is found."""

    key: int
    id: str
    task: str
    measure: str
    body: str
    period: str
    due_on: date
    window_start: date
    status: Status


class LongestOverdue(NamedTuple):
    """How many obligations of a body are overdue, and the oldest of their deadlines."""

    body: str
    number: int
    oldest: date


class Demand(NamedTuple):
    """A measure's demand in one period: its window, deadline and how many stand in each status."""

    measure: str
    period: str
    window_start: date
    due_on: date
    counts: dict[Status, int]


class PublicFile(NamedTuple):
    """An attachment that everyone may have."""

    id: int
    name: str
    kind: str
    size: int


class PublicEvent(NamedTuple):
    """What everyone may see of a verified event; no person's name."""

    id: int
    type: str
    title: str
    held_on: date
    place: str
    participants: int | None
    links: tuple[str, ...]
    verified_at: datetime
    obligations: tuple[str, ...]
    measures: tuple[str, ...]
    bodies: tuple[str, ...]
    files: tuple[PublicFile, ...] = ()


class EventDay(NamedTuple):
    """The verified events of one day that count for a measure's period; title and type of one."""

    measure: str
    period: str
    held_on: date
    number: int
    title: str
    type: str


class DecisionKind(StrEnum):
    """What everyone may read in the register of decisions."""

    EVENT = "event"
    APPROVED = "approved"
    LIFTED = "lifted"
    GIVEN = "given"
    DECLINED = "declined"
    EXTENDED = "extended"
    SUPERSEDED = "superseded"
    ADDED = "added"


class Decision(NamedTuple):
    """A decision recorded at an instant, about one obligation or several at once.

    `detail` is the ground of an exclusion or the title of an event, `day` an extension's last or a
    consent's first; `period` is empty where it is about no period.
    """

    at: datetime
    kind: DecisionKind
    number: int
    body: str
    period: str = ""
    detail: str = ""
    day: date | None = None

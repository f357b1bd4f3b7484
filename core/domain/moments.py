"""Time as the rules see it (rules §1): Kyiv calendar dates, UTC instants, half-open as-of."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
TICK = timedelta(microseconds=1)


def kyiv_date(instant: datetime) -> date:
    """The calendar date in Kyiv at an aware instant."""
    return instant.astimezone(KYIV).date()


def start_of(day: date) -> datetime:
    """The UTC instant of 00:00 in Kyiv on a date."""
    return datetime.combine(day, time(), KYIV).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The UTC instant at which a Kyiv date is over: 00:00 of the next day."""
    return start_of(day + timedelta(days=1))


@dataclass(frozen=True, slots=True, order=True)
class AsOf:
    """The moment T of a computation: it sees what was recorded strictly before `instant`."""

    instant: datetime

    def __post_init__(self) -> None:
        if self.instant.tzinfo is None:
            raise ValueError("an instant needs a zone")

    @property
    def today(self) -> date:
        """«Today» of T: the Kyiv date of the instant just before T."""
        return kyiv_date(self.instant - TICK)

    @property
    def due_through(self) -> date:
        """The latest deadline that has fallen due at T (T ≥ start of the day after it)."""
        return kyiv_date(self.instant) - timedelta(days=1)


def as_of_end(day: date) -> AsOf:
    """T for a date given as as-of: its end in Kyiv."""
    return AsOf(end_of(day))


def parse_as_of(text: str) -> AsOf:
    """Read a date (its end in Kyiv) or an ISO instant with a zone.

    Raises:
        ValueError: neither of the two, without a zone, or outside the years 1992–9998.
    """
    stripped = text.strip()
    if len(stripped) <= len("2026-08-31"):
        if not _DATE.fullmatch(stripped):
            raise ValueError("a date is written YYYY-MM-DD")
        day = date.fromisoformat(stripped)
        _check_year(day.year)
        return as_of_end(day)
    as_of = AsOf(datetime.fromisoformat(stripped))
    _check_year(as_of.instant.year)
    return AsOf(as_of.instant.astimezone(UTC))


def _check_year(year: int) -> None:
    if not 1992 <= year <= 9998:
        raise ValueError("outside the calendar Postup knows")

"""What a command asks about, from what was typed: the moment T, the year, a role."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from core import clock
from core.domain.moments import AsOf, as_of_end, kyiv_date

YearWish = int | Literal["all"] | None


@dataclass(frozen=True, slots=True)
class RoleAsked:
    """A role as it was typed."""

    role: str
    bodies: tuple[str, ...]
    since: date | None
    until: date | None
    is_deputy: bool


def year_of(wish: YearWish, as_of: AsOf) -> int | None:
    """The year asked for: a number, `all` (None), or that of the today of T."""
    if wish == "all":
        return None
    return as_of.today.year if wish is None else wish


def latest_moment() -> AsOf:
    """The latest T that can be asked about: the end of the tenth year ahead."""
    return as_of_end(date(kyiv_date(clock.now()).year + 10, 12, 31))

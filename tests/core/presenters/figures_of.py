"""Tallies, standings and demands for tests of what is said about them."""

from datetime import date
from typing import Any

from core.domain.figures import Demand, ObligationStanding
from core.domain.rates import Bucket, Tally
from core.domain.status import Status
from tests.core.builders import YEAR

DUE_BY_NATURE = (Status.OVERDUE, Status.DONE_LATE)


def a_tally(**counts: int) -> Tally:
    """Counts by status; what is overdue or late is due, so is any status that ends in `_due`."""
    buckets = {}
    for name, number in counts.items():
        status = Status(name.removesuffix("_due"))
        is_due = name.endswith("_due") or status in DUE_BY_NATURE
        buckets[Bucket(status, is_due)] = number
    return Tally(buckets)


def a_standing(body: str = "MVS", measure: str = "2.1", **about: Any) -> ObligationStanding:
    """An obligation of the first half-year, in progress unless said otherwise."""
    ordinary = ObligationStanding(
        id=f"{measure}/{body}/{YEAR}-H1", plan="781-2020", task=measure[0], measure=measure,
        body=body, period=f"{YEAR}-H1", year=YEAR, window_start=date(YEAR, 1, 1),
        due_on=date(YEAR, 6, 30), min_count=1, mode="each", by_consent=False, conditions=(),
        status=Status.IN_PROGRESS, flags=(), submitted=0, verified=0, achieved_on=None,
        days_overdue=None,
    )  # fmt: skip
    return ordinary._replace(**about)


def a_demand(measure: str, due_on: str, window_start: str = "", **counts: int) -> Demand:
    """A measure's demand of the whole year with counts by status."""
    due = date.fromisoformat(due_on)
    start = date.fromisoformat(window_start) if window_start else date(due.year, 1, 1)
    return Demand(measure, str(due.year), start, due, {Status(s): n for s, n in counts.items()})


def link(page: str, **parameters: Any) -> str:
    """The plainest address: the page and its parameters in their order."""
    return page + "".join(f"|{name}={value}" for name, value in parameters.items() if value)

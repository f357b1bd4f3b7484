"""How long the figures take, at three sizes."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import bindparam, text
from sqlmodel import Session

from core import clock
from core.domain.moments import AsOf
from core.queries.events import verified_events
from core.queries.plans import plans
from core.queries.register import register_at
from core.queries.spans import Alike
from core.queries.standings import (
    RollUp,
    Scope,
    body_measure_tallies,
    demands,
    obligation_standings,
    overdue_bodies,
    tallies,
)
from core.storage.engine import engine_for
from core.storage.spans import OPEN_END
from core.storage.types import Instant
from core.storage.unit_of_work import reading
from pages.components.body_overview import MOST
from tests.bench.conftest import LARGE, MIDDLE, SMALL

pytestmark = pytest.mark.bench
ROUNDS = 7


def median_ms(ask: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of some rounds after one to warm up, in milliseconds."""
    ask()
    took: list[float] = []
    for _round in range(rounds):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def least(session: Session, scope: Scope, alike: Alike) -> None:
    """Have SQLite group the spans in scope, from its index, and answer with their number."""
    session.connection().execute(
        text(
            "SELECT count(*) FROM (SELECT 1 FROM obligation_span WHERE plan_id = :plan "  # noqa: S608
            f"AND year = :year AND by_consent = 0 AND until = {OPEN_END} AND since < :t "
            f"GROUP BY {', '.join(alike.value[1])})"
        ).bindparams(bindparam("t", type_=Instant())),
        {"plan": scope.plan.id, "year": scope.year, "t": scope.as_of.instant},
    ).scalar_one()


@pytest.mark.parametrize("wish", [SMALL, MIDDLE, LARGE], ids=["small", "middle", "large"])
def test_how_long_figures_take(goals, data, wish):
    began = time.perf_counter()
    engine = engine_for(f"sqlite:///{data(wish) / 'postup.sqlite'}")
    goals.head(f"Figures of {wish.bodies} bodies in {wish.years} years")
    goals.tell("the demonstration was made in", time.perf_counter() - began, "s")
    now = AsOf(clock.now())
    past = AsOf(now.instant - timedelta(days=100))
    with reading(engine) as session:
        plan = plans(session)[0]
        register = register_at(session, now)
        year, before = Scope(plan, now, now.today.year), Scope(plan, past, past.today.year)
        some = tuple(register.bodies)[:MOST]
        for name, ask, grouped in (
            ("by measure", lambda s: tallies(session, s, RollUp.MEASURE, register), Alike.MEASURE),
            ("by body", lambda s: tallies(session, s, RollUp.BODY, register), Alike.BODY),
            (
                f"of {MOST} bodies × measure",
                lambda s: body_measure_tallies(session, replace(s, bodies=some), register), None,
            ),
            (
                "of all bodies × measure",
                lambda s: body_measure_tallies(session, s, register), Alike.BOTH,
            ),
            ("by deadline", lambda s: demands(session, s), Alike.MEASURE),
            ("overdue bodies", lambda s: overdue_bodies(session, s, register), Alike.BODY),
            ("latest verified events", lambda s: verified_events(session, s, most=6), None),
        ):  # fmt: skip
            for when, scope, most in (("now", year, 5), ("100 days ago", before, 50)):
                goals.note(
                    f"{name}, {when}", median_ms(lambda a=ask, s=scope: a(s)), goal=most, unit="ms",
                    floor=median_ms(lambda g=grouped: least(session, year, g))
                    if grouped and scope is year else None,
                    why="SQLite alone counts as many groups, none of which is fetched, in"
                    if scope is year else "as many rows are fetched and tallied as now",
                )  # fmt: skip
        every = Scope(plan, now, None)
        took = median_ms(lambda: tallies(session, every, RollUp.BODY, register), 3) / 1000
        goals.note("all years by body", took, goal=2.5, unit="s")
        one = Scope(plan, now, now.today.year, bodies=(next(iter(register.bodies)),))
        took = median_ms(lambda: obligation_standings(session, one))
        goals.tell("a body's obligations, each", took, "ms")
    engine.dispose()

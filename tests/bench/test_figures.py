"""How long the figures take, at three sizes."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from core import clock
from core.domain.moments import AsOf
from core.queries.events import verified_events
from core.queries.plans import plans
from core.queries.register import register_at
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
from core.storage.unit_of_work import reading
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
        for name, ask in {
            "by measure": lambda scope: tallies(session, scope, RollUp.MEASURE, register),
            "by body": lambda scope: tallies(session, scope, RollUp.BODY, register),
            "of body × measure": lambda scope: body_measure_tallies(session, scope, register),
            "by deadline": lambda scope: demands(session, scope),
            "overdue bodies": lambda scope: overdue_bodies(session, scope, register),
            "latest verified events": lambda scope: verified_events(session, scope, most=6),
        }.items():
            goals.note(f"{name}, now", median_ms(lambda a=ask: a(year)), goal=5, unit="ms")
            goals.note(
                f"{name}, 100 days ago", median_ms(lambda a=ask: a(before)), goal=50, unit="ms"
            )
        every = Scope(plan, now, None)
        took = median_ms(lambda: tallies(session, every, RollUp.BODY, register), 3) / 1000
        goals.note("all years by body", took, goal=2.5, unit="s")
        one = Scope(plan, now, now.today.year, bodies=(next(iter(register.bodies)),))
        took = median_ms(lambda: obligation_standings(session, one))
        goals.tell("a body's obligations, each", took, "ms")
    engine.dispose()

"""How long the figures take: printed, never judged, since machines differ (`make bench`)."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from core.domain.moments import AsOf
from core.queries.plans import plans
from core.queries.register import register_at
from core.queries.standings import RollUp, Scope, obligation_standings, tallies
from core.services.demo.fill import DemoWish, fill_demo
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading

ROUNDS = 7
SIZES = (
    DemoWish(bodies=40, years=2),
    DemoWish(bodies=75, years=5, events=20_000),
    DemoWish(bodies=400, years=10, events=100_000),
)


def median_ms(ask: Callable[[], object]) -> float:
    """The median of some rounds after one to warm up, in milliseconds."""
    ask()
    took: list[float] = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


@pytest.mark.bench
@pytest.mark.parametrize(
    "wish", SIZES, ids=lambda wish: f"{wish.bodies} bodies, {wish.years} years"
)
def test_how_long_figures_take(wish: DemoWish, tmp_path: Path):
    engine = engine_for(f"sqlite:///{tmp_path / 'postup.sqlite'}")
    began = time.perf_counter()
    made = fill_demo(engine, wish)
    filled = time.perf_counter() - began
    now = AsOf(clock.now())
    past = AsOf(now.instant - timedelta(days=100))
    with reading(engine) as session:
        plan = plans(session)[0]
        register = register_at(session, now)

        def by_body(as_of: AsOf, year: int | None) -> object:
            return tallies(session, Scope(plan, as_of, year), RollUp.BODY, register)

        year = now.today.year
        figures = {
            "rates of the year by body, now": median_ms(lambda: by_body(now, year)),
            "the same 100 days ago": median_ms(lambda: by_body(past, past.today.year)),
            "rates of all years by body": median_ms(lambda: by_body(now, None)),
            "the year's obligations, each": median_ms(
                lambda: obligation_standings(session, Scope(plan, now, year))
            ),
        }
    engine.dispose()
    print(f"\n{made['obligations']} obligations, {made['events']} events, filled in {filled:.1f} s")  # noqa: T201
    for name, milliseconds in figures.items():
        print(f"  {name:32} {milliseconds:8.1f} ms")  # noqa: T201

from core.queries.filing import filing_delays
from core.queries.register import register_at
from core.queries.standings import Scope
from core.storage.unit_of_work import reading
from tests.core.builders import on
from tests.core.world import World

FIRST = "2.1/MVS/2026-H1"


def delays(world: World, day: str, *bodies: str) -> dict[str, list[int]]:
    scope = Scope(world.plan, on(day), None, bodies=bodies)
    with reading(world.engine) as session:
        return filing_delays(session, scope, register_at(session, on(day)))


def test_days_run_from_the_event_to_its_first_submission(world):
    world.submit(FIRST, "2026-03-09")
    assert delays(world, "2026-11-01", "MVS") == delays(world, "2026-11-01")
    ((body, (days,)),) = delays(world, "2026-11-01").items()
    assert body == "MVS"
    assert days >= 0
    assert delays(world, "2026-11-01", "DSNS") == {}
    assert delays(world, "2026-01-05") == {}


def test_who_takes_a_body_over_takes_over_how_long_it_took_to_file(world):
    world.submit(FIRST, "2026-03-09")
    world.merge("MVS", ended_on="2026-07-31", heir="DSNS", recorded_on="2026-08-03")
    assert set(delays(world, "2026-07-31")) == {"MVS"}
    assert set(delays(world, "2026-11-01")) == {"DSNS"}

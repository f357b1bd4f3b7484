from core.queries.filing import filing_delays
from core.queries.standings import Scope
from core.storage.unit_of_work import reading
from tests.core.builders import on
from tests.core.world import World

FIRST, OTHERS = "2.1/MVS/2026-H1", "2.1/DSNS/2026-H1"


def delays(world: World, day: str, *bodies: str) -> list[int]:
    with reading(world.engine) as session:
        return filing_delays(session, Scope(world.plan, on(day), None, bodies=bodies))


def test_days_run_from_the_event_to_its_first_submission(world):
    world.submit(FIRST, "2026-03-09")
    assert delays(world, "2026-11-01", "MVS") == delays(world, "2026-11-01")
    (days,) = delays(world, "2026-11-01")
    assert days >= 0
    assert delays(world, "2026-11-01", "DSNS") == []
    assert delays(world, "2026-01-05") == []

"""What screens ask: the same whether of all bodies or of some."""

from typing import Any, cast

import pytest

from core import clock
from core.domain.moments import AsOf
from core.queries.plans import plans
from core.queries.standings import Scope
from core.storage.unit_of_work import reading
from pages.components.asking import pairs
from pages.components.reading import engine


class Look:
    """A reading of the whole plan."""

    def __init__(self, plan: Any) -> None:
        self.plan = plan

    def scope(self, as_of: AsOf, bodies: tuple[str, ...] = ()) -> Scope:
        """All years."""
        return Scope(self.plan, as_of, None, bodies=bodies)


@pytest.mark.usefixtures("demo_installation")
def test_the_map_of_some_bodies_is_that_part_of_the_map_of_all(demo_register):
    gone = next(body for body in demo_register.bodies.values() if body.successor)
    now = AsOf(clock.now())
    with reading(engine()) as session:
        look = cast(Any, Look(plans(session)[0]))
        everyone = pairs(session, look, now)
        for some in ((gone.successor,), (gone.successor, "M027"), (gone.code,)):
            assert pairs(session, look, now, some) == {
                pair: tally for pair, tally in everyone.items() if pair[0] in some
            }
    assert {body for body, _measure in everyone} >= {gone.successor, "M027"}

"""Requests for exclusion: how many wait."""

from core.domain.facts import ExclusionState
from core.queries.requests import exclusions_waiting
from core.services.exclusions import decide_exclusion, request_exclusion
from core.storage.unit_of_work import reading
from tests.core.services.test_commitments import GROUND
from tests.core.world import SECRETARY, World, focal_point_of


def waiting(world: World) -> int:
    with reading(world.engine) as session:
        return exclusions_waiting(session, world.plan)


def test_what_nobody_has_decided_on_yet_waits(world):
    assert waiting(world) == 0
    asked = []
    for code in ("5/MVS/2026", "5/DSNS/2026", "2.1/MVS/2026-H1"):
        with world.at("2026-02-02", focal_point_of(code.split("/")[1])) as work:
            asked.append(request_exclusion(work, world.plan, code, GROUND))
    assert waiting(world) == 3
    for exclusion, state in zip(
        asked, (ExclusionState.APPROVED, ExclusionState.REFUSED), strict=False
    ):
        with world.at("2026-02-03", SECRETARY) as work:
            decide_exclusion(work, exclusion, state, "Розглянуто.")
    assert waiting(world) == 1
    with world.at("2026-02-04", SECRETARY) as work:
        decide_exclusion(work, asked[0], ExclusionState.LIFTED, "Кошти є.")
    assert waiting(world) == 1

"""The register of decisions: what everyone may read of them, as of any moment."""

from datetime import date

import pytest

from core.domain.facts import ConsentState, ExclusionKind, ExclusionState
from core.domain.figures import DecisionKind
from core.domain.moments import AsOf
from core.queries.decisions import public_decisions
from core.queries.standings import Scope
from core.services.claims import revoke_claim, verify_claim
from core.services.commitments import (
    ConsentGround,
    record_consent,
    record_extension,
)
from core.services.exclusions import ExclusionGround, decide_exclusion, request_exclusion
from core.storage.unit_of_work import reading
from tests.core.builders import on
from tests.core.world import FOCAL_POINT, World

FIRST = "2.1/MVS/2026-H1"
NOW = on("2026-11-01")


def kinds(world: World, as_of: AsOf = NOW, **scope) -> list[str]:
    return [decision.kind.value for decision in decisions(world, as_of, **scope)]


def decisions(world: World, as_of: AsOf = NOW, *, most: int = 10, **scope):
    with reading(world.engine) as session:
        return public_decisions(session, Scope(world.plan, as_of, None, **scope), most=most)


def ask_for_exclusion(world: World, obligation: str) -> int:
    ground = ExclusionGround(
        kind=ExclusionKind.NO_BUDGET, authority="МРГ", document="протокол № 1",
        decided_on=date(2026, 2, 1), reason="Коштів немає.",
    )  # fmt: skip
    with world.at("2026-02-02", FOCAL_POINT) as work:
        return request_exclusion(work, world.plan, obligation, ground)


def test_an_accepted_event_is_in_the_register_while_its_acceptance_stands(world):
    claim = world.submit(FIRST, "2026-03-09")
    assert kinds(world, measure="2.1") == []
    with world.at("2026-03-20") as work:
        verify_claim(work, claim)
    (found,) = decisions(world, measure="2.1")
    assert (found.kind, found.body, found.detail) == (DecisionKind.EVENT, "MVS", "Брифінг")
    assert kinds(world, measure="5") == []
    assert kinds(world, on("2026-03-20"), measure="2.1") == []
    with world.at("2026-05-01") as work:
        revoke_claim(work, claim, "Подія не відбулася.")
    assert kinds(world, measure="2.1") == []


def test_an_exclusion_is_there_once_approved_and_when_lifted_but_no_request(world):
    approved, refused = ask_for_exclusion(world, FIRST), ask_for_exclusion(world, "5/MVS/2026")
    assert kinds(world, bodies=("MVS",)) == []
    with world.at("2026-02-10") as work:
        decide_exclusion(work, approved, ExclusionState.APPROVED)
        decide_exclusion(work, refused, ExclusionState.REFUSED, "Кошти є.")
    (found,) = decisions(world, bodies=("MVS",))
    assert (found.period, found.detail) == ("2026-H1", "no_budget")
    with world.at("2026-03-10") as work:
        decide_exclusion(work, approved, ExclusionState.LIFTED, "Кошти є.")
    assert kinds(world, bodies=("MVS",)) == ["lifted", "approved"]
    assert kinds(world, bodies=("DSNS",)) == []


def test_a_consent_stands_by_the_measures_it_is_for(world):
    given = ConsentGround(
        state=ConsentState.GIVEN, effective_on=date(2026, 2, 1), document="лист", measure="2.1"
    )
    with world.at("2026-02-02") as work:
        record_consent(work, world.plan, "NABU", given)
    (found,) = decisions(world, measure="2.1")
    assert (found.kind, found.body, found.day) == (DecisionKind.GIVEN, "NABU", date(2026, 2, 1))
    assert kinds(world, measure="5") == []
    assert kinds(world, bodies=("NABU",)) == ["given"]


def test_an_extension_and_a_replacement_are_there_with_their_dates(world):
    with world.at("2026-02-02") as work:
        record_extension(
            work, world.plan, FIRST, until=date(2026, 7, 31), decided_on=date(2026, 2, 1),
            document="протокол № 2",
        )  # fmt: skip
    assert [found.day for found in decisions(world, measure="2.1")] == [date(2026, 7, 31)]
    world.merge("OLD", ended_on="2026-03-31", heir="DSNS", recorded_on="2026-04-10")
    found = decisions(world, bodies=("OLD",))
    assert [one.kind for one in found] == [DecisionKind.SUPERSEDED] * len(found) != []
    assert sum(one.number for one in found) > 1


@pytest.mark.parametrize("most", [1, 2])
def test_no_more_are_read_than_asked_for_the_latest_first(world, most):
    for held_on in ("2026-03-09", "2026-04-09", "2026-05-09"):
        claim = world.submit(FIRST, held_on)
        with world.at(held_on.replace("09", "20")) as work:
            verify_claim(work, claim)
    found = decisions(world, most=most, measure="2.1")
    assert len(found) == most
    assert found[0].day == date(2026, 5, 9)

from datetime import date

import pytest

from core.domain.moments import AsOf
from core.queries.events import BY_DAY, days_by_period, verified_days, verified_events
from core.queries.standings import Scope
from core.services.claims import (
    claim_obligation,
    return_claim,
    revoke_claim,
    undo_decision,
    verify_claim,
)
from core.services.events import revise_event
from core.storage.unit_of_work import reading
from tests.core.builders import on
from tests.core.world import FOCAL_POINT, World, a_record

FIRST, WHOLE_YEAR = "2.1/MVS/2026-H1", "5/MVS/2026"
THEN, LATER = on("2026-04-01"), on("2026-11-01")


def shown(world: World, as_of: AsOf, **about):
    with reading(world.engine) as session:
        scope = Scope(world.plan, as_of, None)
        return verified_events(session, scope, most=10, **about)


def verify(world: World, claim: int, day: str) -> None:
    with world.at(day) as work:
        verify_claim(work, claim)


def resubmit(world: World, day: str, held_on: str = "2026-03-10") -> None:
    with world.at(day, FOCAL_POINT) as work:
        revise_event(work, 1, a_record(held_on), seen_revision=1)
        claim_obligation(work, world.plan, event=1, obligation=FIRST)


def test_only_verified_events_are_shown_each_once_with_all_it_counts_for(world):
    first = world.submit(FIRST, "2026-03-09")
    with world.at("2026-03-09", FOCAL_POINT) as work:
        second = claim_obligation(work, world.plan, event=1, obligation=WHOLE_YEAR)
    world.submit("2.1/DSNS/2026-H1", "2026-03-09")
    for claim in (first, second):
        verify(world, claim, "2026-03-20")
    (event,) = shown(world, THEN)
    assert (event.id, set(event.obligations), event.bodies) == (1, {FIRST, WHOLE_YEAR}, ("MVS",))
    assert shown(world, on("2026-03-20")) == []


@pytest.mark.parametrize("decide", [revoke_claim, undo_decision])
def test_an_event_whose_acceptance_was_taken_back_never_reappears(world, decide):
    claim = world.submit(FIRST, "2026-03-09")
    verify(world, claim, "2026-03-20")
    assert len(shown(world, THEN)) == 1
    with world.at("2026-05-01") as work:
        decide(work, claim, "Подія не відбулася.")
    assert shown(world, THEN) == []


def test_nor_one_that_was_revoked_by_a_later_revision(world):
    claim = world.submit(FIRST, "2026-03-09")
    verify(world, claim, "2026-03-20")
    resubmit(world, "2026-05-01")
    verify(world, claim, "2026-05-02")
    assert [event.held_on.day for event in shown(world, THEN)] == [9]
    assert [event.held_on.day for event in shown(world, LATER)] == [10]
    with world.at("2026-05-03") as work:
        revoke_claim(work, claim, "Подія не відбулася.")
    assert shown(world, THEN) == shown(world, LATER) == []


def test_one_stays_shown_by_its_verified_revision_while_a_later_one_is_returned(world):
    claim = world.submit(FIRST, "2026-03-09")
    verify(world, claim, "2026-03-20")
    resubmit(world, "2026-05-01")
    with world.at("2026-05-02") as work:
        return_claim(work, claim, "Немає фото.")
    assert [event.held_on.day for event in shown(world, LATER)] == [9]


def test_events_come_by_decision_or_by_day(world):
    claims = [world.submit(FIRST, day) for day in ("2026-03-09", "2026-03-01")]
    verify(world, claims[1], "2026-03-21")
    verify(world, claims[0], "2026-03-22")
    assert [event.id for event in shown(world, THEN)] == [1, 2]
    with world.at("2026-03-23") as work:
        undo_decision(work, claims[1], "Помилка.")
    verify(world, claims[1], "2026-03-24")
    assert [event.id for event in shown(world, THEN)] == [2, 1]
    assert [event.id for event in shown(world, THEN, order=BY_DAY)] == [1, 2]


def test_the_days_of_all_events_of_a_year_stand_by_measure_and_period(world):
    for day in ("2026-03-09", "2026-03-09", "2026-04-02"):
        verify(world, world.submit(FIRST, day), "2026-05-20")
    with reading(world.engine) as session:
        found = days_by_period(session, Scope(world.plan, LATER, 2026))
        assert [(day.held_on, day.number) for day in found] == [
            (date(2026, 3, 9), 2), (date(2026, 4, 2), 1),
        ]  # fmt: skip
        assert {(day.measure, day.period) for day in found} == {tuple(FIRST.split("/")[::2])}
        assert days_by_period(session, Scope(world.plan, THEN, 2026)) == []


def test_a_month_counts_the_events_of_each_day_and_no_others(world):
    held = (date(2026, 3, 1), date(2026, 3, 31))
    for obligation, day in ((FIRST, "2026-03-09"), (WHOLE_YEAR, "2026-04-02")):
        verify(world, world.submit(obligation, day), "2026-05-20")
    with reading(world.engine) as session:
        scope = Scope(world.plan, LATER, None)
        assert verified_days(session, scope, held) == {date(2026, 3, 9): 1}
        assert verified_days(session, Scope(world.plan, THEN, None), held) == {}
        of_others = Scope(world.plan, LATER, None, bodies=("DSNS",))
        assert verified_days(session, of_others, held) == {}
    shown_then = shown(world, LATER, order=BY_DAY, held=held)
    assert [event.held_on for event in shown_then] == [date(2026, 3, 9)]

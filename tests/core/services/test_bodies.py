from dataclasses import replace
from datetime import date

import pytest

from core.domain.bodies import BodyKind
from core.domain.facts import ConsentState
from core.domain.moments import TICK, AsOf
from core.domain.permissions import SYSTEM
from core.domain.status import Status
from core.errors import InvalidInputError, UnknownCodeError
from core.queries.facts import fact_book
from core.queries.register import register_at
from core.services.bodies import load_register, record_body
from core.services.claims import claim_obligation, return_claim, verify_claim
from core.services.commitments import ConsentGround, record_consent, record_trigger
from core.storage.unit_of_work import reading
from tests.core.audit import last_audit
from tests.core.builders import a_body, noon, on
from tests.core.world import BODIES, focal_point_of

RECORDED = "2026-09-05"
BEFORE, AFTER = AsOf(noon(RECORDED)), AsOf(noon(RECORDED) + TICK)
OLD = next(body for body in BODIES if body.code == "OLD")


def standings(world, as_of):
    with reading(world.engine) as session:
        book = fact_book(session, world.plan, through_year=2027)
    codes = [o.id for o in book.obligations if o.year == 2026]
    return {code: world.standing(code, as_of) for code in codes}


def merge(world):
    world.merge("OLD", ended_on="2026-08-31", heir="DSNS", recorded_on=RECORDED)


def test_a_register_is_loaded_once(world):
    with (
        pytest.raises(InvalidInputError, match="уже завантажено"),
        world.at("2026-02-01", SYSTEM) as work,
    ):
        load_register(work, BODIES)


def test_a_change_is_seen_from_the_tick_after_it_was_recorded(world):
    renamed = replace(OLD, name_uk="Нова назва")
    with world.at(RECORDED, SYSTEM) as work:
        record_body(work, renamed, named_from=date(2026, 9, 1), document="постанова № 1")
    with reading(world.engine) as session:
        names = [register_at(session, t).bodies["OLD"].name_uk for t in (BEFORE, AFTER)]
    assert names == ["Орган OLD", "Нова назва"]
    assert last_audit(world.engine) == ("system", "register.record", "OLD")


def test_a_merger_ends_what_falls_due_later_and_leaves_the_past(world):
    merge(world)
    assert world.standing("2.1/OLD/2026-H1", AFTER).status is Status.OVERDUE
    assert world.standing("2.1/OLD/2026-H2", AFTER).status is Status.SUPERSEDED
    assert world.standing("5/OLD/2026", AFTER).status is Status.SUPERSEDED
    assert world.standing("2.1/DSNS/2026-H2", AFTER).status is Status.IN_PROGRESS


def test_a_merger_passes_events_and_claims_to_the_successor(world):
    claims = [world.submit("3/OLD/2026", f"2026-0{month}-09") for month in (3, 4)]
    with world.at("2026-05-01", SYSTEM) as work:
        verify_claim(work, claims[0])
    own = world.submit("3/DSNS/2026", "2026-05-09")
    merge(world)
    found = world.standing("3/DSNS/2026", AFTER)
    assert (found.submitted, found.verified, own in claims) == (3, 1, False)


def test_figures_before_a_merger_stay_what_they_were(world):
    claim = world.submit("3/OLD/2026", "2026-03-09")
    with world.at("2026-05-01", SYSTEM) as work:
        verify_claim(work, claim)
    moments = [on("2026-03-10"), on("2026-06-01"), BEFORE]
    before = [standings(world, as_of) for as_of in moments]
    merge(world)
    assert [standings(world, as_of) for as_of in moments] == before
    with reading(world.engine) as session:
        book = fact_book(session, world.plan, through_year=2026)
    assert book.events[0].bodies == ("OLD",)


def test_what_both_held_together_is_passed_over_where_the_successor_has_it_not(world):
    event = world.hold("2026-03-09", "OLD", "DSNS")
    with world.at("2026-03-09", focal_point_of("OLD", "DSNS")) as work:
        old, new = (
            claim_obligation(work, world.plan, event=event, obligation=f"5/{body}/2026")
            for body in ("OLD", "DSNS")
        )
    with world.at("2026-03-20", SYSTEM) as work:
        verify_claim(work, old)
        return_claim(work, new, "Немає фото.")
    merge(world)
    assert world.standing("5/DSNS/2026", BEFORE).status is Status.IN_PROGRESS
    assert world.standing("5/DSNS/2026", AFTER).status is Status.DONE_ON_TIME


def test_what_already_counts_for_the_successor_stays_as_it_is(world):
    event = world.hold("2026-03-09", "OLD", "DSNS")
    with world.at("2026-03-09", focal_point_of("OLD", "DSNS")) as work:
        old, new = (
            claim_obligation(work, world.plan, event=event, obligation=f"5/{body}/2026")
            for body in ("OLD", "DSNS")
        )
    with world.at("2026-03-20", SYSTEM) as work:
        verify_claim(work, new)
        return_claim(work, old, "Немає фото.")
    merge(world)
    found = world.standing("5/DSNS/2026", AFTER)
    assert (found.status, found.submitted, found.flags) == (Status.DONE_ON_TIME, 1, ())


def test_a_corrected_merger_gives_the_claims_back_as_they_stand(world):
    verified, _ = (world.submit("3/OLD/2026", f"2026-0{m}-09") for m in (3, 4))
    with world.at("2026-05-01", SYSTEM) as work:
        verify_claim(work, verified)
    merge(world)
    during = world.standing("3/DSNS/2026", AFTER)
    with world.at("2026-09-20", SYSTEM) as work:
        record_body(work, OLD)
    after = on("2026-09-21")
    back, heir = (world.standing(code, after) for code in ("3/OLD/2026~2", "3/DSNS/2026"))
    assert (during.submitted, during.verified) == (2, 1)
    assert (back.submitted, back.verified) == (2, 1)
    assert (heir.submitted, heir.verified) == (0, 0)
    assert world.standing("3/DSNS/2026", AFTER) == during


def test_what_both_held_stays_with_the_heir_when_a_merger_is_corrected(world):
    event = world.hold("2026-03-09", "OLD", "DSNS")
    with world.at("2026-03-09", focal_point_of("OLD", "DSNS")) as work:
        for body in ("OLD", "DSNS"):
            claim_obligation(work, world.plan, event=event, obligation=f"5/{body}/2026")
    merge(world)
    with world.at("2026-09-20", SYSTEM) as work:
        record_body(work, OLD)
    after = on("2026-09-21")
    codes = ("5/OLD/2026~2", "5/DSNS/2026")
    assert [world.standing(code, after).submitted for code in codes] == [1, 1]


def test_the_successor_may_claim_what_its_predecessor_held(world):
    event = world.hold("2026-07-09", "OLD")
    merge(world)
    with world.at("2026-09-06", focal_point_of("OLD", "DSNS")) as work:
        claim_obligation(work, world.plan, event=event, obligation="2.1/DSNS/2026-H2")
    assert world.standing("2.1/DSNS/2026-H2", on("2026-09-07")).status is Status.UNDER_REVIEW


def test_a_merger_through_a_body_that_is_gone_passes_to_the_last_heir(world):
    world.submit("5/OLD/2026", "2026-03-09")
    world.merge("DSNS", ended_on="2026-06-30", heir="MVS", recorded_on="2026-07-01")
    merge(world)
    assert world.standing("5/MVS/2026", AFTER).submitted == 1


def test_a_body_that_ends_owes_nothing_that_a_trigger_set_for_later(world):
    with world.at("2026-08-20", SYSTEM) as work:
        record_trigger(
            work, world.plan, "1.3", completed="2.1", completed_on=date(2026, 8, 20),
            document="акт № 1",
        )  # fmt: skip
    group = next(body for body in BODIES if body.code == "MRG")
    with world.at(RECORDED, SYSTEM) as work:
        record_body(work, replace(group, valid_to=date(2026, 8, 31)))
    code = "1.3/MRG/2026-after-2.1"
    assert [world.standing(code, t).status for t in (BEFORE, AFTER)] == [
        Status.DUE_SOON, Status.SUPERSEDED,
    ]  # fmt: skip


def test_a_new_central_body_owes_what_falls_due_while_it_exists(world):
    with world.at(RECORDED, SYSTEM) as work:
        record_body(work, a_body("NEW", valid_from=date(2026, 9, 1)))
    assert world.standing("2.1/NEW/2026-H2", BEFORE) is None
    assert world.standing("2.1/NEW/2026-H2", AFTER).status is Status.IN_PROGRESS
    assert world.standing("2.1/NEW/2026-H1", AFTER) is None


def test_a_known_body_that_becomes_central_is_not_overdue_at_once_and_keeps_its_evidence(world):
    with world.at("2026-01-20", SYSTEM) as work:
        ground = ConsentGround(
            state=ConsentState.GIVEN, effective_on=date(2026, 1, 20), document="лист № 2"
        )
        record_consent(work, world.plan, "NABU", ground)
    world.submit("5/NABU/2026", "2026-03-09")
    nabu = next(body for body in BODIES if body.code == "NABU")
    with world.at(RECORDED, SYSTEM) as work:
        record_body(work, replace(nabu, is_central=True))
    assert world.standing("3/NABU/2026", AFTER).status is Status.IN_PROGRESS
    assert world.standing("2.1/NABU/2026-H1", AFTER).status is Status.OVERDUE
    assert world.standing("5/NABU/2026", AFTER).status is Status.SUPERSEDED
    assert world.standing("5/NABU/2026~2", AFTER).status is Status.UNDER_REVIEW


def test_a_body_that_leaves_the_central_ones_owes_nothing_from_then_on(world):
    with world.at(RECORDED, SYSTEM) as work:
        record_body(work, replace(OLD, is_central=False))
    found = [world.standing(f"2.1/OLD/2026-{half}", AFTER).status for half in ("H1", "H2")]
    assert found == [Status.OVERDUE, Status.SUPERSEDED]


@pytest.mark.parametrize(
    ("body", "error", "message"),
    [
        pytest.param(
            replace(OLD, valid_from=date(2026, 2, 2), valid_to=date(2026, 2, 1)),
            InvalidInputError,
            "не може припинитися раніше",
            id="ends before it began",
        ),
        pytest.param(
            replace(OLD, successor="OLD"), InvalidInputError, "власним", id="succeeds itself"
        ),
        pytest.param(
            replace(OLD, successor="GONE"), UnknownCodeError, "«GONE»", id="an unknown successor"
        ),
    ],
)
def test_a_change_that_cannot_be_is_refused(world, body, error, message):
    with pytest.raises(error, match=message), world.at(RECORDED, SYSTEM) as work:
        record_body(work, body)


def test_bodies_cannot_succeed_each_other_in_a_circle(world):
    merge(world)
    heir = a_body("DSNS", valid_to=date(2026, 12, 1), successor="OLD", kind=BodyKind.SERVICE)
    with pytest.raises(InvalidInputError, match="власним"), world.at("2026-12-02", SYSTEM) as work:
        record_body(work, heir)

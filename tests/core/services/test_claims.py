from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from core.domain.facts import ConsentState, ExclusionKind, ExclusionState
from core.domain.moments import TICK
from core.domain.permissions import SYSTEM, Actor, Role
from core.domain.status import Status
from core.errors import (
    ConflictError,
    InvalidInputError,
    PostupError,
    RuleViolationError,
    UnknownCodeError,
)
from core.services.claims import (
    claim_obligation,
    return_claim,
    revoke_claim,
    undo_decision,
    verify_claim,
    withdraw_claim,
)
from core.services.commitments import ConsentGround, record_consent
from core.services.events import revise_event
from core.services.exclusions import ExclusionGround, decide_exclusion, request_exclusion
from core.services.plans import load_plan
from tests.core.audit import last_audit
from tests.core.builders import noon, on
from tests.core.world import (
    CARD,
    FOCAL_POINT,
    SECOND_SECRETARY,
    SECRETARY,
    SOURCE,
    a_record,
    focal_point_of,
)

FIRST, SECOND = "2.1/MVS/2026-H1", "2.1/MVS/2026-H2"
LATER = on("2026-09-01")
OF_MVS = Actor("maria", Role.SECRETARIAT, frozenset({"MVS"}))
SUBMITTER = replace(FOCAL_POINT, role=Role.SECRETARIAT, bodies=frozenset())
GROUP_MEMBER = Actor("andrii", Role.SECRETARIAT, frozenset({"MRG"}))


def status(world, obligation=FIRST, as_of=LATER):
    return world.standing(obligation, as_of).status


def verified(world, obligation=FIRST, held_on="2026-03-09"):
    claim = world.submit(obligation, held_on)
    with world.at("2026-03-20") as work:
        verify_claim(work, claim)
    return claim


def claim(world, event, obligation, day="2026-07-10", **how):
    with world.at(day, focal_point_of(*obligation.split("/")[1:2])) as work:
        return claim_obligation(work, world.plan, event=event, obligation=obligation, **how)


def test_a_submitted_event_is_under_review_and_verified_it_is_done(world):
    submitted = world.submit(FIRST, "2026-03-09")
    assert last_audit(world.engine) == ("taras", "claim.submitted", str(submitted))
    assert status(world) is Status.UNDER_REVIEW
    with world.at("2026-08-20") as work:
        verify_claim(work, submitted)
    assert last_audit(world.engine) == ("olena", "claim.verified", str(submitted))
    assert status(world) is Status.DONE_ON_TIME
    assert status(world, as_of=on("2026-08-01")) is Status.UNDER_REVIEW


def test_a_returned_claim_falls_back_and_is_submitted_again(world):
    submitted = world.submit(FIRST, "2026-03-09")
    with world.at("2026-03-10") as work:
        return_claim(work, submitted, " Немає фото. ")
    assert status(world) is Status.OVERDUE
    assert claim(world, 1, FIRST) == submitted
    assert status(world) is Status.UNDER_REVIEW


@pytest.mark.parametrize("decide", [return_claim, revoke_claim])
def test_a_return_and_a_revocation_need_a_reason(world, decide):
    decided = verified(world)
    with pytest.raises(InvalidInputError, match=r"Вкажіть причину\."), world.at("2026-04-01") as w:
        decide(w, decided, "  ")


def test_a_revoked_claim_may_be_submitted_again(world):
    revoked = verified(world)
    with world.at("2026-04-01") as work:
        revoke_claim(work, revoked, "Подія не відбулася.")
    assert status(world) is Status.OVERDUE
    claim(world, 1, FIRST)
    assert status(world) is Status.UNDER_REVIEW


def test_a_body_cannot_withdraw_what_was_verified_not_even_by_a_later_revision(world):
    kept = verified(world)
    with world.at("2026-04-01", FOCAL_POINT) as work:
        revise_event(work, 1, a_record("2026-03-10"), seen_revision=1)
        claim_obligation(work, world.plan, event=1, obligation=FIRST)
    with world.at("2026-04-02", FOCAL_POINT) as work:
        withdraw_claim(work, kept)
    assert status(world) is Status.DONE_ON_TIME
    with pytest.raises(ConflictError, match="змінився"), world.at("2026-04-03") as work:
        withdraw_claim(work, kept)


def test_an_acceptance_is_revoked_even_while_a_later_revision_is_under_review(world):
    revoked = verified(world)
    with world.at("2026-04-01", FOCAL_POINT) as work:
        revise_event(work, 1, a_record("2026-03-10"), seen_revision=1)
        claim_obligation(work, world.plan, event=1, obligation=FIRST)
    with world.at("2026-04-02") as work:
        revoke_claim(work, revoked, "Подія не відбулася.")
    assert status(world) is Status.UNDER_REVIEW


def test_a_withdrawn_claim_counts_nothing_and_may_come_back(world):
    withdrawn = world.submit(FIRST, "2026-03-09")
    with world.at("2026-03-10", FOCAL_POINT) as work:
        withdraw_claim(work, withdrawn)
    assert last_audit(world.engine)[1] == "claim.withdrawn"
    assert status(world) is Status.OVERDUE
    assert claim(world, 1, FIRST) == withdrawn


def test_undoing_a_decision_puts_the_claim_back_to_submitted(world):
    undone = verified(world)
    with world.at("2026-03-21") as work:
        undo_decision(work, undone, "Помилкове натискання.")
    assert status(world) is Status.UNDER_REVIEW
    with pytest.raises(RuleViolationError, match="Тут немає рішення"), world.at("2026-03-22") as w:
        undo_decision(w, undone, "Ще раз.")


@pytest.mark.parametrize(
    ("verifier", "is_allowed"),
    [
        pytest.param(SECRETARY, True, id="the secretary"),
        pytest.param(SUBMITTER, False, id="the one who submitted"),
        pytest.param(OF_MVS, False, id="a colleague of the submitting body"),
        pytest.param(GROUP_MEMBER, True, id="somebody of another body"),
    ],
)
def test_duties_are_separate_when_a_body_submits(world, verifier, is_allowed):
    submitted = world.submit(FIRST, "2026-03-09")
    if is_allowed:
        with world.at("2026-03-10", verifier) as work:
            verify_claim(work, submitted)
    else:
        with (
            pytest.raises(RuleViolationError, match="Перевіряє інша людина"),
            world.at("2026-03-10", verifier) as work,
        ):
            verify_claim(work, submitted)
    assert status(world) is (Status.DONE_ON_TIME if is_allowed else Status.UNDER_REVIEW)


@pytest.mark.parametrize(
    ("obligation", "is_allowed"),
    [
        pytest.param("1.2/MRG/2026", True, id="the working group's own: a second member"),
        pytest.param("2.2/RPK/2026-H1", False, id="an initiative is not the working group"),
    ],
)
def test_only_the_working_groups_own_measures_are_verified_from_within(
    world, obligation, is_allowed
):
    with world.at("2026-01-10") as work:
        given = ConsentGround(
            state=ConsentState.GIVEN, effective_on=date(2026, 1, 10), document="лист № 1"
        )
        record_consent(work, world.plan, "RPK", given)
    submitted = world.submit(obligation, "2026-03-09")
    within = Actor("andrii", Role.SECRETARIAT, frozenset({obligation.split("/")[1]}))
    if is_allowed:
        with world.at("2026-03-10", within) as work:
            verify_claim(work, submitted)
        return
    with (
        pytest.raises(RuleViolationError, match="Перевіряє інша людина"),
        world.at("2026-03-10", within) as work,
    ):
        verify_claim(work, submitted)


def test_whoever_undid_a_decision_has_not_submitted_and_whoever_submitted_still_has(world):
    event = world.hold("2026-03-09", "MRG")
    with world.at("2026-03-09", SECOND_SECRETARY) as work:
        submitted = claim_obligation(work, world.plan, event=event, obligation="1.2/MRG/2026")
    with world.at("2026-03-10") as work:
        verify_claim(work, submitted)
        undo_decision(work, submitted, "Помилка.")
    with (
        pytest.raises(RuleViolationError, match="Перевіряє інша людина"),
        world.at("2026-03-11", SECOND_SECRETARY) as work,
    ):
        verify_claim(work, submitted)
    with world.at("2026-03-11") as work:
        verify_claim(work, submitted)
    assert status(world, "1.2/MRG/2026") is Status.DONE_ON_TIME


def test_one_event_counts_for_one_period_of_a_measure(world):
    event = world.hold("2026-07-05", "MVS")
    claim(world, event, SECOND)
    with pytest.raises(RuleViolationError, match="вже подано за інший період"):
        claim(world, event, FIRST, late_by_choice=True)


def test_one_event_counts_for_several_measures(world):
    event = world.hold("2026-03-09", "MVS")
    claim(world, event, FIRST)
    claim(world, event, "5/MVS/2026")
    assert {status(world), status(world, "5/MVS/2026")} == {Status.UNDER_REVIEW}


def test_an_event_revoked_for_one_period_may_count_for_another_and_not_for_both(world):
    event = world.hold("2026-07-05", "MVS")
    late = claim(world, event, FIRST, late_by_choice=True)
    with world.at("2026-07-11") as work:
        return_claim(work, late, "Це подія другого півріччя.")
    claim(world, event, SECOND, day="2026-07-12")
    with (
        pytest.raises(RuleViolationError, match="вже подано за інший період"),
        world.at("2026-07-13") as work,
    ):
        undo_decision(work, late, "Помилка.")


@pytest.mark.parametrize(
    ("held_on", "obligation", "late", "message"),
    [
        pytest.param("2026-07-05", FIRST, False, r"05\.07\.2026 не належить", id="after"),
        pytest.param("2026-06-05", SECOND, True, "не належить до періоду", id="before"),
        pytest.param("2026-12-30", "1.2/MRG/2026", False, None, id="a yearly date until 31.12"),
        pytest.param("2026-07-05", FIRST, True, None, id="late by choice"),
    ],
)
def test_an_event_belongs_to_the_window_or_is_late_by_choice(
    world, held_on, obligation, late, message
):
    if message is None:
        world.submit(obligation, held_on, late=late)
        assert status(world, obligation, on("2027-01-02")) is Status.UNDER_REVIEW
    else:
        with pytest.raises(RuleViolationError, match=message):
            world.submit(obligation, held_on, late=late)


def test_late_performance_for_an_earlier_period_is_accepted_by_explicit_consent_only(world):
    late = world.submit(FIRST, "2026-07-05", late=True)
    with (
        pytest.raises(RuleViolationError, match=r"після строку 30\.06\.2026.*з окремою згодою"),
        world.at("2026-07-11") as work,
    ):
        verify_claim(work, late)
    assert status(world, FIRST, on("2026-07-12")) is Status.UNDER_REVIEW
    with world.at("2026-07-12") as work:
        verify_claim(work, late, consents_to_late=True)
    assert status(world, FIRST, on("2026-07-13")) is Status.DONE_LATE


def test_what_is_late_within_its_year_needs_no_consent_of_its_own(world):
    late = world.submit("1.2/MRG/2026", "2026-12-30")
    with world.at("2026-12-31") as work:
        verify_claim(work, late)
    assert status(world, "1.2/MRG/2026", on("2027-01-02")) is Status.DONE_LATE


def test_late_performance_counts_only_for_what_is_overdue(world):
    verified(world)
    with pytest.raises(RuleViolationError, match="лише за прострочене"):
        world.submit(FIRST, "2026-07-05", late=True)


def test_a_late_event_that_counts_may_be_corrected(world):
    world.submit(FIRST, "2026-07-05", late=True)
    with world.at("2026-07-06", FOCAL_POINT) as work:
        revise_event(work, 1, a_record("2026-07-04"), seen_revision=1)
    claim(world, 1, FIRST, late_by_choice=True)
    assert status(world) is Status.UNDER_REVIEW


def returned_and_moved(world, claimed, event, to):
    """A claim is returned, and its event corrected to another day."""
    with world.at("2026-07-06") as work:
        return_claim(work, claimed, "Не та дата.")
    with world.at("2026-09-20", FOCAL_POINT) as work:
        revise_event(work, event, a_record(to), seen_revision=1)
    return claim(world, event, FIRST, "2026-09-21", late_by_choice=True)


def test_a_returned_event_moved_past_the_deadline_is_late_for_what_is_overdue_only(world):
    moved = world.submit(FIRST, "2026-03-09")
    verified(world, held_on="2026-03-10")
    with pytest.raises(RuleViolationError, match="лише за прострочене"):
        returned_and_moved(world, moved, 1, "2026-09-10")


def test_a_late_event_that_was_returned_may_be_corrected_though_another_counts_now(world):
    late = world.submit(FIRST, "2026-07-05", late=True)
    verified(world)
    assert returned_and_moved(world, late, 1, "2026-07-04") == late


@pytest.mark.parametrize(
    ("event", "obligation", "error", "message"),
    [
        pytest.param(99, FIRST, UnknownCodeError, "Немає події № 99", id="no such event"),
        pytest.param(1, "9/X/2026", UnknownCodeError, "Немає зобов’язання", id="no duty"),
        pytest.param(1, "2.1/DSNS/2026-H1", RuleViolationError, "не значиться", id="not its event"),
    ],
)  # fmt: skip
def test_a_claim_that_cannot_be_says_why(world, event, obligation, error, message):
    world.hold("2026-03-09", "MVS")
    with pytest.raises(error, match=message) as caught:
        claim(world, event, obligation)
    assert isinstance(caught.value, PostupError)


def test_an_event_of_another_plan_is_unknown_here(world):
    world.hold("2026-03-09", "MVS")
    other = replace(CARD, act_number="1203", act_date=date(2023, 12, 22))
    with world.at("2026-03-10", SYSTEM) as work:
        second = load_plan(work, other, SOURCE, through_year=2026)
        with pytest.raises(UnknownCodeError, match="Немає події"):
            claim_obligation(work, second, event=1, obligation=FIRST)


def test_decisions_on_a_claim_that_is_not_there_say_so(world):
    with (
        pytest.raises(UnknownCodeError, match="Немає зарахування № 7"),
        world.at("2026-03-10") as w,
    ):
        verify_claim(w, 7)


def test_a_second_decision_finds_the_state_changed(world):
    decided = verified(world)
    with (
        pytest.raises(ConflictError, match="тим часом змінився"),
        world.at(noon("2026-03-20") + TICK) as work,
    ):
        return_claim(work, decided, "Пізно.")


def test_only_the_revision_that_was_read_is_decided_on(world):
    claimed = world.submit(FIRST, "2026-03-09")
    with world.at("2026-03-10", FOCAL_POINT) as work:
        revise_event(work, 1, a_record("2026-03-10"), seen_revision=1)
        claim_obligation(work, world.plan, event=1, obligation=FIRST)
    with world.at("2026-03-11") as work:
        for decide in (verify_claim, partial(return_claim, reason="Причина.")):
            with pytest.raises(ConflictError, match="подав іншу редакцію"):
                decide(work, claimed, seen_revision=1)
        verify_claim(work, claimed, seen_revision=2)


def waived(world, obligation=FIRST):
    ground = ExclusionGround(
        kind=ExclusionKind.WAIVED, authority="керівник", document="№ 1",
        decided_on=date(2026, 2, 1), reason="Захід виконує інший орган.",
    )  # fmt: skip
    with world.at("2026-03-01", FOCAL_POINT) as work:
        asked = request_exclusion(work, world.plan, obligation, ground)
    with world.at("2026-03-02") as work:
        decide_exclusion(work, asked, ExclusionState.APPROVED)


def test_nothing_new_is_claimed_for_what_is_left_out_of_the_count(world):
    waived(world)
    with pytest.raises(RuleViolationError, match="поза обліком"):
        world.submit(FIRST, "2026-03-09")
    with pytest.raises(RuleViolationError, match="поза обліком"):
        world.submit("2.1/NABU/2026-H1", "2026-03-09")


def test_what_was_claimed_before_the_obligation_was_left_out_may_be_corrected(world):
    claimed = world.submit(FIRST, "2026-02-09")
    waived(world)
    with world.at("2026-03-03", FOCAL_POINT) as work:
        revise_event(work, 1, a_record("2026-02-10"), seen_revision=1)
    assert claim(world, 1, FIRST, "2026-03-04") == claimed

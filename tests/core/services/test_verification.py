"""Decisions on submissions: by revision, by whom, and taken back."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.domain.facts import ClaimState
from core.domain.moments import TICK, AsOf
from core.domain.people import with_succeeded
from core.domain.permissions import Actor, Role
from core.domain.status import Status
from core.errors import ConflictError, InvalidInputError, RuleViolationError
from core.queries.drafts import draft
from core.queries.register import successions
from core.queries.waiting import filed
from core.services.claims import appeal_return, claim_obligation
from core.services.drafts import add_file, begin_correction, save_draft
from core.services.events import revise_event
from core.services.filing import submit_draft, withdraw_submission
from core.services.remarks import remark
from core.services.verification import accept, revoke, send_back, undo
from core.storage.attachments import AttachmentStore
from core.storage.unit_of_work import reading
from tests.core.attachments import sent_in
from tests.core.builders import noon, on
from tests.core.services.test_filing import (
    BRIEFING,
    DSNS,
    MVS,
    corrected,
    filed_event,
    part_of,
    waiting,
)
from tests.core.world import SECOND_SECRETARY, SECRETARY, World, a_record, focal_point_of

FIRST, YEARLY = "2.1/MVS/2026-H1", "5/MVS/2026"
TWO = replace(BRIEFING, obligations=(FIRST, YEARLY))
LATER = on("2026-09-01")


def accepted(world: World, content=BRIEFING) -> int:
    """An event of МВС, accepted on 6 March."""
    event = filed_event(world, content)
    with world.at("2026-03-06") as work:
        accept(work, event, "MVS", seen_revision=1)
    return event


def states(world: World, event: int) -> dict[str, ClaimState]:
    return {claim.obligation: claim.state for claim in part_of(world, event).claims}


def status(world: World, obligation=FIRST, as_of=LATER) -> Status:
    standing = world.standing(obligation, as_of)
    assert standing is not None
    return standing.status


def test_a_correction_that_no_longer_claims_takes_back_what_waits_and_leaves_what_was_accepted(
    world,
):
    event = accepted(world, TWO)
    corrected(world, event, title="Друга редакція")
    corrected(world, event, title="Третя редакція", obligations=(FIRST,))
    assert states(world, event) == {FIRST: ClaimState.SUBMITTED, YEARLY: ClaimState.VERIFIED}
    assert status(world, YEARLY) is Status.DONE_ON_TIME
    with world.at("2026-03-14") as work:
        accept(work, event, "MVS", seen_revision=3)
    assert waiting(world) == []
    with reading(world.engine) as session:
        lines = filed(session, world.plan, ("MVS",))
    assert [(line.state, line.obligations) for line in lines] == [
        (ClaimState.VERIFIED, (FIRST, YEARLY))
    ]


def test_claims_that_wait_on_two_revisions_are_decided_on_apart(world):
    event = filed_event(world, TWO)
    with world.at("2026-03-06", MVS) as work:
        revise_event(work, event, a_record("2026-03-04"), seen_revision=1)
        claim_obligation(work, world.plan, event=event, obligation=FIRST)
    for day, revision, obligation in (("2026-03-07", 2, FIRST), ("2026-03-08", 1, YEARLY)):
        (line,) = waiting(world)
        assert (line.revision, line.obligations) == (revision, (obligation,))
        with world.at(day) as work:
            assert len(accept(work, event, "MVS", seen_revision=revision)) == 1
    assert waiting(world) == []


def test_a_body_takes_back_a_correction_that_waits_and_what_was_accepted_stays(world):
    event = accepted(world)
    corrected(world, event, title="Друга редакція")
    with world.at("2026-03-13", MVS) as work:
        withdraw_submission(work, event, "MVS")
    assert waiting(world) == []
    assert states(world, event) == {FIRST: ClaimState.VERIFIED}
    assert status(world) is Status.DONE_ON_TIME
    with pytest.raises(InvalidInputError, match="немає що"), world.at("2026-03-14", MVS) as work:
        withdraw_submission(work, event, "MVS")


def test_a_decision_on_a_revision_that_waits_no_more_says_that_there_is_another(world):
    event = filed_event(world)
    corrected(world, event, title="Друга редакція")
    with pytest.raises(ConflictError, match="іншу редакцію"), world.at("2026-03-13") as work:
        accept(work, event, "MVS", seen_revision=1)


def test_revoking_an_acceptance_leaves_a_correction_that_waits_in_the_queue(world):
    event = accepted(world)
    corrected(world, event, title="Виправлено")
    (before,) = waiting(world)
    with world.at("2026-03-13") as work:
        revoke(work, event, "MVS", "Не та дата.")
    (after,) = waiting(world)
    assert (after.revision, after.title, after.state) == (2, "Виправлено", ClaimState.SUBMITTED)
    assert (after.since, after.submitted_by) == (before.since, before.submitted_by)
    assert status(world) is Status.UNDER_REVIEW
    with world.at("2026-03-14") as work:
        accept(work, event, "MVS", seen_revision=2)
    assert status(world) is Status.DONE_ON_TIME


def test_undoing_a_revocation_puts_back_the_acceptance_and_the_correction_that_waits(world):
    event = accepted(world)
    corrected(world, event, title="Виправлено")
    with world.at("2026-03-13") as work:
        revoke(work, event, "MVS", "Не та дата.")
    with world.at("2026-03-14") as work:
        undo(work, event, "MVS", "Дату підтверджено.")
    assert [(line.revision, line.title) for line in waiting(world)] == [(2, "Виправлено")]
    assert part_of(world, event).claims[0].verified_by == 1
    assert status(world) is Status.DONE_ON_TIME


@pytest.mark.parametrize("appealing", [MVS, replace(SECRETARY, id="zoya")])
def test_who_filed_it_does_not_decide_on_it_after_an_appeal_by_another(world, appealing):
    event = filed_event(world, replace(BRIEFING, letter="№ 12"), SECRETARY)
    with world.at("2026-03-06", SECOND_SECRETARY) as work:
        send_back(work, event, "MVS", "Не той захід.", seen_revision=1)
    with world.at("2026-03-07", appealing) as work:
        appeal_return(work, part_of(world, event).claims[0].id, "Захід той самий.", "№ 13")
    with pytest.raises(RuleViolationError, match="інша людина"), world.at("2026-03-08") as work:
        accept(work, event, "MVS", seen_revision=1)
    with world.at("2026-03-08", replace(SECRETARY, id="maria")) as work:
        accept(work, event, "MVS", seen_revision=1)


def test_what_a_second_person_returned_on_an_appeal_is_corrected_not_appealed_again(world):
    event = filed_event(world)
    for day, secretary in (("2026-03-06", SECRETARY), ("2026-03-08", SECOND_SECRETARY)):
        if secretary is SECOND_SECRETARY:
            with world.at("2026-03-07", MVS) as work:
                appeal_return(work, part_of(world, event).claims[0].id, "Захід той самий.")
        with world.at(day, secretary) as work:
            send_back(work, event, "MVS", "Не той захід.", seen_revision=1)
    (claim,) = part_of(world, event).claims
    assert not claim.may_be_appealed
    with (
        pytest.raises(RuleViolationError, match="друга людина"),
        world.at("2026-03-09", MVS) as work,
    ):
        appeal_return(work, claim.id, "Таки той самий.")
    corrected(world, event, title="Друга редакція")
    with world.at("2026-03-14", SECRETARY) as work:
        send_back(work, event, "MVS", "Знову не той.", seen_revision=2)
    assert part_of(world, event).claims[0].may_be_appealed


def test_who_wrote_the_record_does_not_decide_on_it_though_another_submitted_it(world):
    event = filed_event(world)
    with world.at("2026-03-06", SECRETARY) as work:
        revise_event(work, event, a_record("2026-03-04"), seen_revision=1)
    with world.at("2026-03-07", MVS) as work:
        claim_obligation(work, world.plan, event=event, obligation=FIRST)
    (line,) = waiting(world)
    assert line.submitters == (SECRETARY.id, MVS.id)
    with pytest.raises(RuleViolationError, match="інша людина"), world.at("2026-03-08") as work:
        accept(work, event, "MVS", seen_revision=2)


def of_body(code: str) -> Actor:
    """A secretary who also speaks for a body."""
    return Actor(
        "andrii", Role.SECRETARIAT, frozenset({code}),
        held=((Role.SECRETARIAT, frozenset()), (Role.FOCAL_POINT, frozenset({code}))),
    )  # fmt: skip


def test_people_of_the_successor_do_not_decide_on_what_the_merged_body_filed(world):
    content = replace(BRIEFING, obligations=("2.1/OLD/2026-H1",))
    event = filed_event(world, content, focal_point_of("OLD"), "OLD")
    world.merge("OLD", ended_on="2026-08-31", heir="MVS", recorded_on="2026-09-01")
    with pytest.raises(RuleViolationError), world.at("2026-09-02", of_body("MVS")) as work:
        accept(work, event, "OLD", seen_revision=1)
    with world.at("2026-09-02", of_body("DSNS")) as work:
        accept(work, event, "OLD", seen_revision=1)


def test_people_of_one_organiser_do_not_decide_on_the_claims_of_another(world):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS",)))
    corrected(world, event, DSNS, "DSNS", obligations=("2.1/DSNS/2026-H1",))
    assert {line.bodies for line in waiting(world)} == {("DSNS", "MVS")}
    for body in ("MVS", "DSNS"):
        with pytest.raises(RuleViolationError), world.at("2026-03-13", of_body("DSNS")) as work:
            accept(work, event, body, seen_revision=1)


NOON = noon("2026-03-06")
JUST_NOW = NOON + timedelta(seconds=12)


@pytest.mark.parametrize(
    ("actor", "at", "made_at", "error", "message"),
    [
        pytest.param(SECRETARY, JUST_NOW, NOON, None, "", id="just now, by whoever decided"),
        pytest.param(SECRETARY, NOON + timedelta(minutes=1), NOON, RuleViolationError,
                     "вкажіть причину", id="a minute later"),
        pytest.param(SECOND_SECRETARY, JUST_NOW, NOON, ConflictError, "змінився", id="another"),
        pytest.param(SECRETARY, JUST_NOW, NOON - TICK, ConflictError, "змінився",
                     id="another decision than the one that was made"),
        pytest.param(SECRETARY, JUST_NOW, None, InvalidInputError, "причину", id="no reason"),
    ],
)  # fmt: skip
def test_a_decision_is_undone_without_a_word_only_just_now_and_by_whoever_made_it(
    world, actor, at, made_at, error, message
):
    event = accepted(world)
    outcome = pytest.raises(error, match=message) if error else nullcontext()
    with outcome, world.at(at, actor) as work:
        undo(work, event, "MVS", made_at=made_at)
    assert states(world, event)[FIRST] is (ClaimState.VERIFIED if error else ClaimState.SUBMITTED)


def test_an_old_undo_does_not_take_back_what_another_decided_since(world):
    event = accepted(world)
    with world.at(NOON + timedelta(seconds=5), SECOND_SECRETARY) as work:
        revoke(work, event, "MVS", "Подано двічі.")
    with pytest.raises(ConflictError), world.at(JUST_NOW) as work:
        undo(work, event, "MVS", made_at=NOON)
    assert states(world, event)[FIRST] is ClaimState.REVOKED


def test_going_back_on_a_decision_later_is_as_separate_as_revoking_it(world):
    event = accepted(world)
    for actor in (replace(of_body("MVS"), id="maria"), replace(SECRETARY, id=MVS.id)):
        with pytest.raises(RuleViolationError), world.at("2026-09-06", actor) as work:
            undo(work, event, "MVS", "Помилка.")
    with world.at("2026-09-06", SECOND_SECRETARY) as work:
        undo(work, event, "MVS", "Помилка.")
    assert part_of(world, event).claims[0].last.reason == "Помилка."


def test_the_successor_corrects_what_was_returned_to_the_body_it_took_over(world):
    content = replace(BRIEFING, obligations=("2.1/OLD/2026-H1",))
    event = filed_event(world, content, focal_point_of("OLD"), "OLD")
    with world.at("2026-03-06") as work:
        send_back(work, event, "OLD", "Немає програми.", seen_revision=1)
    world.merge("OLD", ended_on="2026-08-31", heir="MVS", recorded_on="2026-09-01")
    with reading(world.engine) as session:
        register = successions(session, AsOf(noon("2026-09-02")))
    grants = with_succeeded([(Role.FOCAL_POINT, "MVS")], register, date(2026, 9, 2))
    heir = replace(MVS, bodies=frozenset(body for _role, body in grants))
    corrected(world, event, heir, "OLD", title="Брифінг з програмою")
    with world.at("2026-03-13") as work:
        accept(work, event, "OLD", seen_revision=2)
    assert part_of(world, event, "OLD").claims[0].verified_by == 2


def test_what_passed_to_the_successor_is_decided_on_as_its_own(world):
    content = replace(BRIEFING, obligations=("2.1/OLD/2026-H1",))
    event = filed_event(world, content, focal_point_of("OLD"), "OLD")
    world.merge("OLD", ended_on="2026-03-31", heir="MVS", recorded_on="2026-04-01")
    (line,) = waiting(world)
    assert (line.body, line.obligations) == ("MVS", (FIRST,))
    assert part_of(world, event).waiting
    with world.at("2026-04-02", SECOND_SECRETARY) as work:
        accept(work, event, "MVS", seen_revision=1)
    assert status(world) is Status.DONE_ON_TIME


def test_what_passed_to_the_successor_is_talked_about_and_corrected_as_its_own(world, tmp_path):
    content = replace(BRIEFING, obligations=("2.1/OLD/2026-H1",))
    event = filed_event(world, content, focal_point_of("OLD"), "OLD")
    world.merge("OLD", ended_on="2026-03-10", heir="MVS", recorded_on="2026-03-10")
    with world.at("2026-03-11", SECOND_SECRETARY) as work:
        send_back(work, event, "MVS", "Немає програми.", seen_revision=1)
        remark(work, event, "MVS", "Додайте програму.")
    heir = replace(MVS, bodies=frozenset({"MVS", "OLD"}))
    file = sent_in(world, AttachmentStore(tmp_path / "attachments"), actor=heir, day="2026-03-12")
    with world.at("2026-03-12", heir) as work:
        number = begin_correction(work, world.plan, event, "MVS")
        add_file(work, number, file)
        version = draft(work.session, heir, number).version
        content = replace(draft(work.session, heir, number).content, title="З програмою")
        version = save_draft(work, number, content, seen_version=version)
        submit_draft(work, world.plan, number, seen_version=version)
    found = part_of(world, event)
    assert (found.bodies, len(found.files)) == (("OLD",), 1)
    with world.at("2026-03-13", SECOND_SECRETARY) as work:
        accept(work, event, "MVS", seen_revision=2)
    assert status(world) is Status.DONE_ON_TIME

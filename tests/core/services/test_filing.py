from dataclasses import replace
from datetime import date

import pytest

from core.domain.attachments import Purpose
from core.domain.drafts import DraftContent, Link, content_from, content_of, record_of
from core.domain.events import EventType
from core.domain.facts import ClaimState, OrganiserState
from core.domain.moments import as_of_end
from core.domain.permissions import Actor, Role
from core.domain.remarks import RemarkKind
from core.domain.status import Status
from core.errors import (
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)
from core.queries.drafts import draft, drafts
from core.queries.facts import fact_book
from core.queries.receipts import canonical, false_receipts, hash_of, receipt, receipts_of
from core.queries.submissions import submission
from core.queries.waiting import Queue, QueueWish, filed, invited, queue, queue_length
from core.services.attachments import remove_attachment
from core.services.claims import appeal_return
from core.services.drafts import (
    add_file,
    begin_copy,
    begin_correction,
    begin_draft,
    drop_draft,
    keep_apart,
    name_file,
    save_draft,
    take_over,
)
from core.services.events import leave_event
from core.services.filing import submit_draft, withdraw_submission
from core.services.remarks import remark
from core.services.verification import accept, revoke, send_back, undo
from core.storage.attachments import AttachmentStore
from core.storage.unit_of_work import reading
from tests.core.attachments import sent_in
from tests.core.world import FOCAL_POINT, SECOND_SECRETARY, SECRETARY, World, focal_point_of

DAY = "2026-03-05"
BRIEFING = DraftContent(
    type=EventType.BRIEFING,
    title="Брифінг про запобігання корупції",
    held_on=date(2026, 3, 4),
    links=(Link("https://example.org/1", date(2026, 3, 5), "знімок сторінки"),),
    obligations=("2.1/MVS/2026-H1",),
)
MVS, DSNS = FOCAL_POINT, focal_point_of("DSNS")


@pytest.fixture
def store(tmp_path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


def written(world: World, content=BRIEFING, actor=MVS, body="MVS", day=DAY) -> int:
    with world.at(day, actor) as work:
        return begin_draft(work, world.plan, body, content)


def submitted(world: World, number: int, actor=MVS, version=1, day=DAY) -> int:
    """The event of the receipt for a submitted draft."""
    with world.at(day, actor) as work:
        found = receipt(work.session, submit_draft(work, world.plan, number, seen_version=version))
    assert found
    return found.event


def filed_event(world: World, content=BRIEFING, actor=MVS, body="MVS") -> int:
    return submitted(world, written(world, content, actor, body), actor)


def corrected(world: World, event: int, actor=MVS, body="MVS", **changes) -> int:
    with world.at("2026-03-12", actor) as work:
        number = begin_correction(work, world.plan, event, body)
        found = draft(work.session, actor, number)
        content = replace(found.content, **changes)
        version = save_draft(work, number, content, seen_version=found.version)
    return submitted(world, number, actor, version, "2026-03-12")


def part_of(world: World, event: int, body="MVS"):
    with reading(world.engine) as session:
        found = submission(session, event, body)
    assert found is not None
    return found


ALL = QueueWish()


def waiting(world: World, wish=ALL):
    with reading(world.engine) as session:
        lines = queue(session, world.plan, wish, most=50)
        assert queue_length(session, world.plan, wish) == len(lines)
    return lines


def test_a_draft_becomes_an_event_a_claim_and_a_receipt(world):
    event = filed_event(world)
    found = part_of(world, event)
    assert found.record.title == BRIEFING.title
    assert found.record.links == ("https://example.org/1",)
    assert [(c.obligation, c.state) for c in found.claims] == [
        ("2.1/MVS/2026-H1", ClaimState.SUBMITTED)
    ]
    with reading(world.engine) as session:
        (proof,) = receipts_of(session, event, "MVS")
        said = canonical(session, event=event, revision=1, body="MVS", at=proof.at)
        assert (proof.year, proof.number, proof.sha256) == (2026, 1, hash_of(said))
        assert proof.obligations == ("2.1/MVS/2026-H1",)
        assert drafts(session, world.plan, MVS) == []
        assert false_receipts(session) == []


def test_submitting_twenty_times_submits_once(world):
    number = written(world)
    assert len({submitted(world, number) for _click in range(20)}) == 1
    with reading(world.engine) as session:
        assert len(filed(session, world.plan, ("MVS",))) == 1


def test_a_draft_that_lacks_something_names_all_of_it_and_stays(world):
    number = written(world, DraftContent(held_on=date(2027, 1, 1)))
    with pytest.raises(InvalidInputError) as caught:
        submitted(world, number)
    for words in ("зобов’язання", "вид події", "назву", "05.03.2026", "файл або посилання"):
        assert words in str(caught.value)
    with reading(world.engine) as session:
        assert draft(session, MVS, number).version == 1


def test_a_publication_needs_the_address_of_its_page(world):
    content = replace(BRIEFING, type=EventType.PUBLICATION, links=())
    with pytest.raises(InvalidInputError, match="адресу сторінки"):
        filed_event(world, content)
    bad = replace(BRIEFING, links=(Link("javascript:alert(1)"),))
    with pytest.raises(InvalidInputError, match="не є адресою"):
        filed_event(world, bad)


def test_what_a_draft_says_survives_being_kept_and_read_again():
    full = replace(
        BRIEFING, began_on=date(2026, 3, 3), place="Київ", participants=12, audience="учні",
        media="радіо", note="пояснення", bodies=("DSNS",), is_late_by_choice=True,
        letter="№ 5", dropped_files=(4,),
    )  # fmt: skip
    assert content_from(full.to_json()) == full
    again = content_of(record_of(full), bodies=full.bodies, obligations=full.obligations)
    assert again == replace(full, is_late_by_choice=False, dropped_files=())


def test_a_draft_is_seen_by_nobody_but_its_own_people(world):
    number = written(world)
    with reading(world.engine) as session:
        for other in (DSNS, SECRETARY):
            with pytest.raises(NotFoundError):
                draft(session, other, number)
            assert drafts(session, world.plan, other) == []
    for act in (
        lambda work: save_draft(work, number, BRIEFING, seen_version=1),
        lambda work: drop_draft(work, number),
        lambda work: submit_draft(work, world.plan, number, seen_version=1),
    ):
        with pytest.raises(NotFoundError), world.at(DAY, DSNS) as work:
            act(work)
    with pytest.raises(ForbiddenError), world.at(DAY, DSNS) as work:
        begin_draft(work, world.plan, "MVS", BRIEFING)


def test_two_people_who_write_one_draft_lose_neither_text(world):
    number = written(world)
    mine, theirs = replace(BRIEFING, title="Моя назва"), replace(BRIEFING, title="Їхня назва")
    deputy = replace(MVS, id="deputy")
    with world.at(DAY, deputy) as work:
        assert save_draft(work, number, theirs, seen_version=1) == 2
    with pytest.raises(ConflictError), world.at(DAY, MVS) as work:
        save_draft(work, number, mine, seen_version=1)
    with world.at(DAY, MVS) as work:
        copy = keep_apart(work, number, mine)
        assert draft(work.session, MVS, number).content == theirs
        assert draft(work.session, MVS, copy).content == mine
    with world.at(DAY, MVS) as work:
        take_over(work, number, copy, seen_version=2)
    with reading(world.engine) as session:
        (left,) = drafts(session, world.plan, MVS)
        assert left.content == mine


DEPUTY = replace(MVS, id="deputy")
MINE, THEIRS = replace(BRIEFING, title="Моя назва"), replace(BRIEFING, title="Їхня назва")


def apart(world: World) -> tuple[int, int]:
    """A draft that a deputy saved meanwhile, and what was kept apart of the own save."""
    number = written(world)
    with world.at(DAY, DEPUTY) as work:
        save_draft(work, number, THEIRS, seen_version=1)
    with world.at(DAY, MVS) as work:
        return number, keep_apart(work, number, MINE)


def test_a_text_is_not_taken_over_over_a_save_that_nobody_saw(world):
    number, copy = apart(world)
    latest = replace(THEIRS, place="Київ")
    with world.at(DAY, DEPUTY) as work:
        save_draft(work, number, latest, seen_version=2)
    with pytest.raises(ConflictError), world.at(DAY, MVS) as work:
        take_over(work, number, copy, seen_version=2)
    with reading(world.engine) as session:
        assert draft(session, MVS, number).content == latest
        assert draft(session, MVS, copy).content == MINE
    with pytest.raises(NotFoundError), world.at(DAY, MVS) as work:
        take_over(work, copy, number, seen_version=1)


def test_what_was_kept_apart_becomes_a_correction_of_what_a_colleague_submitted(world):
    number, copy = apart(world)
    event = submitted(world, number, DEPUTY, 2)
    with reading(world.engine) as session:
        (left,) = drafts(session, world.plan, MVS)
    assert (left.id, left.content, left.event, left.copy_of) == (copy, MINE, event, None)
    assert submitted(world, copy, version=left.version, day="2026-03-06") == event
    assert part_of(world, event).record.title == MINE.title


def test_what_is_written_into_a_draft_submitted_meanwhile_becomes_a_correction(world):
    number = written(world)
    event = submitted(world, number, DEPUTY)
    with pytest.raises(NotFoundError), world.at(DAY, MVS) as work:
        save_draft(work, number, MINE, seen_version=1)
    with world.at(DAY, MVS) as work:
        late = draft(work.session, MVS, keep_apart(work, number, MINE))
    assert (late.content, late.event, late.base_revision) == (MINE, event, 1)
    with pytest.raises(NotFoundError), world.at(DAY, DSNS) as work:
        keep_apart(work, number, MINE)


def test_a_file_that_went_to_an_event_outlives_every_draft_that_has_it(world, store):
    number = written(world)
    sent = sent_in(world, store, day=DAY)
    with world.at(DAY, MVS) as work:
        add_file(work, number, sent)
        copy = keep_apart(work, number, MINE)
    event = submitted(world, copy)
    with world.at(DAY, MVS) as work:
        name_file(work, number, sent, Purpose.PHOTO)
        drop_draft(work, number)
    assert [file.id for file in part_of(world, event).files] == [sent]


def test_a_correction_that_drops_a_file_somebody_else_dropped_is_submitted(world, store):
    number, sent = written(world), sent_in(world, store, day=DAY)
    with world.at(DAY, MVS) as work:
        add_file(work, number, sent)
    event = submitted(world, number)
    with world.at(DAY, MVS) as work:
        correction = begin_correction(work, world.plan, event, "MVS")
        save_draft(work, correction, replace(MINE, dropped_files=(sent,)), seen_version=1)
        remove_attachment(work, sent)
    assert submitted(world, correction, version=2) == event


def test_a_correction_that_its_body_has_open_is_in_nobody_elses_way(world):
    event = filed_event(world)
    with world.at(DAY, MVS) as work:
        theirs = begin_correction(work, world.plan, event, "MVS")
        assert begin_correction(work, world.plan, event, "MVS") == theirs
    with world.at(DAY, SECRETARY) as work:
        own = begin_correction(work, world.plan, event, "MVS")
        assert own != theirs
        assert draft(work.session, SECRETARY, own).event == event


def test_an_event_held_by_two_bodies_is_confirmed_by_the_second(world):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS",)))
    with reading(world.engine) as session:
        assert [one.event for one in invited(session, world.plan, ("DSNS",))] == [event]
        assert invited(session, world.plan, ("MVS",)) == []
    corrected(world, event, DSNS, "DSNS", obligations=("2.1/DSNS/2026-H1",))
    found = part_of(world, event, "DSNS")
    assert found.revision == 1
    assert [c.state for c in found.claims] == [ClaimState.SUBMITTED]
    assert {(line.event, line.body) for line in waiting(world)} == {(event, "MVS"), (event, "DSNS")}
    with reading(world.engine) as session:
        assert invited(session, world.plan, ("DSNS",)) == []


def test_an_event_that_nobody_stands_by_any_more_invites_nobody(world):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS",)))
    with world.at("2026-03-06", MVS) as work:
        withdraw_submission(work, event, "MVS")
    with reading(world.engine) as session:
        assert invited(session, world.plan, ("DSNS",)) == []


def test_whoever_confirms_an_event_may_name_a_third_that_held_it(world):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS",)))
    corrected(world, event, DSNS, "DSNS", obligations=("2.1/DSNS/2026-H1",), bodies=("MVS", "NABU"))
    assert part_of(world, event, "DSNS").revision == 1
    with reading(world.engine) as session:
        assert [one.event for one in invited(session, world.plan, ("NABU",))] == [event]


def test_the_secretariat_withdraws_for_a_body_by_its_letter_only(world):
    event = filed_event(world)
    with pytest.raises(InvalidInputError, match="лист"), world.at("2026-03-06") as work:
        withdraw_submission(work, event, "MVS")
    with world.at("2026-03-06") as work:
        withdraw_submission(work, event, "MVS", "№ 12/34")
    last = part_of(world, event).claims[0].last
    assert (last.state, last.reason) == (ClaimState.WITHDRAWN, "Лист органу: № 12/34")


def test_the_secretariat_appeals_for_a_body_by_its_letter_only(world):
    event = filed_event(world)
    with world.at("2026-03-06", SECOND_SECRETARY) as work:
        send_back(work, event, "MVS", "Не той захід.", seen_revision=1)
    (claim,) = part_of(world, event).claims
    with pytest.raises(InvalidInputError, match="лист"), world.at("2026-03-07") as work:
        appeal_return(work, claim.id, "Захід той самий.")
    with world.at("2026-03-07") as work:
        appeal_return(work, claim.id, "Захід той самий.", "№ 12/35")
    last = part_of(world, event).claims[0].last
    assert (last.is_appeal, last.reason) == (True, "Захід той самий. · Лист органу: № 12/35")


def test_a_body_that_was_named_wrongly_takes_itself_off_and_may_be_named_again(world):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS",)))
    with world.at("2026-03-07", DSNS) as work:
        leave_event(work, event, "DSNS")
    with reading(world.engine) as session:
        assert invited(session, world.plan, ("DSNS",)) == []
        assert fact_book(session, world.plan, through_year=2026).events[0].bodies == ("MVS",)
    assert part_of(world, event).bodies == ("MVS",)
    assert [line.bodies for line in waiting(world)] == [("MVS",)]
    with pytest.raises(NotFoundError), world.at("2026-03-08", DSNS) as work:
        begin_correction(work, world.plan, event, "DSNS")
    corrected(world, event, bodies=("DSNS",), title="Спільний брифінг")
    with reading(world.engine) as session:
        assert [one.event for one in invited(session, world.plan, ("DSNS",))] == [event]
    moves = [(move.body, move.state) for move in part_of(world, event).organisers]
    assert moves == [("DSNS", OrganiserState.OUT), ("DSNS", OrganiserState.IN)]


def test_a_correction_that_names_a_body_no_more_takes_it_off_unless_it_confirmed(world):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS", "NABU")))
    corrected(world, event, DSNS, "DSNS", obligations=("2.1/DSNS/2026-H1",))
    corrected(world, event, bodies=(), title="Інша назва")
    assert part_of(world, event).bodies == ("DSNS", "MVS")


def test_nobody_is_taken_off_who_submitted_or_by_strangers_and_one_always_stays(world):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS", "NABU")))
    corrected(world, event, DSNS, "DSNS", obligations=("2.1/DSNS/2026-H1",))
    with pytest.raises(RuleViolationError, match="відкличте"), world.at("2026-03-13", MVS) as work:
        leave_event(work, event, "DSNS")
    stranger = Actor("sbu", Role.FOCAL_POINT, frozenset({"SBU"}))
    with pytest.raises(ForbiddenError), world.at("2026-03-13", stranger) as work:
        leave_event(work, event, "NABU")
    with world.at("2026-03-13", MVS) as work:
        leave_event(work, event, "NABU")
        withdraw_submission(work, event, "MVS")
        leave_event(work, event, "MVS")
    with world.at("2026-03-14", DSNS) as work:
        withdraw_submission(work, event, "DSNS")
        with pytest.raises(RuleViolationError, match="Більше ніхто"):
            leave_event(work, event, "DSNS")


def test_a_returned_event_is_corrected_and_verified(world):
    event = filed_event(world)
    with world.at("2026-03-06") as work:
        send_back(work, event, "MVS", "Немає програми.", seen_revision=1)
    assert waiting(world) == []
    corrected(world, event, title="Брифінг з програмою")
    assert [line.revision for line in waiting(world)] == [2]
    with world.at("2026-03-13") as work:
        accept(work, event, "MVS", seen_revision=2)
    standing = world.standing("2.1/MVS/2026-H1", as_of_end(date(2026, 3, 13)))
    assert standing is not None
    assert standing.status is Status.DONE_ON_TIME


def test_a_correction_drops_what_it_is_no_longer_claimed_for(world):
    event = filed_event(world, replace(BRIEFING, obligations=("2.1/MVS/2026-H1", "3/MVS/2026")))
    corrected(world, event, obligations=("3/MVS/2026",))
    states = {claim.obligation: claim.state for claim in part_of(world, event).claims}
    assert states == {
        "2.1/MVS/2026-H1": ClaimState.WITHDRAWN,
        "3/MVS/2026": ClaimState.SUBMITTED,
    }


def test_a_record_that_somebody_changed_meanwhile_is_not_overwritten(world):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS",)))
    with world.at("2026-03-06", MVS) as work:
        mine = begin_correction(work, world.plan, event, "MVS")
    corrected(world, event, DSNS, "DSNS", title="Інша назва", obligations=("2.1/DSNS/2026-H1",))
    with pytest.raises(ConflictError):
        submitted(world, mine, day="2026-03-14")
    with reading(world.engine) as session:
        assert draft(session, MVS, mine).content.title == BRIEFING.title


def test_two_decisions_on_one_submission_are_one(world):
    event = filed_event(world)
    with world.at("2026-03-06") as work:
        accept(work, event, "MVS", seen_revision=1)
    with pytest.raises(ConflictError), world.at("2026-03-06", SECOND_SECRETARY) as work:
        send_back(work, event, "MVS", "Пізно.", seen_revision=1)
    decided = waiting(world, QueueWish(queue=Queue.DECIDED))
    assert [(line.state, line.actor) for line in decided] == [(ClaimState.VERIFIED, SECRETARY.id)]
    with world.at("2026-03-06") as work:
        undo(work, event, "MVS", "Не те подання.")
    assert [line.event for line in waiting(world)] == [event]


def test_who_files_for_a_body_by_its_letter_does_not_verify(world):
    with pytest.raises(InvalidInputError, match="листа"):
        filed_event(world, BRIEFING, SECRETARY)
    event = filed_event(world, replace(BRIEFING, letter="№ 12 від 03.03.2026"), SECRETARY)
    assert part_of(world, event).record.details["letter"] == "№ 12 від 03.03.2026"
    with pytest.raises(RuleViolationError), world.at("2026-03-06") as work:
        accept(work, event, "MVS", seen_revision=1)
    with world.at("2026-03-06", SECOND_SECRETARY) as work:
        accept(work, event, "MVS", seen_revision=1)


def test_who_also_keeps_the_system_files_by_letter_like_any_secretary(world):
    both = Actor(
        "olena", Role.ADMINISTRATOR,
        held=((Role.ADMINISTRATOR, frozenset()), (Role.SECRETARIAT, frozenset())),
    )  # fmt: skip
    with pytest.raises(InvalidInputError, match="листа"):
        filed_event(world, BRIEFING, both)


def test_who_leads_one_body_and_files_for_another_opens_no_draft_of_the_first(world):
    number = written(world, replace(BRIEFING, obligations=("2.1/DSNS/2026-H1",)), DSNS, "DSNS")
    both = Actor(
        "head", Role.LEADERSHIP, frozenset({"MVS", "DSNS"}),
        held=((Role.LEADERSHIP, frozenset({"DSNS"})), (Role.FOCAL_POINT, frozenset({"MVS"}))),
    )  # fmt: skip
    with reading(world.engine) as session:
        with pytest.raises(NotFoundError):
            draft(session, both, number)
        assert drafts(session, world.plan, both) == []


def test_an_appeal_is_decided_by_another_person(world):
    event = filed_event(world)
    with world.at("2026-03-06") as work:
        send_back(work, event, "MVS", "Не той захід.", seen_revision=1)
    (claim,) = part_of(world, event).claims
    with world.at("2026-03-07", MVS) as work:
        appeal_return(work, claim.id, "Захід той самий.")
    assert waiting(world) == []
    assert [x.event for x in waiting(world, QueueWish(queue=Queue.APPEALED))] == [event]
    with pytest.raises(RuleViolationError, match="інша людина"), world.at("2026-03-08") as work:
        accept(work, event, "MVS", seen_revision=1)
    with world.at("2026-03-08", SECOND_SECRETARY) as work:
        accept(work, event, "MVS", seen_revision=1)
    with pytest.raises(ConflictError), world.at("2026-03-09", MVS) as work:
        appeal_return(work, claim.id, "Ще раз.")


def test_a_verified_event_is_not_withdrawn_but_its_revocation_may_be_asked(world):
    event = filed_event(world)
    with pytest.raises(RuleViolationError), world.at("2026-03-06", MVS) as work:
        remark(work, event, "MVS", "Помилка.", RemarkKind.REVOCATION)
    with world.at("2026-03-06") as work:
        accept(work, event, "MVS", seen_revision=1)
    with pytest.raises(InvalidInputError), world.at("2026-03-07", MVS) as work:
        withdraw_submission(work, event, "MVS")
    with world.at("2026-03-07", MVS) as work:
        remark(work, event, "MVS", "Помилка.", RemarkKind.REVOCATION)
    with world.at("2026-03-08") as work:
        revoke(work, event, "MVS", "На прохання органу.")
    assert part_of(world, event).claims[0].state is ClaimState.REVOKED


def test_remarks_are_between_the_body_and_the_secretariat(world):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS",)))
    with world.at("2026-03-06") as work:
        remark(work, event, "MVS", "Уточніть місце.")
    assert [one.text for one in part_of(world, event).remarks] == ["Уточніть місце."]
    assert part_of(world, event, "DSNS").remarks == ()
    with pytest.raises(ForbiddenError), world.at("2026-03-06", DSNS) as work:
        remark(work, event, "MVS", "Чуже.")


def test_a_copy_asks_for_new_days_and_keeps_the_rest(world):
    event = filed_event(world, replace(BRIEFING, place="Київ"))
    with world.at("2026-03-08", MVS) as work:
        content = draft(work.session, MVS, begin_copy(work, world.plan, event, "MVS")).content
    assert (content.title, content.place) == (BRIEFING.title, "Київ")
    assert (content.held_on, content.links, content.obligations) == (None, (), ())


def test_what_is_withdrawn_waits_no_more_and_may_come_again(world):
    event = filed_event(world)
    with world.at("2026-03-06", MVS) as work:
        withdraw_submission(work, event, "MVS")
    assert waiting(world) == []
    corrected(world, event, obligations=("2.1/MVS/2026-H1",))
    assert [line.revision for line in waiting(world)] == [2]

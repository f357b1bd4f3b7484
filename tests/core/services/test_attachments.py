import io
import threading
from contextlib import ExitStack
from datetime import timedelta

import pytest
from sqlmodel import select

from core.domain.attachments import Purpose
from core.domain.permissions import SYSTEM, Actor, Role
from core.errors import (
    InvalidInputError,
    NotFoundError,
    RefusedFileError,
    RuleViolationError,
    UnknownCodeError,
)
from core.queries.attachments import attachment, attachments_of, size_of_event
from core.queries.events import verified_events
from core.queries.standings import Scope
from core.queries.state import data_version, present
from core.services import attachments as service
from core.services.attachments import (
    arrived,
    attachment_for_download,
    attachment_preview,
    link_to_event,
    publish_attachment,
    remove_attachment,
)
from core.services.claims import claim_obligation, revoke_claim, undo_decision, verify_claim
from core.services.erasure import drop_erased, erase_attachment, sweep_orphans
from core.services.events import revise_event
from core.settings import settings
from core.storage.attachment_tables import AttachmentNameRow
from core.storage.attachments import AttachmentStore
from core.storage.audit_chain import first_break
from core.storage.fact_tables import ClaimRow
from core.storage.unit_of_work import reading
from tests.core.attachments import TEXT, received, sent_in
from tests.core.audit import last_audit
from tests.core.files.samples import GOOD
from tests.core.world import FOCAL_POINT, SECOND_SECRETARY, SECRETARY, World, a_record

ANYONE = Actor("anonymous")
OUTSIDER = Actor("petro", Role.FOCAL_POINT, frozenset({"DSNS"}))
HEAD = Actor("head", Role.LEADERSHIP, frozenset({"MVS"}))
OTHER_HEAD = Actor("other", Role.LEADERSHIP, frozenset({"DSNS"}))
OPERATOR = Actor("admin", Role.ADMINISTRATOR)


@pytest.fixture
def store(tmp_path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


@pytest.fixture
def event(world: World) -> int:
    return world.hold("2026-03-09", "MVS")


def may(world: World, store: AttachmentStore, actor: Actor, number: int) -> bool:
    try:
        attachment_for_download(world.engine, store, actor, number)
    except NotFoundError:
        return False
    return True


def verified(world: World, store: AttachmentStore, purpose: Purpose = Purpose.DOCUMENT) -> int:
    """A file marked public where that may be, on a verified event."""
    claim = world.submit("2.1/MVS/2026-H1", "2026-03-09")
    with reading(world.engine) as session:
        event = session.get_one(ClaimRow, claim).event_id
    number = sent_in(world, store, event=event, purpose=purpose)
    if purpose is not Purpose.PARTICIPANTS:
        with world.at("2026-03-10", FOCAL_POINT) as work:
            publish_attachment(work, number, is_public=True)
    with world.at("2026-03-11") as work:
        verify_claim(work, claim)
    return number


def test_a_file_is_kept_attached_and_audited_without_its_name(world, store, event):
    number = sent_in(world, store, event=event)
    assert last_audit(world.engine) == ("taras", "attachment.link", str(number))
    with reading(world.engine) as session:
        (found,) = attachments_of(session, event)
        assert (found.name, found.size, found.body) == ("звіт.txt", len(TEXT), "MVS")
        payloads = session.connection().exec_driver_sql("SELECT payload FROM audit").scalars()
        assert not [text for text in payloads if "звіт" in text]
    assert store.read(found.sha256) == TEXT


def test_what_arrives_is_checked_kept_or_dropped(world, store):
    with arrived(store, io.BytesIO(GOOD["a.pdf"]()), "звіт.pdf") as file:
        assert file.kind == "pdf"
    assert list((store.folder / "incoming").iterdir()) == []
    with ExitStack() as stack, pytest.raises(RefusedFileError, match="HTML"):
        stack.enter_context(arrived(store, io.BytesIO(b"<html>"), "звіт.pdf"))
    assert list((store.folder / "incoming").iterdir()) == []


@pytest.mark.parametrize(("more", "is_taken"), [(0, True), (1, False)])
def test_the_largest_file_is_taken_in_and_a_byte_more_is_not(store, monkeypatch, more, is_taken):
    monkeypatch.setattr(settings(), "attachment_mb", 1)
    content = io.BytesIO(b"a" * (1024 * 1024 + more))
    with ExitStack() as stack:
        if not is_taken:
            stack.enter_context(pytest.raises(RefusedFileError, match="більший за 1 МБ"))
        stack.enter_context(arrived(store, content, "a.txt"))


def test_an_event_holds_so_much_and_the_same_content_counts_once(world, store, event, monkeypatch):
    monkeypatch.setattr(settings(), "event_attachments_mb", 1)
    half = b"a" * 600_000
    sent_in(world, store, half, event=event)
    sent_in(world, store, b"b" * 400_000, event=event)
    with pytest.raises(RefusedFileError, match="більші за 1 МБ"):
        sent_in(world, store, b"c" * 100_000, event=event)
    with reading(world.engine) as session:
        assert size_of_event(session, event, "MVS") == 1_000_000


def test_what_one_body_attached_leaves_the_other_as_much_room(world, store, monkeypatch):
    monkeypatch.setattr(settings(), "event_attachments_mb", 1)
    event = world.hold("2026-03-09", "MVS", "DSNS")
    sent_in(world, store, b"a" * 900_000, event=event)
    sent_in(world, store, b"b" * 900_000, event=event, body="DSNS", actor=OUTSIDER)


@pytest.mark.parametrize(
    ("actor", "body"),
    [(OUTSIDER, "MVS"), (ANYONE, "MVS"), (HEAD, "MVS"), (OPERATOR, "MVS"), (FOCAL_POINT, "DSNS")],
)
def test_only_a_bodys_own_people_and_the_secretariat_send_files_in(world, store, actor, body):
    with pytest.raises(RuleViolationError, match="той, хто за нього відповідає"):
        sent_in(world, store, body=body, actor=actor)
    assert sent_in(world, store, body=body, actor=SECRETARY)


def test_a_file_is_attached_to_an_event_of_its_own_body_once(world, store, event):
    number = sent_in(world, store, event=event)
    foreign = world.hold("2026-03-09", "DSNS")
    with world.at("2026-03-09", FOCAL_POINT) as work:
        link_to_event(work, number, event)
        with pytest.raises(RuleViolationError, match="не значиться"):
            link_to_event(work, number, foreign)
        with pytest.raises(UnknownCodeError, match="Немає події"):
            link_to_event(work, number, 99)
        with pytest.raises(NotFoundError):
            link_to_event(work, 99, event)
    with world.at("2026-03-09", OUTSIDER) as work, pytest.raises(NotFoundError):
        link_to_event(work, number, foreign)
    with reading(world.engine) as session:
        assert len(attachments_of(session, event)) == 1


CAST = [
    pytest.param(ANYONE, False, True, id="anyone"),
    pytest.param(OUTSIDER, False, True, id="another body's focal point"),
    pytest.param(OTHER_HEAD, False, True, id="another body's head"),
    pytest.param(OPERATOR, False, True, id="administrator"),
    pytest.param(FOCAL_POINT, True, True, id="the body's focal point"),
    pytest.param(HEAD, True, True, id="the body's head"),
    pytest.param(SECRETARY, True, True, id="secretariat"),
]


@pytest.mark.parametrize(("actor", "private", "public"), CAST)
def test_who_may_have_a_file(world, store, event, actor, private, public):
    number = sent_in(world, store, event=event)
    assert may(world, store, actor, number) is private
    with world.at("2026-03-09", FOCAL_POINT) as work:
        publish_attachment(work, number, is_public=True)
    assert may(world, store, actor, number) is private
    assert may(world, store, actor, verified(world, store)) is public


def test_only_the_body_shows_everyone_what_it_sent_in_and_anyone_of_the_two_hides_it(
    world, store, event
):
    number = sent_in(world, store, event=event)
    with (
        world.at("2026-03-12", SECOND_SECRETARY) as work,
        pytest.raises(RuleViolationError, match="лише орган"),
    ):
        publish_attachment(work, number, is_public=True)
    by_letter = sent_in(world, store, b"scan", event=event, actor=SECRETARY)
    with world.at("2026-03-12", SECRETARY) as work:
        publish_attachment(work, by_letter, is_public=True)
    with world.at("2026-03-13", SECOND_SECRETARY) as work:
        publish_attachment(work, by_letter, is_public=False)


def test_a_list_of_participants_is_never_public(world, store):
    number = verified(world, store, Purpose.PARTICIPANTS)
    with (
        world.at("2026-03-12", FOCAL_POINT) as work,
        pytest.raises(RuleViolationError, match="не оприлюднюють"),
    ):
        publish_attachment(work, number, is_public=True)
    assert not may(world, store, ANYONE, number)


def test_what_was_public_is_private_again_by_decision_and_when_its_event_is_revoked(world, store):
    number = verified(world, store)
    assert may(world, store, ANYONE, number)
    with world.at("2026-03-12", FOCAL_POINT) as work:
        publish_attachment(work, number, is_public=False)
    assert not may(world, store, ANYONE, number)
    with world.at("2026-03-12", FOCAL_POINT) as work:
        publish_attachment(work, number, is_public=True)
    assert may(world, store, ANYONE, number)
    with world.at("2026-03-13", SECOND_SECRETARY) as work:
        revoke_claim(work, 1, "помилка")
    assert not may(world, store, ANYONE, number)


def test_a_file_added_by_a_later_revision_is_not_covered_by_what_was_verified(world, store):
    verified(world, store)
    with world.at("2026-03-12", FOCAL_POINT) as work:
        revise_event(work, 1, a_record("2026-03-09"), seen_revision=1)
    later = sent_in(world, store, b"later", event=1)
    with world.at("2026-03-12", FOCAL_POINT) as work:
        publish_attachment(work, later, is_public=True)
    assert not may(world, store, ANYONE, later)


def test_an_acceptance_put_back_makes_public_only_what_it_was_given_for(world, store):
    number = verified(world, store)
    unseen = sent_in(world, store, b"later", event=1, day="2026-03-12")
    with world.at("2026-03-12", FOCAL_POINT) as work:
        publish_attachment(work, unseen, is_public=True)
    with world.at("2026-03-13", SECOND_SECRETARY) as work:
        revoke_claim(work, 1, "помилка")
    with world.at("2026-03-14", SECOND_SECRETARY) as work:
        undo_decision(work, 1, "Не та подія.")
    assert shown(world) == [number]
    assert may(world, store, ANYONE, number)
    assert not may(world, store, ANYONE, unseen)


def test_a_download_is_audited_and_leaves_the_figures_cached(world, store, event):
    number = sent_in(world, store, event=event)
    with reading(world.engine) as session:
        before = data_version(session)
    found = attachment_for_download(world.engine, store, FOCAL_POINT, number)
    assert (found.name, found.media_type, found.content) == ("звіт.txt", "text/plain", TEXT)
    assert last_audit(world.engine) == ("taras", "attachment.download", str(number))
    with reading(world.engine) as session:
        assert data_version(session) == before
        assert first_break(session) is None


def test_a_removed_file_is_gone_from_its_event_but_not_where_a_decision_rests_on_it(
    world, store, event
):
    number = sent_in(world, store, event=event)
    with world.at("2026-03-10", FOCAL_POINT) as work:
        remove_attachment(work, number, "не той файл")
    assert not may(world, store, SECRETARY, number)
    with reading(world.engine) as session:
        assert attachments_of(session, event) == []
    other = sent_in(world, store, b"other", event=event)
    with world.at("2026-03-11", FOCAL_POINT) as work:
        claim = claim_obligation(work, world.plan, event=event, obligation="2.1/MVS/2026-H1")
    with world.at("2026-03-11") as work:
        verify_claim(work, claim)
    with (
        world.at("2026-03-12", FOCAL_POINT) as work,
        pytest.raises(RuleViolationError, match="не вилучають"),
    ):
        remove_attachment(work, other)


def test_an_erased_file_leaves_no_content_no_name_and_a_valid_chain(world, store, event):
    first = sent_in(world, store, event=event)
    same = sent_in(world, store, body="MVS")
    with world.at("2026-03-12", SYSTEM) as work:
        numbers = erase_attachment(work, first, "персональні дані")
    drop_erased(world.engine, store, numbers)
    assert numbers == [first, same]
    assert list(store.hashes()) == []
    for actor in (ANYONE, FOCAL_POINT, SECRETARY):
        assert not may(world, store, actor, first)
    with reading(world.engine) as session:
        found = attachment(session, first)
        assert found is not None
        assert (found.name, found.facts.state) == ("", "erased")
        assert session.exec(select(AttachmentNameRow)).all() == []
        assert first_break(session) is None
    folder = (store.folder.parent).glob("postup.sqlite*")
    assert not [path for path in folder if "звіт.txt".encode() in path.read_bytes()]
    with world.at("2026-03-13", SYSTEM) as work, pytest.raises(NotFoundError):
        erase_attachment(work, first, "ще раз")


def test_erasing_content_waits_for_whoever_sends_the_same_in_now(world, store):
    """Between the look whether it is needed and the removal nobody may acknowledge it."""
    number = sent_in(world, store)
    with world.at("2026-03-12", SYSTEM) as work:
        erased = erase_attachment(work, number, "заява")
    with received(store) as file:
        with world.at("2026-03-12", FOCAL_POINT) as work:
            again = service.attach_file(work, store, file, body="MVS", purpose=Purpose.DOCUMENT)
            dropping = threading.Thread(target=drop_erased, args=(world.engine, store, erased))
            dropping.start()
            dropping.join(0.2)
            assert dropping.is_alive()
        dropping.join()
    assert may(world, store, FOCAL_POINT, again)


@pytest.mark.parametrize("actor", [ANYONE, FOCAL_POINT, HEAD])
def test_who_may_not_erase(world, store, actor):
    number = sent_in(world, store)
    with world.at("2026-03-12", actor) as work, pytest.raises(RuleViolationError):
        erase_attachment(work, number, "причина")
    with world.at("2026-03-12", SYSTEM) as work, pytest.raises(InvalidInputError):
        erase_attachment(work, number, "  ")


def test_orphans_go_after_a_day_and_what_is_needed_stays(world, store, monkeypatch):
    number = sent_in(world, store)
    with received(store, b"orphan") as file:
        store.keep(file.incoming)
    monkeypatch.setattr("core.storage.attachments.ORPHANS_STAY", timedelta(seconds=-60))
    assert sweep_orphans(world.engine, store) == [file.incoming.sha256]
    assert may(world, store, FOCAL_POINT, number)


def test_a_preview_is_for_whoever_may_have_the_file(world, store):
    content = GOOD["a.pdf"]()
    with (
        arrived(store, io.BytesIO(content), "a.pdf") as file,
        world.at("2026-03-09", FOCAL_POINT) as work,
    ):
        number = service.attach_file(work, store, file, body="MVS", purpose=Purpose.DOCUMENT)
    shown = attachment_preview(world.engine, store, FOCAL_POINT, number)
    assert shown.startswith(b"\x89PNG")
    with pytest.raises(NotFoundError):
        attachment_preview(world.engine, store, OUTSIDER, number)
    text = sent_in(world, store)
    with pytest.raises(RefusedFileError, match="лише для PDF"):
        attachment_preview(world.engine, store, FOCAL_POINT, text)


def shown(world: World) -> list[int]:
    """The files that everyone sees with the verified events."""
    with reading(world.engine) as session:
        events = verified_events(session, Scope(world.plan, present(session), None), most=9)
    return [file.id for event in events for file in event.files]


def test_a_verified_events_public_files_are_shown_with_it_and_no_others(world, store):
    number = verified(world, store)
    private = sent_in(world, store, b"\xd0\xb0", event=1)
    assert shown(world) == [number]
    for hidden in (private, number):
        assert may(world, store, ANYONE, hidden) is (hidden in shown(world))
    with world.at("2026-03-12", FOCAL_POINT) as work:
        publish_attachment(work, number, is_public=False)
    assert shown(world) == []


def test_a_list_of_participants_is_shown_with_no_event(world, store):
    verified(world, store, Purpose.PARTICIPANTS)
    assert shown(world) == []


@pytest.mark.parametrize("decided", ["2.1/DSNS/2026-H1", "2.1/MVS/2026-H1"])
def test_a_file_is_public_by_what_was_decided_of_its_own_body_with_it(world, store, decided):
    """Neither what was decided before it came nor the other body's claim makes it so."""
    event = world.hold("2026-03-09", "MVS", "DSNS")
    claims = {}
    for obligation, actor in (("2.1/MVS/2026-H1", FOCAL_POINT), ("2.1/DSNS/2026-H1", OUTSIDER)):
        with world.at("2026-03-09", actor) as work:
            claims[obligation] = claim_obligation(
                work, world.plan, event=event, obligation=obligation
            )
    with world.at("2026-03-10") as work:
        verify_claim(work, claims[decided])
    day, who = "2026-03-11", OUTSIDER
    number = sent_in(world, store, event=event, body="DSNS", actor=who, day=day)
    with world.at(day, who) as work:
        publish_attachment(work, number, is_public=True)
    assert not may(world, store, ANYONE, number)
    assert shown(world) == []
    with world.at("2026-03-12", who) as work:
        remove_attachment(work, number)


def test_another_body_that_held_the_event_never_gets_a_private_file(world, store):
    event = world.hold("2026-03-09", "MVS", "DSNS")
    number = sent_in(world, store, event=event)
    assert may(world, store, FOCAL_POINT, number)
    assert not may(world, store, OUTSIDER, number)

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from core.queries.alike import alike
from core.services.attachments import remove_attachment
from core.services.filing import withdraw_submission
from core.storage.attachments import AttachmentStore
from core.storage.unit_of_work import reading
from tests.core.attachments import TEXT, sent_in
from tests.core.services.test_filing import BRIEFING, DSNS, MVS, filed_event


@pytest.fixture
def store(tmp_path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


def found(world, content=BRIEFING, *, body="MVS", hashes=(), but_event=None, of_bodies=None):
    with reading(world.engine) as session:
        return [
            (one.event, one.body, one.has_same_file)
            for one in alike(
                session, world.plan, body=body, type_=content.type, held_on=content.held_on,
                title=content.title, hashes=hashes, but_event=but_event, of_bodies=of_bodies,
            )
        ]  # fmt: skip


def hash_of_text() -> str:
    return hashlib.sha256(TEXT).hexdigest()


def test_the_same_day_type_and_nearly_the_same_title_are_alike(world):
    first = filed_event(world)
    again = replace(BRIEFING, title="БРИФІНГ про  запобігання корупції.")
    assert found(world, again) == [(first, "MVS", False)]
    assert found(world, again, but_event=first) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Виїзна лекція для студентів"},
        {"type": "lecture"},
        {"held_on": date(2026, 3, 5)},
        {"held_on": None},
        {"title": ""},
    ],
)
def test_what_differs_in_day_type_or_title_is_not_alike(world, changes):
    filed_event(world)
    assert found(world, replace(BRIEFING, **changes)) == []


def test_another_bodys_event_of_the_day_is_not_alike(world):
    filed_event(world)
    assert found(world, body="DSNS") == []


def test_the_same_file_is_found_in_any_bodys_event(world, store):
    event = filed_event(world)
    sent_in(world, store, event=event)
    other = replace(BRIEFING, title="Інше", type="lecture")
    assert found(world, other, body="DSNS", hashes=[hash_of_text()]) == [(event, "MVS", True)]


def test_a_bodys_own_form_learns_nothing_of_another_body(world, store):
    theirs = filed_event(world)
    sent_in(world, store, event=theirs)
    content = replace(BRIEFING, obligations=("2.1/DSNS/2026-H1",))
    own = filed_event(world, content, DSNS, "DSNS")
    hashes = [hash_of_text()]
    assert found(world, body="DSNS", hashes=hashes, of_bodies=["DSNS"]) == [(own, "DSNS", False)]
    assert found(world, body="MVS", hashes=hashes, of_bodies=["DSNS"]) == []


def test_a_co_organisers_file_is_told_of_to_its_own_body_alone(world, store):
    event = filed_event(world, replace(BRIEFING, bodies=("DSNS",)))
    sent_in(world, store, event=event)
    other = replace(BRIEFING, title="Інше", type="lecture")
    told = found(world, other, body="DSNS", hashes=[hash_of_text()], of_bodies=["DSNS"])
    assert told == []


def test_what_was_withdrawn_or_taken_off_is_no_duplicate(world, store):
    event = filed_event(world)
    number = sent_in(world, store, event=event)
    other = replace(BRIEFING, title="Інше")
    with world.at("2026-03-10", MVS) as work:
        remove_attachment(work, number)
    assert found(world, other, hashes=[hash_of_text()]) == []
    with world.at("2026-03-11", MVS) as work:
        withdraw_submission(work, event, "MVS")
    assert found(world) == []

from dataclasses import replace
from datetime import date

import pytest

from core.errors import ConflictError, InvalidInputError, UnknownCodeError
from core.queries.facts import fact_book
from core.services.events import record_event, revise_event
from core.storage.unit_of_work import reading
from tests.core.audit import last_audit
from tests.core.world import FOCAL_POINT, a_record

RECORD = a_record("2026-03-09")


def revisions(world):
    with reading(world.engine) as session:
        (event,) = fact_book(session, world.plan, through_year=2026).events
    return event.bodies, [(r.revision, r.held_on) for r in event.revisions]


def test_an_event_of_several_bodies_is_recorded_once(world):
    event = world.hold("2026-03-09", "MVS", "DSNS")
    assert last_audit(world.engine) == ("taras", "event.record", str(event))
    assert revisions(world) == (("DSNS", "MVS"), [(1, date(2026, 3, 9))])


def test_a_correction_is_a_new_revision(world):
    event = world.hold("2026-03-09", "MVS")
    with world.at("2026-03-11", FOCAL_POINT) as work:
        assert revise_event(work, event, a_record("2026-03-10"), seen_revision=1) == 2
    assert last_audit(world.engine) == ("taras", "event.revise", str(event))
    assert revisions(world) == (("MVS",), [(1, date(2026, 3, 9)), (2, date(2026, 3, 10))])


@pytest.mark.parametrize(
    ("record", "message"),
    [
        pytest.param(replace(RECORD, title="  "), "назву", id="no title"),
        pytest.param(
            replace(RECORD, held_on=date(2026, 3, 10)),
            r"не пізніше сьогодні \(09\.03\.2026\)",
            id="tomorrow",
        ),
        pytest.param(
            replace(RECORD, began_on=date(2026, 3, 10)), "раніше, ніж почалася", id="ends first"
        ),
        pytest.param(replace(RECORD, participants=-1), "від’ємною", id="fewer than nobody"),
    ],
)
def test_a_record_that_cannot_be_is_refused(world, record, message):
    event = world.hold("2026-03-09", "MVS")
    with world.at("2026-03-09") as work:
        with pytest.raises(InvalidInputError, match=message):
            record_event(work, world.plan, record, frozenset({"MVS"}))
        with pytest.raises(InvalidInputError, match=message):
            revise_event(work, event, record, seen_revision=1)


def test_an_event_has_a_body_of_the_register(world):
    with world.at("2026-03-09") as work:
        with pytest.raises(InvalidInputError, match="хоча б один орган"):
            record_event(work, world.plan, RECORD, frozenset())
        with pytest.raises(UnknownCodeError, match="«NOBODY»"):
            record_event(work, world.plan, RECORD, frozenset({"MVS", "NOBODY"}))


def test_a_correction_of_what_somebody_changed_meanwhile_is_refused(world):
    event = world.hold("2026-03-09", "MVS")
    with world.at("2026-03-11") as work:
        revise_event(work, event, RECORD, seen_revision=1)
        with pytest.raises(ConflictError, match="тим часом змінили"):
            revise_event(work, event, RECORD, seen_revision=1)
        with pytest.raises(UnknownCodeError, match="Немає події № 99"):
            revise_event(work, 99, RECORD, seen_revision=1)

from core.domain.remarks import RemarkKind
from core.queries.revocations import revocation_requests
from core.services.remarks import remark
from core.services.verification import accept, revoke
from core.storage.unit_of_work import reading
from tests.core.services.test_filing import MVS, corrected, filed_event
from tests.core.world import SECOND_SECRETARY, SECRETARY


def asked(world):
    with reading(world.engine) as session:
        return [(one.event, one.text) for one in revocation_requests(session, world.plan)]


def accepted_event(world) -> int:
    event = filed_event(world)
    with world.at("2026-03-06", SECRETARY) as work:
        accept(work, event, "MVS", seen_revision=1)
    return event


def ask(world, event, text="Подали помилково.") -> None:
    with world.at("2026-03-07", MVS) as work:
        remark(work, event, "MVS", text, RemarkKind.REVOCATION)


def test_a_request_waits_until_the_acceptance_is_revoked(world):
    event = accepted_event(world)
    ask(world, event)
    assert asked(world) == [(event, "Подали помилково.")]
    with world.at("2026-03-08", SECOND_SECRETARY) as work:
        revoke(work, event, "MVS", "На прохання органу.")
    assert asked(world) == []


def test_a_request_that_the_secretariat_answered_waits_no_more(world):
    event = accepted_event(world)
    ask(world, event)
    with world.at("2026-03-07", MVS) as work:
        remark(work, event, "MVS", "Уточнення від нас.")
    assert asked(world) == [(event, "Подали помилково.")]
    with world.at("2026-03-08", SECRETARY) as work:
        remark(work, event, "MVS", "Підстав немає: захід проведено.")
    assert asked(world) == []


def test_a_request_stands_while_a_later_revision_is_under_review(world):
    event = accepted_event(world)
    ask(world, event)
    corrected(world, event, title="Нова назва")
    assert asked(world) == [(event, "Подали помилково.")]


def test_an_ordinary_remark_asks_for_nothing(world):
    event = accepted_event(world)
    with world.at("2026-03-07", MVS) as work:
        remark(work, event, "MVS", "Дякуємо.")
    assert asked(world) == []

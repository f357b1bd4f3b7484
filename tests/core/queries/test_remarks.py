from core.domain.remarks import RemarkKind
from core.queries.remarks import waiting_for_body, waiting_for_secretariat
from core.services.remarks import mark_seen, remark
from core.services.verification import accept, revoke
from core.storage.unit_of_work import reading
from tests.core.services.test_filing import MVS, corrected, filed_event
from tests.core.world import SECOND_SECRETARY, SECRETARY


def asked(world):
    with reading(world.engine) as session:
        return [(one.event, one.text) for one in waiting_for_secretariat(session, world.plan)]


def told(world, body="MVS"):
    with reading(world.engine) as session:
        return [(one.event, one.text) for one in waiting_for_body(session, world.plan, [body])]


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


def say(world, event, text="Дякуємо.", who=MVS, day="2026-03-07") -> None:
    with world.at(day, who) as work:
        remark(work, event, "MVS", text)


def test_a_sign_that_it_was_read_answers_a_remark_but_no_request(world):
    event = accepted_event(world)
    say(world, event)
    assert asked(world) == [(event, "Дякуємо.")]
    with world.at("2026-03-08", SECRETARY) as work:
        mark_seen(work, event, "MVS")
    assert (asked(world), told(world)) == ([], [])
    ask(world, event)
    with world.at("2026-03-09", SECRETARY) as work:
        mark_seen(work, event, "MVS")
    assert asked(world) == [(event, "Подали помилково.")]


def test_a_side_marks_as_read_what_the_other_wrote_not_its_own(world):
    event = accepted_event(world)
    say(world, event, "Уточніть місце.", SECRETARY)
    with world.at("2026-03-08", SECOND_SECRETARY) as work:
        mark_seen(work, event, "MVS")
    assert told(world) == [(event, "Уточніть місце.")]
    with world.at("2026-03-08", MVS) as work:
        mark_seen(work, event, "MVS")
    assert told(world) == []


def test_of_a_request_and_a_remark_about_one_event_the_request_is_told(world):
    event = accepted_event(world)
    ask(world, event)
    say(world, event, day="2026-03-08")
    assert asked(world) == [(event, "Подали помилково.")]


def test_a_remark_of_the_secretariat_waits_for_its_body_until_it_writes_or_files(world):
    event = filed_event(world)
    for day, answer in (
        ("2026-03-08", lambda: say(world, event, "Уточнили.", day="2026-03-09")),
        ("2026-03-10", lambda: corrected(world, event, title="Нова назва")),
    ):
        say(world, event, "Уточніть місце.", SECRETARY, day)
        assert (told(world), told(world, "DSNS")) == ([(event, "Уточніть місце.")], [])
        answer()
        assert told(world) == []


def test_a_remark_written_with_a_decision_waits_for_its_body_and_only_for_it(world):
    event = filed_event(world)
    with world.at("2026-03-06", SECRETARY) as work:
        accept(work, event, "MVS", seen_revision=1)
        remark(work, event, "MVS", "Наступного разу додайте програму.")
    assert told(world) == [(event, "Наступного разу додайте програму.")]
    assert asked(world) == []


def test_a_remark_of_a_body_waits_until_the_secretariat_decides(world):
    event = filed_event(world)
    say(world, event, "Програма буде завтра.", day="2026-03-05")
    assert asked(world) == [(event, "Програма буде завтра.")]
    with world.at("2026-03-06", SECRETARY) as work:
        accept(work, event, "MVS", seen_revision=1)
    assert asked(world) == []

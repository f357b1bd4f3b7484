from dataclasses import replace
from datetime import date

from core.domain.moments import start_of
from core.queries.submissions import submission
from core.queries.waiting import (
    Queue,
    QueueWish,
    queue,
    queue_keys,
    queue_length,
    queue_lines,
    queue_titles,
)
from core.services.verification import accept, send_back
from core.storage.unit_of_work import reading
from tests.core.services.test_filing import BRIEFING, DSNS, MVS, corrected, submitted, written
from tests.core.world import SECRETARY

TWO = replace(BRIEFING, obligations=("2.1/MVS/2026-H1", "3/MVS/2026"))
THEIRS = replace(BRIEFING, title="Лекція", obligations=("5/DSNS/2026",))


def some_waiting(world) -> tuple[int, int]:
    """An event of МВС for two obligations, and a later one of ДСНС."""
    first = submitted(world, written(world, TWO), day="2026-03-05")
    number = written(world, THEIRS, DSNS, "DSNS", "2026-03-09")
    return first, submitted(world, number, DSNS, day="2026-03-09")


def test_keys_lines_titles_and_length_tell_of_the_same_submissions_in_one_order(world):
    first, second = some_waiting(world)
    with reading(world.engine) as session:
        keys = queue_keys(session, world.plan, QueueWish())
        assert keys == [(first, "MVS"), (second, "DSNS")]
        assert [(x.event, x.body) for x in queue(session, world.plan, QueueWish(), most=9)] == keys
        assert queue_length(session, world.plan, QueueWish()) == 2
        assert queue_titles(session, world.plan, QueueWish()) == {
            (first, "MVS"): TWO.title, (second, "DSNS"): "Лекція",
        }  # fmt: skip
        lines = queue_lines(session, world.plan, QueueWish(), keys[::-1])
        assert [line.event for line in lines] == [second, first]


def test_a_line_has_all_claims_also_where_one_measure_is_asked_for(world):
    first, _second = some_waiting(world)
    wish = QueueWish(measure="3")
    with reading(world.engine) as session:
        (line,) = queue(session, world.plan, wish, most=9)
    assert (line.event, line.obligations) == (first, TWO.obligations)


def test_a_queue_is_narrowed_by_body_and_by_age(world):
    first, second = some_waiting(world)
    with reading(world.engine) as session:
        for wish, wanted in (
            (QueueWish(body="DSNS"), [(second, "DSNS")]),
            (QueueWish(before=start_of(date(2026, 3, 7))), [(first, "MVS")]),
            (QueueWish(body="DSNS", before=start_of(date(2026, 3, 7))), []),
        ):
            assert queue_keys(session, world.plan, wish) == wanted


def test_what_was_decided_in_two_ways_is_one_line_with_the_last_decision(world):
    event, _second = some_waiting(world)
    with world.at("2026-03-10", SECRETARY) as work:
        claims = work.session.connection().exec_driver_sql("SELECT id FROM claim").scalars().all()
        accept(work, event, "MVS", seen_revision=1, claims=[claims[0]])
    with world.at("2026-03-11", SECRETARY) as work:
        send_back(work, event, "MVS", "Не той захід.", seen_revision=1, claims=[claims[1]])
    decided = QueueWish(queue=Queue.DECIDED)
    with reading(world.engine) as session:
        (line,) = queue(session, world.plan, decided, most=9)
        assert queue_length(session, world.plan, decided) == 1
    assert line.state == "returned"


def test_a_line_says_that_a_letter_stands_behind_it(world):
    by_letter = replace(BRIEFING, letter="№ 12 від 03.03.2026")
    submitted(world, written(world, by_letter, SECRETARY), SECRETARY)
    submitted(world, written(world, BRIEFING, MVS), MVS)
    with reading(world.engine) as session:
        lines = queue(session, world.plan, QueueWish(), most=9)
    assert sorted(line.is_by_letter for line in lines) == [False, True]


def test_a_letter_marks_what_was_filed_by_it_and_nothing_that_a_body_filed_itself(world):
    by_letter = replace(BRIEFING, letter="№ 12 від 03.03.2026", bodies=("DSNS",))
    event = submitted(world, written(world, by_letter, SECRETARY), SECRETARY)

    def marks() -> dict[str, bool]:
        with reading(world.engine) as session:
            lines = queue(session, world.plan, QueueWish(), most=9)
            for line in lines:
                found = submission(session, event, line.body)
                assert found
                assert found.is_by_letter == line.is_by_letter
            return {line.body: line.is_by_letter for line in lines}

    assert marks() == {"MVS": True}
    corrected(world, event, DSNS, "DSNS", obligations=("2.1/DSNS/2026-H1",))
    assert marks() == {"MVS": True, "DSNS": False}
    corrected(world, event, MVS, "MVS", title="Своїми словами")
    assert marks()["MVS"] is False

import pytest

from core.domain.events import EventType
from core.errors import InvalidInputError
from core.importing.body_register import read_bodies
from core.importing.bundled import BODIES, PLAN, PLAN_TITLES
from core.importing.plan_document import read_plan
from core.importing.titles import ShortTitle, TitleKind, read_titles

HEADER = "kind\tcode\tshort_uk\tshort_en\tevent_types\n"


def test_every_task_and_measure_of_the_act_has_short_titles_in_the_acts_order() -> None:
    plan = read_plan(PLAN, read_bodies(BODIES))
    titles = read_titles(PLAN_TITLES)

    assert [one.code for one in titles if one.kind is TitleKind.TASK] == [
        task.number for task in plan.tasks
    ]
    assert [one.code for one in titles if one.kind is TitleKind.MEASURE] == [
        measure.code for measure in plan.measures
    ]
    assert max(len(name) for one in titles for name in (one.short_uk, one.short_en)) <= 45


def test_measures_are_proved_by_events_and_tasks_are_not() -> None:
    titles = read_titles(PLAN_TITLES)
    proofs = {one.code: one.event_types for one in titles if one.kind is TitleKind.MEASURE}

    assert all(proofs.values())
    assert not any(one.event_types for one in titles if one.kind is TitleKind.TASK)
    assert {kind for kinds in proofs.values() for kind in kinds} == set(EventType)
    assert proofs["2.1"] == (EventType.BRIEFING,)
    assert proofs["2.5"] == proofs["7"]
    assert EventType.ROUND_TABLE in {*proofs["2.5"]} & {*proofs["3"]} & {*proofs["7"]}


def test_a_row_is_a_title() -> None:
    data = (HEADER + "measure\t2.1\tБрифінги\tBriefings\tbriefing, seminar\n").encode()

    assert read_titles(data) == (
        ShortTitle(
            TitleKind.MEASURE,
            "2.1",
            "Брифінги",
            "Briefings",
            (EventType.BRIEFING, EventType.SEMINAR),
        ),
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("goal\t1\tа\ta\t", "«kind»"),
        ("task\t\tа\ta\t", "«code»"),
        ("task\t1\t\ta\t", "«short_uk»"),
        ("task\t1\tа\ta\tparty", "party"),
        ("task\t1\tа\ta\t\ntask\t1\tб\tb\t", "Рядок 3"),
    ],
)
def test_bad_rows_are_named(row: str, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        read_titles((HEADER + row).encode())

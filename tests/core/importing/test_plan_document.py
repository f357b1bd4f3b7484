import contextlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.deadline_rules import (
    AfterEvent,
    AtLeast,
    ByDate,
    Continuous,
    OnDate,
    Period,
    Rule,
    TimesPer,
    TriggerEvent,
    Unknown,
    Within,
)
from core.domain.plan import Condition, Executor, Measure, ParsedPlan, Severity
from core.errors import NotAPlanError
from core.importing.body_register import read_bodies
from core.importing.bundled import BODIES, PLAN
from core.importing.plan_document import read_plan

REGISTER = read_bodies(BODIES)
ACT = PLAN.read_text("utf-8")
LINES = ACT.split("\n")
HEADER = LINES[0]

OPG, NABU = Executor("OPG", by_consent=True), Executor("NABU", by_consent=True)
A = (Executor("CEB"), OPG, NABU)
B = (Executor("CEB"), OPG)
MRG = (Executor("MRG"),)
RPK = (Executor("RPK", by_consent=True),)
D = (Executor("MINDIGITAL"), Executor("CEB_INTERESTED"))

WITHIN = (Within(period=Period.YEAR),)
HALF_YEARLY = (TimesPer(count=1, period=Period.HALF_YEAR),)
BUDGET, RESOURCE = Condition.BUDGET, Condition.RESOURCE


def _read(*lines: str) -> ParsedPlan:
    return read_plan("\n".join((HEADER, *lines)).encode(), REGISTER)


def _act() -> ParsedPlan:
    return read_plan(PLAN, REGISTER)


def _problems(plan: ParsedPlan) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.severity.value) for problem in plan.problems]


def _by_code(plan: ParsedPlan) -> dict[str, Measure]:
    return {measure.code: measure for measure in plan.measures}


@pytest.mark.parametrize(
    ("code", "line", "rules", "executors", "conditions"),
    [
        ("1.1", 2, (Continuous(),), A, (BUDGET,)),
        ("1.2", 3, (ByDate(month=8, day=31),), MRG, ()),
        (
            "1.3",
            4,
            (ByDate(month=12, day=31), AfterEvent(event=TriggerEvent.MEASURE_COMPLETED)),
            MRG,
            (),
        ),
        ("2.1", 5, HALF_YEARLY, A, (BUDGET,)),
        ("2.2", 6, HALF_YEARLY, RPK, ()),
        ("2.3", 7, (OnDate(month=12, day=9),), B, ()),
        ("2.4", 8, HALF_YEARLY, A, ()),
        ("2.5", 9, WITHIN, A, ()),
        ("3", 10, (AtLeast(count=1, period=Period.YEAR),), A, (Condition.NEED,)),
        ("4.1", 11, WITHIN, A, (Condition.PROFILES,)),
        ("4.2", 12, WITHIN, B, ()),
        ("4.3", 13, WITHIN, A, ()),
        ("5", 14, WITHIN, A, ()),
        ("6.1", 15, WITHIN, MRG, (BUDGET,)),
        ("6.2", 16, WITHIN, A, (BUDGET,)),
        ("6.3", 17, WITHIN, A, (BUDGET, RESOURCE)),
        ("7", 18, WITHIN, A, ()),
        ("8.1", 19, WITHIN, D, ()),
        ("8.2", 20, WITHIN, D, ()),
    ],
)
def test_the_act_is_understood_measure_by_measure(
    code: str,
    line: int,
    rules: tuple[Rule, ...],
    executors: tuple[Executor, ...],
    conditions: tuple[Condition, ...],
) -> None:
    measure = _by_code(_act())[code]

    assert measure.source_line == line
    assert measure.deadline.rules == rules
    assert measure.executors.executors == executors
    assert measure.conditions == conditions


def test_the_act_has_its_counts_and_no_problems() -> None:
    plan = _act()

    assert plan.problems == ()
    assert [task.number for task in plan.tasks] == [str(number) for number in range(1, 9)]
    assert [len(task.measures) for task in plan.tasks] == [3, 5, 1, 3, 1, 3, 1, 2]
    assert Counter(measure.executors.executors for measure in plan.measures) == {
        A: 11, B: 2, MRG: 3, RPK: 1, D: 2,
    }  # fmt: skip
    assert Counter(measure.deadline.resolved for measure in plan.measures) == {
        "протягом року": 11,
        "один раз на півроку": 3,
        "постійно": 1,
        "до 31 серпня": 1,
        "9 грудня": 1,
        "не рідше одного разу на рік": 1,
        _by_code(plan)["1.3"].deadline.raw: 1,
    }
    assert sum(BUDGET in measure.conditions for measure in plan.measures) == 5
    assert ACT.count("за наявності бюджетних призначень") == 3
    assert ACT.count("(за згодою)") == 15


def test_the_dittos_of_the_act_come_from_the_row_above_in_their_column() -> None:
    plan = _act()
    deadlines = {
        m.code: m.deadline.from_line for m in plan.measures if m.deadline.raw != m.deadline.resolved
    }
    executors = {
        m.code: m.executors.from_line
        for m in plan.measures
        if m.executors.raw != m.executors.resolved
    }

    assert deadlines == {
        "2.2": 5, "4.2": 11, "4.3": 11, "5": 11, "6.2": 15, "6.3": 15, "7": 15, "8.2": 19,
    }  # fmt: skip
    assert executors == {"1.3": 3, "2.5": 8, "3": 8, "5": 13, "6.3": 16, "7": 16, "8.2": 19}
    assert {m.deadline.raw for m in plan.measures if m.code in deadlines} == {'-"-'}


def test_measures_without_a_number_or_text_of_their_own_are_the_tasks() -> None:
    plan = _act()
    fifth = plan.tasks[4]

    assert fifth.measures[0].text == fifth.title
    assert plan.tasks[2].measures[0].text.startswith("організація засідань за круглим столом")
    assert _by_code(plan)["6.2"].text.startswith("підготовка плану заходів")


@pytest.mark.parametrize("sign", ["—“—", '- " -', "-//-", "те саме", "-„-", "»"])
def test_other_signs_of_repetition_mean_the_same(sign: str) -> None:
    assert _shape(read_plan(ACT.replace('-"-', sign).encode(), REGISTER)) == _shape(_act())


def test_the_columns_may_stand_in_another_order() -> None:
    swapped = [_swapped(line) for line in LINES]

    assert _shape(read_plan("\n".join(swapped).encode(), REGISTER)) == _shape(_act())


def _swapped(line: str) -> str:
    *before, deadline, executors, end = line.split("|")
    return "|".join((*before, executors, deadline, end))


def _shape(plan: ParsedPlan) -> list[tuple[object, ...]]:
    return [
        (
            m.code,
            m.text,
            m.deadline.rules,
            m.deadline.from_line,
            m.executors.executors,
            m.conditions,
        )
        for m in plan.measures
    ]


def test_bytes_marks_and_other_line_ends_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / "план.txt"
    file.write_bytes(ACT.replace("\n", "\r\n").encode("utf-8-sig"))

    assert read_plan(file, REGISTER) == read_plan(str(file), REGISTER) == _act()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param('1. | З | 1) з | -"- | МВС |', (2, 4, "error"), id="ditto without a source"),
        pytest.param('1. | З | 1) з | постійно | -"- |', (2, 5, "error"), id="executors ditto"),
        pytest.param("1. | З | 1) з | колись | МВС |", (2, 4, "warning"), id="unknown deadline"),
        pytest.param("1. | З | 1) з | постійно | Рада |", (2, 5, "error"), id="unknown executor"),
        pytest.param("1. | З | 1) з | постійно | МВС Рада |", (2, 5, "error"), id="remainder"),
        pytest.param("1. | З | 1) з | постійно | , |", (2, 5, "error"), id="nobody at all"),
        pytest.param("1. | З | 1) з | | МВС |", (2, 4, "error"), id="empty deadline"),
        pytest.param("1. | З | 1) з | постійно | |", (2, 5, "error"), id="empty executors"),
        pytest.param("1. | З | 1) з | постійно |", (2, 4, "error"), id="wrong width"),
        pytest.param("| | 1) з | постійно | МВС |", (2, 1, "error"), id="before any task"),
        pytest.param("І. | З | 1) з | постійно | МВС |", (2, 1, "error"), id="no task number"),
        pytest.param("2. | З | 1) з | постійно | МВС |", (2, 1, "warning"), id="task skipped"),
        pytest.param("1. | З | 2) з | постійно | МВС |", (2, 3, "warning"), id="measure skipped"),
        pytest.param("1. | З | 1) з | постійно | МВC |", (2, 5, "warning"), id="latin letter"),
        pytest.param("1. | З | 1) з | постійно | МВС МВС |", (2, 5, "warning"), id="named twice"),
        pytest.param("1. | З | | | |", (2, 2, "error"), id="task without measures"),
    ],
)
def test_what_is_not_understood_is_a_problem_with_its_place(
    line: str, problem: tuple[int, int, str]
) -> None:
    assert _problems(_read(line)) == [problem]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        pytest.param(("| | 1) ж | постійно | МВС |",), (3, 3, "error"), id="duplicate code"),
        pytest.param(("| | ж | постійно | МВС |", "| | ж | постійно | МВС |"), (4, 3, "error"),
                     id="two measures without numbers"),
        pytest.param(("1. | Ж | | | |", "| | ж | постійно | МВС |"), (3, 1, "error"),
                     id="task number again"),
        pytest.param(("| | | постійно | МВС |",), (3, 3, "error"), id="empty measure"),
        pytest.param(("Примітка.",), (3, 1, "warning"), id="text after the table"),
    ],
)  # fmt: skip
def test_what_does_not_agree_with_the_rows_above_is_a_problem(
    lines: tuple[str, ...], problem: tuple[int, int, str]
) -> None:
    assert _problems(_read("1. | З | 1) з | постійно | МВС |", *lines)) == [problem]


def test_a_row_with_an_error_appears_as_far_as_it_is_understood() -> None:
    plan = _read(
        '1. | Завдання | 1) захід (за наявності ресурсу) | -"- | МВС Рада |',
        "| | 2) другий | постійно |",
        '| | 3) третій | -"- | -"- |',
    )

    first, second, third = plan.measures
    assert first.executors.executors == (Executor("MVS"),)
    assert (first.deadline.rules, first.deadline.resolved) == ((Unknown(),), "")
    assert first.conditions == (RESOURCE,)
    assert (second.code, second.text) == ("1.2", "другий")
    assert (second.deadline.rules, second.executors.executors) == ((Unknown(),), ())
    assert (third.deadline.rules, third.executors.executors) == ((Unknown(),), ())
    assert _problems(plan) == [
        (2, 4, "error"), (2, 5, "error"), (3, 4, "error"), (4, 4, "error"), (4, 5, "error"),
    ]  # fmt: skip


def test_a_measure_before_any_task_stands_under_a_task_without_a_number() -> None:
    plan = _read("| | 1) захід | постійно | МВС |", "1. | З | 1) з | постійно | МВС |")

    assert [(task.number, [m.code for m in task.measures]) for task in plan.tasks] == [
        ("?", ["?.1"]),
        ("1", ["1.1"]),
    ]


def test_a_ditto_does_not_reach_over_an_empty_cell() -> None:
    plan = _read(
        "1. | З | 1) а | постійно | МВС |", '| | 2) б | постійно | |', '| | 3) в | -"- | -"- |'
    )  # fmt: skip

    assert _problems(plan) == [(3, 5, "error"), (4, 5, "error")]


def test_a_task_may_stand_on_a_row_of_its_own_and_be_repeated_on_each_row() -> None:
    alone = _read("1. | З | | | |", "| | 1) а | постійно | МВС |", '| | 2) б | -"- | -"- |')
    repeated = _read("1. | З | 1) а | постійно | МВС |", '1. | З | 1.2. б | -"- | -"- |')

    assert [m.code for m in alone.measures] == [m.code for m in repeated.measures] == ["1.1", "1.2"]
    assert (alone.problems, repeated.problems) == ((), ())


def test_look_alike_letters_are_read_and_said() -> None:
    plan = _read("1. | З | 1) з | пoстiйно | Офіс Гeнерального прокурора (за згoдою) |")

    assert plan.measures[0].deadline.rules == (Continuous(),)
    assert plan.measures[0].executors.executors == (OPG,)
    assert {problem.severity for problem in plan.problems} == {Severity.WARNING}
    assert len(plan.problems) == 3


def test_sentences_name_what_is_wrong_and_what_to_do() -> None:
    (problem,) = _read("1. | З | 1) з | постійно | Рада суддів |").problems

    assert problem.message == (
        "Виконавця «Рада суддів» немає в реєстрі органів. Виправте назву або додайте до реєстру."
    )


def test_any_body_of_a_register_will_do() -> None:
    chamber = replace(REGISTER[0], code="RADA", name_uk="Рада суддів", aliases=())

    plan = read_plan(f"{HEADER}\n1. | З | з | постійно | Рада суддів |".encode(), (chamber,))

    assert plan.measures[0].executors.executors == (Executor("RADA"),)
    assert plan.problems == ()


ROWS = st.lists(st.sampled_from(LINES[1:]), min_size=1, max_size=12)
SCRAPS = (
    "|",
    '-"-',
    "1.",
    "2)",
    "постійно",
    "МВС",
    "(за згодою)",
    " ",
    "\n",
    "Ціль 1",
    "-",
    '"',
    "а",
)


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join)), st.booleans()
)
def test_any_text_is_a_plan_or_refused(text: str, has_header: bool) -> None:
    with contextlib.suppress(NotAPlanError):
        plan = read_plan((f"{HEADER}\n{text}" if has_header else text).encode(), REGISTER)
        assert plan.tasks


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_a_plan_or_refused(data: bytes) -> None:
    with contextlib.suppress(NotAPlanError):
        assert read_plan(data, REGISTER).tasks


@settings(max_examples=50, deadline=None)
@given(ROWS)
def test_no_row_is_dropped_whatever_the_order(rows: list[str]) -> None:
    plan = _read(*rows)

    assert [m.source_line for m in plan.measures] == list(range(2, len(rows) + 2))


@settings(max_examples=50, deadline=None)
@given(st.integers(1, len(LINES) - 1), st.data())
def test_a_lost_or_extra_pipe_is_always_said(row: int, data: st.DataObject) -> None:
    cells = LINES[row].split("|")
    place = data.draw(st.integers(3, len(cells) - 2))
    lost = (*cells[: place - 1], cells[place - 1] + cells[place], *cells[place + 1 :])
    extra = (*cells[:place], " зайве ", *cells[place:])
    mutant = "|".join(data.draw(st.sampled_from([lost, extra])))

    plan = _read(*LINES[1:row], mutant, *LINES[row + 1 :])

    assert row + 1 in [measure.source_line for measure in plan.measures]
    assert (row + 1, "error") in [(p.line, p.severity.value) for p in plan.problems]

"""The cards' lines: what the document says, how it was read, what was decided."""

from datetime import UTC, date, datetime

import pytest

from core.domain.figures import Decision, DecisionKind
from core.domain.plan import DeadlineCell, Executor, ExecutorCell, Measure, Task
from core.presenters.cards import measure_facts
from core.presenters.decision_list import decision_items
from tests.core.builders import a_body, a_register

REGISTER = a_register(a_body("MVS"), a_body("DSNS"))
RULES = ()
FIRST = Measure(
    "2.1", "Провести", 5,
    DeadlineCell("до 31 серпня", "до 31 серпня", 5, RULES),
    ExecutorCell("МВС", "МВС", 5, (Executor("MVS"),)),
)  # fmt: skip
DITTO = Measure(
    "2.2", "Оприлюднити", 6,
    DeadlineCell("-\"-", "до 31 серпня", 5, RULES),
    ExecutorCell("-\"-", "МВС", 5, (Executor("MVS"),)),
)  # fmt: skip
TASK = Task("2", "Завдання", (FIRST, DITTO))
ROWS = {5: "2.1", 6: "2.2"}
AT = datetime(2026, 3, 20, 12, tzinfo=UTC)


def lines(measure: Measure) -> dict[str, str]:
    return {fact.name: fact.text for fact in measure_facts(TASK, measure, (), REGISTER, ROWS)}


def test_what_is_written_and_what_was_read_both_stand_on_the_card():
    facts = lines(FIRST)
    assert facts["Строк у документі, рядок 5"] == "до 31 серпня"
    assert facts["Строк, як прочитано"] == "до 31 серпня"
    assert facts["Виконавці у документі, рядок 5"] == "МВС"
    assert facts["Застереження"] == "немає"


def test_a_ditto_names_the_row_and_the_measure_it_repeats():
    facts = lines(DITTO)
    assert facts["Строк у документі, рядок 6"] == '-"-'
    assert facts["Строк, як прочитано: із заходу 2.1, рядок 5"] == "до 31 серпня"
    assert "Виконавці, як прочитано: із заходу 2.1, рядок 5" in facts


@pytest.mark.parametrize(
    ("decision", "words", "note"),
    [
        (
            Decision(AT, DecisionKind.EVENT, 2, "MVS", detail="Брифінг", day=date(2026, 3, 9)),
            "Брифінг",
            "20.03.2026 · подію прийнято · MVS",
        ),
        (
            Decision(AT, DecisionKind.APPROVED, 1, "MVS", "2026-H1", "no_budget"),
            "Звільнено: немає бюджетних призначень",
            "20.03.2026 · MVS · I півріччя 2026",
        ),
        (
            Decision(AT, DecisionKind.EXTENDED, 1, "DSNS", "2026", day=date(2027, 1, 31)),
            "Вирішено подовжити строк до 31.01.2027",
            "20.03.2026 · DSNS · 2026",
        ),
        (
            Decision(AT, DecisionKind.SUPERSEDED, 15, "DSNS", "2026"),
            "Замінено новою редакцією або через зміну органу",
            "20.03.2026 · 15 зобов’язань",
        ),
    ],
)
def test_a_decision_says_what_when_and_about_whom(decision, words, note):
    (item,) = decision_items([decision], REGISTER).rows
    assert (item.text, item.note) == (words, note)
    assert decision_items([], REGISTER).empty == "Рішень ще немає."

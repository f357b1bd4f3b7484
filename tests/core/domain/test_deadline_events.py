import pytest

from core.domain.deadline_events import read_event
from core.domain.deadline_rules import AfterEvent, TriggerEvent
from core.domain.deadline_wording import in_one_wording

ACT = TriggerEvent.ACT
LAW = TriggerEvent.LAW_IN_FORCE
APPROVAL = TriggerEvent.APPROVAL
COMPLETED = TriggerEvent.MEASURE_COMPLETED
OTHER = TriggerEvent.OTHER


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(
            "після завершення реалізації відповідних ініціатив",
            AfterEvent(event=COMPLETED),
            id="measure 1.3",
        ),
        pytest.param(
            "по завершенні реалізації відповідної ініціативи", AfterEvent(event=COMPLETED), id="one"
        ),
        pytest.param("після виконання заходу", AfterEvent(event=COMPLETED), id="a measure done"),
        pytest.param(
            "протягом 30 днів після завершення відповідних заходів",
            AfterEvent(event=COMPLETED, days=30),
            id="days after completion",
        ),
        pytest.param("у тримісячний строк", AfterEvent(event=ACT, months=3), id="three months"),
        pytest.param("в місячний строк", AfterEvent(event=ACT, months=1), id="a month"),
        pytest.param("у 3-місячний термін", AfterEvent(event=ACT, months=3), id="digits"),
        pytest.param("у десятиденний строк", AfterEvent(event=ACT, days=10), id="ten days"),
        pytest.param("у двотижневий строк", AfterEvent(event=ACT, days=14), id="two weeks"),
        pytest.param(
            "у двомісячний строк з дня набрання чинності цією постановою",
            AfterEvent(event=ACT, months=2),
            id="this act in force",
        ),
        pytest.param(
            "протягом трьох місяців з дня затвердження цього плану заходів",
            AfterEvent(event=ACT, months=3),
            id="this plan approved",
        ),
        pytest.param(
            "у шестимісячний строк з дня набрання чинності Законом України «Про щось»",
            AfterEvent(event=LAW, months=6),
            id="a law in force",
        ),
        pytest.param(
            "протягом місяця після набрання чинності відповідним законом",
            AfterEvent(event=LAW, months=1),
            id="a month after a law",
        ),
        pytest.param(
            "протягом 10 робочих днів після погодження",
            AfterEvent(event=APPROVAL, working_days=10),
            id="working days",
        ),
        pytest.param(
            "протягом п’яти календарних днів з дати погодження відповідного проєкту акта",
            AfterEvent(event=APPROVAL, days=5),
            id="of what",
        ),
        pytest.param(
            "протягом 30 днів після отримання рекомендацій",
            AfterEvent(event=OTHER, days=30),
            id="x",
        ),
    ],
)
def test_times_after_events_are_read(text: str, rule: AfterEvent) -> None:
    assert read_event(in_one_wording(text)) == (rule,)


@pytest.mark.parametrize(
    "text",
    [
        "у двомісячний строк з дня набрання чинності",
        "протягом 30 днів",
        "протягом 30 днів після",
        "протягом 0 днів після погодження",
        "протягом днів після погодження",
        "протягом 10 робочих місяців після погодження",
        "не пізніше ніж через 30 днів після погодження",
        "протягом 10 днів після закінчення кварталу",
        "протягом 10 днів після завершення звітного періоду",
        "протягом 10 днів після погодження, крім НАБУ",
        "протягом 10 днів після погодження або затвердження",
        "після погодження до 31 грудня",
        "після погодження щороку",
        "після прийняття",
        "після погодження колись",
        "після отримання чогось",
        "з дня погодження",
        "у денний строк",
        "у тримісячний строк, крім серпня",
        "після заходу",
    ],
)
def test_what_names_no_event_wholly_is_left_alone(text: str) -> None:
    assert read_event(in_one_wording(text)) is None

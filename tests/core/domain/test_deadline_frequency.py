import pytest

from core.domain.deadline_frequency import read_dated_frequency, read_frequency
from core.domain.deadline_rules import (
    AfterPeriod,
    AtLeast,
    ByDate,
    InMonth,
    InQuarter,
    OnDate,
    Period,
    Rule,
    TimesPer,
)
from core.domain.deadline_wording import in_one_wording

YEAR, HALF, QUARTER, MONTH = Period.YEAR, Period.HALF_YEAR, Period.QUARTER, Period.MONTH


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        (
            "щороку; щорічно; кожного року; кожен рік; раз на рік; один раз на рік; 1 раз на рік;"
            "один раз у рік; один раз протягом року; раз щороку",
            YEAR,
        ),
        (
            "один раз на півроку; раз на півріччя; кожні півроку; щопівроку; щопівріччя;"
            "кожного півріччя; один раз у півріччя; раз на кожні півроку",
            HALF,
        ),
        (
            "щокварталу; щоквартально; кожного кварталу; кожний квартал; раз на квартал;"
            "один раз на квартал; 1 раз на квартал; раз у квартал",
            QUARTER,
        ),
        ("щомісяця; щомісячно; кожного місяця; раз на місяць; один раз в місяць", MONTH),
    ],
)
def test_once_a_period_has_many_wordings(texts: str, period: Period) -> None:
    read = {text.strip(): read_frequency(in_one_wording(text)) for text in texts.split(";")}

    assert read == dict.fromkeys(read, (TimesPer(count=1, period=period),))


@pytest.mark.parametrize(
    ("text", "count", "period"),
    [
        ("двічі на рік", 2, YEAR),
        ("ТРИЧІ НА РІК", 3, YEAR),
        ("два рази на рік", 2, YEAR),
        ("4 рази на рік", 4, YEAR),
        ("не рідше одного разу на рік", 1, YEAR),
        ("не рідше, ніж один раз на півроку", 1, HALF),
        ("не рідше двох разів на рік", 2, YEAR),
        ("не рідше ніж двічі на рік", 2, YEAR),
        ("не менше як три рази на квартал", 3, QUARTER),
        ("щонайменше раз на місяць", 1, MONTH),
        ("не рідше ніж щокварталу", 1, QUARTER),
    ],
)
def test_a_number_to_reach_is_at_least(text: str, count: int, period: Period) -> None:
    assert read_frequency(in_one_wording(text)) == (AtLeast(count=count, period=period),)


@pytest.mark.parametrize(
    "text",
    [
        "0 разів на рік",
        "не частіше одного разу на рік",
        "до двох разів на рік",
        "два-три рази на рік",
        "раз на два роки",
        "раз на тиждень",
        "щотижня",
        "раз",
        "двічі",
        "щокварталу, крім літа",
        "не щороку",
    ],
)
def test_other_frequencies_are_left_alone(text: str) -> None:
    assert read_frequency(in_one_wording(text)) is None


def _by(*days: tuple[int, int]) -> tuple[Rule, ...]:
    return tuple(ByDate(month=month, day=day) for month, day in days)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("один раз на рік (до 31 грудня)", _by((12, 31))),
        ("один раз на рік, до 31 грудня", _by((12, 31))),
        ("не рідше одного разу на рік (до 31 грудня)", _by((12, 31))),
        ("щороку до 15 лютого", _by((2, 15))),
        ("щорічно — до 15 лютого", _by((2, 15))),
        ("до 15 лютого щороку", _by((2, 15))),
        ("до 15 лютого кожного року", _by((2, 15))),
        ("до 15 лютого (щороку)", _by((2, 15))),
        ("щороку до 1 лютого, 1 травня та 1 вересня", _by((2, 1), (5, 1), (9, 1))),
        ("двічі на рік (до 30 червня та 31 грудня)", _by((6, 30), (12, 31))),
        ("один раз на півроку (до 30 червня, 31 грудня)", _by((6, 30), (12, 31))),
        ("9 грудня щороку", (OnDate(month=12, day=9),)),
        ("щороку у грудні", (InMonth(month=12),)),
        ("IV квартал щороку", (InQuarter(quarter=4),)),
        ("щокварталу протягом року", (TimesPer(count=1, period=QUARTER),)),
    ],
)
def test_dates_make_a_frequency_exact(text: str, rules: tuple[Rule, ...]) -> None:
    assert read_dated_frequency(in_one_wording(text)) == rules


@pytest.mark.parametrize(
    ("text", "period", "day"),
    [
        ("щокварталу до 15 числа наступного місяця", QUARTER, 15),
        ("щоквартально до 10 числа місяця, що настає за звітним періодом", QUARTER, 10),
        (
            "щоквартально, не пізніше 10-го числа місяця наступного за звітним кварталом",
            QUARTER,
            10,
        ),
        ("до 10 числа місяця, що настає за звітним кварталом", QUARTER, 10),
        ("до 10 числа наступного за звітним кварталом місяця", QUARTER, 10),
        ("до 10 числа місяця після закінчення кварталу", QUARTER, 10),
        ("щомісяця до 5 числа місяця, що настає за звітним", MONTH, 5),
        ("щомісяця до 5 числа наступного місяця", MONTH, 5),
        ("раз на півроку до 20 числа місяця, що настає за звітним півріччям", HALF, 20),
        ("щороку до 15 січня року, що настає за звітним", YEAR, 15),
        ("щороку до 15 січня наступного року", YEAR, 15),
    ],
)
def test_reporting_after_a_period_is_read(text: str, period: Period, day: int) -> None:
    assert read_dated_frequency(in_one_wording(text)) == (AfterPeriod(period=period, day=day),)


@pytest.mark.parametrize(
    "text",
    [
        "двічі на рік (до 30 червня)",
        "один раз на рік до 30 червня та 31 грудня",
        "щороку до 1 вересня 2025 року",
        "щороку до 31 лютого",
        "щокварталу до 10 числа",
        "щокварталу до 31 числа наступного місяця",
        "щомісяця до 30 числа наступного місяця",
        "щокварталу до 0 числа наступного місяця",
        "щокварталу до 10 числа місяця, що настає за звітним місяцем",
        "двічі на квартал до 10 числа наступного місяця",
        "до 10 числа місяця, що настає за звітним періодом",
        "щороку до 15 лютого наступного року",
        "щороку (за потреби)",
    ],
)
def test_dates_that_do_not_agree_are_left_alone(text: str) -> None:
    assert read_dated_frequency(in_one_wording(text)) is None

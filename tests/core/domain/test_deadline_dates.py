import pytest

from core.domain.deadline_dates import read_dates, read_stretch
from core.domain.deadline_rules import (
    ByDate,
    InHalf,
    InMonth,
    InQuarter,
    OnDate,
    Period,
    Rule,
    Window,
    Within,
    Years,
)
from core.domain.deadline_wording import in_one_wording


def _window(starts: str, ends: str) -> tuple[Rule, ...]:
    return (Window(starts=starts, ends=ends),)


def _by(*days: tuple[int, int], year: int | None = None) -> tuple[Rule, ...]:
    return tuple(ByDate(month=month, day=day, year=year) for month, day in days)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("до 31 серпня", _by((8, 31)), id="by a day"),
        pytest.param("не пізніше 1 квітня", _by((4, 1)), id="not later"),
        pytest.param("не пізніше, ніж до 1 квітня", _by((4, 1)), id="not later than by"),
        pytest.param("у строк до 1 квітня", _by((4, 1)), id="in the term until"),
        pytest.param("до 31 грудня (включно)", _by((12, 31)), id="inclusive"),
        pytest.param("до 01.09.2020", _by((9, 1), year=2020), id="digits"),
        pytest.param("до 1.9", _by((9, 1)), id="digits without a year"),
        pytest.param("до 1 вересня 2020", _by((9, 1), year=2020), id="year without a word"),
        pytest.param("до 1 вересня 2020 р.", _by((9, 1), year=2020), id="year"),
        pytest.param("до 1-го вересня 2020р.", _by((9, 1), year=2020), id="glued year"),
        pytest.param("до 29 лютого", _by((2, 29)), id="29 February of every year"),
        pytest.param("до 29 лютого 2024 року", _by((2, 29), year=2024), id="29 February of a year"),
        pytest.param("до кінця року", _by((12, 31)), id="end of the year"),
        pytest.param("до кінця поточного року", _by((12, 31)), id="end of this year"),
        pytest.param("до кінця 2025 року", _by((12, 31), year=2025), id="end of a year"),
        pytest.param("до кінця лютого", _by((2, 29)), id="end of February"),
        pytest.param("до кінця лютого 2025 р.", _by((2, 28), year=2025), id="of a common year"),
        pytest.param("до кінця I півріччя", _by((6, 30)), id="end of a half"),
        pytest.param("до кінця III кварталу 2025", _by((9, 30), year=2025), id="end of a quarter"),
        pytest.param(
            "до 15 лютого, 15 квітня, 15 липня і 15 жовтня",
            _by((2, 15), (4, 15), (7, 15), (10, 15)),
            id="list",
        ),
        pytest.param("до 1 лютого та до 1 серпня", _by((2, 1), (8, 1)), id="said twice"),
        pytest.param("до 1 та 15 березня", _by((3, 1), (3, 15)), id="one month for both"),
        pytest.param(
            "до 1 лютого і 1 серпня 2025 року", _by((2, 1), (8, 1), year=2025), id="one year"
        ),
        pytest.param("9 грудня", (OnDate(month=12, day=9),), id="on a day"),
        pytest.param("09.12.2025", (OnDate(month=12, day=9, year=2025),), id="on a day in digits"),
        pytest.param(
            "15 лютого та 15 жовтня",
            (OnDate(month=2, day=15), OnDate(month=10, day=15)),
            id="on days",
        ),
        pytest.param("грудень", (InMonth(month=12),), id="month"),
        pytest.param("у березні 2016 року", (InMonth(month=3, year=2016),), id="in a month"),
        pytest.param("протягом березня", (InMonth(month=3),), id="during a month"),
        pytest.param(
            "березень, вересень 2025 р.",
            (InMonth(month=3, year=2025), InMonth(month=9, year=2025)),
            id="months of one year",
        ),
        pytest.param("IV квартал", (InQuarter(quarter=4),), id="quarter"),
        pytest.param("у четвертому кварталі", (InQuarter(quarter=4),), id="quarter in words"),
        pytest.param(
            "I та III квартали 2025 р.",
            (InQuarter(quarter=1, year=2025), InQuarter(quarter=3, year=2025)),
            id="quarters",
        ),
        pytest.param("I півріччя 2025 р.", (InHalf(half=1, year=2025),), id="half"),
        pytest.param("протягом другого півріччя", (InHalf(half=2),), id="half in words"),
        pytest.param("серпень—вересень", _window("08-01", "09-30"), id="months"),
        pytest.param("січень ― лютий", _window("01-01", "02-29"), id="until February"),
        pytest.param(
            "березень - травень 2024 р.", _window("2024-03-01", "2024-05-31"), id="of a year"
        ),
        pytest.param(
            "листопад 2024 – лютий 2025 року", _window("2024-11-01", "2025-02-28"), id="two years"
        ),
        pytest.param("I—II квартали 2025 р.", _window("2025-01-01", "2025-06-30"), id="quarters-"),
        pytest.param(
            "01.03.2023 - 30.09.2023", _window("2023-03-01", "2023-09-30"), id="days in digits"
        ),
        pytest.param("1–15 березня", _window("03-01", "03-15"), id="days of a month"),
        pytest.param(
            "з 1 березня до 30 вересня 2023 року", _window("2023-03-01", "2023-09-30"), id="from to"
        ),
        pytest.param("з серпня по вересень", _window("08-01", "09-30"), id="from through"),
        pytest.param("протягом 2024—2025 років", _window("2024-01-01", "2025-12-31"), id="years"),
        pytest.param("2024-2025 рр.", _window("2024-01-01", "2025-12-31"), id="years in short"),
        pytest.param("у 2023 та 2025 роках", (Years(years=(2023, 2025)),), id="in two years"),
        pytest.param("2025, 2023 і 2024 роки", (Years(years=(2023, 2024, 2025)),), id="in three"),
        pytest.param("2025 рік", (Years(years=(2025,)),), id="in one"),
        pytest.param("протягом 2025 року", (Within(period=Period.YEAR, year=2025),), id="within"),
    ],
)
def test_dates_are_read(text: str, rules: tuple[Rule, ...]) -> None:
    assert read_dates(in_one_wording(text)) == rules


@pytest.mark.parametrize(
    "text",
    [
        "31 лютого",
        "до 45 грудня",
        "до 0 грудня",
        "до 01.13.2020",
        "до 29 лютого 2023 року",
        "29 лютого та 1 березня 2023 року",
        "до 2025 року",
        "до серпня",
        "до IV кварталу",
        "V квартал",
        "III півріччя",
        "з 1 вересня",
        "з серпня до вересня",
        "після 1 вересня",
        "до 31 серпня або 31 грудня",
        "до 31 серпня та пізніше",
        "у 9 грудня",
        "9 грудня включно",
        "листопад - лютий",
        "30.09.2023 - 01.03.2023",
        "2025-2024 роки",
        "березень 2024 - травень",
        "1 лютого 2024 року, 1 серпня",
        "2023, 2025",
        "2023-2025",
        "до 01.09.20",
        "2020-09-01",
        "до кінця",
        "до кінця 31 серпня",
        "до 1 вересня 1789 року",
        "1, 15",
        "",
    ],
)
def test_what_is_no_date_or_an_impossible_one_is_left_alone(text: str) -> None:
    assert read_dates(in_one_wording(text)) is None


def test_a_stretch_is_read_only_whole() -> None:
    assert read_stretch("31 серпня") == OnDate(month=8, day=31)
    assert read_stretch("31 серпня щороку") is None
    assert read_stretch("до 31 серпня") is None

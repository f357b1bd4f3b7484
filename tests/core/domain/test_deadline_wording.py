import pytest

from core.domain.deadline_rules import (
    ByDate,
    OnDate,
    Period,
    Rule,
    TimesPer,
    Window,
    Years,
)
from core.domain.deadline_wording import (
    in_one_wording,
    is_of_every_year,
    period_of,
    phrase,
    read_by,
)


@pytest.mark.parametrize(
    ("written", "wording"),
    [
        pytest.param("  До\u00a0 31  СЕРПНЯ. ", "до 31 серпня", id="case, spaces, full stop"),
        pytest.param("березень 2016р.", "березень 2016 року", id="р. without a space"),
        pytest.param("2024 — 2025 рр.", "2024-2025 роки", id="рр. and a dash"),
        pytest.param("IV квартал", "4 квартал", id="latin roman"),
        pytest.param("ІV кварталі", "4 кварталі", id="half latin roman"),
        pytest.param("у І кварталі", "у 1 кварталі", id="cyrillic roman one is no conjunction"),
        pytest.param("I і II квартали", "1 і 2 квартали", id="one and two"),
        pytest.param("I‑III квартали", "1-3 квартали", id="range"),
        pytest.param("Перше півріччя", "1 півріччя", id="word"),
        pytest.param("1-й квартал", "1 квартал", id="digit with an ending"),
        pytest.param("до 1-го вересня", "до 1 вересня", id="day with an ending"),
        pytest.param("10-денний строк", "10-денний строк", id="a compound word stays"),
        pytest.param("31 грудня (включно)", "31 грудня включно", id="inclusive"),
        pytest.param("31 грудня,1 липня", "31 грудня, 1 липня", id="comma"),
    ],
)
def test_variants_come_to_one_wording(written: str, wording: str) -> None:
    assert in_one_wording(written) == wording


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("щоквартально", Period.QUARTER),
        ("кожного місяця", Period.MONTH),
        ("кожні півроку", Period.HALF_YEAR),
        ("рік", Period.YEAR),
    ],
)
def test_words_name_periods(words: str, period: Period) -> None:
    assert period_of(words) is period


@pytest.mark.parametrize(
    ("rule", "is_yearless"),
    [
        (ByDate(month=8, day=31), True),
        (ByDate(month=8, day=31, year=2020), False),
        (Window(starts="08-01", ends="09-30"), True),
        (Window(starts="2023-08-01", ends="2023-09-30"), False),
        (Years(years=(2023,)), False),
        (TimesPer(count=1, period=Period.YEAR), True),
    ],
)
def test_a_rule_is_of_every_year_unless_it_names_one(rule: Rule, is_yearless: bool) -> None:
    assert is_of_every_year((rule,)) is is_yearless


def test_a_row_that_makes_no_sense_leaves_the_text_to_the_next_one() -> None:
    rule = OnDate(month=12, day=9)
    table = (phrase("а+", lambda _found: None), phrase("а.*", lambda _found: (rule,)))

    assert read_by(table, "аа") == (rule,)
    assert read_by(table, "ба") is None

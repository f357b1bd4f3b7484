import pytest

from core.domain.moments import as_of_end, parse_as_of
from core.domain.rates import NOTHING, Rate, RateName
from core.i18n import speaking
from core.presenters.figures import (
    as_of_day_text,
    days_count,
    days_left,
    left_out_text,
    moment_text,
    obligations_count,
    percent,
    rate_help,
    rate_label,
    ratio,
    signed,
    thousands,
)
from tests.core.builders import on
from tests.core.presenters.figures_of import a_tally

NOW = on("2026-11-23")


@pytest.mark.parametrize(
    ("n", "total", "uk", "en"),
    [
        (0, 0, "—", "—"),
        (0, 7, "0 %", "0 %"),
        (7, 7, "100 %", "100 %"),
        (2, 3, "66,7 %", "66.7 %"),
        (1, 4000, "< 0,1 %", "< 0.1 %"),
        (3999, 4000, "> 99,9 %", "> 99.9 %"),
    ],
)
def test_a_percentage_has_the_languages_own_comma_and_never_breaks(n, total, uk, en):
    for language, text in (("uk", uk), ("en", en)):
        with speaking(language):
            assert percent(Rate(n, total)) == text.replace(" ", "\u00a0")


def test_whole_numbers_are_in_groups_of_three():
    assert thousands(1234567) == "1\u00a0234\u00a0567"
    assert ratio(Rate(999, 1000)) == "999/1\u00a0000"
    with speaking("en"):
        assert thousands(1234567) == "1,234,567"


def test_a_change_bears_its_sign():
    assert (signed(9), signed(-3), signed(0)) == ("+9", "−3", "0")


@pytest.mark.parametrize(
    ("number", "uk", "en"),
    [
        (1, ("1 зобов’язання", "1 день", "лишився 1 день"), "1 obligation"),
        (2, ("2 зобов’язання", "2 дні", "лишилося 2 дні"), "2 obligations"),
        (5, ("5 зобов’язань", "5 днів", "лишилося 5 днів"), "5 obligations"),
        (11, ("11 зобов’язань", "11 днів", "лишилося 11 днів"), "11 obligations"),
        (21, ("21 зобов’язання", "21 день", "лишився 21 день"), "21 obligations"),
    ],
)
def test_numbers_take_their_plural(number, uk, en):
    assert (obligations_count(number), days_count(number), days_left(number)) == uk
    with speaking("en"):
        assert obligations_count(number) == en


def test_what_is_left_out_is_named_by_its_reason_and_nothing_else_is():
    tally = a_tally(done_on_time_due=3, waived=2, consent_pending=1400)
    assert left_out_text(tally) == (
        "Очікувано 1\u00a0405; поза обліком: звільнено 2, очікуємо згоди 1\u00a0400."
    )
    assert left_out_text(a_tally(overdue=1)) == "Очікувано 1."
    assert left_out_text(NOTHING) == "Очікувано 0."


def test_every_rate_has_one_name_and_one_explanation():
    assert len({rate_label(name) for name in RateName}) == len(RateName)
    assert all(rate_help(name).endswith(".") for name in RateName)


@pytest.mark.parametrize(
    ("as_of", "moment", "day"),
    [
        pytest.param(as_of_end, "станом на 31.08.2026", "Станом на 31.08.2026", id="day"),
        pytest.param(
            lambda _day: parse_as_of("2026-08-31T12:30:00Z"),
            "станом на 31.08.2026, 15:30",
            "Станом на 31.08.2026",
            id="instant",
        ),
    ],
)
def test_a_moment_is_a_day_or_its_minute_in_kyiv(as_of, moment, day):
    as_of = as_of(on("2026-08-31").today)
    assert (moment_text(as_of, NOW), as_of_day_text(as_of, NOW)) == (moment, day)


def test_a_moment_ahead_is_a_projection():
    ahead = as_of_end(on("2027-06-30").today)
    assert moment_text(ahead, NOW) == "прогноз на 30.06.2027"
    with speaking("en"):
        assert as_of_day_text(ahead, NOW) == "Projection for 30.06.2027"

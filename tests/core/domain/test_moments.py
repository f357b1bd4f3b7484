import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from core.domain.moments import TICK, AsOf, as_of_end, end_of, kyiv_date, parse_as_of, start_of
from tests.core.builders import utc

HOST_ZONES = ("UTC", "America/New_York", "Asia/Tokyo")
LAST_TICKS = [
    pytest.param("2026-08-31", "2026-08-31 20:59:59.999999", id="interim monitoring, summer time"),
    pytest.param("2026-12-09", "2026-12-09 21:59:59.999999", id="Anti-Corruption Day, winter time"),
    pytest.param("2026-12-31", "2026-12-31 21:59:59.999999", id="the year's end"),
    pytest.param("2028-02-29", "2028-02-29 21:59:59.999999", id="29 February of a leap year"),
    pytest.param("2026-02-28", "2026-02-28 21:59:59.999999", id="28 February of a common year"),
    pytest.param("2026-03-28", "2026-03-28 21:59:59.999999", id="the eve of summer time"),
    pytest.param("2026-03-29", "2026-03-29 20:59:59.999999", id="the day of 23 hours"),
    pytest.param("2026-10-24", "2026-10-24 20:59:59.999999", id="the eve of winter time"),
    pytest.param("2026-10-25", "2026-10-25 21:59:59.999999", id="the day of 25 hours"),
]


@pytest.fixture(params=HOST_ZONES)
def host_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The host's own zone, put back afterwards."""
    before = os.environ.get("TZ")
    _set_zone(request.param)
    yield request.param
    _set_zone(before)


def _set_zone(name: str | None) -> None:
    if name is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = name
    time.tzset()


@pytest.mark.parametrize(("day", "last_tick"), LAST_TICKS)
def test_a_day_lasts_until_midnight_in_kyiv_whatever_the_host(host_zone, day, last_tick):
    assert end_of(date.fromisoformat(day)) == utc(last_tick) + TICK


@pytest.mark.parametrize(("day", "last_tick"), LAST_TICKS)
def test_a_deadline_falls_due_at_the_first_instant_of_the_next_day(host_zone, day, last_tick):
    deadline, last = date.fromisoformat(day), utc(last_tick)
    moments = [AsOf(last), AsOf(last + TICK), AsOf(last + 2 * TICK)]
    assert [deadline <= moment.due_through for moment in moments] == [False, True, True]


@pytest.mark.parametrize(("day", "last_tick"), LAST_TICKS)
def test_today_turns_a_tick_after_midnight_because_t_sees_only_what_came_before(
    host_zone, day, last_tick
):
    this = date.fromisoformat(day)
    last = utc(last_tick)
    assert [AsOf(last + n * TICK).today for n in (0, 1, 2)] == [this, this, this + timedelta(1)]


def test_a_date_as_t_is_its_end_in_kyiv(host_zone):
    assert as_of_end(date(2026, 8, 31)) == AsOf(utc("2026-08-31 21:00"))
    assert as_of_end(date(2026, 8, 31)).today == date(2026, 8, 31)


def test_both_passes_of_the_hour_that_happens_twice_are_one_date_and_two_instants(host_zone):
    first, second = (parse_as_of(f"2026-10-25T03:30+0{offset}:00") for offset in (3, 2))
    assert second.instant - first.instant == timedelta(hours=1)
    assert (first.today, second.today) == (date(2026, 10, 25), date(2026, 10, 25))
    assert first < second


def test_the_hour_that_never_happens_leaves_the_day_whole(host_zone):
    assert end_of(date(2026, 3, 29)) - start_of(date(2026, 3, 29)) == timedelta(hours=23)
    assert end_of(date(2026, 10, 25)) - start_of(date(2026, 10, 25)) == timedelta(hours=25)


def test_an_instant_of_another_zone_has_its_kyiv_date():
    late_in_new_york = datetime(2026, 8, 31, 20, 0, tzinfo=timezone(timedelta(hours=-4)))
    assert kyiv_date(late_in_new_york) == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        pytest.param("2026-08-31", "2026-08-31 21:00", id="a date is its end"),
        pytest.param(" 2026-12-31 ", "2026-12-31 22:00", id="blanks around it"),
        pytest.param("2026-08-31T10:00Z", "2026-08-31 10:00", id="UTC"),
        pytest.param("2026-08-31T10:00:00.000001+03:00", "2026-08-31 07:00:00.000001", id="Kyiv"),
        pytest.param("1992-01-01", "1992-01-01 22:00", id="the first year"),
        pytest.param("9998-12-31", "9998-12-31 22:00", id="the last year"),
    ],
)
def test_a_moment_is_read_from_a_date_or_an_instant_with_a_zone(text, instant):
    assert parse_as_of(text) == AsOf(utc(instant))
    assert parse_as_of(text).instant.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("31.08.2026", id="another order"),
        pytest.param("2026-02-30", id="no such day"),
        pytest.param("2026-08-31T10:00", id="an instant without a zone"),
        pytest.param("1991-12-30", id="before the calendar"),
        pytest.param("9999-01-01", id="after the calendar"),
        pytest.param("9999-12-31", id="the last date there is"),
        pytest.param("9999-12-31T23:59-05:00", id="past the last date in UTC"),
        pytest.param("0001-01-01T00:00+14:00", id="before the first date in UTC"),
        pytest.param("<script>alert(1)</script>", id="a script"),
    ],
)
def test_anything_else_is_no_moment(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_as_of(text)


def test_an_instant_without_a_zone_is_refused_since_the_host_would_decide_it():
    with pytest.raises(ValueError, match="zone"):
        AsOf(datetime(2026, 8, 31, 10, 0))  # noqa: DTZ001 the very thing refused

from datetime import date

import pytest

from core.domain.deadline_rules import AfterEvent, ByDate, OnDate, Period, TriggerEvent, Within
from core.domain.events import is_late_performance, may_count
from tests.core.builders import HALF_YEARLY, an_obligation

FIRST_HALF = an_obligation()
INTERIM = an_obligation(measure="1.2", period="2026", due_on=date(2026, 8, 31))
IN_FORCE_LATE = an_obligation(window_start=date(2026, 3, 1))
ONE_OF_SEVERAL = an_obligation(period="2026-08-31", due_on=date(2026, 8, 31))
TRIGGERED = an_obligation(
    measure="1.3", period="2026-after-2.1", window_start=date(2026, 5, 1), due_on=date(2026, 5, 31)
)
TO_31_AUGUST = ByDate(month=8, day=31)


@pytest.mark.parametrize(
    ("obligation", "rules", "first", "last"),
    [
        pytest.param(FIRST_HALF, (HALF_YEARLY,), "2026-01-01", "2026-06-30", id="a half-year"),
        pytest.param(IN_FORCE_LATE, (HALF_YEARLY,), "2026-03-01", "2026-06-30", id="in force late"),
        pytest.param(
            INTERIM, (TO_31_AUGUST,), "2026-01-01", "2026-12-31", id="one yearly date: late then"
        ),
        pytest.param(
            INTERIM, (OnDate(month=12, day=9),), "2026-01-01", "2026-12-31", id="on one yearly day"
        ),
        pytest.param(
            INTERIM,
            (TO_31_AUGUST, AfterEvent(event=TriggerEvent.MEASURE_COMPLETED)),
            "2026-01-01",
            "2026-12-31",
            id="the yearly date of a compound cell",
        ),
        pytest.param(
            ONE_OF_SEVERAL,
            (ByDate(month=3, day=31), TO_31_AUGUST),
            "2026-01-01",
            "2026-08-31",
            id="one of several dates",
        ),
        pytest.param(
            TRIGGERED,
            (ByDate(month=12, day=31), AfterEvent(event=TriggerEvent.MEASURE_COMPLETED)),
            "2026-05-01",
            "2026-05-31",
            id="a triggered one of a compound cell",
        ),
        pytest.param(
            an_obligation(period="2026", due_on=date(2026, 12, 31)),
            (Within(period=Period.YEAR),),
            "2026-01-01",
            "2026-12-31",
            id="a whole year",
        ),
    ],
)
def test_an_event_may_count_from_the_windows_start_to_its_last_day(obligation, rules, first, last):
    day = [date.fromordinal(date.fromisoformat(d).toordinal() + n)
           for d, n in ((first, -1), (first, 0), (last, 0), (last, 1))]  # fmt: skip
    assert [may_count(d, obligation, rules) for d in day] == [False, True, True, False]


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        pytest.param(date(2026, 6, 30), False, id="on the due date"),
        pytest.param(date(2026, 7, 1), True, id="the day after"),
        pytest.param(date(2025, 12, 31), False, id="before the window"),
    ],
)
def test_performance_is_late_after_the_due_date(held_on, expected):
    assert is_late_performance(held_on, FIRST_HALF) is expected

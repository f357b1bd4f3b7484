from datetime import UTC, date, datetime

import pytest

from core.domain.deadline_rules import ByDate, Period, Rule, TimesPer, Within
from core.domain.facts import ClaimState
from core.domain.lateness import Lateness, lateness
from core.domain.submissions import ClaimView, Move

SENT = Move(
    ClaimState.SUBMITTED, 1, datetime(2026, 9, 1, tzinfo=UTC), "taras", "",
    is_undo=False, is_appeal=False,
)  # fmt: skip
HALF = TimesPer(count=1, period=Period.HALF_YEAR)
AUGUST = ByDate(month=8, day=31)
YEAR = Within(period=Period.YEAR)


def a_claim(period: str, start: str, due: str) -> ClaimView:
    return ClaimView(
        1, f"2.1/MVS/{period}", "2.1", period, date.fromisoformat(start), date.fromisoformat(due),
        1, is_primary=True, moves=(SENT,),
    )  # fmt: skip


FIRST_HALF = a_claim("2026-H1", "2026-01-01", "2026-06-30")
BY_AUGUST = a_claim("2026", "2026-01-01", "2026-08-31")


@pytest.mark.parametrize(
    ("held_on", "claim", "rule", "expected"),
    [
        pytest.param("2026-01-01", FIRST_HALF, HALF, Lateness.NONE, id="the first day"),
        pytest.param("2026-06-30", FIRST_HALF, HALF, Lateness.NONE, id="the last day"),
        pytest.param("2026-07-01", FIRST_HALF, HALF, Lateness.BY_CHOICE, id="a day too late"),
        pytest.param("2025-12-31", FIRST_HALF, HALF, Lateness.TOO_EARLY, id="a day too early"),
        pytest.param("2026-09-01", BY_AUGUST, AUGUST, Lateness.WITHIN_THE_YEAR, id="late, a date"),
        pytest.param("2026-12-31", BY_AUGUST, AUGUST, Lateness.WITHIN_THE_YEAR, id="31.12"),
        pytest.param("2027-01-01", BY_AUGUST, AUGUST, Lateness.BY_CHOICE, id="the next year"),
        pytest.param("2026-09-01", BY_AUGUST, YEAR, Lateness.BY_CHOICE, id="no single date"),
    ],
)
def test_a_day_stands_to_a_period_in_one_of_four_ways(
    held_on: str, claim: ClaimView, rule: Rule, expected: Lateness
):
    assert lateness(date.fromisoformat(held_on), claim, (rule,)) is expected

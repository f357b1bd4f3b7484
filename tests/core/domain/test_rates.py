from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.domain.rates import (
    NOTHING,
    Assessment,
    Bucket,
    Rate,
    RateName,
    Tally,
    assessment_of,
    bucket_of,
    percent_text,
    share_text,
    tally_of,
)
from core.domain.status import LEFT_OUT, Standing, Status

DONE_DUE = Standing(Status.DONE_ON_TIME, 1, 1, is_due=True, is_satisfied=True)
DONE_LATE_DUE = Standing(Status.DONE_LATE, 1, 1, is_due=True, is_satisfied=True)
DONE_EARLY = Standing(Status.DONE_ON_TIME, 1, 1, is_due=False, is_satisfied=True)
REVIEWED_DUE = Standing(Status.UNDER_REVIEW, 1, is_due=True, is_satisfied=True)
OVERDUE = Standing(Status.OVERDUE, is_due=True)
OVERDUE_NIL = Standing(Status.OVERDUE, is_due=True, is_nil=True)
RUNNING = Standing(Status.IN_PROGRESS)
WAIVED = Standing(Status.WAIVED, 1, 1, is_due=True, is_satisfied=True)


def test_the_five_rates_count_over_due_and_over_all_and_leave_out_what_is_left_out():
    tally = tally_of(
        [DONE_DUE, DONE_LATE_DUE, DONE_EARLY, REVIEWED_DUE, OVERDUE, OVERDUE_NIL, RUNNING, WAIVED]
    )
    assert tally.rates == {
        RateName.COMPLETION: Rate(2, 5),
        RateName.PROGRESS: Rate(3, 7),
        RateName.ON_TIME: Rate(1, 5),
        RateName.REPORTING: Rate(4, 5),
        RateName.VERIFIED_SHARE: Rate(2, 3),
    }
    assert tally.expected == 8
    assert tally.left_out == {status: int(status is Status.WAIVED) for status in LEFT_OUT}


@pytest.mark.parametrize("status", [pytest.param(s, id=s.value) for s in LEFT_OUT])
def test_what_is_left_out_counts_in_no_rate(status):
    tally = tally_of([Standing(status, 1, 1, is_due=True, is_satisfied=True, is_nil=True)])
    assert set(tally.rates.values()) == {Rate(0, 0)}
    assert tally.left_out[status] == 1


def test_tallies_add_up_to_the_tally_of_all():
    standings = [DONE_DUE, OVERDUE, OVERDUE, RUNNING]
    assert tally_of(standings[:1]) + tally_of(standings[1:]) == tally_of(standings)
    assert NOTHING + tally_of(standings) == tally_of(standings)


def test_a_bucket_holds_what_a_rate_asks_about():
    assert bucket_of(OVERDUE_NIL) == Bucket(Status.OVERDUE, True, True)
    assert tally_of([OVERDUE_NIL]) == Tally({bucket_of(OVERDUE_NIL): 1})


def test_of_nothing_there_is_no_rate():
    assert NOTHING.rates[RateName.COMPLETION].value is None
    assert percent_text(Rate(0, 0)) == "—"


@pytest.mark.parametrize(
    ("n", "total"),
    [
        pytest.param(2, 1, id="more than all"),
        pytest.param(-1, 1, id="less than none"),
        pytest.param(1, 0, id="some of nothing"),
        pytest.param(0, -1, id="of less than nothing"),
    ],
)
def test_a_rate_that_cannot_be_is_refused_and_never_clamped(n, total):
    with pytest.raises(ValueError, match="cannot be"):
        Rate(n, total)


def test_a_rate_is_kept_unrounded():
    assert Rate(2, 3).value == 2 / 3


@pytest.mark.parametrize(
    ("n", "total", "text"),
    [
        pytest.param(0, 7, "0 %", id="none"),
        pytest.param(7, 7, "100 %", id="all"),
        pytest.param(1, 2, "50,0 %", id="a half"),
        pytest.param(2, 3, "66,7 %", id="up"),
        pytest.param(1, 3, "33,3 %", id="down"),
        pytest.param(1, 16, "6,3 %", id="6,25 goes up"),
        pytest.param(3, 16, "18,8 %", id="18,75 goes up"),
        pytest.param(1, 2000, "0,1 %", id="0,05 goes up to the least there is"),
        pytest.param(1, 2001, "< 0,1 %", id="less than the least"),
        pytest.param(1, 1_000_000, "< 0,1 %", id="far less"),
        pytest.param(1998, 2000, "99,9 %", id="99,9 exactly"),
        pytest.param(1999, 2000, "> 99,9 %", id="99,95 is not all"),
        pytest.param(999_999, 1_000_000, "> 99,9 %", id="all but one"),
        pytest.param(19_989, 20_000, "99,9 %", id="99,945 is not more than 99,9"),
    ],
)
def test_a_rate_is_written_with_one_decimal_half_up(n, total, text):
    assert percent_text(Rate(n, total)) == text
    assert percent_text(Rate(n, total), decimal_comma=False) == text.replace(",", ".")


@given(st.fractions(0, 1, max_denominator=5_000))
@example(Fraction(49, 400))
@example(Fraction(1, 2_001))
@example(Fraction(1_999, 2_000))
def test_every_share_is_rounded_half_up_and_all_or_nothing_is_said_only_of_it(share):
    text = share_text(share, decimal_comma=False)
    if share in (0, 1):
        assert text == f"{share * 100} %"
        return
    exact = Decimal(share.numerator * 100) / Decimal(share.denominator)
    near = exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    words = {Decimal("0.0"): "< 0.1 %", Decimal("100.0"): "> 99.9 %"}.get(near, f"{near} %")
    assert text == words == percent_text(Rate(share.numerator, share.denominator), False)
    assert share_text(share) == text.replace(".", ",")


@pytest.mark.parametrize(
    ("standing", "word"),
    [
        pytest.param(DONE_DUE, Assessment.DONE, id="виконано"),
        pytest.param(DONE_LATE_DUE, Assessment.DONE, id="виконано, хоч і невчасно"),
        pytest.param(
            Standing(Status.OVERDUE, 1, 1, is_due=True), Assessment.PARTLY_DONE, id="частково"
        ),
        pytest.param(
            Standing(Status.UNDER_REVIEW, 2, 1, is_due=True, is_satisfied=True),
            Assessment.PARTLY_DONE,
            id="частково, решта на перевірці",
        ),
        pytest.param(REVIEWED_DUE, Assessment.BEING_DONE, id="виконується: на перевірці"),
        pytest.param(
            Standing(Status.UNDER_REVIEW, 2, 1, is_satisfied=True),
            Assessment.BEING_DONE,
            id="виконується: частково, але строк не настав",
        ),
        pytest.param(
            Standing(Status.IN_PROGRESS, 1), Assessment.BEING_DONE, id="виконується: дещо подано"
        ),
        pytest.param(OVERDUE, Assessment.NOT_DONE, id="не виконано"),
        pytest.param(OVERDUE_NIL, Assessment.NOT_DONE, id="не проводилося — не виконано"),
        pytest.param(
            Standing(Status.OVERDUE, 1, is_due=True), Assessment.NOT_DONE, id="подано замало"
        ),
        pytest.param(RUNNING, Assessment.NOT_STARTED, id="не розпочато"),
        pytest.param(Standing(Status.DUE_SOON), Assessment.NOT_STARTED, id="скоро строк"),
        pytest.param(Standing(Status.NOT_OPEN), Assessment.NOT_STARTED, id="вікно попереду"),
        pytest.param(WAIVED, None, id="звільнено"),
    ],
)
def test_the_reports_word_for_a_standing(standing, word):
    assert assessment_of(standing) is word

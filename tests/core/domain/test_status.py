from datetime import date, timedelta
from typing import Any

import pytest

from core.domain.facts import (
    Consent,
    ConsentState,
    Exclusion,
    ExclusionKind,
    Extension,
    NilReport,
    Record,
)
from core.domain.moments import TICK, AsOf, end_of, start_of
from core.domain.status import Flag, Status, standing_at
from tests.core.builders import a_claim, an_obligation, moves, noon, on, opening

DUE = date(2026, 6, 30)
DUTY = an_obligation()
TWICE = an_obligation(min_count=2)
BY_CONSENT = an_obligation(by_consent=True)
VERIFIED = (("submitted", "2026-03-10"), ("verified", "2026-03-12"))
SUBMITTED = (("submitted", "2026-03-10"),)
AFTERWARDS = on("2026-09-01")


def exclusion(kind, *steps):
    return Exclusion(1, DUTY.id, kind, moves(*steps))


def approved(kind):
    return exclusion(kind, ("requested", "2026-02-01"), ("approved", "2026-02-02"))


def status(obligation, as_of, **facts):
    return standing_at(obligation, Record(**facts), as_of).status


def around(instant):
    return [AsOf(instant + n * TICK) for n in (-1, 0, 1)]


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        pytest.param(
            start_of(date(2026, 3, 1)),
            [Status.NOT_OPEN, Status.NOT_OPEN, Status.IN_PROGRESS],
            id="the window opens a tick into its first day",
        ),
        pytest.param(
            start_of(date(2026, 6, 16)),
            [Status.IN_PROGRESS, Status.IN_PROGRESS, Status.DUE_SOON],
            id="soon begins a tick into the 14th day before",
        ),
        pytest.param(
            end_of(DUE),
            [Status.DUE_SOON, Status.OVERDUE, Status.OVERDUE],
            id="overdue begins at the very end of the due date",
        ),
    ],
)
def test_without_facts_the_calendar_alone_decides(instant, expected):
    duty = an_obligation(window_start=date(2026, 3, 1))
    assert [status(duty, as_of) for as_of in around(instant)] == expected


def test_a_long_window_is_soon_due_for_thirty_days():
    duty = an_obligation(period="2026", due_on=date(2026, 12, 31))
    found = [status(duty, as_of) for as_of in around(start_of(date(2026, 12, 1)))]
    assert found == [Status.IN_PROGRESS, Status.IN_PROGRESS, Status.DUE_SOON]


def test_a_window_still_to_open_is_not_soon_however_near_its_end():
    duty = an_obligation(window_start=date(2026, 6, 25))
    assert status(duty, on("2026-06-24")) is Status.NOT_OPEN
    assert status(duty, on("2026-06-25")) is Status.DUE_SOON


@pytest.mark.parametrize(
    ("as_of", "days"),
    [
        pytest.param(AsOf(end_of(DUE) - TICK), None, id="the last tick of the due date"),
        pytest.param(AsOf(end_of(DUE)), 1, id="the first instant after it"),
        pytest.param(AsOf(end_of(DUE) + TICK), 1, id="a tick later"),
        pytest.param(on("2026-07-01"), 1, id="the next day"),
        pytest.param(on("2026-07-02"), 2, id="the day after that"),
        pytest.param(on("2027-06-30"), 365, id="a year later"),
    ],
)
def test_overdue_starts_the_day_after_the_deadline_with_one_day(as_of, days):
    assert standing_at(DUTY, Record(), as_of).days_overdue == days


@pytest.mark.parametrize(
    ("steps", "changes"),
    [
        pytest.param(("submitted", noon("2026-07-10")), Status.UNDER_REVIEW, id="submitted"),
        pytest.param(("draft", noon("2026-07-10")), Status.OVERDUE, id="a draft counts nothing"),
    ],
)
def test_a_submission_counts_from_the_tick_after_it(steps, changes):
    claim = a_claim(1, "2026-05-05", steps)
    found = [status(DUTY, as_of, claims=(claim,)) for as_of in around(noon("2026-07-10"))]
    assert found == [Status.OVERDUE, Status.OVERDUE, changes]


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        pytest.param("2026-06-30", Status.DONE_ON_TIME, id="on the due date"),
        pytest.param("2026-07-01", Status.DONE_LATE, id="the day after"),
    ],
)
def test_on_time_rests_on_the_day_held_not_the_day_filed_or_verified(held_on, expected):
    claim = a_claim(1, held_on, ("submitted", "2026-08-01"), ("verified", "2026-08-20"))
    assert status(DUTY, AFTERWARDS, claims=(claim,)) is expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param(SUBMITTED, Status.UNDER_REVIEW, id="delay in verification is not the body's"),
        pytest.param(
            (*SUBMITTED, ("returned", "2026-03-11")), Status.OVERDUE, id="returned falls back"
        ),
        pytest.param(
            (*SUBMITTED, ("returned", "2026-03-11"), ("submitted", "2026-03-12")),
            Status.UNDER_REVIEW,
            id="returned and submitted again",
        ),
        pytest.param((*SUBMITTED, ("withdrawn", "2026-03-11")), Status.OVERDUE, id="withdrawn"),
        pytest.param(VERIFIED, Status.DONE_ON_TIME, id="verified"),
        pytest.param((*VERIFIED, ("revoked", "2026-03-13")), Status.OVERDUE, id="revoked"),
        pytest.param((*VERIFIED, ("submitted", "2026-03-13")), Status.UNDER_REVIEW, id="undone"),
        pytest.param(
            (*VERIFIED, ("submitted", "2026-03-13", 2), ("returned", "2026-03-14", 2)),
            Status.DONE_ON_TIME,
            id="a later revision returned",
        ),
    ],
)
def test_status_after_the_due_date_follows_the_claim(steps, expected):
    assert status(DUTY, AFTERWARDS, claims=(a_claim(1, "2026-03-09", *steps),)) is expected


def test_done_needs_as_many_events_as_the_text_demands_and_t_star_is_the_last_needed():
    claims = tuple(a_claim(n, f"2026-0{n}-09", *VERIFIED) for n in (5, 3, 4))
    found = standing_at(TWICE, Record(claims=claims), AFTERWARDS)
    assert (found.status, found.verified, found.achieved_on) == (
        Status.DONE_ON_TIME, 3, date(2026, 4, 9),
    )  # fmt: skip


def test_the_second_of_two_needed_held_late_makes_it_late():
    claims = (a_claim(1, "2026-03-09", *VERIFIED), a_claim(2, "2026-07-01", *VERIFIED))
    assert status(TWICE, AFTERWARDS, claims=claims) is Status.DONE_LATE


def test_one_verified_and_one_submitted_of_two_is_under_review_and_partial():
    claims = (a_claim(1, "2026-03-09", *VERIFIED), a_claim(2, "2026-03-10", *SUBMITTED))
    found = standing_at(TWICE, Record(claims=claims), AFTERWARDS)
    assert (found.status, found.flags, found.is_satisfied) == (
        Status.UNDER_REVIEW, (Flag.PARTIAL,), True,
    )  # fmt: skip


def test_one_of_two_is_overdue_however_done_it_is():
    found = standing_at(TWICE, Record(claims=(a_claim(1, "2026-03-09", *VERIFIED),)), AFTERWARDS)
    assert (found.status, found.submitted, found.verified) == (Status.OVERDUE, 1, 1)


LEFT_OUT = [
    (Status.SUPERSEDED, {"superseded_at": noon("2026-03-01")}, {}),
    (Status.ELAPSED, {"elapsed": True}, {}),
    (Status.NOT_APPLICABLE, {}, {"exclusions": (approved(ExclusionKind.NOT_APPLICABLE),)}),
    (Status.WAIVED, {}, {"exclusions": (approved(ExclusionKind.WAIVED),)}),
    (Status.CONSENT_PENDING, {"by_consent": True}, {}),
]


@pytest.mark.parametrize("first", range(len(LEFT_OUT)))
def test_of_several_reasons_to_leave_out_the_first_wins_and_all_beat_done(first):
    about: dict[str, Any] = {}
    facts: dict[str, Any] = {"claims": (a_claim(1, "2026-03-09", *VERIFIED),)}
    for _, more_about, more_facts in LEFT_OUT[first:]:
        about |= more_about
        exclusions = (*facts.get("exclusions", ()), *more_facts.get("exclusions", ()))
        facts["exclusions"] = exclusions
    assert status(an_obligation(**about), AFTERWARDS, **facts) is LEFT_OUT[first][0]


def test_superseding_counts_from_the_tick_after_it_was_recorded():
    at = noon("2026-03-01")
    found = [status(an_obligation(superseded_at=at), as_of) for as_of in around(at)]
    assert found == [Status.IN_PROGRESS, Status.IN_PROGRESS, Status.SUPERSEDED]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(ExclusionKind.NOT_APPLICABLE, Status.NOT_APPLICABLE, id="not applicable"),
        pytest.param(ExclusionKind.NO_BUDGET, Status.WAIVED, id="no budget"),
        pytest.param(ExclusionKind.WAIVED, Status.WAIVED, id="waived"),
    ],
)
def test_an_exclusion_holds_while_it_is_approved(kind, expected):
    life = exclusion(
        kind, ("requested", "2026-07-01"), ("approved", "2026-07-05"), ("lifted", "2026-07-09")
    )
    days = ("2026-07-04", "2026-07-06", "2026-07-10")
    found = [status(DUTY, on(day), exclusions=(life,)) for day in days]
    assert found == [Status.OVERDUE, expected, Status.OVERDUE]


def test_a_refused_exclusion_leaves_another_approved_one_standing():
    refused = exclusion(
        ExclusionKind.NOT_APPLICABLE, ("requested", "2026-02-01"), ("refused", "2026-02-02")
    )
    both = (refused, approved(ExclusionKind.NO_BUDGET))
    assert status(DUTY, AFTERWARDS, exclusions=both) is Status.WAIVED
    assert status(DUTY, AFTERWARDS, exclusions=(refused,)) is Status.OVERDUE


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param(ConsentState.NOT_ASKED, Status.CONSENT_PENDING, id="not asked"),
        pytest.param(ConsentState.REQUESTED, Status.CONSENT_PENDING, id="requested"),
        pytest.param(ConsentState.GIVEN, Status.OVERDUE, id="given"),
        pytest.param(ConsentState.DECLINED, Status.CONSENT_DECLINED, id="declined"),
    ],
)
def test_a_duty_by_consent_counts_only_where_consent_was_given(state, expected):
    fact = Consent("MVS", None, state, date(2026, 1, 1), noon("2026-01-02"))
    assert status(BY_CONSENT, AFTERWARDS, consents=(fact,)) is expected
    assert status(DUTY, AFTERWARDS, consents=(fact,)) is Status.OVERDUE


def test_flags_are_raised_by_facts_and_change_no_status():
    facts = Record(
        nil_reports=(NilReport(DUTY.id, moves(("filed", "2026-07-01"))),),
        extensions=(Extension(DUTY.id, date(2026, 12, 31), noon("2026-06-01")),),
        claims=(a_claim(1, "2026-03-09", *SUBMITTED, ("returned", "2026-03-11")),),
    )
    found = standing_at(DUTY, facts, AFTERWARDS)
    assert found.status is Status.OVERDUE
    assert found.flags == (Flag.RETURNED, Flag.NIL, Flag.EXTENDED)
    assert standing_at(DUTY, facts, opening("2026-01-01")).flags == ()


def test_a_withdrawn_nil_report_raises_no_flag():
    nil = NilReport(DUTY.id, moves(("filed", "2026-07-01"), ("withdrawn", "2026-07-02")))
    days = [noon("2026-07-01") + timedelta(days=n) for n in (0.5, 1.5)]
    found = [standing_at(DUTY, Record(nil_reports=(nil,)), AsOf(day)).is_nil for day in days]
    assert found == [True, False]

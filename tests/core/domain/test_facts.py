from datetime import date

import pytest

from core.domain.facts import (
    Claim,
    Consent,
    ConsentState,
    Transition,
    consent_at,
    state_at,
    verified_revision_at,
)
from core.domain.moments import TICK, AsOf
from tests.core.builders import an_obligation, moves, noon, on

DUTY = an_obligation(body="NABU", by_consent=True)


def stand_at(consents, as_of):
    return consent_at(consents, as_of, body=DUTY.body, measure=DUTY.measure, due_on=DUTY.due_on)


GIVEN, DECLINED, ASKED = ConsentState.GIVEN, ConsentState.DECLINED, ConsentState.REQUESTED


def consent(state, effective_on, recorded_on, measure=None, body="NABU"):
    effective = date.fromisoformat(f"2026-{effective_on}")
    return Consent(body, measure, state, effective, noon(f"2026-{recorded_on}"))


def test_before_any_fact_nobody_was_asked():
    assert stand_at([], on("2026-03-01")) is ConsentState.NOT_ASKED


@pytest.mark.parametrize(
    ("facts", "as_of", "expected"),
    [
        pytest.param([consent(GIVEN, "02-01", "03-01")], "2026-03-02", GIVEN, id="given in time"),
        pytest.param(
            [consent(GIVEN, "02-01", "03-05")],
            "2026-03-02",
            ConsentState.NOT_ASKED,
            id="recorded only later",
        ),
        pytest.param(
            [consent(GIVEN, "03-02", "02-01")],
            "2026-03-01",
            ConsentState.NOT_ASKED,
            id="not effective before its day",
        ),
        pytest.param([consent(GIVEN, "03-02", "02-01")], "2026-03-02", GIVEN, id="on its day"),
        pytest.param(
            [consent(GIVEN, "06-30", "09-01")],
            "2026-12-01",
            GIVEN,
            id="effective on the due date itself",
        ),
        pytest.param(
            [consent(GIVEN, "09-01", "09-01")],
            "2026-12-01",
            ConsentState.NOT_ASKED,
            id="given in September makes no first half-year overdue",
        ),
        pytest.param(
            [consent(GIVEN, "01-15", "01-15"), consent(DECLINED, "12-01", "12-01")],
            "2026-12-31",
            GIVEN,
            id="declining in December erases no failure of June",
        ),
        pytest.param(
            [consent(DECLINED, "03-01", "01-10"), consent(GIVEN, "02-01", "02-10")],
            "2026-04-01",
            GIVEN,
            id="the one recorded last, not the one effective last",
        ),
        pytest.param(
            [consent(DECLINED, "01-01", "01-10", "2.1"), consent(GIVEN, "02-01", "02-10")],
            "2026-04-01",
            DECLINED,
            id="one for the measure beats a later one for the body",
        ),
        pytest.param(
            [consent(GIVEN, "01-01", "01-10"), consent(ASKED, "01-01", "01-05", "2.1")],
            "2026-04-01",
            ASKED,
            id="one for the measure beats it whatever its state",
        ),
        pytest.param(
            [consent(GIVEN, "01-01", "01-10"), consent(DECLINED, "01-01", "01-11", "2.4")],
            "2026-04-01",
            GIVEN,
            id="one for another measure is not asked",
        ),
        pytest.param(
            [consent(GIVEN, "01-01", "01-10", body="OPG")],
            "2026-04-01",
            ConsentState.NOT_ASKED,
            id="one of another body neither",
        ),
        pytest.param(
            [consent(GIVEN, "01-01", "01-10"), consent(DECLINED, "05-01", "02-01", "2.1")],
            "2026-04-01",
            GIVEN,
            id="one for the measure that is not effective yet does not count",
        ),
    ],
)
def test_consent_in_force(facts, as_of, expected):
    assert stand_at(facts, on(as_of)) is expected


def test_of_two_consents_of_one_instant_the_one_written_last_holds():
    given, declined = (consent(state, "01-01", "01-10") for state in (GIVEN, DECLINED))
    assert stand_at([given, declined], on("2026-02-01")) is DECLINED
    assert stand_at([declined, given], on("2026-02-01")) is GIVEN


def test_a_consent_recorded_at_t_is_not_seen_at_t_but_a_tick_later():
    given = consent(GIVEN, "01-01", "01-10")
    found = [stand_at([given], AsOf(given.recorded_at + n * TICK)) is GIVEN for n in (-1, 0, 1)]
    assert found == [False, False, True]


def test_a_fact_recorded_at_t_is_not_seen_at_t_but_a_tick_later():
    at = noon("2026-03-01")
    steps = (Transition("requested", at), Transition("approved", at))
    states = [state_at(steps, AsOf(at + n * TICK)) for n in (-1, 0, 1)]
    assert states == [None, None, "approved"]


def test_transitions_go_by_instant_however_they_are_listed():
    steps = moves(("lifted", "2026-03-03"), ("requested", "2026-03-01"), ("approved", "2026-03-02"))
    found = [state_at(steps, on(f"2026-03-0{day}")) for day in (1, 2, 3, 4)]
    assert found == [None, "requested", "approved", "lifted"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param("", None, id="nothing"),
        pytest.param("draft1", None, id="a draft"),
        pytest.param("submitted1", None, id="submitted"),
        pytest.param("submitted1 verified1", 1, id="verified"),
        pytest.param("submitted1 verified1 revoked1", None, id="revoked"),
        pytest.param("submitted1 verified1 submitted1", None, id="undone"),
        pytest.param("submitted1 verified1 submitted2", 1, id="a later revision is submitted"),
        pytest.param("submitted1 verified1 submitted2 returned2", 1, id="and returned"),
        pytest.param("submitted1 verified1 submitted2 returned2 submitted2", 1, id="and undone"),
        pytest.param("submitted1 verified1 submitted2 verified2", 2, id="and verified"),
        pytest.param("submitted1 verified1 submitted2 verified2 submitted2", None, id="2 undone"),
        pytest.param("submitted1 verified1 submitted2 verified2 revoked2", None, id="2 revoked"),
        pytest.param("submitted1 verified1 submitted2 revoked1", None, id="1 revoked after 2 came"),
        pytest.param(
            "submitted1 verified1 revoked1 submitted1 verified1", 1, id="verified once more"
        ),
        pytest.param("submitted1 verified1 revoked1 submitted2 verified2", 2, id="verified anew"),
    ],
)
def test_a_claim_stays_verified_by_its_last_verified_revision(steps, expected):
    written = [
        (step.rstrip("12"), f"2026-03-{day:02d}", int(step[-1]))
        for day, step in enumerate(steps.split(), start=1)
    ]
    claim = Claim(1, DUTY.id, moves(*written))
    assert verified_revision_at(claim, on("2026-04-01")) == expected


def test_verification_is_as_of_t_too():
    claim = Claim(1, DUTY.id, moves(("submitted", "2026-03-01"), ("verified", "2026-03-05"),
                                    ("revoked", "2026-03-09")))  # fmt: skip
    days = ("2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10")
    assert [verified_revision_at(claim, on(day)) for day in days] == [None, 1, 1, None]

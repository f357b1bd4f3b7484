from dataclasses import replace
from datetime import date

import pytest

from core.domain.facts import Consent, ConsentState, Exclusion, ExclusionKind, FactBook
from core.domain.moments import TICK, AsOf, end_of
from core.domain.standings import in_scope, standings_at
from core.domain.status import Status
from tests.core.builders import a_claim, an_obligation, moves, noon, on

SECOND = an_obligation(period="2026-H2", window_start=date(2026, 7, 1), due_on=date(2026, 12, 31))
NEXT_YEAR = an_obligation(period="2027-H1", year=2027)


@pytest.mark.parametrize(
    ("ticks", "exists"),
    [
        pytest.param(0, False, id="at its instant"),
        pytest.param(1, True, id="a tick after"),
    ],
)
def test_an_obligation_with_a_cause_exists_from_when_the_cause_was_recorded(ticks, exists):
    caused = replace(SECOND, exists_from=noon("2026-07-10"))
    assert in_scope(caused, AsOf(noon("2026-07-10") + ticks * TICK), 2026) is exists


def test_what_the_text_gives_exists_at_every_t_of_its_year():
    new_year = end_of(date(2026, 12, 31))
    moments = [AsOf(new_year), AsOf(new_year + TICK)]
    assert [in_scope(NEXT_YEAR, as_of, None) for as_of in moments] == [False, True]
    assert [in_scope(NEXT_YEAR, as_of, 2027) for as_of in moments] == [False, True]


@pytest.mark.parametrize(
    ("year", "periods"),
    [
        pytest.param(2026, ["2026-H1", "2026-H2"], id="one year"),
        pytest.param(2027, ["2027-H1"], id="another"),
        pytest.param(None, ["2026-H1", "2026-H2", "2027-H1"], id="all until today's"),
    ],
)
def test_scope_is_by_the_year_of_the_period_code(year, periods):
    book = FactBook(obligations=(an_obligation(), SECOND, NEXT_YEAR))
    found = standings_at(book, on("2027-02-01"), year)
    assert [obligation.period for obligation, _ in found] == periods


def test_each_fact_bears_on_its_own_obligation_only():
    by_consent = an_obligation(body="NABU", by_consent=True)
    claim, event = a_claim(1, "2026-03-09", ("submitted", "2026-03-10"))
    book = FactBook(
        obligations=(an_obligation(), SECOND, by_consent),
        claims=(claim,),
        events=(event,),
        exclusions=(
            Exclusion(1, SECOND.id, ExclusionKind.WAIVED, moves(("approved", "2026-03-01"))),
        ),
        consents=(
            Consent("NABU", None, ConsentState.DECLINED, date(2026, 1, 1), noon("2026-01-02")),
        ),
    )
    found = {o.id: s.status for o, s in standings_at(book, on("2026-09-01"), 2026)}
    assert found == {
        "2.1/MVS/2026-H1": Status.UNDER_REVIEW,
        "2.1/MVS/2026-H2": Status.WAIVED,
        "2.1/NABU/2026-H1": Status.CONSENT_DECLINED,
    }

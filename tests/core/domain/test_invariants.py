"""Rules §8, whatever happened: under Hypothesis, briefly in every run and at length when asked."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import reduce

import pytest
from hypothesis import given, settings

from core.domain.deadline_rules import Period, Within
from core.domain.facts import Exclusion, ExclusionKind, FactBook, Transition
from core.domain.history import RegisterState, obligations_through_time
from core.domain.moments import AsOf, end_of
from core.domain.rates import NOTHING, RateName, tally_of
from core.domain.standings import in_scope, standings_at
from core.domain.status import LEFT_OUT, Status
from tests.core.builders import FRAME, HALF_YEARLY, a_measure, a_plan, a_register, an_obligation, on
from tests.core.strategies import (
    MERGED,
    MERGER_RECORDED,
    MOMENTS,
    SHUFFLES,
    UNMERGED,
    fact_books,
    opt_ins,
)
from tests.core.world import PLAN

AT_LENGTH = settings(max_examples=400)
OPEN_PLAN = a_plan(
    a_measure("1.1", Within(period=Period.YEAR)),
    a_measure("2.1", HALF_YEARLY, by=("CEB_INTERESTED",)),
    a_measure("2.2", HALF_YEARLY, by=("MRG*",)),
)
STATES = [RegisterState(None, a_register(*UNMERGED)), RegisterState(MERGER_RECORDED, MERGED)]


def tally(book, as_of, year=None):
    return tally_of(standing for _, standing in standings_at(book, as_of, year))


def known_at(book: FactBook, as_of: AsOf) -> FactBook:
    """What had been written by T: the book as it was, had nothing happened since."""
    t = as_of.instant

    def past(fact):
        return replace(fact, transitions=tuple(m for m in fact.transitions if m.at < t))

    return replace(
        book,
        obligations=tuple(
            replace(o, superseded_at=o.superseded_at if (o.superseded_at or t) < t else None)
            for o in book.obligations
            if o.exists_from is None or o.exists_from < t
        ),
        consents=tuple(c for c in book.consents if c.recorded_at < t),
        extensions=tuple(e for e in book.extensions if e.recorded_at < t),
        exclusions=tuple(map(past, book.exclusions)),
        nil_reports=tuple(map(past, book.nil_reports)),
        claims=tuple(map(past, book.claims)),
    )


@given(fact_books(), MOMENTS, SHUFFLES)
def test_the_order_of_facts_changes_nothing(book, as_of, shuffle):
    def moved(facts):
        return tuple(
            replace(fact, transitions=shuffle(fact.transitions, lambda move: move.at))
            for fact in shuffle(facts)
        )

    shuffled = replace(
        book,
        obligations=shuffle(book.obligations),
        consents=shuffle(book.consents, lambda fact: fact.recorded_at),
        extensions=shuffle(book.extensions),
        events=shuffle(book.events),
        exclusions=moved(book.exclusions),
        nil_reports=moved(book.nil_reports),
        claims=moved(book.claims),
    )
    found, again = ({o.id: s for o, s in standings_at(b, as_of, None)} for b in (book, shuffled))
    assert again == found


@given(fact_books(), MOMENTS)
def test_adding_an_already_counted_event_changes_no_standing(book, as_of):
    twice = replace(book, claims=book.claims + book.claims)
    assert standings_at(twice, as_of, None) == standings_at(book, as_of, None)


@given(fact_books(), MOMENTS)
def test_adding_a_waived_obligation_changes_no_rate(book, as_of):
    waived = an_obligation(id="9/X/2025", year=2025)
    life = (Transition("approved", as_of.instant - timedelta(days=1)),)
    more = replace(
        book,
        obligations=(*book.obligations, waived),
        exclusions=(*book.exclusions, Exclusion(99, waived.id, ExclusionKind.WAIVED, life)),
    )
    assert tally(more, as_of).rates == tally(book, as_of).rates
    assert tally(more, as_of).of(Status.WAIVED) == tally(book, as_of).of(Status.WAIVED) + 1


@given(fact_books(), MOMENTS)
def test_completion_verified_share_and_reporting_agree_in_integers(book, as_of):
    standings = [standing for _, standing in standings_at(book, as_of, None)]
    rates = tally_of(standings).rates
    completion, share = rates[RateName.COMPLETION], rates[RateName.VERIFIED_SHARE]
    reporting, on_time = rates[RateName.REPORTING], rates[RateName.ON_TIME]
    only_nil = sum(
        s.is_due and s.is_nil and not s.is_satisfied and s.status not in LEFT_OUT for s in standings
    )
    assert completion.n == share.n
    assert share.total == reporting.n - only_nil
    assert on_time.n <= completion.n
    assert completion.total == reporting.total == on_time.total <= rates[RateName.PROGRESS].total


@given(fact_books(), MOMENTS)
def test_bodies_and_measures_and_years_add_up_to_the_plan(book, as_of):
    found = standings_at(book, as_of, None)
    register = MERGED if as_of.instant > MERGER_RECORDED else STATES[0].register
    for key in (
        lambda o: o.task,
        lambda o: o.measure,
        lambda o: o.year,
        lambda o: register.answering(o.body, as_of.today),
        lambda o: register.bodies[register.answering(o.body, as_of.today)].kind,
    ):
        keys = {key(o) for o, _ in found}
        parts = [tally_of(s for o, s in found if key(o) == k) for k in keys]
        assert reduce(lambda a, b: a + b, parts, NOTHING) == tally(book, as_of)


@given(fact_books(), MOMENTS)
def test_what_was_recorded_later_changes_no_figure_of_t(book, as_of):
    then = standings_at(known_at(book, as_of), as_of, None)
    now = standings_at(book, as_of, None)
    assert [(o.id, s) for o, s in then] == [(o.id, s) for o, s in now]


@given(fact_books(), MOMENTS)
def test_an_event_counts_at_most_once_for_an_obligation(book, as_of):
    claimed = Counter(claim.obligation for claim in book.claims)
    for obligation, standing in standings_at(book, as_of, None):
        assert 0 <= standing.verified <= standing.submitted <= claimed[obligation.id]


@given(fact_books(), MOMENTS)
def test_every_obligation_in_scope_has_one_status_and_figures_that_agree_with_it(book, as_of):
    for obligation, s in standings_at(book, as_of, None):
        is_left_out = s.status in LEFT_OUT
        assert s.is_due == (as_of.instant >= end_of(obligation.due_on))
        assert (s.achieved_on is not None) == (s.verified >= obligation.min_count)
        assert (s.days_overdue is not None) == (s.status is Status.OVERDUE)
        if not is_left_out and s.status is Status.OVERDUE:
            assert s.is_due
            assert not s.is_satisfied
            assert s.days_overdue is not None
            assert s.days_overdue >= 1


@given(opt_ins())
def test_regenerating_obligations_is_idempotent_and_years_only_add(choices):
    def made(*years):
        return obligations_through_time(
            OPEN_PLAN, frame=FRAME, years=years, states=STATES, opt_ins=choices
        )

    both = made(2026, 2027)
    assert made(2026, 2027) == both
    assert [o for o in both if o.year == 2026] == made(2026)
    assert len({o.id for o in both}) == len(both)
    assert all(not o.superseded_at or (o.exists_from or o.superseded_at) <= o.superseded_at
               for o in both)  # fmt: skip


@given(opt_ins(), MOMENTS)
def test_what_was_owed_at_t_stays_so_whatever_is_recorded_later(choices, as_of):
    t = as_of.instant
    known = tuple(
        replace(c, transitions=tuple(m for m in c.transitions if m.at < t)) for c in choices
    )
    states = [state for state in STATES if state.since is None or state.since < t]

    def owed(register_states, opted):
        found = obligations_through_time(
            OPEN_PLAN, frame=FRAME, years=(2026,), states=register_states, opt_ins=opted
        )
        return {
            (o.id, o.exists_from, standings_at(FactBook(obligations=(o,)), as_of, None)[0][1])
            for o in found
            if in_scope(o, as_of, None)
        }

    assert owed(STATES, choices) == owed(states, known)


INVARIANTS = [fact for name, fact in sorted(globals().items()) if name.startswith("test_")]


@pytest.mark.slow
@pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda fact: fact.__name__)
def test_it_holds_at_length(invariant):
    AT_LENGTH(invariant)()


def digest() -> str:
    """A hash over every obligation of the test plan at some moments, for other processes."""
    states = [RegisterState(None, a_register(*UNMERGED)), STATES[1]]
    owed = obligations_through_time(PLAN, frame=FRAME, years=(2026, 2027), states=states)
    book = FactBook(obligations=tuple(owed))
    days = ("2026-03-29", "2026-07-01", "2026-10-25", "2027-01-02")
    return hashlib.sha256(
        repr([standings_at(book, on(d), None) for d in days]).encode()
    ).hexdigest()


@pytest.mark.parametrize(
    ("zone", "locale", "seed"),
    [
        pytest.param("UTC", "C", "0", id="UTC, C"),
        pytest.param("America/New_York", "C.UTF-8", "1", id="New York"),
        pytest.param("Asia/Tokyo", "uk_UA.UTF-8", "2", id="Tokyo, Ukrainian"),
    ],
)
def test_host_zone_locale_and_dictionary_order_change_nothing(zone, locale, seed):
    command = "from tests.core.domain.test_invariants import digest; print(digest())"
    environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
    found = subprocess.run(
        [sys.executable, "-c", command], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == digest()

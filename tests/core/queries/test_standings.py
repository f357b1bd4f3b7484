"""The SQL of status and tallies, held equal to the rules in `core.domain` (rules §3–5)."""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from core.domain.facts import Consent, ConsentState, FactBook
from core.domain.figures import Brief, ObligationStanding, PlanInfo
from core.domain.moments import TICK, AsOf, as_of_end, start_of
from core.domain.obligations import Obligation
from core.domain.rates import tally_of
from core.domain.register import Register
from core.domain.standings import standings_at
from core.domain.status import Standing
from core.queries.facts import fact_book
from core.queries.register import register_at
from core.queries.standings import (
    RollUp,
    Scope,
    body_measure_tallies,
    briefs,
    obligation_standings,
    standings_of,
    tallies,
)
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading
from tests.core.builders import an_obligation, noon, on
from tests.core.stored import ever_owed, store, store_register
from tests.core.strategies import (
    MERGER_RECORDED,
    MOMENTS,
    claim_books,
    consent_books,
    decision_books,
    fact_books,
)

BRIEF, AT_LENGTH = settings(max_examples=70), settings(max_examples=500)


@pytest.fixture(scope="module")
def shared(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database for every example of this module: each is a plan of its own."""
    path = tmp_path_factory.mktemp("standings") / "postup.sqlite"
    engine = engine_for(f"sqlite:///{shutil.copy(migrated_file, path)}")
    with Session(engine) as session:
        store_register(session)
        session.commit()
    yield engine
    engine.dispose()


def moments_of(book: FactBook, drawn: AsOf) -> list[AsOf]:
    """At and just after facts, and where the calendar alone turns an obligation's status."""
    held = (book.exclusions, book.nil_reports, book.claims)
    instants = sorted(
        {move.at for facts in held for fact in facts for move in fact.transitions}
        | {fact.recorded_at for fact in (*book.consents, *book.extensions)}
        | {o.superseded_at for o in book.obligations if o.superseded_at}
        | {o.exists_from for o in book.obligations if o.exists_from}
    )
    some = {instants[n] for n in (0, len(instants) // 2, -1)} if instants else set()
    turns = {
        start_of(day) + TICK
        for o in book.obligations[:2]
        for day in (o.window_start, o.soon_from, o.due_on + timedelta(days=1))
    }
    known = {at + TICK for at in (*some, *(consent.recorded_at for consent in book.consents))}
    return [drawn, as_of_end(drawn.today), *map(AsOf, sorted(some | known | turns))]


def as_row(obligation: Obligation, standing: Standing) -> ObligationStanding:
    return ObligationStanding(
        id=obligation.id,
        plan=obligation.plan,
        task=obligation.task,
        measure=obligation.measure,
        body=obligation.body,
        period=obligation.period,
        year=obligation.year,
        window_start=obligation.window_start,
        due_on=obligation.due_on,
        min_count=obligation.min_count,
        mode=obligation.mode.value,
        by_consent=obligation.by_consent,
        conditions=tuple(condition.value for condition in obligation.conditions),
        status=standing.status,
        flags=standing.flags,
        submitted=standing.submitted,
        verified=standing.verified,
        achieved_on=standing.achieved_on,
        days_overdue=standing.days_overdue,
    )


def key_of(obligation: Obligation, by: RollUp, register: Register, as_of: AsOf) -> str:
    answering = register.answering(obligation.body, as_of.today)
    keys = {
        RollUp.PLAN: obligation.plan,
        RollUp.TASK: obligation.task,
        RollUp.MEASURE: obligation.measure,
        RollUp.BODY: answering,
        RollUp.KIND: register.bodies[answering].kind.value,
    }
    return keys[by]


def check_rows(session: Session, plan: PlanInfo, book: FactBook, as_of: AsOf) -> None:
    """Every field of every row, for all years and for one."""
    for year in (None, 2026):
        expected = {o.id: as_row(o, s) for o, s in standings_at(book, as_of, year)}
        rows = obligation_standings(session, Scope(plan, as_of, year))
        assert {row.id: row for row in rows} == expected
        assert [row.due_on for row in rows] == sorted(row.due_on for row in rows)
        check_briefs(session, Scope(plan, as_of, year), rows)


def check_briefs(session: Session, scope: Scope, rows: list[ObligationStanding]) -> None:
    """What lists are made from says the same, and a page of it is the whole rows."""
    short = {brief.id: brief for brief in briefs(session, scope)}
    assert short.keys() == {row.id for row in rows}
    for row in rows:
        brief = short[row.id]
        assert brief[1:] == tuple(getattr(row, name) for name in Brief._fields[1:])
    backwards = rows[::-1]
    assert standings_of(session, scope, [short[row.id].key for row in backwards]) == backwards


def check_tallies(session: Session, plan: PlanInfo, book: FactBook, as_of: AsOf) -> None:
    """Every roll-up, for all years and for that of today."""
    register = register_at(session, as_of)
    for year in (None, as_of.today.year):
        scope = Scope(plan, as_of, year)
        expected = standings_at(book, as_of, year)
        for by in RollUp:
            groups: dict[str, list[Standing]] = defaultdict(list)
            for obligation, standing in expected:
                groups[key_of(obligation, by, register, as_of)].append(standing)
            counted = {key: tally_of(group) for key, group in groups.items()}
            assert tallies(session, scope, by, register) == counted
        cells: dict[tuple[str, str], list[Standing]] = defaultdict(list)
        for o, standing in expected:
            cells[register.answering(o.body, as_of.today), o.measure].append(standing)
        by_cell = {key: tally_of(group) for key, group in cells.items()}
        assert body_measure_tallies(session, scope, register) == by_cell


def check(engine: Engine, book: FactBook, drawn: AsOf) -> None:
    plan, stored = store(engine, book)
    with reading(engine) as session:
        assert fact_book(session, plan, through_year=2031) == ever_owed(stored)
        for as_of in moments_of(stored, drawn):
            check_rows(session, plan, stored, as_of)
        for as_of in (drawn, as_of_end(drawn.today), AsOf(MERGER_RECORDED + TICK)):
            check_tallies(session, plan, stored, as_of)


@BRIEF
@given(fact_books(), MOMENTS)
def test_sql_and_rules_agree_on_every_field_and_tally(shared, book, drawn):
    check(shared, book, drawn)


def consented(*rows: tuple[str, str | None, str, str]) -> FactBook:
    """A book of one obligation by consent, from (state, measure, effective on, recorded on)."""
    return FactBook(
        obligations=(an_obligation(body="A", by_consent=True),),
        consents=tuple(
            Consent("A", measure, ConsentState(state), date.fromisoformat(day), noon(recorded))
            for state, measure, day, recorded in rows
        ),
    )


NOT_YET = consented(("given", None, "2026-04-01", "2026-03-01"))
MEASURE_FIRST = consented(
    ("declined", "2.1", "2026-01-01", "2026-01-02"), ("given", None, "2026-02-01", "2026-02-02")
)


@BRIEF
@example(NOT_YET, on("2026-03-15"))
@example(MEASURE_FIRST, on("2026-03-15"))
@given(st.one_of(consent_books(), decision_books(), claim_books()), MOMENTS)
def test_they_agree_where_one_kind_of_fact_alone_decides(shared, book, drawn):
    check(shared, book, drawn)


@pytest.mark.slow
@AT_LENGTH
@given(st.one_of(fact_books(), consent_books(), decision_books(), claim_books()), MOMENTS)
def test_sql_and_rules_agree_at_length(shared, book, drawn):
    check(shared, book, drawn)


@BRIEF
@given(fact_books(), MOMENTS)
def test_a_narrowed_list_is_the_rows_of_the_whole_one(shared, book, drawn):
    plan, _ = store(shared, book)
    with reading(shared) as session:
        everything = obligation_standings(session, Scope(plan, drawn, None))
        for row in everything:
            narrow = Scope(
                plan, drawn, None, bodies=(row.body, "NOBODY"), measure=row.measure,
                due_from=row.due_on, due_until=row.due_on,
            )  # fmt: skip
            expected = [
                r for r in everything
                if (r.body, r.measure, r.due_on) == (row.body, row.measure, row.due_on)
            ]  # fmt: skip
            assert obligation_standings(session, narrow) == expected

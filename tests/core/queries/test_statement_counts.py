"""A list of thirty costs as many statements as a list of one."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from core.domain.deadline_rules import ByDate
from core.domain.facts import (
    Claim,
    Consent,
    ConsentState,
    Event,
    Exclusion,
    ExclusionKind,
    Extension,
    FactBook,
    NilReport,
    OptIn,
    Revision,
    Trigger,
)
from core.domain.figures import PlanInfo
from core.domain.moments import AsOf
from core.domain.permissions import SYSTEM
from core.queries.events import days_by_period, verified_days, verified_events
from core.queries.facts import fact_book
from core.queries.plans import measure_titles, plan_named, plan_text, plans, task_titles
from core.queries.register import register_at, register_history, register_records
from core.queries.standings import (
    RollUp,
    Scope,
    body_measure_tallies,
    demands,
    obligation_standings,
    overdue_bodies,
    tallies,
)
from core.services.bodies import load_register
from core.services.plans import PlanSource, load_plan
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading, writing
from tests.core.builders import a_body, a_measure, a_plan, an_obligation, moves, noon, on
from tests.core.stored import store
from tests.core.world import CARD

T = on("2026-11-02")
DAY, AT = date(2026, 3, 9), noon("2026-03-09")
VERIFIED = moves(("submitted", AT), ("verified", AT))


def a_book(many: int) -> FactBook:
    """So many facts of each kind, each on an obligation of its own body."""
    codes = [f"S{n:02d}" for n in range(many)]
    ids = [f"2.1/{code}/2026-H1" for code in codes]
    numbers = range(1, many + 1)
    return FactBook(
        obligations=tuple(an_obligation(body=code, by_consent=True) for code in codes),
        consents=tuple(Consent(code, None, ConsentState.GIVEN, DAY, AT) for code in codes),
        exclusions=tuple(
            Exclusion(n, i, ExclusionKind.WAIVED, moves(("requested", AT)))
            for n, i in zip(numbers, ids, strict=True)
        ),
        nil_reports=tuple(NilReport(i, moves(("filed", AT))) for i in ids),
        opt_ins=tuple(OptIn(code, "8.1", moves(("in", AT))) for code in codes),
        triggers=tuple(Trigger(i, "2.1", DAY, AT) for i in ids),
        extensions=tuple(Extension(i, DAY, AT) for i in ids),
        events=tuple(
            Event(n, (code,), "briefing", (Revision(1, DAY, AT),))
            for n, code in zip(numbers, codes, strict=True)
        ),
        claims=tuple(Claim(n, i, VERIFIED) for n, i in zip(numbers, ids, strict=True)),
    )


def fill(engine: Engine, many: int) -> PlanInfo:
    """So many bodies, plans, measures and facts; the plan with the facts."""
    measures = [a_measure(f"{n}.1", ByDate(month=8, day=31)) for n in range(1, many + 1)]
    source = PlanSource("plan.txt", "", a_plan(*measures))
    with writing(engine, SYSTEM) as work:
        load_register(work, [a_body(f"S{n:02d}") for n in range(many)])
        load_plan(work, CARD, source, through_year=2026)
    return [store(engine, a_book(many))[0] for _ in range(many)][-1]


READS: dict[str, Callable[[Any, PlanInfo], Any]] = {
    "plans": lambda session, _: plans(session),
    "tasks and measures": lambda session, _: plan_text(session, plan_named(session, "781-2020")),
    "titles of measures": lambda session, plan: measure_titles(session, plan),
    "titles of tasks": lambda session, plan: task_titles(session, plan),
    "the register": lambda session, _: register_at(session, T),
    "its history": lambda session, _: register_history(session, DAY),
    "its records": lambda session, _: register_records(session),
    "every fact": lambda session, plan: fact_book(session, plan, through_year=2026),
    "obligations": lambda session, plan: obligation_standings(session, Scope(plan, T, 2026)),
    "tallies": lambda session, plan: tallies(
        session, Scope(plan, T, 2026), RollUp.BODY, register_at(session, T)
    ),
    "a table of bodies and measures": lambda session, plan: body_measure_tallies(
        session, Scope(plan, T, 2026), register_at(session, T)
    ),
    "overdue bodies": lambda session, plan: overdue_bodies(
        session, Scope(plan, AsOf(AT), 2026), register_at(session, T)
    ),
    "demands": lambda session, plan: demands(session, Scope(plan, T, 2026)),
    "events": lambda session, plan: verified_events(session, Scope(plan, T, 2026), most=99),
    "days of events by period": lambda session, plan: days_by_period(session, Scope(plan, T, 2026)),
    "days with events": lambda session, plan: verified_days(
        session, Scope(plan, T, 2026), (date(2026, 1, 1), date(2026, 12, 31))
    ),
}


@pytest.fixture(scope="module")
def installations(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Engine, PlanInfo]]:
    """One with a single row of each kind, one with thirty."""
    folder = tmp_path_factory.mktemp("counts")
    engines = [
        engine_for(f"sqlite:///{shutil.copy(migrated_file, folder / f'{many}.sqlite')}")
        for many in (1, 30)
    ]
    return [(engine, fill(engine, many)) for engine, many in zip(engines, (1, 30), strict=True)]


def statements(engine: Engine, read: Callable[[Any], Any]) -> list[str]:
    """The statements that a read issues."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    with reading(engine) as session:
        read(session)
    event.remove(engine, "before_cursor_execute", note)
    return seen


@pytest.mark.parametrize("name", READS)
def test_thirty_rows_cost_as_many_statements_as_one(installations, name):
    one, thirty = (
        statements(engine, lambda session, plan=plan: READS[name](session, plan))
        for engine, plan in installations
    )
    assert one == thirty
    assert len(one) > 1


def test_the_installations_differ_thirtyfold(installations):
    with reading(installations[1][0]) as session:
        plan = installations[1][1]
        book = fact_book(session, plan, through_year=2026)
        assert {len(getattr(book, name)) for name in FactBook.__slots__} == {30}
        assert len(plans(session)) == 31
        assert len(plan_text(session, plans(session)[0]).measures) == 30

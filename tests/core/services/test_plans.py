from dataclasses import replace
from datetime import date

import pytest

from core.domain.deadline_rules import ByDate, Years
from core.domain.permissions import SYSTEM
from core.domain.plan import ParsedPlan, Problem, Severity
from core.errors import InvalidInputError
from core.queries.facts import fact_book
from core.queries.plans import plan_text, plans
from core.queries.state import data_version
from core.services.obligations import keep_years
from core.services.plans import PlanSource, load_plan
from core.storage.unit_of_work import reading
from tests.core.audit import last_audit
from tests.core.builders import HALF_YEARLY, a_measure, a_plan
from tests.core.world import CARD, PLAN, SOURCE

OTHER = replace(CARD, act_number="1203", act_date=date(2023, 12, 22))


def test_a_plan_is_kept_as_it_was_understood(world):
    assert last_audit(world.engine) == ("system", "plan.load", "781-2020")
    with reading(world.engine) as session:
        assert plan_text(session, world.plan) == PLAN


def test_what_a_first_load_gives_holds_at_every_moment(world):
    with reading(world.engine) as session:
        book = fact_book(session, world.plan, through_year=2027)
    assert {(o.exists_from, o.superseded_at) for o in book.obligations} == {(None, None)}
    assert {o.year for o in book.obligations} == {2026, 2027}


@pytest.mark.parametrize(
    ("card", "plan", "message"),
    [
        pytest.param(CARD, PLAN, "«781-2020» уже завантажено", id="loaded already"),
        pytest.param(replace(OTHER, last_year=2025), PLAN, "раніше першого", id="years backwards"),
        pytest.param(
            replace(OTHER, first_year=2020, last_year=2022), PLAN, "новішим", id="a newer act"
        ),
        pytest.param(
            OTHER,
            ParsedPlan(PLAN.tasks, (Problem(7, 3, Severity.ERROR, "Невідомий виконавець."),)),
            r"Невідомий виконавець \(рядок 7\)",
            id="a document with errors",
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused_whole(world, card, plan, message):
    with pytest.raises(InvalidInputError, match=message), world.at("2026-02-01", SYSTEM) as work:
        load_plan(work, card, PlanSource("plan.txt", "", plan), through_year=2026)
    with reading(world.engine) as session:
        assert [known.key for known in plans(session)] == ["781-2020"]


def test_a_warning_stops_no_plan(world):
    warned = ParsedPlan(PLAN.tasks, (Problem(7, 3, Severity.WARNING, "Перевірте."),))
    with world.at("2026-02-01", SYSTEM) as work:
        plan = load_plan(work, OTHER, PlanSource("plan.txt", "", warned), through_year=2026)
    with reading(world.engine) as session:
        assert plan_text(session, plan).problems == warned.problems


def test_a_deadline_outside_the_plans_years_is_a_warning(world):
    past = a_plan(
        a_measure("1.4", ByDate(month=9, day=1, year=2019)), a_measure("2.1", HALF_YEARLY)
    )
    with world.at("2026-02-01", SYSTEM) as work:
        plan = load_plan(work, OTHER, PlanSource("plan.txt", "", past), through_year=2026)
    with reading(world.engine) as session:
        found = plan_text(session, plan).problems
    assert [(p.severity, p.message.split(":")[0]) for p in found] == [
        (Severity.WARNING, "Захід 1.4")
    ]


def test_an_open_plan_may_begin_before_its_act(world):
    with world.at("2026-02-01", SYSTEM) as work:
        plan = load_plan(work, replace(OTHER, first_year=2021), SOURCE, through_year=2026)
    assert plan.years_until(2026)[0] == 2021


def test_a_plan_ends_with_its_last_year(world):
    with world.at("2026-02-01", SYSTEM) as work:
        plan = load_plan(work, replace(OTHER, last_year=2027), SOURCE, through_year=2030)
    with reading(world.engine) as session:
        book = fact_book(session, plan, through_year=2030)
    assert {o.year for o in book.obligations} == {2026, 2027}


def test_a_year_without_demands_is_looked_at_but_writes_nothing(world):
    rare = a_plan(a_measure("1", Years(years=(2026, 2031)), by=("MVS",)))
    with world.at("2026-02-01", SYSTEM) as work:
        load_plan(work, OTHER, PlanSource("plan.txt", "", rare), through_year=2026)
    with reading(world.engine) as session:
        version = data_version(session)
    keep_years(world.engine, through_year=2027)
    with reading(world.engine) as session:
        assert data_version(session) == version

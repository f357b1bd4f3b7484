"""Rates recomputed by `tests/recompute.py`, which shares nothing with Postup but the facts."""

import ast
import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from sqlalchemy import Engine

from core import clock
from core.domain.facts import FactBook
from core.domain.moments import TICK, AsOf, start_of
from core.domain.rates import tally_of
from core.domain.standings import standings_at
from core.presenters.contract import facts_json, json_text, rate_json
from core.queries.facts import fact_book
from core.queries.plans import plan_named
from core.queries.register import register_at, register_records
from core.queries.standings import RollUp, Scope, tallies
from core.services.demo.fill import DemoWish, fill_demo
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading
from tests import recompute
from tests.core.builders import a_register
from tests.core.queries.test_standings import key_of
from tests.core.stored import ever_owed
from tests.core.strategies import MERGED, MERGED_B, MERGER_RECORDED, MOMENTS, UNMERGED, fact_books

SCRIPT = Path(recompute.__file__)
REGISTER = [*((body, None) for body in UNMERGED), (MERGED_B, MERGER_RECORDED)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A database with every kind of fact."""
    engine = engine_for(f"sqlite:///{tmp_path_factory.mktemp('demo')}/postup.sqlite")
    fill_demo(engine, DemoWish(bodies=40, seed=7))
    return engine


def unlabelled(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Rates by key, without what only a reader needs."""
    return {
        row["key"]: {k: v for k, v in row.items() if k not in ("label", "as_of")} for row in rows
    }


def random_instants(engine: Engine, facts: dict[str, Any]) -> list[AsOf]:
    """Ten instants at, just before and just after facts, and ten anywhere in the years."""
    random = Random(20)  # noqa: S311 no secret
    moves = [move["at"] for name in ("claims", "exclusions", "nil_reports") for fact in facts[name]
             for move in fact["transitions"]]  # fmt: skip
    near = [
        AsOf(datetime.fromisoformat(at) + random.choice((-1, 0, 1)) * TICK)
        for at in random.sample(moves, 10)
    ]
    with reading(engine) as session:
        first = start_of(plan_named(session, None).frame.monitor_from)
    seconds = (clock.now() - first).total_seconds()
    return near + [AsOf(first + timedelta(seconds=random.uniform(0, seconds))) for _ in range(10)]


@pytest.mark.parametrize("year", [pytest.param(None, id="one year"), pytest.param("all", id="all")])
def test_rates_recomputed_from_the_facts_alone_are_equal_at_20_random_instants(demo, year):
    with reading(demo) as session:
        plan = plan_named(session, None)
        now = AsOf(clock.now())
        book = fact_book(session, plan, through_year=now.today.year)
        facts = json.loads(json_text(facts_json(book, register_records(session), now)))
        for as_of in random_instants(demo, facts):
            register = register_at(session, as_of)
            scope = Scope(plan, as_of, None if year == "all" else as_of.today.year)
            for by in RollUp:
                counted = tallies(session, scope, by, register)
                printed = [rate_json(key, "", tally, as_of) for key, tally in counted.items()]
                found = recompute.recompute(facts, as_of.instant, by.value, year)
                assert unlabelled(found) == unlabelled(json.loads(json.dumps(printed)))


@given(fact_books(), MOMENTS)
def test_a_strangers_reading_of_the_rules_agrees_whatever_happened(book: FactBook, as_of: AsOf):
    facts = json.loads(json_text(facts_json(ever_owed(book), REGISTER, as_of)))
    register = MERGED if as_of.instant > MERGER_RECORDED else a_register(*UNMERGED)
    expected = standings_at(book, as_of, None)
    for by in RollUp:
        keys = {key_of(o, by, register, as_of) for o, _ in expected}
        printed = [
            rate_json(
                key, "", tally_of(s for o, s in expected if key_of(o, by, register, as_of) == key),
                as_of,
            )
            for key in keys
        ]  # fmt: skip
        found = recompute.recompute(facts, as_of.instant, by.value, "all")
        assert unlabelled(found) == unlabelled(printed)


def test_the_script_runs_on_a_file_by_itself(tmp_path):
    file = tmp_path / "facts.json"
    file.write_text(json_text(facts_json(FactBook(), REGISTER, AsOf(MERGER_RECORDED))))
    command = [
        sys.executable,
        "-I",
        str(SCRIPT),
        str(file),
        "--by",
        "body",
        "--as-of",
        "2026-08-31",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_the_script_knows_nothing_of_postup():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    assert {str(name).split(".")[0] for name in modules} <= set(sys.stdlib_module_names)

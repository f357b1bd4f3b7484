"""Spans of obligations: always in step with the facts (decision 0006)."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import Session

from core.domain.facts import ClaimState
from core.domain.moments import TICK, AsOf
from core.domain.status import Status
from core.queries.standings import Scope, obligation_standings
from core.services.claims import return_claim, verify_claim
from core.storage.engine import WRITES
from core.storage.fact_tables import ClaimTransition
from core.storage.spans import OPEN_END
from core.storage.unit_of_work import reading
from tests.core.builders import noon

OBLIGATION = "5/MVS/2026"


@pytest.fixture
def claim(world):
    number = world.submit(OBLIGATION, "2026-03-09")
    with world.at("2026-04-01") as work:
        return_claim(work, number, "Немає фото.")
    return number


def status_at(session: Session, world, at: str) -> Status:
    scope = Scope(world.plan, AsOf(noon(at) + TICK), 2026, bodies=("MVS",), measure="5")
    return next(row.status for row in obligation_standings(session, scope))


def test_every_moment_of_an_obligation_lies_in_one_span(world, claim):
    with reading(world.engine) as session:
        rows = session.connection().execute(
            text("SELECT obligation_id, since, until FROM obligation_span ORDER BY 1, 2")
        )
        spans: dict[int, list[tuple[int, int]]] = {}
        for obligation, since, until in rows:
            spans.setdefault(obligation, []).append((since, until))
        owed = session.connection().execute(text("SELECT count(*) FROM obligation")).scalar()
    assert len(spans) == owed
    for chain in spans.values():
        assert all(since < until for since, until in chain)
        assert [until for _, until in chain] == [*(since for since, _ in chain[1:]), OPEN_END]


def test_nothing_stale_is_ever_committed(world, claim):
    with reading(world.engine) as session:
        found = session.connection().execute(text("SELECT count(*) FROM stale_obligation"))
        assert found.scalar() == 0


def test_facts_are_counted_within_the_transaction_that_writes_them(world, claim):
    with world.at("2026-05-01") as work:
        work.session.add(
            ClaimTransition(
                claim_id=claim, state=ClaimState.SUBMITTED, revision=2, actor="a", at=work.at
            )
        )
        work.session.flush()
        assert status_at(work.session, world, "2026-05-01") is Status.UNDER_REVIEW


def test_a_fact_by_another_way_than_the_services_is_counted_too(world, claim):
    with Session(world.engine.execution_options(**{WRITES: True})) as session:
        at = noon("2026-05-01")
        session.add(
            ClaimTransition(
                claim_id=claim, state=ClaimState.SUBMITTED, revision=2, actor="a", at=at
            )
        )
        session.commit()
    with reading(world.engine) as session:
        assert status_at(session, world, "2026-05-01") is Status.UNDER_REVIEW
        assert status_at(session, world, "2026-04-30") is Status.IN_PROGRESS


def test_facts_in_any_order_of_writing_give_the_spans_of_their_instants(world, claim):
    with world.at("2026-06-01") as work:
        for days, state in ((0, ClaimState.SUBMITTED), (-20, ClaimState.WITHDRAWN)):
            work.session.add(
                ClaimTransition(
                    claim_id=claim, state=state, revision=2, actor="a",
                    at=work.at + timedelta(days=days),
                )
            )  # fmt: skip
        work.session.flush()
    with reading(world.engine) as session:
        found = [status_at(session, world, day) for day in ("2026-05-20", "2026-06-01")]
    assert found == [Status.IN_PROGRESS, Status.UNDER_REVIEW]


def test_a_decision_shows_at_once(world):
    number = world.submit(OBLIGATION, "2026-03-09")
    with world.at("2026-04-01") as work:
        verify_claim(work, number)
    with reading(world.engine) as session:
        assert status_at(session, world, "2026-04-01") is Status.DONE_ON_TIME

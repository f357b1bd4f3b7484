"""What verification costs with ten thousand submissions waiting."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert
from sqlmodel import select

from core import clock
from core.domain.facts import ClaimState
from core.domain.moments import kyiv_date
from core.domain.permissions import SYSTEM
from core.domain.submissions import Line
from core.presenters.search import matches
from core.presenters.verification import queue_row
from core.queries.alike import alike
from core.queries.plans import measure_titles, plans
from core.queries.register import register_at
from core.queries.remarks import waiting_for_secretariat
from core.queries.state import present
from core.queries.waiting import (
    QueueWish,
    queue_keys,
    queue_length,
    queue_lines,
    queue_titles,
)
from core.storage.engine import engine_for
from core.storage.fact_tables import (
    ClaimRow,
    ClaimTransition,
    EventBodyRow,
    EventRevisionRow,
    EventRow,
)
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing, reading, writing
from tests.bench.conftest import SMALL
from tests.bench.test_figures import median_ms

pytestmark = pytest.mark.bench
MANY, PAGE = 10_000, 25


def fill(work: Writing) -> None:
    """Ten thousand events that wait, spread over the obligations in force."""
    owed = work.session.exec(select(ObligationRow)).all()
    connection = work.session.connection()
    first = {
        table: (work.session.exec(select(func.max(table.id))).one() or 0) + 1
        for table in (EventRow, ClaimRow)
    }
    rows: dict[type, list[dict[str, Any]]] = {
        table: [] for table in (EventRow, EventBodyRow, EventRevisionRow, ClaimRow, ClaimTransition)
    }
    for place in range(MANY):
        duty = owed[place % len(owed)]
        event, claim = first[EventRow] + place, first[ClaimRow] + place
        at = work.at - timedelta(minutes=place)
        rows[EventRow].append(
            {"id": event, "plan_id": duty.plan_id, "created_by": "demo:x", "created_at": at}
        )
        rows[EventBodyRow].append({"event_id": event, "body": duty.body})
        rows[EventRevisionRow].append(
            {"event_id": event, "revision": 1, "type": "briefing", "title": f"Брифінг {place}",
             "held_on": duty.window_start, "details": {}, "links": [], "actor": "demo:x", "at": at}
        )  # fmt: skip
        rows[ClaimRow].append({"id": claim, "event_id": event, "obligation_id": duty.id})
        rows[ClaimTransition].append(
            {"claim_id": claim, "state": ClaimState.SUBMITTED.value, "revision": 1,
             "actor": "demo:x", "at": at}
        )  # fmt: skip
    for table, some in rows.items():
        connection.execute(insert(table), some)


@pytest.fixture
def crowded(data, tmp_path: Path) -> Engine:
    shutil.copytree(data(SMALL), tmp_path / "crowded")
    engine = engine_for(f"sqlite:///{tmp_path / 'crowded' / 'postup.sqlite'}")
    with writing(engine, SYSTEM) as work:
        fill(work)
    return engine


def test_how_long_the_queue_takes_with_ten_thousand_waiting(goals, crowded):
    goals.head(f"{MANY} submissions waiting")
    wish = QueueWish()
    with reading(crowded) as session:
        plan, today = plans(session)[0], kyiv_date(clock.now())
        register, titles = register_at(session, present(session)), measure_titles(session, plan)
        keys = queue_keys(session, plan, wish)
        assert queue_length(session, plan, wish) == len(keys) >= MANY

        def page() -> list[Line]:
            some = queue_keys(session, plan, wish)[:PAGE]
            lines = queue_lines(session, plan, wish, some)
            assert len([queue_row(line, register, titles, today, None) for line in lines]) == PAGE
            return lines

        def found() -> int:
            known = queue_titles(session, plan, wish)
            return sum(matches("БРИФІНГ 77", (title,)) for title in known.values())

        goals.note(
            "a page of the queue, read and put into words", median_ms(page), goal=100, unit="ms"
        )
        goals.note(
            "how many wait",
            median_ms(lambda: queue_length(session, plan, wish)),
            goal=50,
            unit="ms",
        )
        goals.note("a search through all titles, again", median_ms(found), goal=100, unit="ms")
        talk = median_ms(lambda: waiting_for_secretariat(session, plan))
        goals.note("remarks and requests that wait", talk, goal=20, unit="ms")
        line = page()[0]
        twins = median_ms(
            lambda: alike(
                session, plan, body=line.body, type_=line.type, held_on=line.held_on,
                title=line.title, hashes=["0" * 64], but_event=line.event,
            )
        )  # fmt: skip
        goals.note("what looks like one submission", twins, goal=50, unit="ms")
    crowded.dispose()

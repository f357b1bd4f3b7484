import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from core.domain.moments import TICK
from core.domain.permissions import Actor
from core.storage.audit_chain import audit_head, first_break
from core.storage.engine import engine_for
from core.storage.migrate import migrate
from core.storage.plan_tables import BodyRecord
from core.storage.system_tables import AuditRow, DataVersionRow
from core.storage.unit_of_work import reading, writing

CLERK = Actor("clerk")
SPAWN = multiprocessing.get_context("spawn")


def a_record(code: str = "A") -> BodyRecord:
    return BodyRecord(
        code=code, name_uk=code, short_uk=code, name_en=code, kind="service", aliases=[]
    )


def version_of(engine: Engine) -> DataVersionRow:
    with reading(engine) as session:
        return session.get_one(DataVersionRow, 1)


def test_a_write_commits_its_facts_its_audit_entry_and_a_new_data_version(engine):
    with writing(engine, CLERK) as work:
        work.session.add(a_record())
        work.audit("body.add", "body", "A", before=None, after="A")
    with reading(engine) as session:
        assert session.exec(select(func.count()).select_from(BodyRecord)).one() == 1
        entry = session.exec(select(AuditRow)).one()
        assert (entry.seq, entry.actor, entry.action, entry.entity, entry.entity_id) == (
            1, "clerk", "body.add", "body", "A",
        )  # fmt: skip
        assert entry.at == work.at
        assert entry.payload == '{"after": "A", "before": null}'
    assert (version_of(engine).number, version_of(engine).last_at) == (1, work.at)


def test_a_write_that_fails_leaves_neither_fact_nor_audit_nor_version(engine):
    def fail_half_way() -> None:
        with writing(engine, CLERK) as work:
            work.session.add(a_record())
            work.audit("body.add", "body", "A")
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail_half_way()
    with reading(engine) as session:
        assert session.exec(select(BodyRecord)).all() == []
        assert audit_head(session).count == 0
        assert session.get(DataVersionRow, 1) is None


def test_instants_go_forward_even_where_the_clock_jumps_back(engine):
    future = datetime.now(UTC) + timedelta(hours=1)
    with writing(engine, CLERK) as work:
        work.session.get_one(DataVersionRow, 1).last_at = future
    instants: list[datetime] = []
    for _ in range(3):
        with writing(engine, CLERK) as work:
            instants.append(work.at)
    assert instants == [future + n * TICK for n in (1, 2, 3)]


def test_instants_are_in_utc_and_of_the_present(engine):
    before = datetime.now(UTC)
    with writing(engine, CLERK) as work:
        assert before <= work.at <= datetime.now(UTC)
        assert work.at.tzinfo is UTC


def _add_many(url: str, threads: int, updates: int) -> None:
    """What one process does: read-modify-write of the version and of the audit chain."""
    engine = engine_for(url)

    def add() -> None:
        for _ in range(updates):
            with writing(engine, CLERK) as work:
                work.session.add(a_record())
                work.audit("body.add", "body", "A")

    workers = [threading.Thread(target=add) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def _migrate(url: str) -> str:
    """What one process does at its first start."""
    return migrate(engine_for(url))


@pytest.mark.parametrize(
    ("processes", "threads", "updates"),
    [
        pytest.param(2, 2, 10, id="a sample"),
        pytest.param(4, 4, 40, id="in full", marks=pytest.mark.slow),
    ],
)
def test_no_update_is_lost_however_many_write_at_once(engine, processes, threads, updates):
    url = engine.url.render_as_string()
    with ProcessPoolExecutor(processes, mp_context=SPAWN) as pool:
        for done in [pool.submit(_add_many, url, threads, updates) for _ in range(processes)]:
            done.result()
    expected = processes * threads * updates
    assert version_of(engine).number == expected
    with reading(engine) as session:
        assert session.exec(select(func.count()).select_from(BodyRecord)).one() == expected
        assert audit_head(session).count == expected
        assert first_break(session) is None
        instants = session.exec(select(AuditRow.at).order_by("seq")).all()
    assert sorted(set(instants)) == list(instants)


def test_two_processes_may_make_the_schema_at_once(tmp_path):
    url = f"sqlite:///{tmp_path}/postup.sqlite"
    with ProcessPoolExecutor(2, mp_context=SPAWN) as pool:
        revisions = [task.result() for task in [pool.submit(_migrate, url) for _ in range(2)]]
    assert revisions[0] == revisions[1]

import sqlite3

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from core.errors import StateError
from core.storage.engine import WRITES, engine_for
from core.storage.unit_of_work import passing


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        pytest.param("journal_mode", "wal", id="a log beside the file"),
        pytest.param("synchronous", 2, id="FULL: no acknowledged row is lost with the power"),
        pytest.param("busy_timeout", 10_000, id="ten seconds of patience"),
        pytest.param("foreign_keys", 1, id="no orphans"),
        pytest.param("trusted_schema", 0, id="no functions from the schema"),
        pytest.param("secure_delete", 1, id="what is erased is overwritten"),
    ],
)
@pytest.mark.parametrize("is_writer", [False, True])
def test_every_connection_has_the_pragmas_in_force(engine: Engine, pragma, value, is_writer):
    with (
        engine.execution_options(**{WRITES: is_writer}).connect() as one,
        engine.connect() as another,
    ):
        found = [c.exec_driver_sql(f"PRAGMA {pragma}").scalar() for c in (one, another)]
    assert found == [value, value]


def test_a_writer_takes_the_lock_at_its_beginning(engine: Engine):
    path = engine.url.database or ""
    with engine.execution_options(**{WRITES: True}).begin() as writer:
        writer.execute(text("SELECT 1"))
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_a_reader_stops_nobody_and_sees_one_state_throughout(engine: Engine):
    count = text("SELECT count(*) FROM data_version")
    add = text("INSERT INTO data_version (id, number, last_at) VALUES (1, 1, 1)")
    with engine.connect() as reader:
        assert reader.execute(count).scalar() == 0
        with engine.execution_options(**{WRITES: True}).begin() as writer:
            writer.execute(add)
        assert reader.execute(count).scalar() == 0
    with engine.connect() as reader:
        assert reader.execute(count).scalar() == 1


def test_an_orphan_is_refused(engine: Engine):
    orphan = text("INSERT INTO event (plan_id, created_by, created_at) VALUES (99, 'a', 0)")
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), engine.begin() as writer:
        writer.execute(orphan)


def test_one_address_has_one_engine(tmp_path):
    url = f"sqlite:///{tmp_path}/new/folder/postup.sqlite"
    assert engine_for(url) is engine_for(url)
    assert (tmp_path / "new" / "folder").is_dir()


def test_a_lock_taken_past_the_line_is_told_in_a_sentence_and_stands_in_nobodys_way(
    engine: Engine, monkeypatch
):
    """What writes without standing in line, a tool of the operator's say, is waited for too."""
    monkeypatch.setattr("core.storage.engine._PRAGMAS", ("journal_mode=WAL", "busy_timeout=1"))
    other = sqlite3.connect(engine.url.database or "", timeout=0, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def write() -> None:
        with passing(engine) as session:
            session.connection().exec_driver_sql("SELECT 1")

    with pytest.raises(StateError, match="зайняв інший процес"):
        write()
    other.execute("COMMIT")
    other.close()
    write()

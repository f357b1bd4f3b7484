import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy.exc import IntegrityError, OperationalError

from core.errors import StateError
from core.queries.commitments import consent_records
from core.queries.facts import fact_book
from core.queries.health import integrity
from core.queries.plans import plans
from core.storage import migrate as migrations
from core.storage.audit_chain import first_break
from core.storage.engine import WRITES, engine_for
from core.storage.migrate import alembic_config, current_revision, migrate, newest_revision
from core.storage.unit_of_work import reading
from tests.core.storage.released import upgrade_to
from tests.core.world import World, install

BROKEN = """
from alembic import op
revision, down_revision = "9999", "{newest}"
branch_labels = depends_on = None


def upgrade():
    op.execute("CREATE TABLE half_made (id INTEGER)")
    op.execute("DELETE FROM data_version")
    op.execute("SELECT no_such_function()")
"""
FACTS_OF_REVISION_1 = (
    "INSERT INTO plan VALUES (1, 'p', '', '1', '2026-01-01', 2026, NULL, '2026-01-01', "
    "'2026-01-01', 1)",
    "INSERT INTO obligation VALUES (1, 1, '2.1/MVS/2026-H1', '2', '2.1', 'MVS', '2026-H1', 2026, "
    "'2026-01-01', '2026-06-30', '2026-06-16', 1, 'each', 0, '[]', 0, 0, NULL)",
    "INSERT INTO event VALUES (1, 1, 'a', 1)",
    "INSERT INTO claim VALUES (1, 1, 1, 1)",
    "INSERT INTO claim_transition VALUES (1, 1, 'draft', 1, '', 'a', 9)",
)


@pytest.fixture
def empty(tmp_path: Path) -> Engine:
    return engine_for(f"sqlite:///{tmp_path}/empty.sqlite")


def schema(engine: Engine) -> list[str]:
    with closing(sqlite3.connect(engine.url.database or "")) as raw:
        return [row[0] for row in raw.execute("SELECT sql FROM sqlite_master ORDER BY 1")]


def test_an_empty_database_is_brought_to_the_newest_revision(empty):
    with empty.connect() as connection:
        assert current_revision(connection) is None
    assert migrate(empty) == newest_revision()
    with empty.connect() as connection:
        assert current_revision(connection) == newest_revision()


def test_migrating_twice_changes_nothing(empty):
    migrate(empty)
    before = schema(empty)
    migrate(empty)
    assert schema(empty) == before


def test_the_tables_of_the_code_and_of_the_migrations_agree(empty):
    migrate(empty)
    with empty.connect() as connection:
        command.check(alembic_config(connection))


def test_a_populated_database_keeps_its_facts_through_every_migration(empty):
    upgrade_to(empty, "0001")
    with empty.begin() as connection:
        for statement in FACTS_OF_REVISION_1:
            connection.exec_driver_sql(statement)
    migrate(empty)
    with empty.connect() as connection:
        row = connection.execute(text("SELECT state, at, is_undo FROM claim_transition")).one()
        damaged = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    assert tuple(row) == ("draft", 9, 0)
    assert damaged == []


def test_a_populated_database_at_the_newest_revision_stays_as_it_is(engine):
    world = install(engine)
    world.submit("2.1/MVS/2026-H1", "2026-03-09")
    with reading(engine) as session:
        before = fact_book(session, world.plan, through_year=2027)
    migrate(engine)
    with reading(engine) as session:
        assert fact_book(session, world.plan, through_year=2027) == before


def test_a_newer_database_is_refused_with_a_sentence(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StateError, match="новіша за цю версію «Поступу»"):
        migrate(engine)


def test_a_migration_that_fails_leaves_schema_data_and_version_as_they_were(
    engine, tmp_path, monkeypatch
):
    world = install(engine)
    folder = tmp_path / "migrations"
    shutil.copytree(migrations.MIGRATIONS, folder)
    (folder / "versions" / "9999_broken.py").write_text(BROKEN.format(newest=newest_revision()))
    before = schema(engine), newest_revision()
    monkeypatch.setattr(migrations, "MIGRATIONS", folder)
    with pytest.raises(OperationalError, match="no_such_function"):
        migrate(engine)
    monkeypatch.undo()
    with engine.connect() as connection:
        assert (schema(engine), current_revision(connection)) == before
        assert connection.execute(text("SELECT count(*) FROM data_version")).scalar() == 1
    assert migrate(engine) == before[1]
    assert world.submit("2.1/MVS/2026-H1", "2026-03-09")


def test_alembic_on_the_command_line_reads_the_same_folder():
    root = Path(migrations.__file__).parents[2]
    folder = Config(toml_file=root / "pyproject.toml").get_alembic_option("script_location")
    assert root / str(folder) == migrations.MIGRATIONS


BEFORE_SIDES_WERE_KNOWN = (
    FACTS_OF_REVISION_1[0],
    "INSERT INTO event VALUES (1, 1, 'a', 1)",
    "INSERT INTO person (id, name, full_name, auth_version, totp_last_step, created_at)"
    " VALUES (1, 'a', '', 1, 0, 1), (2, 'b', '', 1, 0, 1), (3, 'c', '', 1, 0, 1)",
    "INSERT INTO role_grant (person_id, role, body, valid_from, actor, at) VALUES"
    " (1, 'secretariat', '', '2026-01-01', 'system', 1),"
    " (2, 'focal_point', 'MVS', '2026-01-01', 'system', 1),"
    " (3, 'secretariat', '', '2026-01-01', 'system', 1),"
    " (3, 'focal_point', 'MVS', '2026-01-01', 'system', 1)",
    "INSERT INTO remark (event_id, body, kind, text, actor, at) VALUES"
    " (1, 'MVS', 'note', 'x', 'person:1', 1), (1, 'MVS', 'note', 'x', 'person:2', 2),"
    " (1, 'MVS', 'note', 'x', 'person:3', 3)",
)


def test_remarks_written_before_sides_were_known_are_told_apart_by_roles(empty):
    upgrade_to(empty, "0008")
    with empty.begin() as connection:
        for statement in BEFORE_SIDES_WERE_KNOWN:
            connection.execute(text(statement))
    migrate(empty)
    with empty.connect() as connection:
        sides = connection.execute(text("SELECT is_from_secretariat FROM remark ORDER BY id"))
        assert list(sides.scalars()) == [1, 0, 0]
        with pytest.raises(IntegrityError, match="append-only"):
            connection.execute(text("UPDATE remark SET text = 'y'"))


DATA = Path(__file__).parents[2] / "data"
RELEASED = sorted(DATA.glob("released-*.sql"))


@pytest.fixture
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """A database as a release left it."""
    path = tmp_path / "released.sqlite"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(request.param.read_text("utf-8"))
    return engine_for(f"sqlite:///{path}")


def contents(engine: Engine) -> dict[str, list[dict[str, object]]]:
    """Every row of every table but Alembic's own."""
    with closing(sqlite3.connect(engine.url.database or "")) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        kept = [name for name in names if name != "alembic_version"]
        return {name: _rows(raw, name) for name in kept}


def _rows(raw: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    found = raw.execute(f"SELECT * FROM {table}")  # noqa: S608 our names
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def as_before(after: list[dict[str, object]], before: list[dict[str, object]]) -> list[dict]:
    """Rows without the columns that a later version added."""
    known = before[0].keys() if before else ()
    return [{name: row[name] for name in known} for row in after] if before else []


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem, indirect=True)
def test_the_database_of_each_release_is_brought_forward_with_all_its_facts(released):
    before = contents(released)
    assert before["claim_transition"]
    migrate(released)
    after = contents(released)
    kept = {name: as_before(after[name], before[name])[: len(before[name])] for name in before}
    assert kept == before
    with reading(released) as session:
        assert first_break(session) is None
        assert integrity(session) == []
        world = World(released, plans(session)[0])
    assert world.submit("3/MVS/2026", "2026-05-05")


PAPERS = """
SELECT name, link.event_id, exclusion_id, consent_id, opt_in_id, trigger_id, extension_id, actor
FROM attachment_link AS link JOIN attachment_name USING (attachment_id) ORDER BY link.id
"""


@pytest.mark.parametrize("released", [DATA / "released-0006.sql"], ids=["0006"], indirect=True)
def test_papers_are_tied_to_the_records_they_were_sent_in_with(released):
    """Before 0007 only events and exclusions were; the rest was told by body and instant."""
    migrate(released)
    with released.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(PAPERS)]
        written = connection.exec_driver_sql("SELECT id, body FROM consent ORDER BY id").all()
    assert written == [(1, "NABU"), (2, "NABU"), (3, "NABU")]
    assert found == [
        ("Програма.pdf", 1, None, None, None, None, None, "taras"),
        ("Кошторис.pdf", None, 1, None, None, None, None, "taras"),
        ("Лист про згоду.pdf", None, None, 2, None, None, None, "olena"),
        ("Лист про долучення.pdf", None, None, None, 1, None, None, "olena"),
        ("Акт.pdf", None, None, None, None, 1, None, "olena"),
        ("Доручення.pdf", None, None, None, None, None, 1, "olena"),
    ]
    with reading(released) as session:
        plan = plans(session)[0]
        papers = [one.paper.files for one in consent_records(session, plan)]
    assert [[file.name for file in files] for files in papers] == [[], ["Лист про згоду.pdf"], []]


@pytest.mark.parametrize(
    "owners",
    [
        pytest.param("consent_id, exclusion_id", id="two records"),
        pytest.param("consent_id, event_id", id="a record and an event"),
        pytest.param("actor, at", id="nothing at all"),
    ],
)
def test_an_attachment_is_tied_to_one_thing(engine, owners):
    install(engine)
    given = "1, 1" if "_id" in owners else "'a', 1"
    names = owners if "actor" in owners else f"{owners}, actor, at"
    values = given if "actor" in owners else f"{given}, 'a', 1"
    with pytest.raises(IntegrityError, match="attachment_of_one_thing"), engine.begin() as raw:
        raw.exec_driver_sql(
            f"INSERT INTO attachment_link (attachment_id, {names}) VALUES (1, {values})"  # noqa: S608
        )


class CutError(Exception):
    """A migration that was interrupted."""


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(range(1, 200, 6), id="a sample"),
        pytest.param(range(1, 200), id="each", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("released", RELEASED[:1], ids=lambda path: path.stem, indirect=True)
def test_a_migration_cut_off_at_any_step_leaves_everything_as_it_was(released, steps):
    before = schema(released), contents(released)
    failed = 0
    for step in steps:
        if cut_off_at(released, step):
            failed += 1
            assert (schema(released), contents(released)) == before
    assert failed >= 5
    migrate(released)
    with released.connect() as connection:
        assert current_revision(connection) == newest_revision()


def cut_off_at(engine: Engine, step: int) -> bool:
    """Whether there was an n-th statement that writes to fail at; nothing is done either way."""
    done = 0

    def fail(_connection, _cursor, statement, *_rest) -> None:
        nonlocal done
        done += statement.lstrip()[:6].upper() in ("CREATE", "ALTER ", "INSERT", "UPDATE", "DROP T")
        if done >= step:
            raise CutError

    sqlalchemy_event.listen(engine, "before_cursor_execute", fail)
    try:
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            command.upgrade(alembic_config(connection), "head")
            connection.rollback()
    except CutError:
        return True
    finally:
        sqlalchemy_event.remove(engine, "before_cursor_execute", fail)
    return False

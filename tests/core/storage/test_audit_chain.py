import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import Engine, inspect

from core.storage.audit_chain import START, audit_head, entry_hash, first_break
from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import reading, writing
from tests.core.world import SECRETARY, install

APPEND_ONLY = (
    "audit", "body_record", "group_member_record", "consent", "exclusion", "exclusion_transition",
    "nil_report_transition", "opt_in_transition", "trigger_fact", "extension", "event",
    "event_body", "event_revision", "claim", "claim_transition", "attachment", "attachment_link",
    "attachment_transition", "organiser_transition", "receipt", "remark",
)  # fmt: skip
ALTERABLE = {
    "alembic_version", "data_version", "instance", "plan", "plan_version", "plan_problem", "task",
    "measure", "idempotency_key", "person", "role_grant", "invitation", "attempt", "ticket",
    "auth_session", "recovery_code", "used_assertion", "draft",
    "draft_attachment",
}  # fmt: skip
DERIVED = {"obligation_span", "stale_obligation", "claim_head"}


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """A database with a row in every append-only table."""
    world = install(engine)
    world.submit("2.1/MVS/2026-H1", "2026-03-09")
    with closing(sqlite3.connect(engine.url.database or "", isolation_level=None)) as raw:
        raw.executescript(
            "INSERT INTO consent (plan_id, body, state, effective_on, document, actor, at)"
            " VALUES (1, 'NABU', 'given', '2026-01-01', '', 'a', 1);"
            "INSERT INTO exclusion (obligation_id, kind, authority, document, decided_on, reason)"
            " VALUES (1, 'waived', '', '', '2026-01-01', 'r');"
            "INSERT INTO exclusion_transition (exclusion_id, state, note, actor, at)"
            " VALUES (1, 'requested', '', 'a', 1);"
            "INSERT INTO nil_report_transition (obligation_id, state, reason, actor, at)"
            " VALUES (1, 'filed', 'r', 'a', 1);"
            "INSERT INTO opt_in_transition (plan_id, body, measure, state, document, actor, at)"
            " VALUES (1, 'DSNS', '8.1', 'in', '', 'a', 1);"
            "INSERT INTO trigger_fact (obligation_id, completed_on, document, actor, at)"
            " VALUES (1, '2026-01-01', '', 'a', 1);"
            "INSERT INTO attachment (body, purpose, sha256, size, kind, recorded_by, at)"
            " VALUES ('MVS', 'participants', printf('%064d', 1), 1, 'txt', 'a', 1);"
            "INSERT INTO attachment_name (attachment_id, name) VALUES (1, 'n');"
            "INSERT INTO attachment_link (attachment_id, event_id, revision, actor, at)"
            " VALUES (1, 1, 1, 'a', 1);"
            "INSERT INTO attachment_transition (attachment_id, state, reason, actor, at)"
            " VALUES (1, 'private', '', 'a', 1);"
            "INSERT INTO organiser_transition (event_id, body, state, actor, at)"
            " VALUES (1, 'MVS', 'off', 'a', 1);"
            "INSERT INTO receipt (year, number, event_id, revision, body, sha256, actor, at)"
            " VALUES (2026, 1, 1, 1, 'MVS', 'h', 'a', 1);"
            "INSERT INTO remark (event_id, body, kind, text, actor, at)"
            " VALUES (1, 'MVS', 'note', 't', 'a', 1);"
            "INSERT INTO extension (obligation_id, until, decided_on, document, actor, at)"
            " VALUES (1, '2026-12-31', '2026-01-01', '', 'a', 1);"
        )
    return engine


def refused(engine: Engine, statement: str) -> str:
    """Why the database itself, asked past Postup, refuses a statement."""
    with (
        closing(sqlite3.connect(engine.url.database or "", isolation_level=None)) as raw,
        pytest.raises(sqlite3.IntegrityError) as caught,
    ):
        raw.execute(statement)
    return str(caught.value)


def test_every_table_is_append_only_or_known_to_change(engine):
    tables = set(inspect(engine).get_table_names())
    others = {"obligation", "attachment_name", *DERIVED}
    assert tables == {*APPEND_ONLY, *ALTERABLE, *others}


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_no_row_of_a_fact_is_changed_deleted_or_replaced(filled, table):
    columns = [column["name"] for column in inspect(filled).get_columns(table)]
    same = ", ".join(f"{name} = {name}" for name in columns)
    assert "append-only" in refused(filled, f"UPDATE {table} SET {same}")  # noqa: S608 our names
    assert "append-only" in refused(filled, f"DELETE FROM {table}")  # noqa: S608 our names
    names = ", ".join(columns)
    refused(filled, f"INSERT OR REPLACE INTO {table} SELECT {names} FROM {table}")  # noqa: S608


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("event_revision", id="event and revision"),
        pytest.param("claim", id="event and obligation"),
        pytest.param("trigger_fact", id="the obligation of a trigger"),
        pytest.param("obligation", id="plan and readable id"),
    ],
)
def test_nothing_is_replaced_through_another_key_either(filled, table):
    columns = [c["name"] for c in inspect(filled).get_columns(table) if c["name"] != "id"]
    names = ", ".join(columns)
    copy = f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table} LIMIT 1"  # noqa: S608
    assert "append-only" in refused(filled, copy)


def test_an_obligation_only_ends_and_only_once(filled):
    assert "never deleted" in refused(filled, "DELETE FROM obligation")
    assert "never changed" in refused(filled, "UPDATE obligation SET due_on = '2026-01-01'")
    assert "never changed" in refused(
        filled, "UPDATE obligation SET superseded_at = 1, min_count = 9"
    )
    with closing(sqlite3.connect(filled.url.database or "", isolation_level=None)) as raw:
        raw.execute("UPDATE obligation SET superseded_at = 1 WHERE id = 1")
    assert "never changed" in refused(filled, "UPDATE obligation SET superseded_at = NULL")


def test_a_name_stays_until_its_attachment_is_erased(filled):
    assert "only with an erasure" in refused(filled, "DELETE FROM attachment_name")
    assert "append-only" in refused(filled, "UPDATE attachment_name SET name = 'm'")
    assert "append-only" in refused(filled, "REPLACE INTO attachment_name VALUES (1, 'm')")
    with closing(sqlite3.connect(filled.url.database or "", isolation_level=None)) as raw:
        raw.execute(
            "INSERT INTO attachment_transition (attachment_id, state, reason, actor, at)"
            " VALUES (1, 'erased', 'r', 'a', 2)"
        )
        assert raw.execute("DELETE FROM attachment_name").rowcount == 1


def test_the_database_itself_keeps_a_list_of_participants_private(filled):
    public = (
        "INSERT INTO attachment_transition (attachment_id, state, reason, actor, at)"
        " VALUES (1, 'public', '', 'a', 2)"
    )
    assert "never public" in refused(filled, public)


def test_entries_are_chained_from_the_start(filled):
    with reading(filled) as session:
        first, second = (session.get_one(AuditRow, n) for n in (1, 2))
        assert (first.prev, second.prev) == (START, first.hash)
        assert first.hash == entry_hash(first)
        head = audit_head(session)
        assert (head.count, head.hash) == (4, session.get_one(AuditRow, 4).hash.hex())
        assert first_break(session) is None


@pytest.mark.parametrize(
    "tampering",
    [
        pytest.param("UPDATE audit SET actor = 'nobody' WHERE seq = 2", id="another actor"),
        pytest.param("UPDATE audit SET at = at + 1 WHERE seq = 2", id="another instant"),
        pytest.param("UPDATE audit SET payload = '{}' WHERE seq = 2", id="another content"),
        pytest.param("DELETE FROM audit WHERE seq = 2", id="an entry taken out"),
        pytest.param("UPDATE audit SET prev = zeroblob(32) WHERE seq = 2", id="a cut chain"),
    ],
)
def test_tampering_past_the_triggers_is_found_where_it_happened(filled, tampering):
    with closing(sqlite3.connect(filled.url.database or "", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER audit_no_update")
        raw.execute("DROP TRIGGER audit_no_delete")
        raw.execute(tampering)
    with reading(filled) as session:
        assert first_break(session) == 2


@pytest.mark.parametrize(
    "values",
    [
        pytest.param("9, zeroblob(32), x'01'", id="a number left out"),
        pytest.param("5, zeroblob(32), x'01'", id="a chain begun anew"),
        pytest.param("5, (SELECT hash FROM audit WHERE seq = 4), (SELECT hash FROM audit "
                     "WHERE seq = 2)", id="the hash of an older entry"),
    ],
)  # fmt: skip
def test_the_database_takes_only_what_continues_the_chain(filled, values):
    columns = "at, actor, action, entity, entity_id, payload, seq, prev, hash"
    refused(
        filled, f"INSERT OR REPLACE INTO audit ({columns}) SELECT 1, '', '', '', '', '', {values}"
    )


def test_an_entry_after_a_long_text_in_ukrainian_still_fits(filled):
    with writing(filled, SECRETARY) as work:
        work.audit("note", "plan", "781-2020", text="Ґанок, їжак, «лапки» ’ " * 500)
        work.audit("note", "plan", "781-2020", reason=None)
    with reading(filled) as session:
        assert first_break(session) is None

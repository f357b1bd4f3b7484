import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from core import clock
from core.storage.anchors import (
    Occasion,
    anchors_file,
    first_contradiction,
    read_anchors,
    write_anchor,
    write_daily_anchor,
)
from core.storage.audit_chain import audit_head, first_break
from core.storage.unit_of_work import reading, writing
from tests.core.world import SECRETARY


def write(engine: Engine, count: int, words: str = "note") -> None:
    for number in range(count):
        with writing(engine, SECRETARY) as work:
            work.audit(words, "plan", number)


def contradiction(engine: Engine) -> int | None:
    with reading(engine) as session:
        assert first_break(session) is None
        found = first_contradiction(session, read_anchors(anchors_file(engine)))
    return found.count if found else None


def cut(engine: Engine, keep: int) -> None:
    """Take the tail off, triggers put aside for it as somebody with the file could."""
    with closing(sqlite3.connect(engine.url.database or "", isolation_level=None)) as raw:
        schema = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).fetchall()
        for name, _sql in schema:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("DELETE FROM audit WHERE seq > ?", (keep,))
        for _name, sql in schema:
            raw.execute(sql)


def test_an_anchor_is_a_line_with_the_head_and_why(engine):
    write(engine, 3)
    head = write_anchor(engine, Occasion.START)
    write(engine, 1)
    write_anchor(engine, Occasion.BACKUP)
    first, second = read_anchors(anchors_file(engine)).found
    assert (first.why, first.head, second.why, second.count) == ("start", head, "backup", 4)
    assert contradiction(engine) is None


def test_a_cut_tail_is_found_though_the_chain_is_whole(engine):
    write(engine, 5)
    write_anchor(engine, Occasion.DAY)
    cut(engine, 3)
    assert contradiction(engine) == 5


def test_a_tail_that_was_written_anew_is_found(engine):
    write(engine, 5)
    write_anchor(engine, Occasion.DAY)
    cut(engine, 3)
    write(engine, 4, "forged")
    assert contradiction(engine) == 5


def test_a_chain_that_was_begun_anew_is_found(engine):
    write(engine, 2)
    write_anchor(engine, Occasion.START)
    cut(engine, 0)
    assert contradiction(engine) == 2
    write(engine, 2, "forged")
    assert contradiction(engine) == 2


def test_an_empty_chain_has_an_anchor_too(engine):
    write_anchor(engine, Occasion.START)
    write(engine, 2)
    assert contradiction(engine) is None


def test_one_anchor_a_day_is_enough(engine, monkeypatch):
    write(engine, 1)
    for _ in range(3):
        write_daily_anchor(engine)
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    write_daily_anchor(engine)
    assert [anchor.why for anchor in read_anchors(anchors_file(engine)).found] == ["day", "day"]


@pytest.mark.parametrize("line", [b"{}", b"half", b'{"at": "x", "count": 1}', b"[]", b"\xff"])
def test_a_line_that_cannot_be_read_is_named(engine, line):
    write_anchor(engine, Occasion.START)
    with anchors_file(engine).open("ab") as file:
        file.write(line + b"\n")
    write_anchor(engine, Occasion.DAY)
    found = read_anchors(anchors_file(engine))
    assert (len(found.found), found.unreadable) == (2, (2,))


@pytest.mark.parametrize("torn", [b"{", b'{"at": "2026-', b"\0" * 100])
def test_an_anchor_cut_by_a_failure_says_nothing_and_the_next_takes_its_place(engine, torn):
    write(engine, 1)
    write_anchor(engine, Occasion.START)
    with anchors_file(engine).open("ab") as file:
        file.write(torn)
    assert read_anchors(anchors_file(engine)).unreadable == ()
    write_anchor(engine, Occasion.DAY)
    found = read_anchors(anchors_file(engine))
    assert ([anchor.why for anchor in found.found], found.unreadable) == (["start", "day"], ())


def test_an_anchor_file_that_is_all_torn_begins_anew(engine):
    anchors_file(engine).write_bytes(b"{")
    write_anchor(engine, Occasion.START)
    assert len(read_anchors(anchors_file(engine)).found) == 1


@pytest.mark.parametrize(
    ("at", "count"), [("2026-01-01", 1), ("2026-01-01T00:00:00+00:00", -1),
                      ("2026-01-01T00:00:00+00:00", 10**30)],
)  # fmt: skip
def test_an_anchor_that_cannot_be_is_named(engine, at, count):
    line = f'{{"at": "{at}", "why": "day", "count": {count}, "hash": "x"}}\n'
    anchors_file(engine).write_text(line)
    assert read_anchors(anchors_file(engine)).unreadable == (1,)


@pytest.mark.bench
def test_how_long_a_hundred_thousand_entries_take(engine):
    import time  # only a benchmark looks at the clock

    with writing(engine, SECRETARY) as work:
        for number in range(100_000):
            work.audit("note", "claim", number, reason="Прийнято на засіданні", revision=1)
            work.session.expunge_all()
    with reading(engine) as session:
        began = time.perf_counter()
        assert first_break(session) is None
        took = time.perf_counter() - began
        print(f"\n{audit_head(session).count} entries verified in {took:.2f} s")  # noqa: T201

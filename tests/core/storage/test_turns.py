"""Writers come on in the order in which they came, over threads and processes; none starves."""

import fcntl
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from sqlmodel import select

from core.domain.permissions import Actor
from core.storage import turns
from core.storage.engine import engine_for
from core.storage.system_tables import AuditRow
from core.storage.turns import take_turn
from core.storage.unit_of_work import reading, writing
from tests.core.storage.test_unit_of_work import CLERK

ROOT = Path(__file__).parents[3]
SPAWN = multiprocessing.get_context("spawn")
WRITES = 100
LONG = 60


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "postup.sqlite"


def is_free(database: Path, place: str = "turn") -> bool:
    with database.with_name(f"{database.name}.{place}").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def waiting_for(database: Path) -> int:
    return len(turns._line_of(os.path.realpath(database))._waiting)


@contextmanager
def elsewhere(database: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has the turn and keeps it."""
    keep = (
        "import sys, pathlib; from core.storage.turns import take_turn;"
        "turn = take_turn(pathlib.Path(sys.argv[1])); print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", keep, str(database)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdout
        process.stdout.readline()
        yield process
        process.kill()


def test_threads_come_on_in_the_order_in_which_they_came(database):
    order: list[int] = []
    held = take_turn(database)

    def write(number: int) -> None:
        turn = take_turn(database, LONG)
        order.append(number)
        turn.end()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for number, thread in enumerate(threads):
        thread.start()
        while waiting_for(database) <= number:
            pass
    held.end()
    for thread in threads:
        thread.join()
    assert order == list(range(20))
    assert is_free(database)


def test_a_turn_that_does_not_come_is_waited_for_no_longer(database):
    held = take_turn(database)
    late = take_turn(database, 0.01)
    late.end()
    assert waiting_for(database) == 0
    assert not is_free(database)
    held.end()
    held.end()
    assert is_free(database)
    take_turn(database, LONG).end()


def test_a_turn_of_another_process_is_waited_for_no_longer_either(database):
    with elsewhere(database) as other:
        take_turn(database, 0.01).end()
        assert is_free(database, "next")
        assert not is_free(database)
        other.kill()
        other.wait(LONG)
    take_turn(database, LONG).end()


def test_a_killed_process_leaves_its_turn(database):
    with elsewhere(database) as other:
        came = threading.Event()

        def write() -> None:
            take_turn(database, LONG).end()
            came.set()

        thread = threading.Thread(target=write)
        thread.start()
        while is_free(database, "next"):  # until it stands in line
            pass
        assert not came.is_set()
        os.kill(other.pid, signal.SIGKILL)
        assert came.wait(LONG)
        thread.join()


def test_where_no_file_can_be_made_a_writer_goes_without(tmp_path):
    take_turn(tmp_path / "no such folder" / "postup.sqlite").end()
    assert list(tmp_path.iterdir()) == []


def test_a_transaction_ends_its_turn_however_it_ends(engine):
    database = Path(engine.url.database or "")
    with writing(engine, CLERK):
        assert not is_free(database)
    assert is_free(database)

    def fail() -> None:
        with writing(engine, CLERK):
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail()
    assert is_free(database)


def _write_on(url: str, name: str, start: threading.Barrier) -> None:
    """What one process does: it writes without a pause."""
    engine = engine_for(url)
    with reading(engine):
        start.wait()
    for number in range(WRITES):
        with writing(engine, Actor(name)) as work:
            work.audit("note", "plan", number)


def test_two_processes_that_never_pause_both_come_on(engine):
    """SQLite alone lets the one that has just ended go again, hundreds of times in a row."""
    start = SPAWN.Barrier(2)
    url = engine.url.render_as_string()
    writers = [SPAWN.Process(target=_write_on, args=(url, name, start)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    with reading(engine) as session:
        names = session.exec(select(AuditRow.actor).order_by("seq")).all()
    assert sorted(names) == ["a"] * WRITES + ["b"] * WRITES
    assert sum(one != other for one, other in pairwise(names)) > WRITES / 2

"""Whatever happens to a process or to the power, what was acknowledged is there and whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from core import clock
from core.queries.attachments import needed_contents
from core.queries.health import findings
from core.queries.state import present
from core.storage.anchors import Anchors
from core.storage.attachment_tables import AttachmentRow
from core.storage.attachments import AttachmentStore
from core.storage.engine import engine_for
from core.storage.fact_tables import EventRow
from core.storage.span_tables import StaleObligationRow
from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import reading
from tests.core.world import World, install

ROOT = Path(__file__).parents[3]


@pytest.fixture
def another_clock() -> tuple[str, ...]:
    """How to start a process an hour ago."""
    if not shutil.which("faketime"):
        pytest.fail("faketime is not installed, so no clock goes back: make clock")
    return ("faketime", "-f", "-1h")


def writer(
    world: World, store: AttachmentStore, name: str, *before: str
) -> subprocess.Popen[bytes]:
    url = world.engine.url.render_as_string()
    return subprocess.Popen(
        [*before, sys.executable, "-m", "tests.core.storage.killed", url, str(store.folder), name],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
    )


def acknowledged(process: subprocess.Popen[bytes], lines: int) -> list[list[str]]:
    """The first lines that a writer said, and with them whatever else it had said when it ended."""
    assert process.stdout
    return [process.stdout.readline().decode().split() for _ in range(lines)]


def is_kept(world: World, store: AttachmentStore, said: list[list[str]]) -> None:
    with reading(engine_for(world.engine.url.render_as_string())) as session:
        for event, attachment, sha256 in said:
            assert session.get(EventRow, int(event)) is not None
            row = session.get(AttachmentRow, int(attachment))
            assert row is not None
            assert row.sha256 == sha256
        assert all(store.is_whole(sha256) for sha256 in needed_contents(session))
        assert findings(session, present(session), anchors=Anchors(), store=store) == []
        assert session.exec(select(StaleObligationRow.obligation_id)).all() == []


@pytest.mark.parametrize(
    ("kills", "how"),
    [
        pytest.param(2, signal.SIGKILL, id="a sample of kill -9"),
        pytest.param(1, signal.SIGTERM, id="SIGTERM in mid-write"),
        pytest.param(50, signal.SIGKILL, id="in full", marks=pytest.mark.slow),
    ],
)
def test_killing_two_writers_loses_nothing_acknowledged(engine, tmp_path, kills, how):
    world, store = install(engine), AttachmentStore(tmp_path / "attachments")
    chance = random.Random(kills)  # noqa: S311 no secret
    for number in range(kills):
        processes = [writer(world, store, f"{number}-{n}") for n in range(2)]
        said = [acknowledged(process, chance.randint(1, 25)) for process in processes]
        for process in processes:
            os.kill(process.pid, how)
        for process, lines in zip(processes, said, strict=True):
            assert process.stdout
            rest = process.stdout.read().decode().splitlines(keepends=True)
            lines.extend(line.split() for line in rest if line.endswith("\n"))
            process.wait(30)
            process.stdout.close()
            is_kept(world, store, lines)


def test_a_clock_that_goes_back_an_hour_takes_no_fact_back(engine, tmp_path, another_clock):
    world, store = install(engine), AttachmentStore(tmp_path / "attachments")
    world.submit("2.1/MVS/2026-H1", "2026-03-09")
    process = writer(world, store, "late", *another_clock)
    said = acknowledged(process, 5)
    # The group, since faketime starts the writer as a child where it cannot become it.
    os.killpg(process.pid, signal.SIGKILL)
    assert process.stdout
    process.stdout.close()
    process.wait(30)
    is_kept(world, store, said)
    with reading(engine) as session:
        entries = select(AuditRow.at).where(AuditRow.actor == "late").order_by(col(AuditRow.seq))
        instants = session.exec(entries).all()
        recorded = session.get_one(EventRow, int(said[0][0])).created_at
    assert sorted(instants) == list(instants)
    assert len(set(instants)) < len(instants) / 2  # an event, its file and its link at once
    assert clock.now() - recorded < timedelta(minutes=30)


def test_the_clock_of_the_trial_does_go_back(another_clock):
    ask = [sys.executable, "-c", "import time; print(time.time())"]
    faked = subprocess.run([*another_clock, *ask], capture_output=True, check=True)
    assert clock.now().timestamp() - float(faked.stdout) > 3000

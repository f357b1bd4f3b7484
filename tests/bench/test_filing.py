"""What filing costs: a sheet of five thousand rows, an event with two files of five megabytes."""

import io
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.documents.events_sheet import event_book
from core.domain.attachments import Purpose
from core.domain.drafts import DraftContent, Link
from core.domain.event_sheet import EventBook, EventLine
from core.domain.events import EventType
from core.presenters.event_sheet import columns, row_of, sheet_words
from core.services.attachments import arrived, attach_file
from core.services.drafts import add_file, begin_draft
from core.services.event_import import carry_out, plan_import
from core.services.event_sheets import read_sheet
from core.services.filing import submit_draft
from core.services.verification import accept
from core.storage.attachments import AttachmentStore
from core.storage.engine import engine_for
from core.storage.migrate import migrate
from tests.core.files.samples import paper, stream
from tests.core.world import FOCAL_POINT, SECRETARY, World, install

pytestmark = pytest.mark.bench
ROWS = 5000
FIRST = date(2026, 1, 2)
EVENT = DraftContent(
    type=EventType.TRAINING, title="Тренінг", held_on=FIRST, place="Київ", participants=20,
    audience="працівники", links=(Link("https://example.org/1"),), obligations=("5/MVS/2026",),
)  # fmt: skip
BARE = """
import sys, time
from openpyxl import load_workbook
began = time.perf_counter()
rows = list(load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True))
print(time.perf_counter() - began)
"""
MEMORY = r"""
import re, resource, sys
from pathlib import Path
from core.presenters.event_sheet import sheet_words
from core.services.event_sheets import read_sheet
path = Path(sys.argv[1])
read_sheet(path.read_bytes(), path.name, sheet_words())
# What rusage tells of itself is also what the process that started it had taken.
own = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
print(max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024)
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    engine = engine_for(f"sqlite:///{tmp_path}/postup.sqlite")
    migrate(engine)
    return install(engine)


def five_megabytes(*numbers: int) -> bytes:
    """A PDF of that size, like no other."""
    filling = stream(b"", bytes([65 + number for number in numbers]) + b"x" * (5 * 1024 * 1024))
    return paper(b"", filling)


def sheet(tmp_path: Path) -> Path:
    rows = [
        row_of(replace(EVENT, title=f"Тренінг {n}", held_on=FIRST + timedelta(days=n % 300)))
        for n in range(ROWS)
    ]
    path = tmp_path / "події.xlsx"
    path.write_bytes(
        event_book(EventBook("Події", columns(), rows, "Зобов’язання", [], "Списки", ""))
    )
    return path


def test_a_sheet_of_five_thousand_rows(goals, world, tmp_path):
    path = sheet(tmp_path)
    goals.head(f"A sheet of {ROWS} events")
    bare = min(
        float(
            subprocess.run(
                [sys.executable, "-c", BARE, path], capture_output=True, check=True
            ).stdout
        )
        for _round in range(3)
    )
    goals.tell("openpyxl alone reads it in", bare * 1000, "ms")
    content = path.read_bytes()
    took: list[float] = []
    lines: list[EventLine] = []
    for _round in range(3):
        began = time.perf_counter()
        lines, problems = read_sheet(content, path.name, sheet_words())
        took.append(time.perf_counter() - began)
        assert (len(lines), problems) == (ROWS, [])
    goals.note(
        "Postup reads it, guarded, against openpyxl alone", min(took) / bare, goal=3, unit="×"
    )
    began = time.perf_counter()
    with world.at("2026-12-01", FOCAL_POINT) as work:
        wanted = plan_import(work, world.plan, "MVS", lines)
        assert wanted.problems == ()
        carry_out(work, world.plan, "MVS", wanted)
    goals.tell(
        "checked against the plan and written in", (time.perf_counter() - began) * 1000, "ms"
    )
    alone = subprocess.run([sys.executable, "-c", MEMORY, path], capture_output=True, check=True)
    goals.note("memory of the process that reads it", float(alone.stdout), goal=300, unit="MB")


def test_an_event_with_two_files_of_five_megabytes(goals, world, tmp_path):
    goals.head("An event with two files of 5 MB")
    store = AttachmentStore(tmp_path / "attachments")
    sent: list[float] = []
    submitted: list[float] = []
    decided: list[float] = []
    for turn in range(5):
        began = time.perf_counter()
        with world.at("2026-03-05", FOCAL_POINT) as work:
            number = begin_draft(work, world.plan, "MVS", replace(EVENT, title=f"Тренінг {turn}"))
        for place in range(2):
            with (
                arrived(store, io.BytesIO(five_megabytes(turn, place)), "a.pdf") as checked,
                world.at("2026-03-05", FOCAL_POINT) as work,
            ):
                added = attach_file(work, store, checked, body="MVS", purpose=Purpose.DOCUMENT)
                add_file(work, number, added)
        sent.append(time.perf_counter() - began)
        began = time.perf_counter()
        with world.at("2026-03-05", FOCAL_POINT) as work:
            submit_draft(work, world.plan, number, seen_version=1)
        submitted.append(time.perf_counter() - began)
        began = time.perf_counter()
        with world.at("2026-03-06", SECRETARY) as work:
            accept(work, turn + 1, "MVS", seen_revision=1)
        decided.append(time.perf_counter() - began)
    goals.tell("both files stored and checked in", statistics.median(sent) * 1000, "ms")
    goals.tell("submitted in", statistics.median(submitted) * 1000, "ms")
    goals.tell("one decision written in", statistics.median(decided) * 1000, "ms")

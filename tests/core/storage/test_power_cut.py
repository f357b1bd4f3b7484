"""The power goes while the product writes: no acknowledged row is lost, nothing is corrupt."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from core.queries.health import findings
from core.queries.plans import plans
from core.queries.state import present
from core.services.claims import claim_obligation, verify_claim
from core.storage.anchors import Anchors
from core.storage.attachments import AttachmentStore
from core.storage.engine import engine_for
from core.storage.fact_tables import EventRow
from core.storage.span_tables import StaleObligationRow
from core.storage.unit_of_work import reading
from tests.core.storage.power_cut import Disk, engine_over
from tests.core.world import FOCAL_POINT, World, install

OBLIGATIONS = ("2.1/MVS/2026-H1", "3/MVS/2026", "5/MVS/2026")


def write_until_the_cut(folder: Path, template: Path, events: int, cut: random.Random) -> list[int]:
    """Record events over a disk that loses power after the last; the numbers acknowledged."""
    live = folder / "live"
    live.mkdir()
    path = live / "postup.sqlite"
    shutil.copyfile(template, path)
    disk = Disk()
    disk.sure[str(path)] = bytearray(path.read_bytes())
    engine = engine_over(path, disk)
    with reading(engine) as session:
        plan = plans(session)[0]
    world = World(engine, plan)
    numbers: list[int] = []
    for number in range(events):
        numbers.append(world.hold("2026-03-09", "MVS"))
        if number % 4 == 0:
            claim_and_verify(world, numbers[-1], OBLIGATIONS[number // 4 % len(OBLIGATIONS)])
        if cut.random() < 0.1:
            with engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
    found = folder / "found"
    found.mkdir()
    disk.after_the_cut(found, cut)
    engine.dispose()
    return numbers


def claim_and_verify(world: World, event: int, obligation: str) -> None:
    """What is derived of claims is written in the same transaction as they are."""
    with world.at("2026-03-09", FOCAL_POINT) as work:
        claim = claim_obligation(work, world.plan, event=event, obligation=obligation)
    with world.at("2026-03-10") as work:
        verify_claim(work, claim)


@pytest.fixture(scope="module")
def template(migrated_file: Path, tmp_path_factory) -> Path:
    """A small installation with its log brought home."""
    path = shutil.copy(migrated_file, tmp_path_factory.mktemp("power") / "postup.sqlite")
    engine = engine_for(f"sqlite:///{path}")
    install(engine)
    engine.dispose()
    return Path(path)


@pytest.mark.parametrize(
    "cuts",
    [pytest.param(8, id="a sample"), pytest.param(120, id="in full", marks=pytest.mark.slow)],
)
def test_a_power_cut_loses_nothing_acknowledged(tmp_path, template, cuts):
    chance = random.Random(781)  # noqa: S311 no secret
    for number in range(cuts):
        folder = tmp_path / str(number)
        folder.mkdir()
        numbers = write_until_the_cut(folder, template, chance.randint(1, 30), chance)
        database = folder / "found" / "postup.sqlite"
        with closing(sqlite3.connect(database)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        engine = engine_for(f"sqlite:///{database}")
        with reading(engine) as session:
            assert set(numbers) <= set(session.exec(select(EventRow.id)))
            found = findings(
                session, present(session), anchors=Anchors(), store=AttachmentStore(folder / "none")
            )
            assert found == []
            assert session.exec(select(StaleObligationRow.obligation_id)).all() == []
        engine.dispose()
        shutil.rmtree(folder)


def test_the_disk_does_lose_what_was_not_synced(tmp_path, template, monkeypatch):
    """The trial can fail: without FULL, rows that were acknowledged are gone."""
    monkeypatch.setattr("core.storage.engine._PRAGMAS", ("journal_mode=WAL", "synchronous=NORMAL"))
    chance = random.Random(1)  # noqa: S311 no secret
    lost = 0
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        numbers = write_until_the_cut(folder, template, 20, chance)
        engine = engine_for(f"sqlite:///{folder / 'found' / 'postup.sqlite'}")
        with reading(engine) as session:
            lost += len(set(numbers) - set(session.exec(select(EventRow.id))))
        engine.dispose()
    assert lost > 0

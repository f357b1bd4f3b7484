"""A disk that is full or only reads: figures stay readable, writes are refused in a sentence."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from core.errors import NotWritableError
from core.queries.state import data_version
from core.services.installation import initialise
from core.services.upkeep import at_start, hourly
from core.storage import condition as disk
from core.storage.attachments import AttachmentStore
from core.storage.condition import Condition, condition, trouble_with_writing
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading, writing
from tests.core.world import SECRETARY


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """The engines of a test are given up with it."""
    yield
    for url in list(OPENED):
        OPENED.pop(url).dispose()


OPENED: dict[str, Engine] = {}
WRITTEN: list[int] = []


def opened(folder: Path) -> Engine:
    url = f"sqlite:///{folder}/postup.sqlite"
    return OPENED.setdefault(url, engine_for(url))


def note(engine: Engine, size: int = 10) -> None:
    with writing(engine, SECRETARY) as work:
        work.audit("note", "plan", "781", text="x" * size)


def write_on(engine: Engine) -> None:
    """Write as long as it is acknowledged, and count."""
    WRITTEN[:] = [0]
    for _ in range(100):
        note(engine, 100_000)
        WRITTEN[0] += 1


def version(engine: Engine) -> int:
    with reading(engine) as session:
        return data_version(session)


def remount(place: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(place)], check=True)


def installed(migrated_file: Path, place: Path) -> Engine:
    shutil.copy(migrated_file, place / "postup.sqlite")
    engine = opened(place)
    initialise(engine)
    return engine


def test_a_full_disk_keeps_what_was_acknowledged_and_recovers_without_a_restart(
    migrated_file, small_disk
):
    engine = installed(migrated_file, small_disk)
    note(engine)
    kept = version(engine)
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"\0" * (shutil.disk_usage(small_disk).free - 65_536))

    assert condition(engine) is Condition.FULL
    assert "немає місця" in trouble_with_writing(engine)
    with pytest.raises(NotWritableError, match="немає місця"):
        write_on(engine)
    acknowledged = version(engine)
    assert acknowledged == kept + WRITTEN.pop()
    with closing(sqlite3.connect(small_disk / "postup.sqlite")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    ballast.unlink()
    note(engine, 100_000)
    assert version(engine) == acknowledged + 1


def test_a_disk_that_only_reads_still_shows_what_is_recorded(migrated_file, small_disk):
    engine = installed(migrated_file, small_disk)
    note(engine)
    kept = version(engine)
    engine.dispose()
    remount(small_disk, "ro")
    try:
        assert version(engine) == kept
        assert condition(engine) is Condition.READ_ONLY
        assert "лише для читання" in trouble_with_writing(engine)
        with pytest.raises(NotWritableError, match="лише для читання"):
            note(engine)
        initialise(engine)
        at_start(engine)
        hourly(engine, AttachmentStore(small_disk / "attachments"))
        assert version(engine) == kept
    finally:
        remount(small_disk, "rw")
    note(engine)
    assert version(engine) == kept + 1


def test_what_the_log_holds_is_read_too_where_it_cannot_be_brought_home(migrated_file, small_disk):
    """After a kill the last writes are in the log alone."""
    installed(migrated_file, small_disk).dispose()
    other = small_disk / "killed"
    other.mkdir()
    writer = opened(small_disk)
    note(writer)
    kept = version(writer)
    for path in small_disk.glob("postup.sqlite*"):
        shutil.copy(path, other / path.name)
    writer.dispose()
    remount(small_disk, "ro")
    try:
        assert version(opened(other)) == kept
    finally:
        remount(small_disk, "rw")


def test_a_database_that_is_only_in_the_way_of_writing_is_read(
    migrated_file, tmp_path, monkeypatch
):
    """The same without a mount: a connection for writing fails, one for reading is made."""
    path = shutil.copy(migrated_file, tmp_path / "postup.sqlite")
    engine = engine_for(f"sqlite:///{path}")
    note(engine)
    engine.dispose()

    def fail(_connection: object) -> None:
        trouble = sqlite3.OperationalError("attempt to write a readonly database")
        trouble.sqlite_errorname = "SQLITE_READONLY"
        raise trouble

    with monkeypatch.context() as patch:
        patch.setattr("core.storage.engine.prepare", fail)
        patch.setattr("core.storage.engine.is_folder_writable", lambda _folder: False)
        assert version(engine) == 1
        with pytest.raises(NotWritableError, match="лише для читання"):
            note(engine)
    note(engine)
    assert version(engine) == 2


def test_a_limit_of_the_database_itself_is_told_as_a_full_disk(engine):
    note(engine)
    pages = engine.raw_connection()
    try:
        pages.cursor().execute("PRAGMA max_page_count = 1")
    finally:
        pages.close()
    with pytest.raises(NotWritableError, match="немає місця"):
        note(engine, 10_000_000)
    assert version(engine) == 1
    engine.dispose()
    note(engine)
    assert version(engine) == 2


def test_other_troubles_stay_what_they_are():
    assert disk.not_writable(ValueError()) is None
    assert disk.not_writable(OSError(2, "")) is None
    busy = sqlite3.OperationalError("locked")
    assert disk.not_writable(OperationalError("", None, busy)) is None

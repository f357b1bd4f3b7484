"""A disk that fills in the middle of a file, a folder that is taken away: nothing half-stored."""

import io
import resource
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlmodel import select

from core.domain.attachments import Purpose
from core.errors import DamagedFileError, NotWritableError
from core.files import apart
from core.queries.health import findings
from core.queries.state import present
from core.services.attachments import (
    arrived,
    attach_file,
    attachment_for_download,
)
from core.services.erasure import sweep_orphans
from core.storage.anchors import Anchors
from core.storage.attachment_tables import AttachmentRow
from core.storage.attachments import AttachmentStore
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading
from tests.core.attachments import TEXT, received, sent_in
from tests.core.world import FOCAL_POINT, World, install

MEGABYTE = 1024 * 1024
LONG = b"0123456789abcde\n" * (MEGABYTE // 16)


@contextmanager
def longest_file(size: int) -> Iterator[None]:
    """The system lets no file grow past a size: the write in the midst of one fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def incoming(store: AttachmentStore) -> list[Path]:
    return list((store.folder / "incoming").iterdir())


def rows(world: World) -> int:
    with reading(world.engine) as session:
        return len(session.exec(select(AttachmentRow.id)).all())


def what_is_wrong(world: World, store: AttachmentStore) -> list[str]:
    with reading(world.engine) as session:
        found = findings(session, present(session), anchors=Anchors(), store=store)
    return [finding.what for finding in found if finding.kind in ("attachments", "orphans")]


def send(store: AttachmentStore, content: bytes) -> None:
    with arrived(store, io.BytesIO(content), "звіт.txt"):
        pass


@pytest.fixture
def store(tmp_path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


def test_a_write_that_fails_in_the_middle_of_a_file_leaves_nothing_of_it(store):
    with longest_file(3 * MEGABYTE), pytest.raises(NotWritableError, match="немає місця"):
        send(store, LONG * 8)
    assert incoming(store) == []
    assert list(store.hashes()) == []


def test_a_disk_that_fills_in_the_middle_of_a_file_recovers_without_a_restart(world, small_disk):
    store = AttachmentStore(small_disk / "attachments")
    sent_in(world, store)
    free = shutil.disk_usage(small_disk).free
    with pytest.raises(NotWritableError, match="немає місця"):
        send(store, LONG * 24 + b"x")
    assert incoming(store) == []
    assert shutil.disk_usage(small_disk).free == free
    sent_in(world, store, LONG)
    assert what_is_wrong(world, store) == []


def test_a_disk_that_fills_between_a_file_and_its_row_leaves_no_row(migrated_file, small_disk):
    path = shutil.copy(migrated_file, small_disk / "postup.sqlite")
    world = install(engine_for(f"sqlite:///{path}"))
    store = AttachmentStore(small_disk / "attachments")
    sent_in(world, store)
    ballast = small_disk / "ballast"

    def send_as_the_disk_fills() -> None:
        with received(store, LONG) as file, world.at("2026-03-09", FOCAL_POINT) as work:
            ballast.write_bytes(b"\0" * shutil.disk_usage(small_disk).free)
            attach_file(work, store, file, body="MVS", purpose=Purpose.DOCUMENT)

    with pytest.raises(NotWritableError, match="немає місця"):
        send_as_the_disk_fills()
    assert rows(world) == 1
    assert what_is_wrong(world, store) == []

    ballast.unlink()
    number = sent_in(world, store, LONG)
    assert rows(world) == 2
    assert attachment_for_download(world.engine, store, FOCAL_POINT, number).content == LONG
    world.engine.dispose()


def test_a_folder_that_is_deleted_is_made_again_and_check_names_what_went_with_it(world, store):
    lost = sent_in(world, store)
    shutil.rmtree(store.folder)
    assert what_is_wrong(world, store)[0] == (
        f"Теки вкладень «{store.folder}» немає. Відновіть її з резервної копії."
    )
    assert sweep_orphans(world.engine, store) == []
    with pytest.raises(DamagedFileError, match="відсутній"):
        attachment_for_download(world.engine, store, FOCAL_POINT, lost)

    kept = sent_in(world, store, b"other")
    assert attachment_for_download(world.engine, store, FOCAL_POINT, kept).content == b"other"
    (named,) = what_is_wrong(world, store)
    assert named.startswith("Немає вмісту файлу")
    sent_in(world, store, TEXT)  # the same content sent once more heals what was lost
    assert what_is_wrong(world, store) == []
    assert attachment_for_download(world.engine, store, FOCAL_POINT, lost).content == TEXT


def test_a_folder_that_is_deleted_under_a_file_on_its_way_costs_a_sentence(world, store):
    def send_under_a_broom() -> None:
        with received(store) as file, world.at("2026-03-09", FOCAL_POINT) as work:
            shutil.rmtree(store.folder)
            attach_file(work, store, file, body="MVS", purpose=Purpose.DOCUMENT)

    with pytest.raises(DamagedFileError, match="Надішліть його ще раз"):
        send_under_a_broom()
    assert rows(world) == 0
    sent_in(world, store)
    assert what_is_wrong(world, store) == []


def test_a_folder_that_is_deleted_while_a_file_is_looked_at_costs_a_sentence(store, monkeypatch):
    look = apart.inspected

    def look_too_late(path: Path, name: str):
        shutil.rmtree(store.folder)
        return look(path, name)

    monkeypatch.setattr(apart, "inspected", look_too_late)
    with ExitStack() as stack, pytest.raises(DamagedFileError, match="Надішліть його ще раз"):
        stack.enter_context(arrived(store, io.BytesIO(TEXT), "звіт.txt"))
    monkeypatch.undo()
    send(store, TEXT)

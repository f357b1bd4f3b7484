import hashlib
import io
import sqlite3
import tarfile
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from core.errors import InvalidInputError, StateError
from core.queries.attachments import needed_contents
from core.queries.health import findings
from core.queries.state import present, readiness
from core.services.backup import back_up
from core.services.restore import restore
from core.storage.anchors import anchors_file, read_anchors
from core.storage.attachments import AttachmentStore
from core.storage.engine import engine_for
from core.storage.manifest import CONTENTS, DATABASE, NAME, hash_of, manifest_of
from core.storage.migrate import newest_revision
from core.storage.occupancy import serve_from
from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import reading
from tests.core.attachments import sent_in
from tests.core.world import World


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


@pytest.fixture
def filled(world: World, store: AttachmentStore) -> World:
    world.submit("2.1/MVS/2026-H1", "2026-03-09")
    for number in range(3):
        sent_in(world, store, f"content {number}".encode(), event=1)
    return world


def elsewhere(folder: Path) -> tuple[Engine, AttachmentStore]:
    return engine_for(f"sqlite:///{folder}/postup.sqlite"), AttachmentStore(folder / "attachments")


def state(engine: Engine) -> tuple[int, str, dict[str, int]]:
    with reading(engine) as session:
        head = readiness(session).audit
        return head.count, head.hash, needed_contents(session)


def wrong(engine: Engine, store: AttachmentStore) -> list[str]:
    with reading(engine) as session:
        anchors = read_anchors(anchors_file(engine))
        return [f.kind for f in findings(session, present(session), anchors=anchors, store=store)]


@pytest.mark.parametrize("form", ["file", "folder"])
def test_a_backup_restored_elsewhere_is_the_same_and_healthy(filled, store, tmp_path, form):
    to = tmp_path / "backup"
    if form == "folder":
        to.mkdir()
    made = back_up(filled.engine, store, to)
    assert made.path.stat().st_mode & 0o077 == 0
    engine, other = elsewhere(tmp_path / "new")
    done = restore(engine, other, to)
    count, head, contents = state(filled.engine)
    assert (done.audit_count, done.audit_hash, done.kept_aside) == (count, head, ())
    assert set(other.hashes()) == set(contents)
    assert all(other.is_whole(sha256) for sha256 in contents)
    assert wrong(engine, other) == []
    with reading(engine) as session:
        last = session.get_one(AuditRow, count + 1)
    assert (last.action, last.prev.hex()) == ("backup.restore", head)


def test_a_second_backup_in_a_folder_copies_only_what_is_new(filled, store, tmp_path):
    to = tmp_path / "nightly"
    to.mkdir()
    first = back_up(filled.engine, store, to)
    sent_in(filled, store, b"new", event=1)
    second = back_up(filled.engine, store, to)
    assert (first.copied, second.copied, second.attachments) == (3, 1, 4)
    engine, other = elsewhere(tmp_path / "new")
    restore(engine, other, first.path)
    assert len(set(other.hashes())) == 3
    restore(engine, other, to)
    assert len(set(other.hashes())) == 4


def test_what_was_there_is_kept_beside_and_can_be_looked_at(filled, store, tmp_path):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    late = sent_in(filled, store, b"sent in after the backup", event=1)
    count, head, _ = state(filled.engine)
    done = restore(filled.engine, store, made.path)
    database = next(path for path in done.kept_aside if "sqlite" in path.name)
    contents = next(path for path in done.kept_aside if path.is_dir())
    old = engine_for(f"sqlite:///{database}")
    assert state(old)[:2] == (count, head)
    with reading(old) as session:
        assert (
            session.connection().exec_driver_sql("SELECT max(id) FROM attachment").scalar() == late
        )
    assert list(AttachmentStore(contents).hashes()) == [
        hashlib.sha256(b"sent in after the backup").hexdigest()
    ]
    assert wrong(filled.engine, store) == []


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.name.endswith(".lock"))


def rewrite(path: Path, name: str, change) -> None:
    """A tar with one member's content changed, or left out where there is none any more."""
    with tarfile.open(path) as tar:
        members = [(m.name, f.read()) for m in tar.getmembers() if (f := tar.extractfile(m))]
    with tarfile.open(path, "w") as tar:
        for member, content in members:
            kept = change(content) if member.startswith(name) else content
            if kept is not None:
                info = tarfile.TarInfo(member)
                info.size = len(kept)
                tar.addfile(info, io.BytesIO(kept))


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


PARTS = ("postup.sqlite", "anchors.jsonl", "attachments/", "manifest.json")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(flipped, id="a bit turned"),
        pytest.param(lambda content: content[: len(content) // 2], id="cut"),
        pytest.param(lambda _content: None, id="gone"),
    ],
)
def test_a_damaged_part_is_named_and_nothing_is_touched(filled, store, tmp_path, part, change):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    rewrite(made.path, part, change)
    sent_in(filled, store, b"after", event=1)
    before = state(filled.engine), files_of(tmp_path)
    with pytest.raises(StateError, match=f"пошкоджена: «{part}.*Нічого не змінено"):
        restore(filled.engine, store, made.path)
    assert (state(filled.engine), files_of(tmp_path)) == before


@pytest.mark.parametrize("keep", [0, 100, 5000, -2048])
def test_a_backup_cut_short_is_refused(filled, store, tmp_path, keep):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    content = made.path.read_bytes()
    made.path.write_bytes(content[:keep] if keep >= 0 else content[: keep - 20_000])
    with pytest.raises(StateError, match="пошкоджена"):
        restore(filled.engine, store, made.path)


def test_a_whole_backup_of_a_broken_database_is_refused(filled, store, tmp_path):
    with closing(sqlite3.connect(filled.engine.url.database or "", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER audit_no_update")
        raw.execute("UPDATE audit SET actor = 'nobody' WHERE seq = 2")
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    with pytest.raises(StateError, match=r"пошкоджена: «postup\.sqlite»"):
        restore(filled.engine, store, made.path)


def test_a_backup_of_a_newer_version_is_refused(filled, store, tmp_path):
    with closing(sqlite3.connect(filled.engine.url.database or "", isolation_level=None)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(StateError, match="не тієї версії"):
            back_up(filled.engine, store, tmp_path / "a.tar")
        raw.execute("UPDATE alembic_version SET version_num = ?", (newest_revision(),))
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    newer(made.path)
    with pytest.raises(StateError, match="новіша за цю версію"):
        restore(filled.engine, store, made.path)


def newer(path: Path) -> None:
    """Make a whole backup look like one of a later version."""
    folder = path.with_suffix(".parts")
    with tarfile.open(path) as tar:
        tar.extractall(folder, filter="data")
    database = folder / DATABASE
    with closing(sqlite3.connect(database, isolation_level=None)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    found = manifest_of((folder / NAME).read_bytes())
    files = {**found.files, DATABASE: hash_of(database)}
    (folder / NAME).write_bytes(replace(found, revision="9999", files=files).to_bytes())
    with tarfile.open(path, "w") as tar:
        for part in (*files, NAME, CONTENTS):
            tar.add(folder / part, part)


def test_an_attachment_that_was_gone_is_listed_and_the_rest_is_restored(filled, store, tmp_path):
    lost = next(iter(store.hashes()))
    store.place(lost).unlink()
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    assert (made.missing, made.attachments) == ((lost,), 2)
    engine, other = elsewhere(tmp_path / "new")
    assert restore(engine, other, made.path).missing == (lost,)
    assert wrong(engine, other) == ["attachments"]


def test_nothing_is_restored_under_a_running_server(filled, store, tmp_path):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    mark = serve_from(filled.engine)
    assert mark
    with mark, pytest.raises(StateError, match="зупиніть сервер"):
        restore(filled.engine, store, made.path)
    restore(filled.engine, store, made.path)


def test_where_a_backup_cannot_go_or_come_from_is_told(filled, store, tmp_path):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    with pytest.raises(InvalidInputError, match="уже є"):
        back_up(filled.engine, store, made.path)
    with pytest.raises(InvalidInputError, match="Немає теки"):
        back_up(filled.engine, store, tmp_path / "no" / "b.tar")
    for nothing in (tmp_path / "no.tar", tmp_path):
        with pytest.raises(InvalidInputError, match="Немає резервної копії"):
            restore(filled.engine, store, nothing)


def test_a_backup_that_fails_leaves_nothing_behind(filled, store, tmp_path, monkeypatch):
    monkeypatch.setattr("core.services.backup._into_file", lambda *_: 1 / 0)
    before = files_of(tmp_path)
    with pytest.raises(ZeroDivisionError):
        back_up(filled.engine, store, tmp_path / "b.tar")
    assert files_of(tmp_path) == before


@pytest.mark.parametrize(
    "rounds",
    [pytest.param(1, id="a sample"), pytest.param(6, id="in full", marks=pytest.mark.slow)],
)
def test_a_backup_under_three_writers_is_one_moment(filled, store, tmp_path, rounds):
    """Each holds exactly what its own audit head says, and every content that it names."""
    stop = threading.Event()
    written: list[int] = []

    def write(name: int) -> None:
        while not stop.is_set():
            content = f"{name}-{len(written)}-".encode() * 1000
            written.append(sent_in(filled, store, content, event=1))

    writers = [threading.Thread(target=write, args=(n,)) for n in range(3)]
    for writer in writers:
        writer.start()
    try:
        for number in range(rounds):
            before = len(written)
            made = back_up(filled.engine, store, tmp_path / f"{number}.tar")
            engine, other = elsewhere(tmp_path / f"new-{number}")
            done = restore(engine, other, made.path)
            assert done.missing == ()
            assert done.attachments >= before
            with reading(engine) as session, reading(filled.engine) as live:
                assert live.get_one(AuditRow, done.audit_count).hash.hex() == done.audit_hash
                assert set(needed_contents(session)) == set(other.hashes())
            assert wrong(engine, other) == []
            engine.dispose()
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert wrong(filled.engine, store) == []

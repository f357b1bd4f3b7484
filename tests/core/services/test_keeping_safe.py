"""Backups and restores that meet each other, a hostile file, a lying manifest or a full folder."""

import io
import shutil
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import InvalidInputError, StateError
from core.services import backup as backups
from core.services import restore as restores
from core.services.backup import back_up
from core.services.restore import restore
from core.storage.attachments import AttachmentStore
from core.storage.manifest import CONTENTS, NAME, manifest_of
from core.storage.occupancy import alone_in, at_work, take_alone
from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import reading
from tests.core.attachments import sent_in
from tests.core.services.test_backup import elsewhere, files_of, state, wrong
from tests.core.world import World


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


@pytest.fixture
def filled(world: World, store: AttachmentStore) -> World:
    world.submit("2.1/MVS/2026-H1", "2026-03-09")
    sent_in(world, store, b"first", event=1)
    return world


@pytest.fixture
def nightly(tmp_path: Path) -> Path:
    folder = tmp_path / "nightly"
    folder.mkdir()
    return folder


def test_nobody_works_on_a_database_that_is_being_restored(filled, store, tmp_path):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    with take_alone(filled.engine):
        for attempt in (
            lambda: back_up(filled.engine, store, tmp_path / "c.tar"),
            lambda: at_work(filled.engine).__enter__(),
        ):
            with pytest.raises(StateError, match="Триває відновлення"):
                attempt()
        with pytest.raises(StateError, match="зупиніть сервер"):
            restore(filled.engine, store, made.path)
    with at_work(filled.engine), pytest.raises(StateError, match="інша команда"):
        restore(filled.engine, store, made.path)
    assert wrong(filled.engine, store) == []


def test_two_backups_do_not_meet_in_one_folder(filled, store, nightly):
    with alone_in(nightly), pytest.raises(StateError, match="вже триває"):
        back_up(filled.engine, store, nightly)
    assert back_up(filled.engine, store, nightly).copied == 1


def test_a_backup_in_a_folder_is_for_its_owner_alone(filled, store, nightly):
    made = back_up(filled.engine, store, nightly)
    assert (nightly / CONTENTS).stat().st_mode & 0o077 == 0
    assert made.path.stat().st_mode & 0o077 == 0


def test_what_a_kill_left_in_a_backup_folder_is_cleared(filled, store, nightly):
    left = nightly / f"{backups.LEFTOVERS}abc"
    left.mkdir()
    (left / NAME).write_text("{}")
    with pytest.raises(InvalidInputError, match="Немає резервної копії"):
        restore(filled.engine, store, nightly)
    back_up(filled.engine, store, nightly)
    assert not left.exists()


def test_a_backup_is_made_where_no_anchor_can_be_written(filled, store, tmp_path, monkeypatch):
    """A disk that only reads is when a backup is needed most."""

    def fail(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(backups, "write_anchor", fail)
    assert back_up(filled.engine, store, tmp_path / "b.tar").path.is_file()


def test_old_parts_go_with_the_contents_that_only_they_named(filled, store, nightly, tmp_path):
    oldest = back_up(filled.engine, store, nightly)
    made = oldest
    for number in range(3):
        for path in list(store.hashes()):
            store.remove(path)
        sent_in(filled, store, f"content {number}".encode(), event=1)
        made = back_up(filled.engine, store, nightly, keep=2)
    parts = sorted(path.name for path in nightly.iterdir() if path.is_dir())
    assert parts[-1] == CONTENTS
    assert len(parts) == 3
    assert made.pruned
    assert not oldest.path.exists()
    kept = AttachmentStore(nightly / CONTENTS)
    named = [manifest_of((nightly / p / NAME).read_bytes()).attachments for p in parts[:-1]]
    assert set(kept.hashes()) == {sha256 for each in named for sha256 in each}
    for part in parts[:-1]:
        engine, other = elsewhere(tmp_path / f"new {part}")
        restore(engine, other, nightly / part)


def test_what_a_part_of_another_name_names_is_kept(filled, store, nightly, tmp_path):
    first = back_up(filled.engine, store, nightly)
    mine = first.path.rename(nightly / "before the upgrade")
    for sha256 in list(store.hashes()):
        store.remove(sha256)
    for _ in range(2):
        back_up(filled.engine, store, nightly, keep=1)
    engine, other = elsewhere(tmp_path / "new")
    assert restore(engine, other, mine).missing == ()
    assert wrong(engine, other) == []


def test_nothing_is_removed_while_a_part_that_is_kept_cannot_be_read(filled, store, nightly):
    first = back_up(filled.engine, store, nightly)
    second = back_up(filled.engine, store, nightly)
    (second.path / NAME).write_text("{}")
    with pytest.raises(StateError, match="старих не вилучено"):
        back_up(filled.engine, store, nightly, keep=2)
    assert (first.path / NAME).exists()
    assert len(list(AttachmentStore(nightly / CONTENTS).hashes())) == 1


def test_a_removal_that_was_cut_off_is_finished(filled, store, nightly):
    first = back_up(filled.engine, store, nightly)
    (first.path / NAME).unlink()
    made = back_up(filled.engine, store, nightly, keep=5)
    assert made.pruned == (first.path.name,)
    assert not first.path.exists()


def test_a_number_to_keep_is_for_folders(filled, store, tmp_path):
    with pytest.raises(InvalidInputError, match="лише для теки"):
        back_up(filled.engine, store, tmp_path / "b.tar", keep=3)


def test_contents_set_aside_stay_on_their_disk_and_two_restores_a_moment_apart_are_kept(
    filled, store, tmp_path
):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    aside = []
    for number in range(2):
        sent_in(filled, store, f"late {number}".encode(), event=1)
        aside += restore(filled.engine, store, made.path).kept_aside
    assert len(set(aside)) == 6
    assert all(path.exists() for path in aside)
    assert [path.parent for path in aside if path.is_dir()] == [store.folder] * 2
    assert wrong(filled.engine, store) == []


def test_a_restore_that_fails_before_its_last_step_changes_nothing(
    filled, store, tmp_path, monkeypatch
):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    sent_in(filled, store, b"after", event=1)
    before = state(filled.engine), files_of(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for step in ("migrate", "_take_in"):
        with monkeypatch.context() as patch:
            patch.setattr(restores, step, fail)
            with pytest.raises(OSError, match="No space"):
                restore(filled.engine, store, made.path)
        assert (state(filled.engine), files_of(tmp_path)) == before


def test_a_database_behind_a_link_is_replaced_where_it_lies(filled, store, tmp_path):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    place, linked = tmp_path / "disk" / "real.sqlite", tmp_path / "linked"
    place.parent.mkdir()
    linked.mkdir()
    shutil.copy(filled.engine.url.database or "", place)
    (linked / "postup.sqlite").symlink_to(place)
    engine, other = elsewhere(linked)
    restore(engine, other, made.path)
    assert (linked / "postup.sqlite").is_symlink()
    with reading(engine) as session:
        assert session.get_one(AuditRow, made.audit_count + 1).action == "backup.restore"


def tar_of(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w") as tar:
        for info, content in members:
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


def named(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def test_members_that_lead_elsewhere_are_never_written(filled, store, tmp_path):
    made = back_up(filled.engine, store, tmp_path / "b.tar")
    with tarfile.open(made.path) as tar:
        members = [(m, f.read()) for m in tar.getmembers() if (f := tar.extractfile(m))]
    hostile = [
        (named("../../outside"), b"x"),
        (named("/etc/outside"), b"x"),
        (named("postup.sqlite/../../outside"), b"x"),
        (named("link", tarfile.SYMTYPE, "/etc"), b""),
        (named("link/outside"), b"x"),
    ]
    path = tar_of(tmp_path / "hostile.tar", *hostile, *members)
    engine, other = elsewhere(tmp_path / "deep" / "new")
    restore(engine, other, path)
    assert wrong(engine, other) == []
    assert list(tmp_path.rglob("outside")) == []


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_a_part_that_is_a_link_or_a_pipe_is_refused(filled, store, tmp_path, kind):
    path = tar_of(tmp_path / "hostile.tar", (named(NAME, kind, "/etc/passwd"), b""))
    with pytest.raises(StateError, match="пошкоджена"):
        restore(filled.engine, store, path)


@pytest.mark.parametrize(
    "lie",
    [
        {"files": []},
        {"files": {"postup.sqlite": 5}},
        {"files": {"../postup.sqlite": "0" * 64}},
        {"attachments": ["0" * 64]},
        {"attachments": {"../../x": 1}},
        {"attachments": {"0" * 64: 1}},
        {"audit": 7},
        {"audit": {"count": "1", "hash": 5}},
        {"format": 2},
        {"missing": 3},
    ],
)
def test_a_manifest_that_lies_is_refused_though_its_seal_is_right(filled, store, tmp_path, lie):
    import json

    from core.storage.manifest import _seal

    made = back_up(filled.engine, store, tmp_path / "b.tar")
    with tarfile.open(made.path) as tar:
        members = [(m, f.read()) for m in tar.getmembers() if (f := tar.extractfile(m))]
    body = json.loads(next(content for m, content in members if m.name == NAME))
    body = {**body, **lie}
    del body["sha256"]
    content = json.dumps({**body, "sha256": _seal(body)}).encode()
    path = tar_of(
        tmp_path / "lie.tar", *[(m, content if m.name == NAME else c) for m, c in members]
    )
    before = state(filled.engine)
    with pytest.raises(StateError, match="пошкоджена"):
        restore(filled.engine, store, path)
    assert state(filled.engine) == before


def test_a_deeply_nested_manifest_is_refused(filled, store, tmp_path):
    path = tar_of(tmp_path / "deep.tar", (named(NAME), b"[" * 1_000_000))
    with pytest.raises(StateError, match="пошкоджена"):
        restore(filled.engine, store, path)


def test_a_copy_is_made_in_one_step(filled, tmp_path):
    """In several it would begin anew at each write, and under steady writers never end."""
    import sqlite3

    with closing(sqlite3.connect(filled.engine.url.database or "")) as raw:
        raw.execute("CREATE TABLE ballast AS SELECT zeroblob(20000000) AS x")
        raw.commit()
    steps: list[int] = []

    class Watched(sqlite3.Connection):
        def backup(self, target, *, pages=-1, **rest):
            super().backup(target, pages=pages, progress=lambda *_: steps.append(1), **rest)

    with pytest.MonkeyPatch.context() as patch:
        filled.engine.dispose()
        connect = sqlite3.connect
        patch.setattr("sqlite3.connect", lambda *a, **k: connect(*a, **{"factory": Watched, **k}))
        backups.copy_database(filled.engine, tmp_path / "copy.sqlite")
    assert len(steps) == 1
    filled.engine.dispose()

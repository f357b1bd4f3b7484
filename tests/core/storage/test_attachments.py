import hashlib
import io
import os
from datetime import timedelta

import pytest

from core import clock
from core.errors import DamagedFileError, NotWritableError
from core.storage import attachments
from core.storage.attachments import AttachmentStore, Incoming

CONTENT = b"evidence" * 1000
HASH = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def store(tmp_path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


def kept(store: AttachmentStore, content: bytes = CONTENT) -> Incoming:
    incoming = store.receive(io.BytesIO(content), most_bytes=10**7)
    assert incoming is not None
    store.keep(incoming)
    return incoming


def age(store: AttachmentStore, sha256: str, **by: int) -> None:
    then = (clock.now() - timedelta(**by)).timestamp()
    os.utime(store.place(sha256), (then, then))


def test_content_is_kept_under_its_hash_and_read_back(store):
    assert kept(store).sha256 == HASH
    assert store.place(HASH).name == HASH
    assert store.read(HASH) == CONTENT
    assert list(store.hashes()) == [HASH]
    assert list((store.folder / "incoming").iterdir()) == []


def test_the_same_content_is_kept_once_and_heals_a_damaged_copy(store):
    kept(store)
    store.place(HASH).write_bytes(b"damaged")
    kept(store)
    assert store.read(HASH) == CONTENT
    assert list(store.hashes()) == [HASH]


def test_content_is_durable_before_its_name_is_and_its_name_before_it_is_acknowledged(
    store, monkeypatch
):
    store.folder.mkdir()
    (store.folder / "incoming").mkdir()
    store.place(HASH).parent.mkdir()
    steps: list[str] = []
    sync, replace = os.fsync, os.rename
    monkeypatch.setattr(os, "fsync", lambda fd: (steps.append("sync"), sync(fd)))
    monkeypatch.setattr(
        "pathlib.Path.replace", lambda one, two: (steps.append("rename"), replace(one, two))
    )
    kept(store)
    assert steps == ["sync", "rename", "sync", "sync"]


def test_a_folder_that_is_made_is_durable_before_anything_is_in_it(store, monkeypatch):
    steps: list[str] = []
    made, sync = os.mkdir, attachments.sync_folder
    monkeypatch.setattr(
        "pathlib.Path.mkdir", lambda path, **_k: (steps.append(path.name), made(path))
    )
    monkeypatch.setattr(attachments, "sync_folder", lambda f: (steps.append("sync"), sync(f)))
    attachments.make_folder(store.folder / "incoming")
    attachments.make_folder(store.folder / "incoming")
    assert steps == ["attachments", "sync", "incoming", "sync"]


def test_one_byte_too_many_is_not_taken_in(store):
    assert store.receive(io.BytesIO(b"12345"), most_bytes=4) is None
    assert store.receive(io.BytesIO(b"1234"), most_bytes=4) is not None


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_bytes(CONTENT[:-1]), id="cut"),
        pytest.param(lambda path: path.write_bytes(b"E" + CONTENT[1:]), id="a byte changed"),
        pytest.param(lambda path: path.unlink(), id="gone"),
    ],
)
def test_content_that_is_not_what_its_hash_says_is_not_handed_out(store, damage):
    kept(store)
    damage(store.place(HASH))
    assert not store.is_whole(HASH)
    with pytest.raises(DamagedFileError, match=HASH[:12]):
        store.read(HASH)


@pytest.mark.parametrize("name", ["", "..", "../../etc/passwd", HASH.upper(), HASH + "0"])
def test_only_a_hash_is_a_place(store, name):
    with pytest.raises(ValueError, match="not a hash"):
        store.place(name)


def test_a_sweep_takes_what_is_old_and_not_needed(store):
    old, young, needed = (kept(store, text).sha256 for text in (b"old", b"young", b"needed"))
    for sha256 in (old, needed):
        age(store, sha256, hours=25)
    forgotten = store.folder / "incoming" / "half"
    forgotten.write_bytes(b"half")
    os.utime(forgotten, (0, 0))
    found = store.orphans([])
    assert set(found) == {old, needed}
    assert store.sweep([*found, young, HASH], lambda sha256: sha256 == needed) == [old]
    assert set(store.hashes()) == {young, needed}
    store.forget_incoming()
    assert not forgotten.exists()


def test_only_what_no_sweep_has_taken_counts_as_an_orphan(store):
    first, second = (kept(store, text).sha256 for text in (b"one", b"two"))
    age(store, first, hours=49)
    age(store, second, hours=25)
    assert store.orphans([], age=timedelta(hours=48)) == [first]
    assert store.orphans([first], age=timedelta(hours=48)) == []


def test_what_is_no_plain_file_is_no_content_and_stops_nothing(store):
    kept(store)
    strange = [store.place(letter * 64) for letter in "abc"]
    for path in strange:
        path.parent.mkdir()
    strange[0].mkdir()
    strange[1].symlink_to(store.folder / "nowhere")
    strange[2].symlink_to(strange[2])
    (store.folder / "incoming" / "loop").symlink_to("loop")
    age(store, HASH, hours=25)
    assert list(store.hashes()) == [HASH]
    assert store.sweep(store.orphans([]), lambda _sha256: False) == [HASH]
    store.forget_incoming()
    for path in strange:
        with pytest.raises(DamagedFileError, match=path.name[:12]):
            store.read(path.name)


def test_a_full_disk_is_told_before_anything_is_written(store, monkeypatch):
    monkeypatch.setattr("core.storage.condition.ROOM_BYTES", 10**18)
    with pytest.raises(NotWritableError, match="немає місця"):
        store.receive(io.BytesIO(CONTENT), most_bytes=10**7)
    assert list(store.hashes()) == []

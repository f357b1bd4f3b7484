from datetime import timedelta

from core.services.upkeep import at_start, hourly
from core.storage.anchors import anchors_file, read_anchors
from core.storage.attachments import AttachmentStore
from tests.core.attachments import received


def test_a_start_and_a_day_leave_an_anchor(world, tmp_path):
    at_start(world.engine)
    hourly(world.engine, AttachmentStore(tmp_path / "attachments"))
    hourly(world.engine, AttachmentStore(tmp_path / "attachments"))
    found = read_anchors(anchors_file(world.engine)).found
    assert [anchor.why for anchor in found] == ["start"]


def test_each_hour_what_nothing_names_is_swept(world, tmp_path, monkeypatch):
    store = AttachmentStore(tmp_path / "attachments")
    with received(store, b"orphan") as file:
        store.keep(file.incoming)
    hourly(world.engine, store)
    assert len(list(store.hashes())) == 1
    monkeypatch.setattr("core.storage.attachments.ORPHANS_STAY", timedelta(seconds=-60))
    hourly(world.engine, store)
    assert list(store.hashes()) == []

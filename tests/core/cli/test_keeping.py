"""`backup`, `restore`, `attachments erase`, and what `check` says of them."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.domain.attachments import Purpose
from core.domain.permissions import Actor, Role
from core.services.attachments import attach_file
from core.settings import settings
from core.storage.anchors import anchors_file
from core.storage.attachments import AttachmentStore
from core.storage.engine import engine_for
from core.storage.unit_of_work import writing
from tests.core.attachments import received
from tests.core.cli.conftest import Postup
from tests.core.cli.test_setup import damage

CLERK = Actor("clerk", Role.FOCAL_POINT, frozenset({"MVS"}))


def send_in(postup: Postup, content: bytes) -> int:
    """A file in an installation; its number."""
    engine = engine_for(f"sqlite:///{postup.database}")
    store = AttachmentStore(postup.folder / "attachments")
    with received(store, content) as file, writing(engine, CLERK) as work:
        number = attach_file(work, store, file, body="MVS", purpose=Purpose.DOCUMENT)
    engine.dispose()
    return number


@pytest.fixture
def filled(copy_of: Callable[[Postup], Postup], act_year: Postup) -> Postup:
    copy = copy_of(act_year)
    send_in(copy, b"evidence")
    return copy


def kinds(postup: Postup) -> list[str]:
    """The kinds of what a check finds."""
    answer = postup("check")
    assert answer.code == (1 if answer.json["findings"] else 0)
    return [finding["kind"] for finding in answer.json["findings"]]


def test_a_backup_is_made_and_restored_from_the_command_line(filled: Postup, tmp_path: Path):
    made = filled("backup", str(tmp_path / "b.tar"))
    assert (made.code, made.err, made.json["attachments"], made.json["missing"]) == (0, "", 1, [])
    new = Postup(tmp_path / "other" / "data")
    new.folder.parent.mkdir()
    done = new("restore", str(tmp_path / "b.tar"))
    assert (done.code, done.json["audit"]) == (0, made.json["audit"])
    assert kinds(new) == []
    assert (new.folder / "postup.sqlite").stat().st_mode & 0o077 == 0
    again = new("restore", str(tmp_path / "b.tar"))
    assert len(again.json["kept_aside"]) == len(again.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(("backup", "no/b.tar"), "Немає теки", id="no folder"),
        pytest.param(("restore", "no.tar"), "Немає резервної копії", id="no backup"),
        pytest.param(("restore", "data/postup.sqlite"), "пошкоджена", id="no tar"),
        pytest.param(
            ("attachments", "erase", "99", "--reason", "r"), "Такого файлу немає", id="no file"
        ),
    ],
)
def test_what_cannot_be_is_told(filled: Postup, words: tuple[str, ...], sentence: str):
    answer = filled(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert sentence in answer.err
    assert kinds(filled) == []


def test_before_the_first_start_there_is_nothing_to_back_up(postup: Postup, tmp_path: Path):
    answer = postup("backup", str(tmp_path / "b.tar"))
    assert (answer.code, answer.err) == (1, "Бази ще немає. Виконайте «postup init».\n")
    assert not (tmp_path / "b.tar").exists()


def test_an_attachment_is_erased(filled: Postup):
    number = send_in(filled, b"personal")
    answer = filled("attachments", "erase", str(number), "--reason", "заява")
    assert (answer.code, answer.json) == (0, {"erased": [number]})
    assert len(list(AttachmentStore(filled.folder / "attachments").hashes())) == 1
    assert kinds(filled) == []


def test_an_erasure_that_leaves_a_trace_in_the_log_says_so(filled: Postup):
    number = send_in(filled, b"personal")
    with closing(sqlite3.connect(filled.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM audit").fetchone()
        answer = filled("attachments", "erase", str(number), "--reason", "заява")
    assert (answer.code, answer.json) == (1, {"erased": [number]})
    assert "базу саме читає інша програма" in answer.err


def test_the_check_finds_an_attachment_that_is_gone_changed_or_nobodys(filled: Postup):
    store = AttachmentStore(filled.folder / "attachments")
    (sha256,) = store.hashes()
    content = store.read(sha256)
    store.place(sha256).write_bytes(b"changed")
    assert kinds(filled) == ["attachments"]
    store.place(sha256).unlink()
    assert kinds(filled) == ["attachments"]
    store.place(sha256).write_bytes(content)
    with received(store, b"nobody's") as file:
        store.keep(file.incoming)
    assert kinds(filled) == []
    old = time.time() - 3 * 24 * 3600
    os.utime(store.place(file.incoming.sha256), (old, old))
    assert kinds(filled) == ["orphans"]


def test_the_check_compares_the_chain_with_its_anchors(filled: Postup, tmp_path: Path):
    filled("backup", str(tmp_path / "b.tar"))
    assert kinds(filled) == []
    damage(filled.database, "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")
    assert kinds(filled) == ["anchors"]
    with anchors_file(engine_for(f"sqlite:///{filled.database}")).open("a") as file:
        file.write("nonsense\n")
    assert kinds(filled) == ["anchors", "anchors"]


@pytest.mark.parametrize("value", ["s3://bucket", "attachments", "file://host/a", "/a"])
def test_only_a_folder_can_hold_attachments_yet(postup: Postup, value: str):
    answer = postup.process("check", POSTUP_ATTACHMENTS_URL=value)
    assert (answer.code, answer.err) == (
        1, "Налаштування POSTUP_ATTACHMENTS_URL має хибне значення.\n",
    )  # fmt: skip


def test_attachments_lie_where_the_setting_says(monkeypatch, tmp_path: Path):
    monkeypatch.setenv(
        "POSTUP_ATTACHMENTS_URL", f"file://{tmp_path}/%D1%84%D0%B0%D0%B9%D0%BB%D0%B8"
    )
    settings.cache_clear()
    assert settings().attachments == tmp_path / "файли"
    settings.cache_clear()

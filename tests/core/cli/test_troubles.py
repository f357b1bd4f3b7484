"""What is wrong around the program is one sentence and exit 1, never a traceback."""

import os
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from core.cli.troubles import trouble_sentence
from tests.core.cli.conftest import COMMAND, Postup

ASKING = [
    ("check",),
    ("bodies",),
    ("obligations",),
    ("rates", "--by", "plan"),
    ("facts",),
    ("plan", "list"),
]
WRITING = [("init",), ("demo",)]
EACH = [pytest.param(words, id=" ".join(words)) for words in (*ASKING, *WRITING)]


@pytest.mark.parametrize("words", [pytest.param(words, id=" ".join(words)) for words in ASKING])
def test_asking_before_the_first_start_makes_nothing(postup: Postup, words: tuple[str, ...]):
    answer = postup(*words)

    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "Бази ще немає. Виконайте «postup init».\n"
    assert not postup.folder.exists()


@pytest.mark.parametrize("words", EACH)
def test_garbage_in_the_database_file(postup: Postup, words: tuple[str, ...]):
    postup.folder.mkdir()
    postup.database.write_bytes(b"this is no database, only words" * 40)

    answer = postup(*words)

    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "пошкоджено" in answer.err


def test_a_database_cut_in_half(copy_of: Callable, demo: Postup):
    copy = copy_of(demo)
    data = copy.database.read_bytes()
    copy.database.write_bytes(data[: len(data) // 2])

    answer = copy("check")

    assert answer.code == 1
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("words", EACH)
def test_a_database_from_a_newer_version(
    copy_of: Callable, act_year: Postup, words: tuple[str, ...]
):
    copy = copy_of(act_year)
    connection = sqlite3.connect(copy.database)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()

    answer = copy(*words)

    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "верс" in answer.err


@pytest.mark.parametrize("words", [pytest.param(words, id=" ".join(words)) for words in WRITING])
def test_a_data_folder_that_is_a_file(postup: Postup, words: tuple[str, ...]):
    postup.folder.write_text("not a folder")

    answer = postup(*words)

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith("не може бути текою даних. Перевірте POSTUP_DATA_DIR.\n")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("POSTUP_COLOUR", "red", "Невідоме налаштування POSTUP_COLOUR.\n"),
        ("POSTUP_PORT", "high", "Налаштування POSTUP_PORT має хибне значення.\n"),
        ("POSTUP_LANG", "de", "Налаштування POSTUP_LANG має хибне значення.\n"),
        ("POSTUP_DATABASE_URL", "?", "Налаштування POSTUP_DATABASE_URL має хибне значення.\n"),
    ],
)
@pytest.mark.parametrize("words", [("check",), ("serve",)], ids=" ".join)
def test_a_setting_that_cannot_be_is_named(
    postup: Postup, words: tuple[str, ...], name: str, value: str, sentence: str
):
    answer = postup.process(*words, **{name: value})

    assert (answer.code, answer.out, answer.err) == (1, "", sentence)
    assert not postup.folder.exists()


def test_a_folder_without_permission(act_year: Postup, tmp_path: Path):
    """Under an account that may read but not write; root may everything."""
    answer = as_nobody(tmp_path / "data", "init")

    assert (answer.returncode, answer.stdout) == (1, b"")
    assert answer.stderr.decode().startswith("Немає доступу до «")


def as_nobody(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run as a user without rights, where we may."""
    if os.geteuid() != 0:
        folder.parent.chmod(0o500)
        return run(folder, *words)
    for parent in (folder.parent, *folder.parent.parents[:2]):
        parent.chmod(0o755)
    try:
        done = run(folder, *words, user=65534)
    except PermissionError:
        pytest.skip("the environment is not readable by others")
    if b"Permission denied" in done.stderr or b"No module" in done.stderr:
        pytest.skip("the environment is not readable by others")
    return done


def run(folder: Path, *words: str, user: int | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the command, perhaps as another user."""
    return subprocess.run(
        [COMMAND, *words],
        cwd="/",
        env={"POSTUP_DATA_DIR": str(folder)},
        capture_output=True,
        user=user,
    )


def test_the_unforeseen_gets_a_code_that_leads_to_the_log(caplog: pytest.LogCaptureFixture):
    sentence = trouble_sentence(ZeroDivisionError("somewhere"))

    code = caplog.messages[0].split()[1].strip(":")
    assert sentence == f"Сталася непередбачена помилка. Код {code}."
    assert "somewhere" in caplog.text


@pytest.mark.parametrize(
    ("number", "start"),
    [(13, "Немає доступу до «/data»."), (30, "Немає доступу до «/data»."), (28, "На диску немає")],
)
def test_troubles_of_the_disk_are_told(number: int, start: str):
    assert trouble_sentence(OSError(number, "", "/data")).startswith(start)

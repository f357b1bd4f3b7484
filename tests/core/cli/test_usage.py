"""How a command is written: help, wrong usage, languages, streams."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from core.cli import cli
from core.importing.bundled import PLAN
from tests.core.cli.conftest import COMMAND, Postup

ROOT = Path(__file__).parents[3]
CYRILLIC = re.compile("[А-ЯІЇЄҐа-яіїєґ]")
ENGLISH = re.compile(r"[A-Za-z]*[a-z][A-Za-z]*")
HEAVY = {"streamlit", "pandas", "altair", "numpy", "sqlmodel", "sqlalchemy", "pydantic", "uvicorn"}
NAMES_IN_LATIN = {"postup", "json", "csv", "all", "init"}


def commands(
    command: click.Command = cli, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with its path."""
    yield path, command
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from commands(child, (*path, name))


PATHS = [pytest.param(path, id=" ".join(path) or "postup") for path, _ in commands()]


@pytest.mark.parametrize("path", PATHS)
def test_help_is_wholly_in_ukrainian(postup: Postup, path: tuple[str, ...]):
    answer = postup(*path, "--help")

    words = set(ENGLISH.findall(re.sub(r"--[a-z-]+|«[^»]*»", "", answer.out)))
    known = {name for found, _ in commands() for name in found} | NAMES_IN_LATIN
    known |= {"plan", "task", "measure", "body", "kind"}
    known |= {"leadership", "focal", "point", "secretariat", "administrator"}
    assert (answer.code, answer.err) == (0, "")
    assert "Як писати:" in answer.out
    assert words - known == set()


@pytest.mark.parametrize("path", PATHS)
def test_help_is_wholly_in_english_when_asked(postup: Postup, path: tuple[str, ...]):
    answer = postup.process(*path, "--help", POSTUP_LANG="en")

    assert "Usage:" in answer.out
    assert not CYRILLIC.search(answer.out)


def test_every_option_and_command_says_what_it_is_for():
    silent = [
        (*path, parameter.name)
        for path, command in commands()
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]
    assert silent == []
    assert [path for path, command in commands() if not command.help] == []


WRONG = [
    ((), "Як писати:"),
    (("plan",), "Як писати:"),
    (("nope",), "Немає команди nope."),
    (("plan", "nope"), "Немає команди nope."),
    (("--nope",), "Немає параметра --nope."),
    (("init", "--nope"), "Немає параметра --nope."),
    (("init", "--year"), "Параметр --year: значення бракує або воно зайве."),
    (("init", "--year", "x"), "--year: «x» не є цілим числом від 1992 до 9000."),
    (("init", "--year", "1991"), "--year: «1991» не є цілим числом від 1992 до 9000."),
    (("init", "--in-force-from", "31.08.2026"), "--in-force-from: «31.08.2026» не є датою."),
    (("rates",), "Не вказано --by."),
    (("rates", "--by", "colour"), "--by: «colour» невідоме. Є: plan, task, measure, body, kind."),
    (("obligations", "--year", "MMXX"), "--year: «MMXX» не є роком."),
    (("obligations", "--as-of", "вчора"), "--as-of: «вчора» не є датою чи миттю з поясом."),
    (("obligations", "--as-of", "2026-08-31T10:00"), "--as-of:"),
    (("bodies", "--format", "xml"), "--format: «xml» невідоме. Є: json, csv."),
    (("demo", "--bodies", "2"), "--bodies: «2» не є цілим числом від 3 до 2000."),
    (("serve", "--port", "70000"), "--port: «70000» не є цілим числом від 1 до 65535."),
    (("plan", "parse"), "Не вказано FILE."),
    (("plan", "load", "a.txt", "--act", "1"), "Не вказано --act-date."),
    (("check", "усе"), "Зайве слово: «усе»."),
]


@pytest.mark.parametrize(
    ("words", "sentence"), [pytest.param(*c, id=" ".join(c[0]) or "-") for c in WRONG]
)
def test_wrong_usage_is_told_in_a_sentence(postup: Postup, words: tuple[str, ...], sentence: str):
    answer = postup(*words)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(sentence)
    assert not postup.folder.exists()


def test_wrong_usage_is_told_in_english_when_asked(postup: Postup):
    answer = postup.process("rates", POSTUP_LANG="en")

    assert answer.err == "--by is missing. For help: postup --help\n"


def test_the_language_may_stand_in_the_env_file(postup: Postup):
    (postup.folder.parent / ".env").write_text("POSTUP_LANG=en\n")

    answer = postup.process("rates")

    assert answer.err == "--by is missing. For help: postup --help\n"


@pytest.mark.parametrize(
    "words", [("--help",), ("plan", "load", "--help"), ("plan", "parse", str(PLAN))]
)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_quick_commands_import_nothing_heavy(words: tuple[str, ...], language: str):
    script = (
        "import sys; from core.cli import run;"
        f"code = run({list(words)!r});"
        "sys.stderr.write('|'.join(['', *sys.modules])); sys.exit(code)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"POSTUP_LANG": language},
        capture_output=True,
        text=True,
        check=True,
    )

    assert not HEAVY & {name.partition(".")[0] for name in done.stderr.split("|")}


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=str,
)
def test_answers_are_in_utf_8_whatever_the_locale(act_year: Postup, locale: dict[str, str]):
    answer = act_year.process("bodies", **locale)
    wrong = act_year.process("bodies", "--format", "xml", **locale)

    assert answer.json[0]["name_uk"]
    assert wrong.err.startswith("--format: «xml» невідоме.")


def test_a_reader_who_has_seen_enough_is_no_error(act_year: Postup):
    process = subprocess.Popen(
        [COMMAND, "obligations", "--year", "2020"],
        env={"POSTUP_DATA_DIR": str(act_year.folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr

    process.stdout.readline()
    process.stdout.close()

    assert (process.wait(30), process.stderr.read()) == (0, b"")
    process.stderr.close()


def test_no_command_writes_past_its_own_functions():
    """`print` would mix sentences into the JSON."""
    for path in (ROOT / "core" / "cli").glob("*.py"):
        calls = [
            node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)
        ]
        assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]

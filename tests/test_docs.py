"""The documents are true: what they name exists and is named, what they tell to type works."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from core.cli import cli
from core.domain.status import Flag, Status
from core.presenters.address import NAMES
from core.presenters.contract import body_json, rate_json
from core.settings import PREFIX, Settings
from core.web.addresses import OWN, PAGES
from tests.core.cli.conftest import Postup

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAPERS = sorted([README, ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
SOURCES = sorted(
    path
    for folder in ("core", "pages", "tests", "data", ".streamlit")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".css", ".js", ".toml", ".tsv"} and path.is_file()
)
CITATION = re.compile(r"\b(rules|product|contract|trust|face)\s+§([0-9]+(?:\.[0-9]+)?)")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
FENCE = re.compile(r"```sh\n(.*?)```", re.DOTALL)
TICKED = re.compile(r"`([^`\n]+)`")
ROOMS = ("core/", "pages/", "tests/", "docs/", "data/plan", "data/bodies", ".streamlit/", ".ci/")


def read(name: str) -> str:
    """A document's text."""
    return (ROOT / name).read_text("utf-8")


def named(path: Path) -> str:
    """The path as a person would say it."""
    return path.relative_to(ROOT).as_posix()


def commands(
    command: click.Command = cli, path: str = "postup"
) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, as it is written."""
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from commands(child, f"{path} {name}")
    else:
        yield path, command


def make_targets() -> list[str]:
    """The targets that people may name."""
    phony = re.search(r"^\.PHONY:(.*)$", read("Makefile"), re.MULTILINE)
    assert phony
    return phony[1].split()


def shell_lines(path: Path) -> list[str]:
    """The commands of a document's shell blocks."""
    blocks = FENCE.findall(path.read_text("utf-8"))
    return [line for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize(("path", "command"), [pytest.param(*c, id=c[0]) for c in commands()])
def test_a_command_and_its_options_stand_in_the_contract(path: str, command: click.Command):
    rows = [line for line in read("docs/contract.md").splitlines() if line.startswith(f"| `{path}")]

    assert len(rows) == 1
    options = [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
    assert all(option in rows[0] for option in options)


def test_every_setting_is_documented_with_its_default_and_no_other():
    table = re.findall(
        r"^\| `(POSTUP_[A-Z_]+)` \| (.*?) \|", read("docs/operations.md"), re.MULTILINE
    )
    documented = dict(table)

    fields = {PREFIX + name.upper(): field for name, field in Settings.model_fields.items()}
    assert set(documented) == set(fields)
    for name, field in fields.items():
        if isinstance(field.default, str | int) and field.default != "":
            assert documented[name] == f"`{field.default}`", name


def test_no_document_names_a_setting_that_does_not_exist():
    known = {PREFIX + name.upper() for name in Settings.model_fields} | {"POSTUP_"}
    found = {name for path in PAPERS for name in re.findall(r"POSTUP_[A-Z_]*", path.read_text())}
    assert found <= known


def test_every_address_and_parameter_is_documented():
    contract = set(TICKED.findall(read("docs/contract.md")))
    assert set(PAGES) | set(NAMES) | {f"GET {path}" for path in OWN} <= contract
    assert set(PAGES) <= set(TICKED.findall(read("docs/face.md")))


def test_every_make_target_is_in_the_readme_and_no_other():
    documented = set(re.findall(r"^\| `make ([a-z-]+)` \|", read("README.md"), re.MULTILINE))
    assert documented == set(make_targets())


@pytest.mark.parametrize("target", make_targets())
def test_a_make_target_can_be_made(target: str):
    subprocess.run(["make", "-n", target], cwd=ROOT, check=True, capture_output=True)


def test_every_status_and_flag_is_explained():
    words = set(TICKED.findall(read("docs/rules.md")))
    assert {*Status, *Flag} <= words


def test_the_shapes_of_the_contract_are_those_of_the_code():
    from core.cli.figures import _NOBODY  # what the header of an empty table comes from
    from core.domain.moments import parse_as_of
    from core.domain.rates import NOTHING

    text = read("docs/contract.md")
    rate = rate_json("", "", NOTHING, parse_as_of("2026-01-01"))
    assert [name for name in (*body_json(_NOBODY), *rate) if f'"{name}"' not in text] == []


@pytest.mark.parametrize("path", PAPERS, ids=named)
def test_links_lead_somewhere(path: Path):
    links = [link for link in LINK.findall(path.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", PAPERS, ids=named)
def test_files_that_are_named_exist(path: Path):
    words = [word.split()[0] for word in TICKED.findall(path.read_text("utf-8"))]
    files = [word.rstrip("/") for word in words if word.startswith(ROOMS)]
    missing = [
        name
        for name in files
        if not list(ROOT.glob(re.sub(r"\.[a-z_]+$", ".*", name) if ".py" not in name else name))
    ]
    assert missing == []


@pytest.mark.parametrize("path", PAPERS, ids=named)
def test_documents_stand_alone(path: Path):
    text = path.read_text("utf-8")
    assert not re.search(
        r"/(?:work|root|home|opt)/|\b[1-8]-(?:rules|product|trust|ux|house)\b", text
    )
    assert text.endswith("\n")


def test_citations_of_the_source_resolve():
    heads = {
        name: set(re.findall(r"^#+ §([0-9.]+)", read(f"docs/{name}.md"), re.MULTILINE))
        for name in ("rules", "product", "contract", "trust", "face")
    }
    lost = [
        f"{named(path)}: {name} §{section}"
        for path in SOURCES
        for name, section in CITATION.findall(re.sub(r"\s+", " ", path.read_text("utf-8")))
        if section not in heads[name]
    ]
    assert lost == []


def test_decisions_are_numbered_once():
    numbers = [path.name[:4] for path in sorted((DOCS / "decisions").glob("*.md"))]
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]


def test_each_requirement_of_the_asvs_is_answered_once():
    """Levels 1 and 2 of version 5.0.0 have 253; each answer says where, or why not."""
    answers = re.findall(
        r"^\| ([0-9][0-9., to]*) \| (met|operator|not met|n/a) \| (.+) \|$",
        read("docs/asvs.md"), re.MULTILINE,
    )  # fmt: skip
    numbers = [number for some, _state, _where in answers for number in requirements(some)]
    assert len(numbers) == len(set(numbers)) == 253
    unmet = {n for some, state, _where in answers if state == "not met" for n in requirements(some)}
    summary = read("docs/security.md").partition("Not met are:")[2].partition("What is left")[0]
    told = re.findall(r"\d+\.\d+\.\d+(?: to \d+\.\d+\.\d+)?", summary)
    assert {number for some in told for number in requirements(some)} == unmet


def requirements(some: str) -> list[str]:
    """The numbers of «1.1.1, 1.1.2» and of «6.5.1 to 6.5.5»."""
    found: list[str] = []
    for part in some.split(", "):
        first, _to, last = part.partition(" to ")
        chapter, start = first.rsplit(".", 1)
        end = int(last.rsplit(".", 1)[1]) if last else int(start)
        found.extend(f"{chapter}.{number}" for number in range(int(start), end + 1))
    return found


def test_what_the_readme_tells_to_type_works(tmp_path: Path):
    lines = [shlex.split(line) for line in shell_lines(README)]
    makes = [words for words in lines if words[0] == "make"]
    postups = [words for words in lines if words[0].endswith("postup")]
    assert len(makes) + len(postups) == len(lines)
    for words in makes:
        assert set(words[1:]) <= set(make_targets())
    shutil.copytree(ROOT / "data" / "plan", tmp_path / "data" / "plan")
    postup = Postup(tmp_path / "runtime")
    for words in postups:
        answer = postup(*words[1:])
        assert answer.code == 0, (words, answer.err)


def test_the_backup_that_operations_tell_to_make_can_be_restored_as_they_tell(tmp_path: Path):
    postup = Postup(tmp_path / "runtime")
    postup("init")
    lines = [shlex.split(line) for line in shell_lines(DOCS / "operations.md")]
    backup, restore = (
        next(words[1:] for words in lines if name in words) for name in ("backup", "restore")
    )

    assert postup(*backup).code == 0
    postup.database.unlink()
    assert postup(*restore).code == 0

    assert postup("check").code == 0

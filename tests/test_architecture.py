"""The house rules that no linter knows, read off the source."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 300
LONGEST_PAGE = 80
NAMELESS = {"util", "utils", "helper", "helpers", "common", "misc", "tools"}
REASONS = ("slow import", "optional dependency")
SOURCES = sorted([ROOT / "app.py", *(ROOT / "core").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])
MIGRATIONS = ROOT / "core" / "storage" / "migrations"


def named(path: Path) -> str:
    """The path as a person would say it."""
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Every import statement with each module it names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, "." * node.level + (node.module or "")


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_module_is_named_for_its_concept_and_stays_readable(path):
    assert not NAMELESS & set(path.with_suffix("").parts)
    if not path.is_relative_to(MIGRATIONS):
        assert len(path.read_text().splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_streamlit_stays_with_the_screens_and_the_web_layer(path):
    if path == ROOT / "app.py" or path.is_relative_to(ROOT / "pages"):
        return
    if path.is_relative_to(ROOT / "core" / "web"):
        return
    found = [name for _, name in imported(ast.parse(path.read_text()))]
    assert not [name for name in found if name.split(".")[0].startswith("streamlit")]


@pytest.mark.parametrize("path", sorted((ROOT / "core" / "domain").glob("*.py")), ids=named)
def test_the_domain_stands_on_the_standard_library(path):
    for _, name in imported(ast.parse(path.read_text())):
        top = name.split(".")[0]
        assert top in sys.stdlib_module_names or name.startswith("core.domain"), name


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_imports_stand_at_the_top_or_say_why_not(path):
    text = path.read_text()
    lines = text.splitlines()
    tree = ast.parse(text)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for statement, name in imported(function):
            line = lines[(statement.end_lineno or statement.lineno) - 1]
            first = lines[statement.lineno - 1]
            assert any(reason in line or reason in first for reason in REASONS), name


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_imports_are_absolute(path):
    assert not [name for _, name in imported(ast.parse(path.read_text())) if name.startswith(".")]


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_the_public_functions_of_the_core_are_described(path):
    if not path.is_relative_to(ROOT / "core") or path.is_relative_to(MIGRATIONS):
        return
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            assert node.name.startswith("_") or ast.get_docstring(node), node.name


def test_a_screen_is_short():
    long = {
        named(path): lines
        for path in (ROOT / "pages").glob("*/*.py")
        if path.parent.name != "components"
        and (lines := len(path.read_text().splitlines())) > LONGEST_PAGE
    }
    assert long == {}


def test_no_screen_takes_html_or_script_from_elsewhere():
    banned = re.compile(r"unsafe_allow_html|unsafe_allow_javascript|components\.v1|https?://")
    found = {
        f"{named(path)}: {match[0]}"
        for path in (ROOT / "pages").rglob("*.py")
        for match in banned.finditer(path.read_text())
    }
    assert found == set()

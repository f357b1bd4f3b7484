"""Everything a reader sees exists in both languages."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT / "app.py", *(ROOT / "core").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
TEXTS = {"_", "gettext", "ngettext"}
CYRILLIC = re.compile("[А-ЩЬЮЯІЇЄҐа-щьюяіїєґ]")


@cache
def catalog(language: str) -> Any:
    """A language's catalog as it is in the repository."""
    file = ROOT / "core" / "locale" / language / "LC_MESSAGES" / "postup.po"
    with file.open("rb") as text:
        return read_po(text, locale=language)


@cache
def extracted() -> dict[Any, str]:
    """Every text of the source that Babel finds, with the place it was found in."""
    found: dict[Any, str] = {}
    for path in SOURCES:
        for line, text, _comments, _context in extract_from_file("python", path):
            found[text] = f"{named(path)}:{line}"
    return found


def test_every_text_is_in_english():
    book = catalog("en")
    missing = {}
    for text, place in extracted().items():
        message = book.get(text)
        forms = message.string if message else ""
        if not (all(forms) if isinstance(text, tuple) else forms):
            missing[text] = place
    assert missing == {}, "run `make catalogs` and translate core/locale/en/…/postup.po"


def test_every_plural_has_its_ukrainian_forms():
    book = catalog("uk")
    missing = {}
    for text, place in extracted().items():
        if isinstance(text, tuple):
            message = book.get(text)
            if not message or len(message.string) != 3 or not all(message.string):
                missing[text] = place
    assert missing == {}, "run `make catalogs` and fill core/locale/uk/…/postup.po"


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_translation_has_the_same_fields(language):
    wrong = defaultdict(list)
    for message in catalog(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {field for text in ids for field in fields(text)}
        for form in forms:
            if form and not fields(form) <= wanted:
                wrong[message.id].append(form)
            if form and language == "en" and CYRILLIC.search(form):
                wrong[message.id].append(form)
    assert wrong == {}


def test_no_catalog_keeps_texts_that_nobody_shows():
    known = {text[0] if isinstance(text, tuple) else text for text in extracted()}
    for language in ("uk", "en"):
        kept = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalog(language) if m.id}
        assert kept <= known, "run `make catalogs`"


def test_no_text_hides_from_extraction():
    """A text inside an f-string, or put together before it is looked up, is never extracted."""
    hidden = []
    for path in SOURCES:
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                hidden += [f"{named(path)}:{call.lineno}" for call in lookups(node)]
            elif isinstance(node, ast.Call) and is_lookup(node) and not constant(node.args[0]):
                hidden.append(f"{named(path)}:{node.lineno}")
    assert hidden == []


def fields(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def named(path: Path) -> str:
    """The path as a person would say it."""
    return path.relative_to(ROOT).as_posix()


def lookups(tree: ast.AST) -> list[ast.Call]:
    """The calls that look a text up."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and is_lookup(node)]


def is_lookup(call: ast.Call) -> bool:
    """Whether the call looks a text up."""
    return isinstance(call.func, ast.Name) and call.func.id in TEXTS


def constant(node: ast.expr) -> bool:
    """Whether the text is written out in the source."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)

"""Charts get their words from outside: none of their own stands in the code."""

import ast
import re
from pathlib import Path

import core.charts

FOLDER = Path(core.charts.__file__).parent
CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)
SENTENCE = re.compile(r"^[A-Z][a-z]+( [a-z]+)*$")


def test_no_chart_has_words_of_its_own():
    found = []
    for file in sorted(FOLDER.glob("*.py")):
        tree = ast.parse(file.read_text())
        calendar = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
        named = {id(part) for node in calendar for part in ast.walk(node.value)}
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                is_ours = file.name == "look.py" and id(node) in named
                if id(node) in docs or is_ours:
                    continue
                if CYRILLIC.search(node.value) or SENTENCE.match(node.value):
                    found.append(f"{file.name}: {node.value}")
    assert found == []

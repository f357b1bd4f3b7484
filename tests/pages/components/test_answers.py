"""What is kept for all readers is asked for without regard to who reads."""

import ast
from inspect import signature
from pathlib import Path

from pages.components import asking
from pages.components.answers import MOST, kept

ROOT = Path(__file__).parents[3]
KEEPERS = {"cache_data", "cache_resource", "lru_cache", "cache"}
WHO = ("core.access", "pages.components.access", "core.web", "streamlit")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_questions_whose_answers_are_kept_cannot_know_who_asks():
    assert {n for n in imported(ROOT / "pages/components/asking.py") if n.startswith(WHO)} == set()
    for path in (ROOT / "core" / "queries").glob("*.py"):
        assert {name for name in imported(path) if name.startswith(WHO)} == set(), path
    for name, question in vars(asking).items():
        if getattr(question, "__module__", "") == asking.__name__ and not name.startswith("_"):
            first = [given.lstrip("_") for given in list(signature(question).parameters)[:3]]
            assert first == ["session", "look", "as_of"], name


def test_no_screen_keeps_anything_in_another_way():
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "pages").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) in KEEPERS
    }
    assert found == set()


def test_an_answer_is_found_once_and_the_least_used_makes_room():
    asked: list[int] = []

    def answer(number: int) -> int:
        return kept(("test", number), lambda: asked.append(number) or number)

    assert [answer(0), answer(0)] == [0, 0]
    assert asked == [0]
    for number in range(1, MOST + 1):
        answer(number)
    answer(0)
    assert asked.count(0) == 2

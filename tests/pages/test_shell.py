"""The frame and the gate of the screens, without a browser."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.web.addresses import PAGES
from pages.components.screens import FILES

PAGES_FOLDER = Path(__file__).parents[2] / "pages"


def test_each_address_has_its_screen_and_each_screen_its_address():
    assert tuple(FILES) == PAGES
    files = {file.relative_to(PAGES_FOLDER) for file in PAGES_FOLDER.glob("*/*.py")}
    screens = {
        file
        for file in files
        if file.parts[0] not in ("components", "static") and file.name != "__init__.py"
    }
    assert screens == {Path(file) for file in FILES.values()}


def test_only_the_entry_script_lies_directly_in_pages():
    assert {file.name for file in PAGES_FOLDER.glob("*.py")} == {"__init__.py", "main.py"}


@pytest.mark.parametrize("file", FILES.values())
def test_each_screen_begins_with_require_and_ends_with_render(file):
    text = (PAGES_FOLDER / file).read_text()
    body = re.search(r'def render\(\) -> None:\n    """.*?"""\n    (.*)\n', text, re.DOTALL)
    assert body is not None
    assert "access.require(" in body[1].splitlines()[0]
    assert text.endswith("\n\nrender()\n")
    assert len(text.splitlines()) <= 80


@pytest.mark.parametrize("file", FILES.values())
def test_each_screen_runs_without_an_error(file, tmp_path, monkeypatch):
    app = AppTest.from_file(str(PAGES_FOLDER / "main.py"), default_timeout=30)
    app.switch_page(file).run()
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1

"""The frame and the gate of the screens, without a browser."""

import re
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.storage.condition import Condition, sentence
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


def titles(app: AppTest) -> int:
    """How many headings of the first rank a screen has, in our own HTML and beside it."""
    return len(app.title) + sum(element.proto.body.count("<h1") for element in app.get("html"))


@pytest.mark.usefixtures("demo_installation")
@pytest.mark.parametrize("file", FILES.values())
def test_each_screen_runs_without_an_error(file):
    app = AppTest.from_file(str(PAGES_FOLDER / "main.py"), default_timeout=30)
    app.switch_page(file).run()
    assert not app.exception
    assert not app.error
    assert titles(app) == 1


@pytest.mark.usefixtures("demo_installation")
@pytest.mark.parametrize("found", [Condition.FULL, Condition.READ_ONLY])
def test_a_disk_that_takes_no_writes_is_told_above_every_screen(monkeypatch, found):
    monkeypatch.setattr("core.storage.condition._of", lambda _folder: found)
    app = AppTest.from_file(str(PAGES_FOLDER / "main.py"), default_timeout=30).run()
    assert [warning.value for warning in app.warning] == [sentence(found)]
    assert titles(app) == 1


def test_the_first_picture_has_the_colours_of_the_theme():
    shim = (PAGES_FOLDER / "static" / "shim.js").read_text()
    theme = tomllib.loads((PAGES_FOLDER.parent / ".streamlit" / "config.toml").read_text())["theme"]
    for name, kind in (("LIGHT_THEME", "light"), ("DARK_THEME", "dark")):
        block = re.search(rf"{name}: {{(.*?)}},", shim, re.DOTALL)
        assert block is not None
        colours = dict(re.findall(r'(\w+Color): "(#\w+)"', block[1]))
        assert colours == {colour: theme[kind][colour] for colour in colours}
        assert len(colours) == 4


def test_the_font_is_ours_and_its_licence_lies_beside_it():
    fonts = PAGES_FOLDER / "static" / "fonts"
    theme = tomllib.loads((PAGES_FOLDER.parent / ".streamlit" / "config.toml").read_text())["theme"]
    served = {Path(face["url"]).name for face in theme["fontFaces"]}
    assert served == {file.name for file in fonts.glob("*.woff2")}
    assert "SIL Open Font License" in (fonts / "LICENSE.txt").read_text()

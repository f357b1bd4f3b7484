"""Screens cost the same however many bodies there are: they show a page and say of how many."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.charts.body_bars import EDGE, ROW
from core.presenters.strips import MOST
from core.services.demo.fill import DemoWish, fill_demo
from core.settings import settings
from core.storage.engine import engine_for
from pages.components.body_list import SIZE
from tests.pages.screens import Screen, screen, target, words

BODIES = 124


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration of 120 bodies, the working group and the initiative among four more."""
    folder = tmp_path_factory.mktemp("many")
    fill_demo(engine_for(f"sqlite:///{folder / 'postup.sqlite'}"), DemoWish(bodies=120, years=1))
    return folder


@pytest.fixture(autouse=True)
def installation(many: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is the installation of this process."""
    monkeypatch.setenv("POSTUP_DATA_DIR", str(many))
    settings.cache_clear()
    yield
    settings.cache_clear()


def bars(shown: Screen) -> float:
    """How many bodies a chart has room for."""
    spec = json.loads(shown.app.get("vega_lite_chart")[0].proto.spec)
    return (spec["height"] - 2 * EDGE) / ROW


def drawn(shown: Screen) -> int:
    """How many rows of bodies a map has."""
    return shown.html.count('<tr role="row"><th scope="row"')


def pages(address: str) -> list[Screen]:
    return [screen(f"{address}page={number}") for number in (1, 2, 3)]


def test_the_table_of_bodies_is_read_page_by_page_and_has_them_all():
    shown = pages("/bodies?view=table&")
    assert [len(one.rows) for one in shown] == [SIZE, SIZE, BODIES - 2 * SIZE]
    assert len({words(row[0]) for one in shown for row in one.rows}) == BODIES
    assert f"Органи: {BODIES}" in shown[0].headings
    assert "Сторінка 1 із 3" in words(shown[0].html)


def test_the_bars_are_those_of_the_same_page():
    assert [bars(one) for one in pages("/bodies?")] == [SIZE, SIZE, BODIES - 2 * SIZE]


@pytest.mark.parametrize("order", ["sort=name&", "sort=-overdue&", "q=а&"])
def test_a_map_of_many_bodies_has_pages_too(order):
    shown = screen(f"/bodies?view=heat&{order}")
    assert drawn(shown) == SIZE
    assert "Сторінка 1 із" in words(shown.html)


def test_kinds_alone_have_no_pages():
    shown = screen("/bodies?view=heat")
    assert drawn(shown) == 0
    assert "Сторінка" not in words(shown.html)


def test_a_filter_leaves_one_page():
    shown = screen("/bodies?view=table&kind=inspection")
    assert 0 < len(shown.rows) < SIZE
    assert "Сторінка" not in words(shown.html)


def test_a_measures_strip_names_the_first_of_each_standing_and_leads_to_the_rest():
    shown = screen("/plan?measure=2.1")
    groups = re.findall(r"<dt>.*?(\d+)</dt><dd><ul>(.*?)</ul>", shown.html)
    assert f"Органи: {sum(int(number) for number, _items in groups)}" in shown.headings
    most, items = max(groups, key=lambda group: int(group[0]))
    assert items.count("<li>") == MOST + 1
    assert f"ще {int(most) - MOST}</a>" in items
    assert screen(f"/plan{target(items[items.rindex('<li>') :])}").rows

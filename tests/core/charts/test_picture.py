"""Charts as pictures to take along."""

import re

import pandas as pd

from core.charts.body_bars import body_bars
from core.charts.look import ON_LIGHT
from core.charts.picture import picture, picture_spec
from core.charts.trend import trend
from core.presenters.body_parts import bar_rows
from tests.core.builders import a_body, a_register
from tests.core.charts.test_trend import ROWS
from tests.core.presenters.figures_of import a_tally

LEGEND = (("#2458A6", "Виконано"), ("#4A5668", "Вчасно"))


def a_chart():
    return trend(pd.DataFrame(ROWS), titles={"on": "on", "share": "share"}, ink=ON_LIGHT)


def test_a_picture_has_a_width_of_its_own_white_paper_and_its_finding():
    spec = picture_spec(a_chart(), title="Знахідка", note="станом на 31.08.2026", legend=LEGEND)
    assert "containerSize" not in str(spec)
    assert spec["title"]["text"] == "Знахідка"
    assert spec["config"]["background"] == "#FFFFFF"
    words = [row["word"] for row in spec["vconcat"][0]["data"]["values"]]
    assert words == ["Виконано", "Вчасно"]


def test_a_picture_has_the_numbers_of_its_bars_with_a_legend_too():
    tallies = {"MVS": a_tally(done_on_time=12, overdue=31)}
    rows = bar_rows(tallies, a_register(a_body("MVS")), "uk", only=["MVS"], apart=frozenset())
    bars = body_bars(pd.DataFrame(rows), count_title="n", ink=ON_LIGHT)
    for legend in ((), LEGEND):
        svg = picture(bars, "svg", title="Знахідка", note="", legend=legend).decode()
        assert {">12<", ">31<"} <= set(re.findall(r">\d+<", svg))


def test_pictures_are_made_in_our_font():
    svg = picture(a_chart(), "svg", title="Знахідка", note="", legend=LEGEND).decode()
    assert "Знахідка" in svg
    assert "Inter" in svg
    png = picture(a_chart(), "png", title="Знахідка", note="")
    assert png.startswith(b"\x89PNG")

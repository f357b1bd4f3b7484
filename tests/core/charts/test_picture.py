"""Charts as pictures to take along."""

import pandas as pd

from core.charts.look import ON_LIGHT
from core.charts.picture import picture, picture_spec
from core.charts.trend import trend
from tests.core.charts.test_trend import ROWS

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


def test_pictures_are_made_in_our_font():
    svg = picture(a_chart(), "svg", title="Знахідка", note="", legend=LEGEND).decode()
    assert "Знахідка" in svg
    assert "Inter" in svg
    png = picture(a_chart(), "png", title="Знахідка", note="")
    assert png.startswith(b"\x89PNG")

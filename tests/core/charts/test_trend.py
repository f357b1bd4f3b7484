"""The lines of completion through time."""

import pandas as pd

from core.charts.look import ON_LIGHT
from core.charts.trend import trend

ROWS = [
    {"day": f"2026-0{month}-28T12:00:00", "on": f"28.0{month}.2026", "series": series,
     "label": series, "share": month / 10, "text": f"{month}0 %", "done": f"{month}/10"}
    for series in ("completion", "progress") for month in (1, 2)
]  # fmt: skip


def test_each_share_has_a_line_of_its_own_dash_over_the_same_days():
    chart = trend(pd.DataFrame(ROWS), titles={"on": "on", "share": "share"}, ink=ON_LIGHT).to_dict()
    lines = [layer for layer in chart["layer"] if layer["mark"]["type"] == "line"]
    assert [line["mark"]["strokeDash"] for line in lines] == [[1, 0], [5, 4]]
    axes = {str(layer["encoding"]["x"]["axis"]["values"]) for layer in chart["layer"]}
    assert len(axes) == 1
    assert {layer["encoding"]["y"]["scale"]["domain"][1] for layer in chart["layer"]} == {1}


def test_only_the_last_figure_of_a_line_is_sure_of_its_place():
    chart = trend(pd.DataFrame(ROWS), titles={"on": "on", "share": "share"}, ink=ON_LIGHT).to_dict()
    rows = [row for data in chart["datasets"].values() for row in data]
    assert {row["day"] for row in rows if row["is_last"]} == {"2026-02-28T12:00:00"}

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


def test_the_figure_of_a_month_end_gives_way_to_that_of_the_day_after():
    days = ("2026-10-31", "2026-11-30", "2026-12-01")
    rows = [ROWS[0] | {"day": f"{day}T12:00:00"} for day in ("2026-01-31", *days)]
    chart = trend(pd.DataFrame(rows), titles={"on": "on", "share": "share"}, ink=ON_LIGHT).to_dict()
    drawn = [row for data in chart["datasets"].values() for row in data]
    written = [row["day"][:10] for row in drawn if row["has_room"]]
    assert written == ["2026-01-31", "2026-10-31", "2026-12-01"]
    marks = chart["layer"][0]["encoding"]["x"]["axis"]["values"]
    assert [(mark["month"], mark["date"]) for mark in marks] == [(1, 31), (10, 31), (12, 1)]

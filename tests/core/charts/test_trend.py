"""The lines of completion through time."""

from typing import Any

import pandas as pd

from core.charts.look import ON_LIGHT
from core.charts.trend import trend

ROWS = [
    {"day": f"2026-0{month}-28T12:00:00", "on": f"28.0{month}.2026", "series": series,
     "label": series, "share": month / 10, "text": f"{month}0 %", "done": f"{month}/10"}
    for series in ("completion", "progress") for month in (1, 2)
]  # fmt: skip


def drawn(rows: list[dict[str, object]]) -> dict[str, Any]:
    return trend(pd.DataFrame(rows), titles={"on": "on", "share": "share"}, ink=ON_LIGHT).to_dict()


def test_a_share_looks_alike_whether_the_other_is_there_or_not():
    alone = drawn([row for row in ROWS if row["series"] == "progress"])
    (line,) = [layer for layer in alone["layer"] if layer["mark"]["type"] == "line"]
    assert line["mark"]["strokeDash"] == [5, 4]
    assert line["mark"]["color"] == ON_LIGHT.muted


def test_a_moment_close_after_the_end_of_a_month_takes_its_figures_place():
    late = [
        {**row, "day": "2026-03-01T12:00:00"} if row["day"].startswith("2026-02") else row
        for row in ROWS
    ]
    between = [row for row in ROWS if row["day"].startswith("2026-02")]
    rows = [row for data in drawn([*late, *between])["datasets"].values() for row in data]
    told = {row["day"][:10] for row in rows if row["text"]}
    assert told == {"2026-01-28", "2026-03-01"}


def test_figures_at_the_foot_stand_above_the_days():
    low = drawn([{**row, "share": 0.01} for row in ROWS])
    words = [layer for layer in low["layer"] if layer["mark"]["type"] == "text"]
    rows = [row for data in low["datasets"].values() for row in data]
    assert words
    assert {row["lift"] < 0 for row in rows} == {True}


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


def test_a_figure_stands_on_the_side_where_the_other_line_is_not():
    crossed = [{**row, "share": 0.9 if row["series"] == "progress" else 0.5} for row in ROWS]
    rows = [row for data in drawn(crossed)["datasets"].values() for row in data]
    lifts = {(row["series"], row["lift"] < 0) for row in rows}
    assert lifts == {("progress", True), ("completion", False)}
    level = [{**row, "share": 0.5} for row in ROWS]
    rows = [row for data in drawn(level)["datasets"].values() for row in data]
    lifts = {(row["series"], row["lift"] < 0) for row in rows}
    assert lifts == {("completion", True), ("progress", False)}

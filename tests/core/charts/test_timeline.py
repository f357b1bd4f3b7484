from datetime import date
from typing import Any

import pandas as pd
import pytest

from core.charts.look import ON_LIGHT
from core.charts.timeline import Drawn, timeline
from core.presenters.timeline import part_rows, timeline_by_measure, timeline_rows
from tests.core.presenters.figures_of import a_demand

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
WORDS = dict.fromkeys(("period", "due", "done", "status", "event", "held_on"), "слово")
DEMANDS = [a_demand("1.2", "2026-08-31", overdue=1), a_demand("2.3", "2026-12-09", due_soon=3)]
EVENT = {"label": "1.2 · 2026|1.2", "place": 0, "title": "Брифінг", "number": 1}


def drawn(*held_on: str, today: str = "2026-11-23", shown=YEAR, demands=DEMANDS) -> dict[str, Any]:
    points = [{**EVENT, "held": day, "held_on": f"{day}T12:00:00"} for day in held_on]
    rows = timeline_rows(demands, {})
    return timeline(
        Drawn(*map(pd.DataFrame, (rows, part_rows(demands, rows), points))),
        shown=shown,
        today=date.fromisoformat(today),
        words={**WORDS, "today": "сьогодні"},
        ink=ON_LIGHT,
    ).to_dict()


def layers(chart: dict[str, Any]) -> list[str]:
    """The kinds of marks, those of the line of today within their own layer."""
    return [layer["mark"]["type"] if "mark" in layer else "today" for layer in chart["layer"]]


def data(chart: dict[str, Any], layer: dict[str, Any]) -> list[dict[str, Any]]:
    return chart["datasets"][layer["data"]["name"]]


def test_bars_reach_from_window_to_deadline_with_a_diamond_and_the_progress():
    chart = drawn()
    edges, _parts, bars, deadlines, progress, line = chart["layer"]
    assert layers(chart) == ["point", "bar", "bar", "point", "text", "today"]
    assert (bars["encoding"]["x"]["field"], bars["encoding"]["x2"]["field"]) == ("starts", "ends")
    assert deadlines["mark"]["shape"] == "diamond"
    assert progress["encoding"]["text"]["field"] == "told"
    assert all(layer["mark"]["tooltip"] is None for layer in (progress, *line["layer"]))
    assert data(chart, edges) == [
        {"edge": "2026-01-01T00:00:00"}, {"edge": "2026-12-31T23:59:59"},
    ]  # fmt: skip


def test_a_bar_is_divided_across_and_not_along_the_time_it_stands_for():
    divided = a_demand("1.2", "2026-08-31", done_on_time=3, overdue=1)
    _edges, parts, bars, *_rest = drawn(demands=[divided])["layer"]
    assert parts["encoding"]["x"]["field"] == bars["encoding"]["x"]["field"]
    assert (parts["mark"]["height"], parts["mark"]["yOffset"]) == (
        {"expr": "datum.share * 18"}, {"expr": "(datum.above + datum.share / 2 - 0.5) * 18"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("today", "is_drawn"),
    [("2025-12-31", False), ("2026-01-01", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_the_line_of_today_stands_only_within_the_days_shown(today, is_drawn):
    assert ("today" in layers(drawn(today=today))) is is_drawn


@pytest.mark.parametrize(("today", "side"), [("2026-01-02", "left"), ("2026-12-30", "right")])
def test_the_word_of_today_stands_where_there_is_room(today, side):
    line = drawn(today=today)["layer"][-1]
    assert line["layer"][1]["mark"]["align"] == side


def test_events_outside_the_days_shown_are_not_drawn():
    chart = drawn("2025-12-30", "2026-03-10", "2027-01-02")
    points = chart["layer"][layers(chart).index("text") + 1]
    assert [point["held_on"] for point in data(chart, points)] == ["2026-03-10T12:00:00"]


def test_a_window_that_reaches_beyond_the_half_year_is_drawn_whole():
    half = (date(2026, 7, 1), date(2026, 12, 31))
    chart = drawn(shown=half)
    assert data(chart, chart["layer"][0])[0] == {"edge": "2026-01-01T00:00:00"}


def test_a_bar_that_ends_with_the_drawing_has_no_deadline_in_it():
    rows = timeline_rows(DEMANDS, {})
    rows[1]["ends"] = "2026-08-31T23:59:59"
    frames = Drawn(*map(pd.DataFrame, (rows, part_rows(DEMANDS, rows), [])))
    chart = timeline(
        frames, shown=(date(2026, 8, 1), date(2026, 8, 31)), today=date(2026, 8, 9),
        words={**WORDS, "today": "сьогодні"}, ink=ON_LIGHT,
    ).to_dict()  # fmt: skip
    assert [row["due_on"] for row in data(chart, chart["layer"][3])] == ["2026-08-31"]


def test_where_no_deadline_is_drawn_there_is_no_layer_of_them():
    rows = [row | {"ends": "2026-03-31T23:59:59"} for row in timeline_rows(DEMANDS, {})]
    frames = Drawn(*map(pd.DataFrame, (rows, part_rows(DEMANDS, rows), [])))
    chart = timeline(
        frames, shown=(date(2026, 3, 1), date(2026, 3, 31)), today=date(2026, 8, 9),
        words={**WORDS, "today": ""}, ink=ON_LIGHT,
    ).to_dict()  # fmt: skip
    assert layers(chart) == ["point", "bar", "bar", "text"]


def test_weeks_begin_on_monday():
    june = a_demand("1.2", "2026-06-30", "2026-06-01", overdue=1)
    chart = drawn(shown=(date(2026, 6, 1), date(2026, 6, 30)), demands=[june], today="2026-06-09")
    ticks = chart["layer"][0]["encoding"]["x"]["axis"]["values"]
    assert [tick["date"] for tick in ticks] == [1, 8, 15, 22, 29]


def test_each_period_has_the_same_room():
    assert drawn()["height"] - drawn(demands=DEMANDS[:1])["height"] == 30


def test_names_are_short_where_room_is():
    axis = drawn()["layer"][1]["encoding"]["y"]["axis"]
    assert axis["labelExpr"] == "split(datum.label, '|')[containerSize()[0] < 1000 ? 1 : 0]"


@pytest.mark.parametrize(
    ("shown", "form"),
    [
        ((date(2026, 8, 1), date(2026, 8, 31)), "%d.%m"),
        (YEAR, "%b"),
        ((date(2017, 1, 1), date(2026, 12, 31)), "%Y"),
    ],
)
def test_the_axis_is_told_in_weeks_months_or_years_by_how_much_is_shown(shown, form):
    late = a_demand("1.2", shown[1].isoformat(), shown[0].isoformat(), overdue=1)
    chart = drawn(shown=shown, demands=[late], today="2026-08-09")
    assert {layer["encoding"]["x"]["axis"]["format"] for layer in chart["layer"][:3]
            if "axis" in layer["encoding"]["x"]} == {form}  # fmt: skip


def test_many_years_have_one_line_a_measure_with_the_sum_at_its_end():
    demands = [
        a_demand("2.3", "2026-12-09", due_soon=3), a_demand("1.2", "2025-08-31", done_late=2),
        a_demand("1.2", "2026-08-31", overdue=1),
    ]  # fmt: skip
    rows = timeline_by_measure(demands, {}, ["1.2", "2.3"])
    assert [(row["label"], row["place"], row["progress"]) for row in rows] == [
        ("1.2|1.2", 0, "2/3"), ("1.2|1.2", 0, ""), ("2.3|2.3", 1, "0/3"),
    ]  # fmt: skip


def test_on_one_line_a_short_bar_lies_upon_the_long_one_it_would_be_hidden_by():
    long = a_demand("1.2", "2026-12-31", overdue=1)
    short = a_demand("1.2", "2026-08-31", "2026-07-01", done_late=1)
    rows = timeline_by_measure([short, long], {}, ["1.2"])
    assert [row["due_on"] for row in rows] == ["2026-12-31", "2026-08-31"]

from typing import Any

import pandas as pd
import pytest

from core.charts.body_bars import body_bars
from core.charts.look import ON_DARK, ON_LIGHT
from core.i18n import speaking
from core.presenters.body_parts import bar_rows
from tests.core.builders import a_body, a_register
from tests.core.presenters.figures_of import a_tally

REGISTER = a_register(a_body("MVS", short_uk="МВС"), a_body("NABU", short_uk="НАБУ"), a_body("X"))
TALLIES = {
    "MVS": a_tally(done_late=2, overdue=1, waived=3),
    "NABU": a_tally(in_progress=5),
    "X": a_tally(consent_pending=1),
}


def frame() -> pd.DataFrame:
    rows = bar_rows(TALLIES, REGISTER, "uk", only=["MVS", "NABU", "X"], apart=frozenset({"NABU"}))
    return pd.DataFrame(rows)


def drawn() -> dict[str, Any]:
    return body_bars(frame(), count_title="Зобов’язань", ink=ON_LIGHT).to_dict()


def test_a_row_of_the_frame_is_a_body_and_a_group_of_statuses():
    rows = frame()
    assert list(rows.columns) == [
        "code", "label", "name", "place", "status", "order", "n", "fill", "ink", "done",
    ]  # fmt: skip
    told = rows[["label", "place", "status", "n", "done"]].to_numpy().tolist()
    assert told == [
        ["МВС", 0, "Виконано", 2, "2/3"],
        ["МВС", 0, "Прострочено", 1, "2/3"],
        ["НАБУ *", 1, "Строк триває", 5, "0/5"],
        ["X", 2, "Поза обліком", 0, "0/0"],
    ]


def test_the_frame_speaks_the_language_asked_for():
    rows = bar_rows(TALLIES, REGISTER, "en", only=["MVS"], apart=frozenset())
    assert [(row["label"], row["name"], row["status"]) for row in rows] == [
        ("MVS", "Body MVS", "Done"), ("MVS", "Body MVS", "Overdue"),
    ]  # fmt: skip


def test_bars_are_stacked_in_the_order_given_with_their_own_colours_and_numbers():
    bars, numbers, ends = drawn()["layer"]
    assert (bars["encoding"]["x"]["field"], bars["encoding"]["x"]["stack"]) == ("n", "zero")
    assert bars["encoding"]["y"]["sort"] == {"field": "place", "op": "min"}
    assert bars["encoding"]["order"]["field"] == "order"
    assert bars["encoding"]["color"] == {"field": "fill", "scale": None, "type": "nominal"}
    assert numbers["encoding"]["color"]["field"] == "ink"
    assert (ends["encoding"]["text"]["field"], ends["encoding"]["text"]["aggregate"]) == (
        "done", "min",
    )  # fmt: skip


def test_a_click_picks_the_bodys_code():
    (picked,) = drawn()["params"]
    assert (picked["name"], picked["select"]["fields"]) == ("body", ["code"])


def test_each_body_has_the_same_room():
    alone = frame().query("code == 'MVS'")
    one = body_bars(pd.DataFrame(alone), count_title="", ink=ON_DARK).to_dict()
    assert drawn()["height"] - one["height"] == 2 * 36
    assert drawn()["width"] == "container"


@pytest.mark.parametrize(
    ("language", "decimal", "march"), [("uk", ",", "березень"), ("en", ".", "March")]
)
def test_a_chart_writes_numbers_and_months_as_the_reader_does(language, decimal, march):
    with speaking(language):
        locale = drawn()["config"]["locale"]
    assert locale["number"]["decimal"] == decimal
    assert locale["time"]["months"][2] == march


def test_marks_keep_silent_for_readers_aloud():
    assert all(layer["mark"]["aria"] is False for layer in drawn()["layer"])

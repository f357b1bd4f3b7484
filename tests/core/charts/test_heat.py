"""The map of bodies by measures as a picture."""

import pandas as pd

from core.charts.heat import ROW, heat
from core.charts.look import ON_LIGHT
from core.charts.picture import picture
from core.domain.register import Register
from core.presenters.heat import HeatSource, heat_drawn
from tests.core.builders import a_body, a_register
from tests.core.presenters.figures_of import a_tally

REGISTER: Register = a_register(a_body("MVS"), a_body("DSNS"), a_body("SBU"))
SOURCE = HeatSource(
    {("MVS", "2.1"): a_tally(overdue=1, done_late=1), ("DSNS", "10"): a_tally(done_late=3)},
    REGISTER,
    [("2.1", None), ("10", None)],
    frozenset(),
)


def test_each_field_has_its_share_and_the_colour_of_its_standing():
    rows = heat_drawn(SOURCE, ["DSNS", "MVS", "SBU"])
    assert [(row["label"], row["measure"], row["done"]) for row in rows] == [
        ("DSNS", "10", "3/3"),
        ("MVS", "2.1", "1/2"),
    ]
    assert rows[0]["fill"] != rows[1]["fill"]


def test_the_picture_keeps_the_order_of_bodies_and_measures():
    drawn = heat(pd.DataFrame(heat_drawn(SOURCE, ["MVS", "DSNS"])), ink=ON_LIGHT)
    assert drawn.to_dict()["height"] == 2 * ROW
    svg = picture(drawn, "svg", title="Знахідка", note="").decode()
    assert svg.index(">MVS<") < svg.index(">DSNS<")
    assert svg.index(">2.1<") < svg.index(">10<")
    assert ">1/2<" in svg

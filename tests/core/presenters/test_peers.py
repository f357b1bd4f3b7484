"""A body beside its kind."""

from fractions import Fraction
from functools import partial

import pytest

from core.domain.bodies import BodyKind
from core.domain.rates import NOTHING, RateName
from core.presenters.peers import delay_text, median_rate, peers_table
from core.presenters.table import Share, Words
from tests.core.builders import a_body, a_register
from tests.core.presenters.figures_of import a_tally, link

OWN = a_tally(done_late=1, overdue=1)
TALLIES = {
    "MVS": OWN, "DSNS": a_tally(done_late=1, overdue=3), "SBU": a_tally(done_late=3, overdue=1),
    "NABU": a_tally(done_late=9),
}  # fmt: skip
REGISTER = a_register(
    a_body("MVS"), a_body("DSNS"), a_body("SBU"), a_body("NABU", kind=BodyKind.AGENCY)
)


card = partial(link, "/bodies", body="MVS")


def test_the_median_is_that_of_its_own_kind():
    table = peers_table(
        "MVS", OWN, TALLIES, REGISTER, {"MVS": [3, 5], "DSNS": [1], "SBU": [7, 9]}, card
    )
    assert table.columns[2].title == "Служби: медіана (3)"
    assert table.rows[0].cells[1] == Share("50,0\u00a0%", "1/2", "/bodies|body=MVS|tab=due")
    assert table.rows[0].cells[2] == Words("50,0\u00a0%")
    assert table.rows[-1].cells[1:] == (Words("4 дні"), Words("4 дні"))
    alone = peers_table("NABU", TALLIES["NABU"], TALLIES, REGISTER, {}, card)
    assert alone.rows[0].cells[2] == Words("100\u00a0%")
    assert alone.rows[-1].cells[1] == Words("—")


@pytest.mark.parametrize(
    ("done", "overdue", "text"),
    [(49, 351, "12,3\u00a0%"), (1, 2_999, "<\u00a00,1\u00a0%"), (2_999, 1, ">\u00a099,9\u00a0%")],
)
def test_a_median_is_rounded_as_the_figure_beside_it(done, overdue, text):
    own = a_tally(done_late=done, overdue=overdue)
    _name, figure, middle = peers_table("MVS", own, {"MVS": own}, REGISTER, {}, card).rows[0].cells
    assert isinstance(figure, Share)
    assert (figure.percent, middle) == (text, Words(text))


def test_a_share_of_nothing_is_no_nought_among_others():
    assert median_rate([NOTHING, OWN], RateName.COMPLETION) == Fraction(1, 2)
    assert median_rate([NOTHING], RateName.COMPLETION) is None


@pytest.mark.parametrize(("delays", "text"), [([], "—"), ([3, 4], "4 дні"), ([1], "1 день")])
def test_the_delay_is_the_middle_one_of_all(delays, text):
    assert delay_text(delays) == text

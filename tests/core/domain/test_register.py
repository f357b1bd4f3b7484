from datetime import date, timedelta

import pytest

from core.domain.bodies import BodyKind
from core.domain.register import Membership, Register, register_of
from tests.core.builders import a_body, a_group, a_register

MERGED_ON = date(2026, 8, 31)
MERGER = (
    a_body("OLD", valid_to=date(2025, 12, 31), successor="MID"),
    a_body("MID", valid_to=MERGED_ON, successor="NEW"),
    a_body("NEW"),
)


@pytest.mark.parametrize(
    ("code", "on", "answers"),
    [
        pytest.param("MID", date(2026, 8, 31), "MID", id="its last day is still its own"),
        pytest.param("MID", date(2026, 9, 1), "NEW", id="the day after, the successor"),
        pytest.param("OLD", date(2026, 8, 31), "MID", id="the successor of its time"),
        pytest.param("OLD", date(2026, 9, 1), "NEW", id="through a chain of mergers"),
        pytest.param("NEW", date(2030, 1, 1), "NEW", id="a living body for itself"),
        pytest.param("NOBODY", date(2026, 1, 1), "NOBODY", id="an unknown code for itself"),
    ],
)
def test_who_answers_for_a_body_is_whoever_took_it_over_by_that_day(code, on, answers):
    assert a_register(*MERGER).answering(code, on) == answers


@pytest.mark.parametrize(
    "successor",
    [pytest.param(None, id="closed with no successor"), pytest.param("LOST", id="unknown heir")],
)
def test_a_body_that_nobody_known_took_over_answers_for_itself(successor):
    register = a_register(a_body("A", valid_to=MERGED_ON, successor=successor))
    assert register.answering("A", date(2027, 1, 1)) == "A"


def test_bodies_that_succeed_each_other_do_not_turn_for_ever():
    ended = date(2020, 1, 1)
    register = a_register(
        a_body("A", valid_to=ended, successor="B"), a_body("B", valid_to=ended, successor="A")
    )
    assert register.answering("A", date(2026, 1, 1)) == "B"


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        pytest.param(date(2026, 6, 30), ["ENDS", "STAYS"], id="before"),
        pytest.param(date(2026, 7, 1), ["ENDS", "STAYS", "BEGINS"], id="the first day"),
        pytest.param(date(2026, 8, 31), ["ENDS", "STAYS", "BEGINS"], id="the last day"),
        pytest.param(date(2026, 9, 1), ["STAYS", "BEGINS"], id="the day after"),
    ],
)
def test_a_group_has_the_bodies_that_exist_on_the_day_in_the_registers_order(day, codes):
    register = a_register(
        a_body("ENDS", valid_to=date(2026, 8, 31)),
        a_group(),
        a_body("STAYS"),
        a_body("BEGINS", valid_from=date(2026, 7, 1)),
    )
    assert [body.code for body in register.members("CEB", day)] == codes
    assert [body.code for body in register.members("CEB_INTERESTED", day)] == codes


def test_membership_of_a_group_has_dates_of_its_own():
    member = Membership("CEB", "A", date(2026, 7, 1), date(2026, 8, 31))
    register = Register({"A": a_body("A")}, (member,))
    days = [date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 31), date(2026, 9, 1)]
    assert [len(list(register.members("CEB", day))) for day in days] == [0, 1, 1, 0]


def test_a_register_of_bodies_takes_the_central_ones_for_the_group():
    register = register_of([a_body("A"), a_group(), a_body("B", is_central=False)])
    assert [body.code for body in register.members("CEB", date(2026, 1, 1))] == ["A"]
    assert list(register.bodies) == ["A", "MRG", "B"]


def test_a_bodys_kin_is_of_its_kind_with_those_it_took_over():
    gone = a_body("GONE", kind=BodyKind.AGENCY, valid_to=MERGED_ON, successor="HEIR")
    register = a_register(
        gone, a_body("HEIR"), a_body("LIKE"), a_body("ELSE", kind=BodyKind.AGENCY)
    )
    assert register.kin("HEIR", MERGED_ON) == ("HEIR", "LIKE")
    assert register.kin("HEIR", MERGED_ON + timedelta(days=1)) == ("GONE", "HEIR", "LIKE")

"""The table of roles and actions, written out a second time, cell by cell."""

import pytest

from core.domain.permissions import NOBODY, SYSTEM, TABLE, Action, Actor, Role, may

OWN = frozenset({"MVS"})
#             public, leadership, focal point, secretariat, administrator; «o»: own bodies only
WRITTEN = """
see_figures      + + + + +
use_account      - + + + +
file_event       - - o + -
file_claim       - - o + -
file_nil         - - o + -
ask_exclusion    - - o + -
opt_in           - - o + -
remark           - - o + -
decide_claim     - - - + -
decide_exclusion - - - + -
record_trigger   - - - + -
record_extension - - - + -
record_consent   - - - + +
load_plan        - - - - +
record_body      - - - - +
manage_people    - - - - +
read_audit       - - - - +
"""
ROWS = [line.split() for line in WRITTEN.strip().splitlines()]
CELLS = [
    pytest.param(Action(name), role, mark, id=f"{name}-{role}")
    for name, *marks in ROWS
    for role, mark in zip(Role, marks, strict=True)
]


def test_every_action_is_in_the_table_for_every_role():
    assert {name for name, *_ in ROWS} == {action.value for action in Action}
    assert all(set(TABLE[action]) == set(Role) for action in Action)


@pytest.mark.parametrize(("action", "role", "mark"), CELLS)
def test_a_role_may_what_the_table_says(action, role, mark):
    actor = Actor("somebody", role, OWN)
    assert may(actor, action) is (mark != "-")
    assert may(actor, action, ["MVS"]) is (mark != "-")
    assert may(actor, action, ["DSNS"]) is (mark == "+")
    assert may(actor, action, ["MVS", "DSNS"]) is (mark == "+")


def test_a_focal_point_without_a_body_files_nothing():
    assert not may(Actor("somebody", Role.FOCAL_POINT), Action.FILE_EVENT)
    assert not may(Actor("somebody", Role.FOCAL_POINT), Action.FILE_EVENT, [])


def test_the_system_may_everything_and_nobody_only_looks():
    assert all(may(SYSTEM, action, ["MVS"]) for action in Action)
    assert [action for action in Action if may(NOBODY, action)] == [Action.SEE_FIGURES]

"""The table of roles and actions, written out a second time, cell by cell."""

from itertools import permutations

import pytest

from core.domain.permissions import NOBODY, SYSTEM, TABLE, Action, Actor, Role, may, own_bodies

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


@pytest.mark.parametrize("action", Action)
def test_who_holds_two_roles_may_what_either_may_and_no_more(action):
    """Each for its own bodies: whoever leads one body does not file for it as another's clerk."""
    for first, second in permutations(Role, 2):
        held = ((first, frozenset({"MVS"})), (second, frozenset({"DSNS"})))
        both = Actor("somebody", first, frozenset({"MVS", "DSNS"}), held=held)
        apart = [Actor("somebody", role, bodies) for role, bodies in held]
        for bodies in (None, ["MVS"], ["DSNS"], ["OLD"]):
            assert may(both, action, bodies) is any(may(one, action, bodies) for one in apart)


def test_an_administrator_who_is_a_focal_point_too_does_both():
    held = ((Role.ADMINISTRATOR, frozenset[str]()), (Role.FOCAL_POINT, OWN))
    actor = Actor("olena", Role.ADMINISTRATOR, OWN, held=held)
    assert may(actor, Action.MANAGE_PEOPLE)
    assert may(actor, Action.FILE_EVENT, ["MVS"])
    assert not may(actor, Action.FILE_EVENT, ["DSNS"])
    assert not may(actor, Action.DECIDE_CLAIM)
    assert own_bodies(actor, Action.FILE_EVENT) == OWN
    assert own_bodies(actor, Action.DECIDE_CLAIM) == frozenset()

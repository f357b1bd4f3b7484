from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.deciding import Bar, bar_to, concerned
from core.domain.facts import ClaimState
from core.domain.permissions import Actor, Role
from core.domain.submissions import ClaimView, Move
from tests.core.builders import a_body, a_group, a_register

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
SUBMITTED, RETURNED = ClaimState.SUBMITTED, ClaimState.RETURNED


def claimed(*moves: tuple[ClaimState, str, str]) -> ClaimView:
    """A claim of МВС with moves of (state, actor, whether an appeal or undo), an hour apart."""
    return ClaimView(
        1, "2.1/MVS/2026-H1", "2.1", "2026-H1", date(2026, 1, 1), date(2026, 6, 30), 1,
        is_primary=True,
        moves=tuple(
            Move(
                state, 1, NOON + timedelta(hours=place), actor, "",
                is_undo=kind == "undo", is_appeal=kind == "appeal",
            )
            for place, (state, actor, kind) in enumerate(moves)
        ),
    )  # fmt: skip


PLAIN = claimed((SUBMITTED, "taras", ""))
APPEALED = claimed(
    (SUBMITTED, "taras", ""), (RETURNED, "olena", ""), (SUBMITTED, "taras", "appeal")
)
BY_HER = claimed((SUBMITTED, "olena", ""))


@pytest.mark.parametrize(
    ("claim", "bodies", "expected"),
    [
        pytest.param(PLAIN, (), None, id="somebody else's"),
        pytest.param(BY_HER, (), Bar.OWN_SUBMISSION, id="submitted by herself"),
        pytest.param(PLAIN, ("MVS",), Bar.OWN_BODY, id="of her own body"),
        pytest.param(APPEALED, (), Bar.OWN_RETURN, id="an appeal against her return"),
    ],
)
def test_what_keeps_somebody_from_deciding_is_named(claim, bodies, expected):
    olena = Actor("olena", Role.SECRETARIAT, frozenset(bodies))
    assert bar_to(olena, [claim], {1: "taras"}, {"MVS"}) is expected


def test_a_second_member_decides_on_the_working_groups_own_measures():
    ihor = Actor("ihor", Role.SECRETARIAT, frozenset({"MRG"}))
    today = date(2026, 9, 2)
    register = a_register(a_body("MVS"), a_group("MRG"))
    assert bar_to(ihor, [PLAIN], {}, concerned({"MRG"}, register, today)) is None
    apart = concerned({"MVS", "MRG"}, register, today)
    assert bar_to(ihor, [APPEALED], {}, apart) is None
    assert bar_to(ihor, [PLAIN, claimed((SUBMITTED, "ihor", ""))], {}, apart) is Bar.OWN_SUBMISSION


def test_people_of_whoever_answers_for_a_body_now_stay_out_of_what_it_left():
    old = a_body("OLD", valid_to=date(2026, 8, 31), successor="MVS")
    register = a_register(a_body("MVS"), old, a_body("DSNS"))
    assert concerned({"OLD"}, register, date(2026, 8, 31)) == {"OLD"}
    assert concerned({"OLD", "DSNS"}, register, date(2026, 9, 1)) == {"OLD", "MVS", "DSNS"}


@pytest.mark.parametrize("name", ["taras", "zoya", "maria"])
def test_nobody_who_wrote_submitted_or_appealed_the_revision_decides_on_it(name):
    appealed = claimed(
        (SUBMITTED, "taras", ""), (RETURNED, "olena", ""), (SUBMITTED, "zoya", "appeal")
    )
    actor = Actor(name, Role.SECRETARIAT)
    assert bar_to(actor, [appealed], {1: "maria"}, ()) is Bar.OWN_SUBMISSION
    assert bar_to(actor, [PLAIN], {2: "maria"}, ()) is (
        Bar.OWN_SUBMISSION if name == "taras" else None
    )


def test_a_return_of_the_appeal_itself_that_was_undone_bars_nobody_else():
    again = claimed(
        (SUBMITTED, "taras", ""), (RETURNED, "olena", ""), (SUBMITTED, "taras", "appeal"),
        (RETURNED, "ihor", ""), (SUBMITTED, "ihor", "undo"),
    )  # fmt: skip
    ihor, olena = (Actor(name, Role.SECRETARIAT) for name in ("ihor", "olena"))
    assert bar_to(ihor, [again], {}, {"MVS"}) is None
    assert bar_to(olena, [again], {}, {"MVS"}) is Bar.OWN_RETURN

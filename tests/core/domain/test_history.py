from datetime import date

import pytest

from core.domain.deadline_rules import Period, Within
from core.domain.facts import OptIn
from core.domain.history import RegisterState, obligations_through_time
from core.domain.moments import start_of
from tests.core.builders import (
    FRAME,
    HALF_YEARLY,
    a_body,
    a_measure,
    a_plan,
    a_register,
    moves,
    noon,
)

TWICE_A_YEAR = a_plan(a_measure("2.1", HALF_YEARLY))
OPEN = a_plan(a_measure("8.1", HALF_YEARLY, by=("CEB_INTERESTED",)))
A, B = a_body("A"), a_body("B")
BASELINE = RegisterState(None, a_register(A, B))
MERGED = noon("2026-09-05")
WITHOUT_A = a_register(a_body("A", valid_to=date(2026, 8, 31), successor="B"), B)


def spans(plan, states, *, years=(2026,), opt_ins=()):
    found = obligations_through_time(plan, frame=FRAME, years=years, states=states, opt_ins=opt_ins)
    return [(o.id, o.exists_from, o.superseded_at) for o in found]


def test_what_the_text_gives_exists_at_every_moment():
    assert spans(TWICE_A_YEAR, [BASELINE]) == [
        ("2.1/A/2026-H1", None, None),
        ("2.1/B/2026-H1", None, None),
        ("2.1/A/2026-H2", None, None),
        ("2.1/B/2026-H2", None, None),
    ]


def test_a_merger_ends_what_falls_due_after_it_and_nothing_before():
    assert spans(TWICE_A_YEAR, [BASELINE, RegisterState(MERGED, WITHOUT_A)]) == [
        ("2.1/A/2026-H1", None, None),
        ("2.1/B/2026-H1", None, None),
        ("2.1/A/2026-H2", None, MERGED),
        ("2.1/B/2026-H2", None, None),
    ]


def test_a_new_body_owes_from_when_it_was_recorded():
    born = RegisterState(MERGED, a_register(A, a_body("NEW", valid_from=date(2026, 9, 1)), B))
    assert ("2.1/NEW/2026-H2", MERGED, None) in spans(TWICE_A_YEAR, [BASELINE, born])
    assert "2.1/NEW/2026-H1" not in [id_ for id_, *_ in spans(TWICE_A_YEAR, [BASELINE, born])]


def test_one_that_comes_back_is_a_new_one():
    back, gone_again = noon("2026-10-01"), noon("2026-11-01")
    states = [
        BASELINE,
        RegisterState(MERGED, WITHOUT_A),
        RegisterState(back, BASELINE.register),
        RegisterState(gone_again, WITHOUT_A),
        RegisterState(noon("2026-12-01"), BASELINE.register),
    ]
    of_second_half = [span for span in spans(TWICE_A_YEAR, states) if "A/2026-H2" in span[0]]
    assert of_second_half == [
        ("2.1/A/2026-H2", None, MERGED),
        ("2.1/A/2026-H2~2", back, gone_again),
        ("2.1/A/2026-H2~3", noon("2026-12-01"), None),
    ]


def test_one_whose_terms_change_is_superseded_by_a_new_one():
    plan = a_plan(a_measure("2.1", Within(period=Period.YEAR), by=("CEB", "NABU*")))
    outside = RegisterState(None, a_register(a_body("NABU", is_central=False)))
    inside = RegisterState(MERGED, a_register(a_body("NABU")))
    found = obligations_through_time(plan, frame=FRAME, years=[2026], states=[outside, inside])
    assert [(o.id, o.by_consent, o.exists_from, o.superseded_at) for o in found] == [
        ("2.1/NABU/2026", True, None, MERGED),
        ("2.1/NABU/2026~2", False, MERGED, None),
    ]


def test_a_change_that_touches_no_duty_supersedes_nothing():
    renamed = RegisterState(MERGED, a_register(a_body("A", name_uk="Нова назва"), B))
    assert spans(TWICE_A_YEAR, [BASELINE, renamed]) == spans(TWICE_A_YEAR, [BASELINE])


IN, OUT, AGAIN = (noon(day) for day in ("2026-03-01", "2026-05-01", "2026-06-01"))
END_OF_H1 = start_of(date(2026, 7, 1))


@pytest.mark.parametrize(
    ("steps", "first_half", "second_half"),
    [
        pytest.param((), [], [], id="nobody opted in"),
        pytest.param((("in", IN),), [("", IN, None)], [("", IN, None)], id="in"),
        pytest.param((("in", IN), ("out", OUT)), [("", IN, OUT)], [("", IN, OUT)], id="in and out"),
        pytest.param(
            (("in", IN), ("out", OUT), ("in", AGAIN)),
            [("", IN, OUT), ("~2", AGAIN, None)],
            [("", IN, OUT), ("~2", AGAIN, None)],
            id="in, out and in again",
        ),
        pytest.param(
            (("in", IN), ("out", noon("2026-07-02"))),
            [("", IN, None)],
            [("", IN, noon("2026-07-02"))],
            id="leaving erases no failure of the past",
        ),
        pytest.param(
            (("in", noon("2026-07-02")),),
            [],
            [("", noon("2026-07-02"), None)],
            id="joining makes nothing overdue",
        ),
        pytest.param(
            (("in", END_OF_H1),),
            [],
            [("", END_OF_H1, None)],
            id="joining at the very end of a period is too late for it",
        ),
    ],
)
def test_an_opt_in_duty_exists_from_the_bodys_recorded_choice(steps, first_half, second_half):
    choice = OptIn("A", "8.1", moves(*steps))
    found = spans(OPEN, [BASELINE], opt_ins=[choice])
    for half, expected in (("H1", first_half), ("H2", second_half)):
        code = f"8.1/A/2026-{half}"
        assert [s for s in found if half in s[0]] == [(code + t, a, b) for t, a, b in expected]


def test_a_choice_holds_for_the_years_to_come():
    found = spans(
        OPEN, [BASELINE], years=(2026, 2027), opt_ins=[OptIn("A", "8.1", moves(("in", IN)))]
    )
    assert [id_ for id_, *_ in found if "2027" in id_] == ["8.1/A/2027-H1", "8.1/A/2027-H2"]


def test_more_years_add_and_change_nothing_else():
    states = [BASELINE, RegisterState(MERGED, WITHOUT_A)]
    choices = [OptIn("B", "8.1", moves(("in", IN), ("out", OUT), ("in", AGAIN)))]
    one = spans(OPEN, states, years=(2026,), opt_ins=choices)
    three = spans(OPEN, states, years=(2025, 2026, 2027), opt_ins=choices)
    assert [span for span in three if "/2026" in span[0]] == one

"""What changed between two moments, and two sides compared."""

from datetime import date
from functools import partial

import pytest

from core.domain.rates import NOTHING
from core.domain.status import Status
from core.presenters.change_sums import (
    BodyChanges,
    body_changes_rows,
    body_changes_table,
    changes_by_body,
    direction,
)
from core.presenters.changes import (
    Sides,
    change_rows,
    change_table,
    changes,
    changes_headline,
    compared_rates,
    differences,
)
from core.presenters.labels import body_short
from core.presenters.sheets import drawn_view, sheet_view
from core.presenters.table import Chip, Number, Share, Words
from tests.core.builders import a_body, a_register
from tests.core.presenters.figures_of import a_standing, a_tally, link

BEFORE = [
    a_standing("MVS", status=Status.IN_PROGRESS), a_standing("NABU", status=Status.DUE_SOON),
    a_standing("DSNS", status=Status.UNDER_REVIEW), a_standing("SBU", status=Status.NOT_OPEN),
]  # fmt: skip
AFTER = [
    a_standing("MVS", status=Status.DONE_ON_TIME), a_standing("NABU", status=Status.OVERDUE),
    a_standing("DSNS", status=Status.UNDER_REVIEW), a_standing("NAZK", status=Status.NOT_OPEN),
]  # fmt: skip
FOUND = changes(BEFORE, AFTER)
TODAY = date(2026, 10, 1)
REGISTER = a_register(*map(a_body, ("MVS", "NABU", "DSNS", "SBU", "NAZK")))


def test_only_what_differs_is_listed_the_overdue_first():
    assert [(c.body, c.before, c.after) for c in FOUND] == [
        ("NABU", Status.DUE_SOON, Status.OVERDUE),
        ("MVS", Status.IN_PROGRESS, Status.DONE_ON_TIME),
        ("NAZK", None, Status.NOT_OPEN),
        ("SBU", Status.NOT_OPEN, None),
    ]
    assert changes(AFTER, AFTER) == []


def test_the_finding_counts_what_became_done_and_overdue():
    assert changes_headline(FOUND) == "Змінився стан 4 зобов’язань: виконано 1, прострочено 1"
    assert changes_headline([]) == "За цей час нічого не змінилося"


def test_a_change_goes_from_one_status_to_another_or_to_nothing():
    rows = change_table(FOUND, REGISTER, {}, link, TODAY).rows
    sides = [
        [cell.text for cell in row.cells[3:] if isinstance(cell, Chip | Words)] for row in rows
    ]
    assert sides[0] == ["Скоро строк", "Прострочено"]
    assert sides[2:] == [["не було", "Ще не почався"], ["Ще не почався", "не було"]]
    view = sheet_view(change_rows(FOUND))
    assert view.rows[0][-2:] == ("Скоро строк", "Прострочено")
    assert dict(drawn_view(change_rows(FOUND)).rows)["Прострочено"] == 1


def test_rates_stand_side_by_side_with_the_difference_in_points():
    before, after = a_tally(done_late=1, overdue=1), a_tally(done_late=2, overdue=1)
    table = compared_rates(before, after, Sides("01.09.2026", "01.10.2026"))
    assert [column.title for column in table.columns][1:3] == ["01.09.2026", "01.10.2026"]
    _name, then, now, difference = table.rows[0].cells
    assert isinstance(then, Share)
    assert isinstance(now, Share)
    assert isinstance(difference, Words)
    assert (then.ratio, now.ratio, difference.text) == ("1/2", "2/3", "+16,7 в. п.")
    nothing = compared_rates(NOTHING, after, Sides("2025", "2026")).rows[0].cells[3]
    assert nothing == Words("—")


def test_points_are_rounded_half_up_both_ways():
    none, some = a_tally(overdue=16), a_tally(done_late=1, overdue=15)
    sides = Sides("2025", "2026")
    told = [compared_rates(*pair, sides).rows[0].cells[3] for pair in ((none, some), (some, none))]
    assert told == [Words("+6,3 в. п."), Words("−6,3 в. п.")]


def test_sums_say_for_whom_it_got_better_or_worse_the_worst_first():
    sums = changes_by_body(FOUND, REGISTER, TODAY)
    assert sums[0] == BodyChanges("NABU", better=0, worse=1, other=0)
    assert sums[1] == BodyChanges("MVS", better=1, worse=0, other=0)
    assert {one.body for one in sums if one.other} == {"NAZK", "SBU"}
    rows = body_changes_table(sums, REGISTER, link).rows
    assert [cell.value for cell in rows[0].cells if isinstance(cell, Number)] == [0, 1, 0]
    view = sheet_view(body_changes_rows(sums, REGISTER))
    assert [column.title for column in view.columns][2:] == ["Краще", "Гірше", "Інше"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (Status.UNDER_REVIEW, Status.DONE_LATE, "better"),
        (Status.DONE_ON_TIME, Status.DONE_LATE, "worse"),
        (Status.DONE_LATE, Status.OVERDUE, "worse"),
        (Status.IN_PROGRESS, Status.DUE_SOON, "other"),
        (Status.OVERDUE, Status.WAIVED, "other"),
        (None, Status.OVERDUE, "other"),
    ],
)
def test_what_only_the_calendar_turns_or_leaves_out_is_neither_better_nor_worse(
    before, after, found
):
    assert direction(FOUND[0]._replace(before=before, after=after)) == found


def test_of_two_years_a_deadline_still_ahead_is_neither_better_nor_worse():
    ahead = FOUND[0]._replace(before=Status.DONE_ON_TIME, after=Status.IN_PROGRESS)
    assert (direction(ahead), direction(ahead, is_of_years=True)) == ("worse", "other")
    late = ahead._replace(after=Status.OVERDUE)
    assert changes_by_body([ahead, late], REGISTER, TODAY, is_of_years=True) == [
        BodyChanges("NABU", better=0, worse=1, other=1)
    ]


def test_the_same_duty_of_two_years_is_compared_by_its_part_of_the_year():
    of = partial(a_standing, "MVS", measure="2.1")
    earlier = [
        of(id="a", period="2025-H1", status=Status.DONE_LATE),
        of(id="b", period="2025-H2", status=Status.OVERDUE),
        of(id="c", period="2025-H2~1", status=Status.SUPERSEDED),
    ]
    later = [
        of(id="d", period="2026-H1", status=Status.DONE_LATE),
        of(id="e", period="2026-H2", status=Status.IN_PROGRESS),
        of(id="f", period="2026", status=Status.NOT_OPEN),
    ]
    found = differences(earlier, later, str)
    assert [(c.period, c.before, c.after) for c in found] == [
        ("2026-H2", Status.OVERDUE, Status.IN_PROGRESS),
        ("2026", None, Status.NOT_OPEN),
    ]
    table = change_table(found, REGISTER, {}, link, TODAY, Sides("2025", "2026"))
    assert [column.title for column in table.columns][3:] == ["2025", "2026"]
    assert [row.cells[2] for row in table.rows] == [Words("II півріччя"), Words("рік")]


MERGED = a_register(
    a_body("MVS"), a_body("NABU", valid_to=date(2026, 6, 30), successor="MVS"), a_body("DSNS")
)


def test_sums_and_links_are_of_whoever_answers_for_a_body_that_is_gone():
    found = [change for change in FOUND if change.body in ("MVS", "NABU")]
    (both,) = changes_by_body(found, MERGED, TODAY)
    assert both == BodyChanges("MVS", better=1, worse=1, other=0)
    assert len(changes_by_body(found, MERGED, date(2026, 6, 30))) == 2
    first = change_table(found, MERGED, {}, link, TODAY).rows[0].cells[0]
    assert first == Words(body_short(MERGED.bodies["NABU"]), href="/bodies|body=MVS|measure=2.1")


def test_a_duty_of_two_years_goes_on_with_whoever_answers_for_it():
    answering = partial(MERGED.answering, on=TODAY)
    gone, heir = (partial(a_standing, body, measure="2.1") for body in ("NABU", "MVS"))
    taken_over = differences(
        [gone(period="2025-H2", status=Status.OVERDUE)],
        [
            gone(period="2026-H2", id="a", status=Status.SUPERSEDED),
            heir(period="2026-H2", id="b", status=Status.DONE_LATE),
        ],
        answering,
    )
    told = [(c.body, c.before, c.after) for c in taken_over]
    assert told == [("MVS", Status.OVERDUE, Status.DONE_LATE)]
    joined = differences(
        [
            gone(period="2025-H2", id="a", status=Status.OVERDUE),
            heir(period="2025-H2", id="b", status=Status.DONE_LATE),
        ],
        [heir(period="2026-H2", id="c", status=Status.DONE_LATE)],
        answering,
    )
    assert [(c.body, c.before, c.after) for c in joined] == [("NABU", Status.OVERDUE, None)]

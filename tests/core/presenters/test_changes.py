"""What changed between two moments, and two sides compared."""

from core.domain.rates import NOTHING
from core.domain.status import Status
from core.presenters.changes import (
    Sides,
    change_rows,
    change_table,
    changes,
    changes_headline,
    compared_rates,
)
from core.presenters.sheets import drawn_view, sheet_view
from core.presenters.table import Chip, Share, Words
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
    rows = change_table(FOUND, REGISTER, {}, link).rows
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

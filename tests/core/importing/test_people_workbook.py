"""A sheet of people: read cell by cell, every problem told with its cell."""

import pytest

from core.domain.permissions import Role
from core.domain.sheets import Sheet
from core.importing.people_workbook import COLUMNS, read_people


def sheet(*rows: tuple[str | None, ...], header: tuple[str, ...] = COLUMNS) -> Sheet:
    return Sheet("Люди", (header, *rows))


def test_people_are_read_with_role_and_bodies():
    wanted, problems = read_people(
        sheet(
            ("olena@gov.ua", "Олена", "focal_point", "MVS; DSNS"), ("ihor", "", "leadership", None)
        )
    )
    assert problems == []
    assert [(one.name, one.role, one.bodies) for one in wanted] == [
        ("olena@gov.ua", Role.FOCAL_POINT, ("MVS", "DSNS")),
        ("ihor", Role.LEADERSHIP, ()),
    ]


@pytest.mark.parametrize(
    ("row", "cell", "message"),
    [
        (("", "Олена", "leadership", ""), "A2", "Бракує імені"),
        (("olena", "", "boss", ""), "C2", "Немає ролі «boss»"),
        (("olena", "", "public", ""), "C2", "Немає ролі «public»"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(row, cell, message):
    wanted, (problem,) = read_people(sheet(row))
    assert wanted == []
    assert (problem.cell, message in problem.message) == (cell, True)


def test_every_problem_is_listed_and_a_name_stands_once():
    row = ("olena", "", "leadership", "")
    _wanted, problems = read_people(sheet(row, ("OLENA", *row[1:]), ("ihor", "", "x", "")))
    assert [problem.cell for problem in problems] == ["A3", "C4"]


def test_a_workbook_without_people_says_so():
    assert read_people(sheet())[1][0].cell == "A2"
    assert read_people(sheet(header=("a", "b", "c", "d")))[1][0].cell == "A1"


def test_blank_rows_and_narrow_ones_do_no_harm():
    wanted, problems = read_people(sheet((None,), ("  ", None), ("olena", None, "leadership")))
    assert problems == []
    assert [(one.cell, one.name) for one in wanted] == [("A4", "olena")]
    assert read_people(Sheet("", ()))[1][0].cell == "A1"

"""A workbook of people: read cell by cell, and looked at before it is opened."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from core.domain.permissions import Role
from core.errors import InvalidInputError
from core.importing import people_workbook
from core.importing.people_workbook import COLUMNS, check_workbook, read_people


def book(*rows, header=COLUMNS):
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (header, *rows):
        sheet.append(list(row))
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def archive(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name, text)
    return content.getvalue()


def test_people_are_read_with_role_and_bodies():
    wanted, problems = read_people(
        book(
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
    wanted, (problem,) = read_people(book(row))
    assert wanted == []
    assert (problem.cell, message in problem.message) == (cell, True)


def test_every_problem_is_listed_and_a_name_stands_once():
    row = ("olena", "", "leadership", "")
    _wanted, problems = read_people(book(row, ("OLENA", *row[1:]), ("ihor", "", "x", "")))
    assert [problem.cell for problem in problems] == ["A3", "C4"]


def test_a_workbook_without_people_says_so():
    assert read_people(book())[1][0].cell == "A2"
    assert read_people(book(header=("a", "b", "c", "d")))[1][0].cell == "A1"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "не книга Excel", id="empty"),
        pytest.param(b"name,role\nx,y\n", "не книга Excel", id="a CSV"),
        pytest.param(b"<html></html>", "не книга Excel", id="HTML"),
        pytest.param(b"PK\x03\x04 and no more", "пошкоджено", id="truncated"),
        pytest.param(archive(**{"word/document.xml": "x"}), "не книга Excel", id="a document"),
        pytest.param(
            archive(**{"xl/workbook.xml": "x", "xl/vbaProject.bin": "x"}), "макроси", id="macros"
        ),
        pytest.param(
            archive(**{"xl/workbook.xml": "x", "xl/externalLinks/a.xml": "x"}),
            "макроси", id="links",
        ),
        pytest.param(archive(**{"xl/workbook.xml": "x", "../x": "x"}), "макроси", id="a path up"),
        pytest.param(b"x" * (people_workbook.LARGEST + 1), "завеликий", id="large"),
        pytest.param(
            archive(**{"xl/workbook.xml": "x", "xl/a.xml": "0" * 21_000_000}), "розпаковується",
            id="a bomb",
        ),
    ],
)  # fmt: skip
def test_what_is_no_workbook_or_does_harm_is_refused(content, message):
    with pytest.raises(InvalidInputError, match=message):
        check_workbook(content)

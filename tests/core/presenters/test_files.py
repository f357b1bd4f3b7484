"""The names of files and what they say of themselves."""

from datetime import UTC, date, datetime

import pytest

from core.domain.moments import AsOf, as_of_end
from core.i18n import speaking
from core.presenters.address import View
from core.presenters.files import (
    EVERYTHING,
    NAMES,
    About,
    asked_for,
    compared_with,
    file_name,
    what_name,
)
from tests.core.builders import a_body

DAY = date(2026, 7, 15)


def test_a_files_name_says_what_of_when_as_of_when():
    assert (
        file_name("bodies", "2026", DAY, "xlsx") == "postup-organy-2026-stanom-na-2026-07-15.xlsx"
    )
    with speaking("en"):
        assert file_name("plan", "2026-h1", DAY, "csv") == (
            "postup-measures-2026-h1-as-of-2026-07-15.csv"
        )
    assert all(what_name(name) for name in NAMES)


def test_a_files_name_says_which_part_it_holds():
    about = About(("M027", "2.1"), ("МВС", "захід 2.1"))
    name = file_name("obligations", "2026", DAY, "csv", about)
    assert name == "postup-zoboviazannia-m027-2-1-2026-stanom-na-2026-07-15.csv"


def test_names_stay_ascii_short_and_apart_whatever_was_asked_for():
    asked = (("q-я",), ("q-є",), ("overdue",) * 20, ("overdue",) * 19, ("..",), ("й" * 100,))
    names = {file_name("heat", "2026-m01", DAY, "xlsx", About(codes)) for codes in asked}
    assert len(names) == len(asked)
    assert all(name.isascii() and len(name) < 120 for name in names)


@pytest.mark.parametrize(
    ("view", "names", "found"),
    [
        pytest.param(View(), ("body", "q", "status", "tab"), EVERYTHING, id="everything"),
        pytest.param(
            View(body="NADRO", measure="2.1", status=("overdue",)),
            ("body", "measure", "status"),
            About(("2.1", "overdue"), ("захід 2.1", "стан: прострочено")),
            id="a measure and a status, and a body that is not there",
        ),
        pytest.param(View(measure="2.1", q="x"), ("status",), EVERYTHING, id="not heeded"),
        pytest.param(
            View(task=("1", "2"), tab="due", q="школа"),
            ("task", "tab", "q"),
            About(("t-1-2", "due", "q-14033c05"),
                  ("завдання 1, 2", "строк настав", "пошук: «школа»")),
            id="tasks, due and words",
        ),
        pytest.param(
            View(kind=("ministry", "navy")),
            ("kind",),
            About(("ministry-navy",), ("міністерства, navy",)),
            id="kinds, one made up",
        ),
    ],
)  # fmt: skip
def test_what_a_list_heeds_of_an_address_is_told(view, names, found):
    assert asked_for(view, names, {}) == found


def test_a_body_is_told_by_its_name():
    found = asked_for(View(body="M027"), ("body",), {"M027": a_body("M027")})
    assert found == About(("M027",), ("Орган M027",))


def test_a_comparison_names_its_other_side():
    minute = AsOf(datetime(2026, 11, 24, 12, 30, 5, tzinfo=UTC))
    assert compared_with(as_of_end(date(2026, 6, 30)), "15.07.2026") == About(
        ("vid-2026-06-30",), ("порівняно: 30.06.2026 — 15.07.2026",)
    )
    assert compared_with(minute, "now").codes == ("vid-2026-11-24-1430",)
    with speaking("en"):
        assert compared_with(2025, "2026").codes == ("since-2025",)

"""What «Огляд» shows below: bodies by measures, and completion through time."""

from functools import partial

import pytest

from core.domain.bodies import BodyKind
from core.domain.figures import Titles
from core.domain.moments import AsOf
from core.domain.rates import NOTHING
from core.presenters.heat import HeatSource, heat_by_kind, heat_rows, heat_view
from core.presenters.table import Share
from core.presenters.trend import later_text, trend_moments, trend_rows, trend_table
from tests.core.builders import a_body, a_register, on
from tests.core.presenters.figures_of import a_tally, link

NOW = on("2026-03-10")
SOURCE = HeatSource(
    {
        ("MVS", "2.1"): a_tally(overdue=1, done_late=1),
        ("NABU", "3"): a_tally(waived=1),
        ("NABU", "2.1"): a_tally(overdue=2, in_progress=1),
    },
    a_register(a_body("MVS"), a_body("NABU", kind=BodyKind.AGENCY)),
    [("2.1", Titles("Медіабрифінги", "Media briefings")), ("3", None)],
    frozenset({"NABU"}),
)


def days(years: tuple[int, ...], as_of: AsOf) -> list[str]:
    return [moment.today.isoformat() for moment in trend_moments(years, as_of)]


def test_a_pair_says_its_standing_and_what_is_not_owed_stays_empty():
    view = heat_view(SOURCE, ["MVS", "NABU"], link)
    assert [(head.text, head.title, head.href) for head in view.measures] == [
        ("2.1", "Медіабрифінги", "/plan|measure=2.1"), ("3", "3", "/plan|measure=3"),
    ]  # fmt: skip
    told = [(row.head.text, [cell and cell.said for cell in row.cells]) for row in view.rows]
    assert told == [
        ("MVS", ["Прострочено 1/2", None]),
        ("NABU *", ["Прострочено 0/3", "Поза обліком"]),
    ]
    first = view.rows[0].cells[0]
    assert first is not None
    assert first.href == "/bodies|body=MVS|measure=2.1"


@pytest.mark.parametrize(
    ("shown", "opened"),
    [
        pytest.param([], ["?kind=service", "?kind=agency"], id="kinds alone"),
        pytest.param(["MVS", "NABU"], ["", ""], id="all"),
        pytest.param(["NABU"], [""], id="a page without the first kind"),
    ],
)
def test_bodies_stand_under_the_sums_of_their_kinds(shown, opened):
    view = heat_by_kind(
        SOURCE, ["NABU", "MVS"], link, opening="?kind={}".format, shown=shown,
        behind=partial(link, "/plan"),
    )  # fmt: skip
    kinds = [row for row in view.rows if row.is_kind]
    assert len(view.rows) == len(kinds) + len(shown)
    assert [row.head.href for row in kinds] == opened
    said = kinds[-1].cells[0]
    assert said is not None
    assert said.said == "Прострочено 2. Виконано з усіх 0/3"
    assert said.href == "/plan|kind=agency|measure=2.1|status=overdue"


def test_a_sum_of_some_bodies_of_a_kind_leads_nowhere():
    view = heat_by_kind(
        SOURCE, ["MVS"], link, opening="?kind={}".format, shown=["MVS"], behind=None
    )
    (kind,) = [row for row in view.rows if row.is_kind]
    assert {cell.href for cell in kind.cells if cell} == {""}


def test_the_map_taken_along_has_a_row_for_each_pair():
    rows = heat_rows(SOURCE, ["NABU", "MVS"], NOW)
    assert [(row["body"], row["measure"], row["standing"]) for row in rows] == [
        ("NABU", "2.1", "overdue"), ("NABU", "3", "left_out"), ("MVS", "2.1", "overdue"),
    ]  # fmt: skip
    assert [(row["progress_n"], row["progress_N"]) for row in rows] == [(0, 3), (0, 0), (1, 2)]


@pytest.mark.parametrize(
    ("years", "as_of", "expected"),
    [
        pytest.param((2026,), NOW, ["2026-01-31", "2026-02-28", "2026-03-10"], id="running year"),
        pytest.param((2026,), on("2026-01-05"), ["2026-01-05"], id="first days"),
        pytest.param((2024,), NOW, [f"2024-{m:02}-{d}" for m, d in enumerate(
            (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1)], id="year gone by"),
        pytest.param((2025, 2026), NOW, ["2025-06-30", "2025-12-31", "2026-03-10"], id="years"),
    ],
)  # fmt: skip
def test_completion_is_looked_at_at_the_ends_of_months(years, as_of, expected):
    assert days(years, as_of) == expected


def test_a_point_has_its_figure_and_a_share_of_nothing_is_no_point():
    first, second, _third = trend_moments((2026,), NOW)
    tallies = {first: NOTHING, second: a_tally(done_on_time=1, in_progress=2)}
    rows = trend_rows(tallies)
    assert [(row["series"], row["on"], row["text"], row["done"]) for row in rows] == [
        ("progress", "28.02.2026", "33,3\u00a0%", "1/3")
    ]
    table = trend_table(tallies, lambda at: partial(link, "/plan", as_of=at.today))
    links = [cell.href for row in table.rows for cell in row.cells if isinstance(cell, Share)]
    assert links[0] == ""
    assert links[1].startswith(f"/plan|as_of={second.today}|tab=obligations|status=")
    assert links[2:] == ["", ""]
    shares = [[cell.ratio for cell in row.cells if isinstance(cell, Share)] for row in table.rows]
    assert shares == [["0/0", "1/3"], ["0/0", "0/0"]]


def test_what_was_accepted_after_a_year_gone_by_is_told_beside_its_lines():
    end, now = on("2025-12-31"), on("2026-03-10")
    then = a_tally(done_on_time_due=2, under_review_due=2)
    later = a_tally(done_on_time_due=3, under_review_due=1)
    words = later_text((end, then), (now, later))
    assert (
        words == "Після 31.12.2025 показник ще змінився: 75,0 % = 3/4 станом на 10.03.2026, 14:00."
    )
    assert later_text((end, then), (now, then)) == ""

"""A month of deadlines and events."""

from datetime import date

import pytest

from core.presenters.deadline_ways import Form, Ways
from core.presenters.month import MonthSource, month_view, neighbours
from tests.core.presenters.figures_of import a_demand, link

DEMANDS = [
    a_demand("2.3", "2026-12-09", overdue=1), a_demand("1.1", "2026-12-31", done_late=2),
    a_demand("3", "2026-12-31", waived=2), a_demand("5", "2027-01-09", not_open=2),
]  # fmt: skip


def the_month(first: date, chosen: str = "", forms: tuple[Form, ...] = ()):
    source = MonthSource(DEMANDS, {}, {date(2026, 12, 10): 2}, date(2026, 12, 9), chosen)
    return month_view(
        first, source, ways=Ways(lambda code: link("/plan", measure=code), forms),
        day_href="?tab={}".format,
    )  # fmt: skip


def test_a_month_has_whole_weeks_from_monday_and_days_of_its_own_only():
    view = the_month(date(2026, 12, 1))
    assert view.title == "Грудень 2026"
    assert [len(week) for week in view.weeks] == [7] * 5
    assert view.weeks[0][0] is None
    assert [day.day.day for day in view.days] == list(range(1, 32))


def test_a_day_holds_the_deadlines_that_count_and_the_number_of_events():
    days = {day.day.day: day for day in the_month(date(2026, 12, 1), chosen="10").days}
    assert [(item.code, item.mark.code, item.href) for item in days[9].deadlines] == [
        ("2.3", "overdue", "/plan|measure=2.3")
    ]
    assert [item.code for item in days[31].deadlines] == ["1.1"]
    assert (days[10].events_text, days[10].href, days[10].is_chosen) == ("2 події", "?tab=10", True)
    assert (days[9].is_today, days[11].href, days[11].events_text) == (True, "", "")


def test_a_deadline_leads_to_the_form_of_the_one_body_that_the_reader_files_for():
    mvs = Form("2.3", "2026", "МВС", "/record?obligation=2.3/MVS/2026")
    dsns = Form("2.3", "2026", "ДСНС", "/record?obligation=2.3/DSNS/2026")
    other = Form("2.3", "2025", "МВС", "/record?obligation=2.3/MVS/2025")

    def deadline(*forms: Form):
        return the_month(date(2026, 12, 1), forms=forms).days[8].deadlines[0]

    card = "/plan|measure=2.3"
    assert (deadline().href, deadline().forms, deadline().card) == (card, (), card)
    assert (deadline(mvs, other).href, deadline(mvs, other).card) == (mvs.href, card)
    assert deadline(other).href == card
    assert (deadline(mvs, dsns).href, deadline(mvs, dsns).forms) == (card, (mvs, dsns))


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2026, 1, 1), (date(2025, 12, 1), date(2026, 2, 1))),
        (date(2026, 12, 1), (date(2026, 11, 1), None)),
        (date(2025, 1, 1), (None, date(2025, 2, 1))),
    ],
)
def test_neighbours_stay_within_the_years_of_the_plan(first, expected):
    assert neighbours(first, range(2025, 2027)) == expected

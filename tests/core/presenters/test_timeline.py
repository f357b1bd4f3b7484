from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.figures import EventDay, PublicEvent, Titles
from core.domain.status import LEFT_OUT, Status
from core.i18n import speaking
from core.presenters.deadline_ways import Form, Ways
from core.presenters.event_list import event_items, safe_links
from core.presenters.timeline import (
    MOST_POINTS,
    deadline_rows,
    deadline_table,
    event_rows,
    filing_items,
    part_rows,
    tally_of_demand,
    timeline_headline,
    timeline_rows,
)
from tests.core.builders import a_body, a_register, on
from tests.core.presenters.figures_of import a_demand, link

NOW = on("2026-11-23")
TITLES = {"2.3": Titles("Звіти | до 9 грудня", "Reports")}
DEMANDS = [
    a_demand("1.2", "2026-08-31", overdue=1),
    a_demand("2.3", "2026-12-09", done_on_time=2, due_soon=3, waived=4),
    a_demand("2.2", "2026-12-31", consent_pending=1),
]

COUNTED = [status.value for status in Status if status not in LEFT_OUT]


@pytest.mark.parametrize(
    ("today", "uk", "en"),
    [
        (
            "2026-11-23",
            "Найближчий строк — 09.12.2026: лишилося 16 днів",
            "The next deadline is 09.12.2026: 16 days left",
        ),
        (
            "2026-12-09",
            "Сьогодні, 09.12.2026, спливає строк",
            "A deadline expires today, 09.12.2026",
        ),
        (
            "2026-12-10",
            "Виконано 2 із 6 зобов’язань, строк яких настав; 1 прострочено",
            "2 of 6 obligations that fell due are done; 1 overdue",
        ),
    ],
)
def test_the_finding_is_the_next_deadline(today, uk, en):
    assert timeline_headline(DEMANDS, on(today)) == uk
    with speaking("en"):
        assert timeline_headline(DEMANDS, on(today)) == en


def test_a_bar_has_a_long_and_a_short_name_and_nothing_that_is_left_out():
    rows = timeline_rows(DEMANDS, TITLES)
    assert [row["measure"] for row in rows] == ["1.2", "2.3"]
    assert rows[1] == {
        "label": "2.3 Звіти / до 9 грудня · 2026|2.3",
        "name": "2.3 Звіти / до 9 грудня · 2026",
        "place": 1,
        "measure": "2.3",
        "period": "2026",
        "starts": "2026-01-01T00:00:00",
        "ends": "2026-12-09T23:59:59",
        "due_on": "2026-12-09",
        "due": "09.12.2026",
        "status": "Виконано 2, Скоро строк 3",
        "progress": "2/5",
        "overdue": "",
    }
    assert rows[0]["overdue"] == "прострочено 1"


def test_a_bar_is_divided_by_standing_with_what_is_open_on_top():
    rows = timeline_rows(DEMANDS, TITLES)
    assert part_rows(DEMANDS, rows)[1:] == [
        {**{name: rows[1][name] for name in ("label", "starts", "ends")}, **part}
        for part in (
            {"fill": "#F5BD3D", "above": 0, "share": 0.6},
            {"fill": "#3F9C76", "above": 0.6, "share": 0.4},
        )
    ]


def test_a_period_with_two_deadlines_has_two_bars_of_their_own():
    demands = [a_demand("1.2", "2026-08-31", overdue=1), a_demand("1.2", "2026-10-31", done_late=1)]
    rows = timeline_rows(demands, TITLES)
    assert [part["fill"] for part in part_rows(demands, rows)] == ["#8F1224", "#3F9C76"]


@given(st.dictionaries(st.sampled_from(COUNTED), st.integers(0, 2_000), min_size=1))
def test_the_parts_of_a_bar_fill_it_in_order_and_each_is_seen(counts):
    demands = [a_demand("1.2", "2026-08-31", **counts)]
    rows = timeline_rows(demands, TITLES)
    parts = part_rows(demands, rows)
    assert sum(part["share"] for part in parts) == pytest.approx(1 if rows else 0)
    ends = [part["above"] + part["share"] for part in parts]
    assert [part["above"] for part in parts[1:]] == pytest.approx(ends[:-1])
    assert all(part["share"] > 1 / 20 for part in parts)


def test_an_event_is_a_point_for_each_period_it_counts_for():
    rows = timeline_rows(DEMANDS, TITLES)
    days = [held("2.3", 9), held("2.3", 10, number=3), held("5", 9)]
    points = event_rows(days, rows)
    assert [(p["place"], p["held_on"], p["held"], p["title"]) for p in points] == [
        (1, "2026-03-09T12:00:00", "09.03.2026 · брифінг", "Звіт"),
        (1, "2026-03-10T12:00:00", "10.03.2026", "3 події"),
    ]


def test_many_points_stand_by_week_and_none_is_left_out():
    rows = timeline_rows(DEMANDS, TITLES)
    days = [held("2.3", 2 + number % 28) for number in range(MOST_POINTS + 1)]
    points = event_rows(days, rows)
    assert [(p["held_on"][:10], p["held"]) for p in points][:2] == [
        ("2026-03-05", "02.03–08.03.2026"), ("2026-03-12", "09.03–15.03.2026"),
    ]  # fmt: skip
    assert sum(p["number"] for p in points) == MOST_POINTS + 1


def held(measure: str, day: int, *, number: int = 1) -> EventDay:
    return EventDay(measure, "2026", date(2026, 3, day), number, "Звіт", "briefing")


WAYS = Ways(
    lambda code: link("/plan", measure=code),
    (Form("1.2", "2026", "МРГ", "/record?obligation=1.2/MRG/2026"),),
)


def test_deadlines_say_how_far_they_are_and_lead_to_the_measure():
    table = deadline_table(DEMANDS, TITLES, NOW, ways=WAYS)
    told = [[getattr(cell, "text", "") for cell in row.cells] for row in table.rows]
    assert told[0] == ["31.08.2026", "1.2", "2026", "", "Прострочено"]
    assert told[2][-1] == "Поза обліком"
    notes = [getattr(row.cells[0], "note", "") for row in table.rows]
    assert notes == ["84 дні тому", "лишилося 16 днів", "лишилося 38 днів"]
    assert [getattr(row.cells[3], "ratio", "") for row in table.rows] == ["0/1", "2/5", "—"]
    led = [row.cells[1] for row in table.rows]
    assert [(getattr(cell, "href", ""), getattr(cell, "note", "")) for cell in led] == [
        ("/record?obligation=1.2/MRG/2026", "подати: МРГ"), ("/plan|measure=2.3", ""),
        ("/plan|measure=2.2", ""),
    ]  # fmt: skip


def test_whoever_files_is_told_what_to_file_by_the_deadlines_drawn():
    items = filing_items(DEMANDS, TITLES, WAYS)
    assert [(item.text, item.note, item.href) for item in items.rows] == [
        ("1.2", "до 31.08.2026 · МРГ", "/record?obligation=1.2/MRG/2026")
    ]
    assert filing_items(DEMANDS, TITLES, Ways(WAYS.card)).rows == ()


def test_deadlines_taken_along_count_every_status():
    row = deadline_rows(DEMANDS, TITLES)[1]
    assert (row["progress_n"], row["progress_N"], row["waived"]) == (2, 5, 4)
    assert (row["window_start"], row["due_on"]) == (date(2026, 1, 1), date(2026, 12, 9))
    assert tally_of_demand(DEMANDS[1]).of(Status.WAIVED) == 4


def test_an_event_is_told_by_what_whose_when_and_its_place_apart():
    register = a_register(a_body("MVS", short_uk="МВС"))
    (item,) = event_items([an_event()], register, link).rows
    assert (item.text, item.note) == ("Брифінг", "10.03.2026 · МВС · брифінг · захід 2.3")
    assert (item.place, item.lang, item.place_lang) == ("Київ", "", "")
    with speaking("en"):
        (item,) = event_items([an_event()], register, link).rows
    assert item.note == "10.03.2026 · MVS · briefing · measure 2.3"
    assert (item.lang, item.place_lang) == ("uk", "uk")


def test_only_addresses_of_web_pages_are_links():
    links = ("https://example.org/a", "javascript:alert(1)", "data:text/html,x", "//x.y", "плюс")
    assert safe_links(links) == [("example.org", "https://example.org/a")]


def an_event(obligations: tuple[str, ...] = ("2.3/MVS/2026",)) -> PublicEvent:
    return PublicEvent(
        id=1, type="briefing", title="Брифінг", held_on=date(2026, 3, 10), place="Київ",
        participants=None, links=(), verified_at=datetime(2026, 3, 20, tzinfo=UTC),
        obligations=obligations, measures=("2.3",), bodies=("MVS",),
    )  # fmt: skip

import pytest

from core.domain.figures import LongestOverdue
from core.domain.rates import NOTHING
from core.i18n import speaking
from core.presenters.overview import (
    deadline_items,
    headline,
    overview_view,
    worst_bodies,
    worst_first,
)
from tests.core.builders import a_body, a_register, on
from tests.core.presenters.figures_of import a_demand, a_tally, link

NOW = on("2026-11-23")
BODIES = a_register(a_body("A"), a_body("B"), a_body("C"), a_body("D"))


@pytest.mark.parametrize(
    ("tally", "uk", "en"),
    [
        pytest.param(
            a_tally(done_on_time_due=142, overdue=23, under_review_due=45),
            "Виконано 142 із 210 зобов’язань, строк яких настав; 23 прострочено",
            "142 of 210 obligations that fell due are done; 23 overdue",
            id="many",
        ),
        pytest.param(
            a_tally(done_late=1),
            "Виконано 1 із 1 зобов’язання, строк якого настав; прострочених немає",
            "1 of 1 obligation that fell due is done; nothing overdue",
            id="one",
        ),
        pytest.param(
            a_tally(in_progress=5),
            "Жоден строк ще не настав: попереду 5 зобов’язань",
            "Nothing has fallen due yet: 5 obligations ahead",
            id="all ahead",
        ),
        pytest.param(
            a_tally(waived=3),
            "За цей період зобов’язань немає",
            "No obligations in this period",
            id="nothing that counts",
        ),
    ],
)
def test_the_finding_is_a_sentence(tally, uk, en):
    assert headline(tally) == uk
    with speaking("en"):
        assert headline(tally) == en


def test_five_tiles_with_what_they_rest_on_and_where_they_lead():
    now = a_tally(done_on_time_due=2, overdue=2, under_review=3, due_soon=1, in_progress=4)
    before = a_tally(done_on_time_due=1, overdue=1, under_review=4)
    demands = [a_demand("2.3", "2026-12-09", due_soon=1), a_demand("5", "2026-12-31", overdue=2)]
    tiles = overview_view(now, before, demands, link).tiles
    told = [(tile.label, tile.value, tile.note, tile.more, tile.change) for tile in tiles]
    assert told == [
        ("Виконано", "2/4", "50,0\u00a0% з тих, чий строк настав", "з усіх 2/12", "+1 за тиждень"),
        ("Вчасно", "50,0\u00a0%", "2/4 з тих, чий строк настав", "", ""),
        ("На перевірці", "3", "подано, чекає рішення", "", "−1 за тиждень"),
        ("Скоро строк", "1", "найближчий строк 09.12.2026", "", "+1 за тиждень"),
        ("Прострочено", "2", "з тих, чий строк настав", "", "+1 за тиждень"),
    ]
    assert [tile.href for tile in tiles] == [
        "/plan|tab=due",
        "/plan|tab=due",
        "/plan|tab=obligations|status=under_review",
        "/plan|tab=obligations|status=due_soon",
        "/plan|tab=obligations|status=overdue",
    ]
    assert [tile.is_worse for tile in tiles] == [False, False, False, False, True]


def test_a_share_moves_by_percentage_points_and_from_nothing_by_none():
    now, before = a_tally(done_on_time_due=2, overdue=1), a_tally(done_on_time_due=1, overdue=1)
    for week_ago, told in ((before, "+16,7 в. п. за тиждень"), (now, ""), (NOTHING, "")):
        assert overview_view(now, week_ago, [], link).tiles[1].change == told


def test_where_nothing_is_due_a_rate_is_a_dash_and_never_nought():
    done, on_time, *_rest = overview_view(NOTHING, NOTHING, [], link).tiles
    assert (done.value, done.note, on_time.value) == ("—", "жоден строк ще не настав", "—")


def test_the_three_worst_are_named_and_those_by_consent_are_not():
    overdue = [
        LongestOverdue(code, number, on("2026-06-30").today)
        for code, number in (("A", 4), ("B", 3), ("C", 2), ("D", 1))
    ]
    worst = worst_bodies(overdue, BODIES, frozenset({"B"}), NOW, "CADB")
    assert [(body.code, body.text) for body in worst] == [
        ("C", "2 прострочено, найдовше 146 днів"),
        ("A", "4 прострочено, найдовше 146 днів"),
        ("D", "1 прострочено, найдовше 146 днів"),
    ]


def test_bodies_go_by_overdue_then_by_progress_then_by_name_and_those_apart_last():
    tallies = {
        "D": a_tally(overdue=9),
        "C": a_tally(in_progress=1, done_on_time_due=1),
        "B": a_tally(in_progress=2),
        "A": a_tally(in_progress=2),
    }
    assert worst_first(tallies, BODIES, frozenset({"D"})) == ["A", "B", "C", "D"]


def test_the_next_deadlines_say_how_long_and_how_many_are_left():
    demands = [
        a_demand("1.2", "2026-08-31", overdue=1),
        a_demand("2.3", "2026-11-23", due_soon=2, done_on_time=1),
        a_demand("5", "2026-12-09", under_review=1),
        a_demand("7", "2026-12-31", done_on_time=3),
    ]
    items = deadline_items(demands, {}, NOW, link)
    assert [(item.text, item.note) for item in items.rows] == [
        ("2.3", "23.11.2026 · сьогодні останній день · ще не виконали 2"),
        ("5", "09.12.2026 · лишилося 16 днів · ще не виконали 1"),
    ]

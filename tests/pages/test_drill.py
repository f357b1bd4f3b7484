"""Every figure opens into exactly the obligations behind it (rules §5)."""

import re
from itertools import chain

import pytest

from tests.pages.screens import screen, target, words

pytestmark = pytest.mark.usefixtures("demo_installation")

RATIO = re.compile(r"(\d+)/(\d+)")
TABLES = ("/plan", "/bodies?view=table", "/bodies?view=table&period=H1&as_of=2026-09-15")


def listed(address: str) -> list[str]:
    """The status of each obligation that an address lists, on all its pages."""
    first = screen(address)
    heading = next(text for text in first.headings if text.startswith("Зобов’язання: "))
    number = int(heading.split(": ")[1])
    rows = first.rows
    for page in range(2, -(-number // 50) + 1):
        rows += screen(f"{address}&page={page}").rows
    assert len(rows) == number
    return [words(row[-1]) for row in rows]


def figures(address: str) -> list[tuple[str, str]]:
    """The figures of a table with where they lead: some rows of it, and the most telling ones."""
    rows = screen(address).rows
    telling = [row for row in rows if any("status=overdue" in cell for cell in row)]
    chosen = [*rows[:2], *telling[:2], *rows[-2:]]
    cells = chain.from_iterable(row[1:] for row in chosen)
    return list(dict.fromkeys((words(cell), target(cell)) for cell in cells if "href" in cell))


@pytest.mark.parametrize("address", TABLES)
def test_a_figure_of_a_table_leads_to_as_many_obligations(address):
    checked = 0
    for text, place in figures(address):
        if "tab=due" in place and (ratio := RATIO.search(text)):
            n, total = map(int, ratio.groups())
            statuses = listed(place)
            done = [s for s in statuses if "Виконано" in s]
            if "done_on_time" in place:
                assert len(statuses) == n
            else:
                assert (len(done), len(statuses)) == (n, total)
            checked += 1
        elif "tab=obligations" in place and (ratio := RATIO.search(text)):
            n, total = map(int, ratio.groups())
            statuses = listed(place)
            assert len([s for s in statuses if "Виконано" in s]) == n
            assert len(statuses) >= total
            checked += 1
        elif text.isdigit() and "status=" in place:
            assert len(listed(place)) == int(text)
            checked += 1
    assert checked >= 8


def test_the_tiles_lead_to_as_many_obligations():
    html = screen("/").html
    tiles = re.findall(r'<a class="postup-tile" href="([^"]+)".*?postup-value"[^>]*>([^<]+)<', html)
    places = {place.replace("&amp;", "&"): value for place, value in tiles}
    assert len(places) == 5
    for place, value in places.items():
        statuses = listed(place)
        if "/" in value:
            n, total = map(int, value.split("/"))
            assert (len([s for s in statuses if "Виконано" in s]), len(statuses)) == (n, total)
        elif value.isdigit():
            assert len(statuses) == int(value)
        else:
            assert f"{len(statuses)}/" in html


def test_a_merged_bodys_figures_stand_with_its_successor(demo_register):
    gone = next(body for body in demo_register.bodies.values() if body.successor)
    heir = demo_register.bodies[gone.successor]
    shown = screen(f"/bodies?body={heir.code}")
    assert any(gone.short_uk in row[0] for row in shown.rows)
    assert len(listed(f"/bodies?body={heir.code}&")) == len(shown.rows)


def map_of(address: str) -> dict[str, list[str]]:
    """What the cells of a map say, by body."""
    rows = re.findall(r'<tr role="row">(.*?)</tr>', screen(address).html, re.DOTALL)[1:]
    return {
        words(row.partition("</th>")[0]): re.findall(r'aria-label="(.*?)"', row) for row in rows
    }


def test_the_map_of_a_few_bodies_says_what_the_map_of_all_says(demo_register):
    few = map_of("/?year=2025&sort=-overdue")
    everyone = map_of("/bodies?view=heat&year=2025&sort=-overdue")
    heir = next(body.successor for body in demo_register.bodies.values() if body.successor)
    assert demo_register.bodies[heir].short_uk in few
    assert len(few) == 9
    assert few == {body: everyone[body] for body in few}


def test_bodies_by_consent_carry_a_star_that_is_explained_and_are_not_blamed(demo_register):
    for address in ("/bodies?view=table", "/bodies", "/plan?measure=2.1", "/bodies?body=VPOSHUK"):
        shown = screen(address)
        assert "* бере участь за згодою" in shown.html
    cards = re.search(r'<ul class="postup-cards">(.*?)</ul>', screen("/").html)
    assert cards is not None
    for code in ("VPOSHUK", "VZVERN"):
        assert demo_register.bodies[code].name_uk not in cards[1]


def test_an_obligation_says_its_deadline_and_for_how_long_it_is_overdue():
    row = next(row for row in screen("/plan?tab=obligations&status=overdue").rows)
    overdue = re.search(r"прострочено на [\d\u00a0 ]+ д\w+", words(" ".join(row)))
    assert overdue
    card = screen(target(next(cell for cell in row if "obligation=" in cell)))
    assert overdue[0] in words(card.html)


def test_a_map_in_numbers_has_none_where_nothing_is_counted():
    shown = screen("/bodies?view=heat&sort=name&tab=numbers")
    assert ">–</a>" in shown.html
    assert "– –" not in shown.html


def test_both_moments_compared_are_told_alike():
    heads = re.findall(r"<th[^>]*>([^<]+)</th>", screen("/?tab=changes").html)
    assert re.fullmatch(r"\d\d\.\d\d\.\d{4}", heads[1])
    assert re.fullmatch(r"\d\d\.\d\d\.\d{4}, \d\d:\d\d", heads[2])


def test_the_bodies_named_as_worst_are_the_first_of_those_beside_them():
    shown = screen("/?view=table")
    named = re.findall(r'<a href="([^"]+)" target="_self"><b>', shown.html)
    assert len(named) == 3
    assert named == [re.findall(r'href="([^"]+)"', row[0])[0] for row in shown.rows[:3]]

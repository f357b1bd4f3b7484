"""Every figure opens into exactly the obligations behind it (rules §5)."""

import re
from datetime import date
from functools import cache
from html import unescape
from itertools import chain

import pytest

from tests.pages.screens import TAG, screen, target, words

pytestmark = pytest.mark.usefixtures("demo_installation")

RATIO = re.compile(r"(\d+)/(\d+)")
TABLES = ("/plan", "/bodies?view=table", "/bodies?view=table&period=H1&as_of=2026-09-15")
EXPLAINED = ("/", "/bodies", "/plan?body=A003", "/plan?measure=2.1", "/bodies?body=A003")
BESIDE = (
    ("/?tab=changes&period=H1", "Показники обох боків"),
    ("/?tab=changes&since=2025&period=H1", "Показники обох боків"),
    ("/?view=table&year=2025&period=Q3", "Виконання плану в часі"),
    ("/bodies?body=A003", "Виконання плану в часі"),
    ("/plan?measure=2.4&period=H1", "Виконання плану в часі"),
    ("/bodies?body=A003", "Поруч із подібними органами"),
)
DONE, ON_TIME, NIL = "Виконано", "Виконано вчасно", "не проводилося"
AMONG = {
    "Виконано з тих, чий строк настав": DONE,
    "Виконано з усіх": DONE,
    "Вчасно з тих, чий строк настав": ON_TIME,
    "Прозвітовано з тих, чий строк настав": f"{DONE}|На перевірці|{NIL}",
    "Прийнято з поданого": DONE,
}
"""By the name of a rate, the words of the statuses in its n."""


@cache
def listed(address: str) -> tuple[str, ...]:
    """The status of each obligation that an address lists, on all its pages."""
    first = screen(address)
    heading = next(text for text in first.headings if text.startswith("Зобов’язання: "))
    number = int(heading.split(": ")[1])
    rows = first.rows
    for page in range(2, -(-number // 50) + 1):
        rows += screen(f"{address}&page={page}").rows
    assert len(rows) == number
    return tuple(words(row[-1]) for row in rows)


def counted(address: str, among: str) -> tuple[int, int]:
    """The n/N of the list at an address, n being those whose status has some words."""
    statuses = listed(address)
    return sum(bool(re.search(among, status)) for status in statuses), len(statuses)


def ratio(text: str) -> tuple[int, int]:
    """The n/N in some words."""
    found = RATIO.search(text)
    assert found
    return int(found[1]), int(found[2])


def figures(address: str) -> list[tuple[str, str, str]]:
    """The figures of a table, where they lead, and the words of the statuses that they count.

    Of some rows of it, and of the most telling ones.
    """
    shown = screen(address)
    heads = re.findall(r'role="columnheader"[^>]*>(.*?)</th>', shown.html)
    among = [ON_TIME if "Вчасно" in head else DONE for head in heads]
    telling = [
        row
        for row in shown.rows
        if any("status=overdue" in cell and "done" not in cell for cell in row)
    ]
    chosen = [*shown.rows[:2], *telling[:2], *shown.rows[-2:]]
    cells = chain.from_iterable(zip(row, among, strict=True) for row in chosen)
    found = [(words(cell), target(cell), name) for cell, name in cells if "href" in cell]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("address", TABLES)
def test_a_figure_of_a_table_leads_to_as_many_obligations(address):
    checked = 0
    for text, place, among in figures(address):
        if "/" in text:
            assert counted(place, among) == ratio(text)
            checked += 1
        elif text.isdigit():
            assert len(listed(place)) == int(text)
            checked += 1
    assert checked >= 8


@pytest.mark.parametrize("address", EXPLAINED)
def test_every_rate_explained_leads_to_its_n_of_its_total(address):
    items = re.findall(r"<summary><span>(.*?)</details>", screen(address).html, re.DOTALL)
    names = [words(item.partition("</span>")[0]) for item in items]
    assert names == list(AMONG)
    for item, among in zip(items, AMONG.values(), strict=True):
        figure = item.partition("</summary>")[0]
        assert "—" in figure or counted(target(item), among) == ratio(figure), item


@pytest.mark.parametrize(("address", "caption"), BESIDE)
def test_rates_of_other_moments_and_years_lead_to_the_lists_of_then(address, caption):
    html = screen(address).html
    body = html.partition(f"<caption>{caption}</caption>")[2].partition("</table>")[0]
    rows = re.findall(r'<tr role="row">(.*?)</tr>', body.partition("</thead>")[2], re.DOTALL)
    checked = 0
    for row in (*rows[:5], *rows[-2:]):
        cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
        for cell in cells[1:]:
            if "href" in cell:
                among = AMONG.get(words(cells[0]), DONE)
                assert counted(target(cell), among) == ratio(words(cell)), target(cell)
                checked += 1
    assert checked >= 4


def test_a_report_that_nothing_was_held_counts_as_reported():
    number, _total = counted("/plan?tab=due&status=overdue", NIL)
    told = re.search(r"Прозвітовано.*?<dt>n</dt><dd>(.*?)</dd>", screen("/").html, re.DOTALL)
    assert told
    assert told[1].endswith(f", звіт «не проводилося» {number}")


def test_the_tiles_lead_to_as_many_obligations():
    html = screen("/").html
    tiles = re.findall(r'<a class="postup-tile" href="([^"]+)"(.*?)</a>', html, re.DOTALL)
    assert len(tiles) == 5
    among = iter((DONE, ON_TIME))
    for place, told in tiles:
        value = words(re.findall(r'postup-value"[^>]*>([^<]+)<', told)[0])
        if value.isdigit():
            assert len(listed(unescape(place))) == int(value)
        else:
            assert counted(unescape(place), next(among)) == ratio(TAG.sub(" ", told))


def test_a_merged_bodys_figures_stand_with_its_successor(demo_register):
    gone = next(body for body in demo_register.bodies.values() if body.successor)
    heir = demo_register.bodies[gone.successor]
    shown = screen(f"/bodies?body={heir.code}")
    assert any(gone.short_uk in row[0] for row in shown.rows)
    assert len(listed(f"/bodies?body={heir.code}&")) == len(shown.rows)


def test_what_changed_stands_with_whoever_answers_today(demo_register):
    answering = {demo_register.answering(code, date.max) for code in demo_register.bodies}
    gone = set(demo_register.bodies) - answering
    assert gone
    for address in ("/?tab=changes", "/?tab=changes&since=2025"):
        bodies = set(re.findall(r"/bodies\?(?:[^\"]*&amp;)?body=(\w+)", screen(address).html))
        assert bodies
        assert not bodies & gone


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


def test_a_sum_of_a_kind_leads_to_as_many_obligations():
    html = screen("/bodies?view=heat").html
    kinds = re.findall(r'<tr role="row" class="postup-kind">(.*?)</tr>', html, re.DOTALL)
    cells = [
        re.search(r'<a href="([^"]+)".*?>\D*(\d+)</a>', cell)
        for row in kinds
        for cell in row.partition("</th>")[2].split("</td>")[:-1]
    ]
    found = [(cell[2], cell[1].replace("&amp;", "&")) for cell in cells if cell]
    assert len(found) > 3 * len(kinds)
    for number, place in found[::9]:
        assert len(listed(place)) == int(number)


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

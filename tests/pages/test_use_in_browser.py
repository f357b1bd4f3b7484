"""The screens in use: looking, picking, travelling in time, going back, taking along."""

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.pages.browsing import NAV, ROWS

pytestmark = pytest.mark.server

BAR = "svg.marks .mark-rect path"
SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
"""
BOTTOMS = "all => all.map((one) => one.getBoundingClientRect().bottom)"


def test_the_first_view_has_the_finding_tiles_cards_and_bars(demo_server, tab):
    tab.open(demo_server + "/")
    assert tab.page.locator("h1").count() == 1
    for selector, number in ((".postup-tile", 5), (".postup-cards a", 3), (BAR, 20)):
        bottoms = tab.page.locator(selector).evaluate_all(BOTTOMS)
        assert len(bottoms) >= number
        assert max(bottoms) <= 768
    assert len(tab.page.locator("svg.marks").first.locator(".role-axis-label text").all()) == 9


def test_a_long_figure_stays_within_its_tile(demo_server, tab):
    tab.open(demo_server + "/")
    value = tab.page.locator(".postup-value").first
    value.evaluate(
        "(it) => { it.textContent = '320\u00a0010/360\u00a0712'; it.style = '--signs:15'; }"
    )
    assert value.evaluate("(it) => it.scrollWidth <= it.clientWidth")


def test_nothing_jumps_while_a_screen_is_drawn(demo_server, tabs):
    for size, path in (((1366, 768), "/plan"), ((390, 844), "/")):
        tab = tabs(*size)
        tab.page.add_init_script(SHIFTS)
        tab.open(demo_server + path)
        assert tab.page.evaluate("window.shifts") < 0.1


def test_a_bar_opens_the_bodys_card_and_back_is_one_step(demo_server, tab):
    tab.open(demo_server + "/")
    finding = tab.page.locator("h1").inner_text()
    tab.page.locator(BAR).first.click(force=True)  # its number lies on it
    expect(tab.page).to_have_url(re.compile(r"/bodies\?body=\w+$"))
    expect(tab.page.locator("h1")).not_to_have_text(finding)
    card = tab.page.locator("h1").inner_text()
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_have_text(finding)
    tab.settle()
    expect(tab.page).to_have_url(demo_server + "/")
    tab.page.go_forward()
    expect(tab.page.locator("h1")).to_have_text(card)
    assert tab.complaints == []


def test_a_double_click_is_one_step(demo_server, tab):
    tab.open(demo_server + "/")
    tab.page.locator(".postup-cards a").first.dblclick()
    expect(tab.page).to_have_url(re.compile("/bodies"))
    tab.settle()
    tab.page.go_back()
    expect(tab.page).to_have_url(demo_server + "/")


def test_filters_are_steps_of_history_and_a_copied_address_shows_the_same(demo_server, tabs):
    tab = tabs()
    tab.open(demo_server + "/plan")
    everything = tab.table()
    tab.page.get_by_test_id("stButtonGroup").get_by_text("Прострочено").click()
    expect(tab.page.get_by_text("Показано")).to_be_visible()
    tab.page.get_by_placeholder("Знайти захід").fill("МЕДІА")
    tab.page.keyboard.press("Enter")
    expect(tab.page).to_have_url(re.compile("status=overdue&q="))
    tab.settle()
    filtered, address = tab.table(), tab.page.url
    assert 0 < len(filtered) < len(everything)
    for _step in range(2):
        tab.page.go_back()
        tab.settle()
    expect(tab.page.locator(ROWS)).to_have_count(len(everything))
    for _step in range(2):
        tab.page.go_forward()
        tab.settle()
    expect(tab.page.locator(ROWS)).to_have_count(len(filtered))
    other = tabs()
    other.open(address)
    assert other.table() == filtered
    other.page.reload()
    other.settle()
    assert other.table() == filtered
    other.page.get_by_role("link", name="Очистити").click()
    expect(other.page.locator(ROWS)).to_have_count(len(everything))


def test_headings_sort_both_ways_and_say_so(demo_server, tab):
    tab.open(demo_server + "/bodies?view=table")
    for order in ("ascending", "descending"):
        tab.page.get_by_role("link", name="Прострочено").click()
        heading = tab.page.get_by_role("columnheader", name="Прострочено")
        expect(heading).to_have_attribute("aria-sort", order)
        tab.settle()
        overdue = [int(row[3]) for row in tab.table()]
        assert overdue == sorted(overdue, reverse=order == "descending")


def test_a_chosen_day_changes_every_figure_and_leads_back(demo_server, tab):
    tab.open(demo_server + "/?year=2026")
    now = figures(tab.page)
    tab.page.get_by_role("button", name="Станом на").click()
    tab.page.get_by_role("spinbutton").first.click()
    tab.page.keyboard.type("01092026")
    tab.page.keyboard.press("Enter")
    expect(tab.page).to_have_url(re.compile("as_of=2026-09-01"))
    expect(tab.page.locator(".postup-context b")).to_have_text("Станом на 01.09.2026")
    tab.settle()
    assert figures(tab.page)[0] != now[0]
    tab.page.keyboard.press("Escape")
    tab.page.get_by_role("link", name="повернутися до сьогодні").click()
    expect(tab.page.locator(".postup-context b")).to_have_count(0)
    tab.settle()
    assert figures(tab.page) == now


def test_the_language_keeps_the_view_and_the_moment(demo_server, tab):
    tab.open(demo_server + "/bodies?view=table&as_of=2026-10-01&kind=ministry")
    rows = len(tab.table())
    tab.page.get_by_role("link", name="English").click()
    expect(tab.page).to_have_url(re.compile(r"as_of=2026-10-01&.*lang=en|lang=en.*as_of"))
    tab.settle()
    expect(tab.page.locator(".postup-context b")).to_have_text("As of 01.10.2026")
    assert len(tab.table()) == rows


@pytest.mark.parametrize(
    ("address", "by", "columns"),
    [
        ("/bodies?view=table&as_of=2026-10-01", "body", {"completion": 1, "progress": 5}),
        pytest.param(
            "/plan?as_of=2026-10-01",
            "measure",
            {"completion": 3, "progress": 4},
            marks=pytest.mark.slow,
        ),
    ],
)
def test_the_page_its_csv_and_the_command_say_the_same(
    demo_server, demo_data, tab, address, by, columns
):
    tab.open(demo_server + address)
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="CSV", exact=True).first.click()
    file = Path(download.value.path()).read_text("utf-8-sig")
    taken = {row["key"]: row for row in csv.DictReader(file.splitlines())}
    command = postup(demo_data, "rates", "--by", by, "--as-of", "2026-10-01", "--format", "csv")
    told = {row["key"]: row for row in csv.DictReader(command.splitlines())}
    rows = tab.table()
    assert list(taken) == [key for key in taken if key in told]
    assert len(rows) == len(taken)
    for row, (key, flat) in zip(rows, taken.items(), strict=True):
        for name, place in columns.items():
            ratio = f"{flat[f'{name}_n']}/{flat[f'{name}_N']}"
            assert ratio in row[place]
            assert ratio == f"{told[key][f'{name}_n']}/{told[key][f'{name}_N']}"


def test_obligations_taken_along_are_those_shown_on_all_pages(demo_server, tab):
    tab.open(demo_server + "/plan?measure=2.1&status=done&sort=-body")
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="CSV", exact=True).first.click()
    file = Path(download.value.path()).read_text("utf-8-sig")
    taken = list(csv.DictReader(file.splitlines()))
    expect(tab.page.get_by_role("heading", name=f"Зобов’язання: {len(taken)}")).to_be_visible()
    assert tab.page.locator(".postup-table").first.locator("tbody tr").count() == 50
    assert {row["status"] for row in taken} == {"done_on_time", "done_late"}


@pytest.mark.slow
def test_the_keyboard_alone_opens_a_card(demo_server, tab):
    tab.open(demo_server + "/")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.textContent") == "Перейти до змісту"
    tab.page.locator(".postup-tile").last.focus()
    tab.page.keyboard.press("Tab")
    focused = tab.page.locator(".postup-cards a").first
    expect(focused).to_be_focused()
    assert focused.evaluate("e => getComputedStyle(e).outlineWidth") == "3px"
    tab.page.keyboard.press("Enter")
    expect(tab.page).to_have_url(re.compile("/bodies"))


def test_arrows_walk_through_the_map_and_enter_opens_a_bodys_part_in_a_measure(demo_server, tab):
    tab.open(demo_server + "/bodies?view=heat&sort=name")
    entry = tab.page.locator(".postup-heat td a[tabindex='0'], .postup-heat td a:not([tabindex])")
    expect(entry).to_have_count(1)
    entry.focus()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("ArrowRight")
    said = tab.page.evaluate("document.activeElement.ariaLabel")
    assert re.search(r"\d+/\d+$|Поза обліком", said)
    tab.page.keyboard.press("Enter")
    expect(tab.page).to_have_url(re.compile(r"/bodies\?body=\w+&measure=[\d.]+$"))
    tab.settle()
    assert tab.complaints == []


def test_a_figure_explains_itself_and_is_copied_with_its_moment(demo_server, tab):
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.open(demo_server + "/bodies?body=M027")
    tab.page.locator(".postup-why summary").first.focus()
    tab.page.keyboard.press("Enter")
    rate = tab.page.locator(".postup-why details").first
    figure = rate.locator("b").inner_text()
    rate.get_by_role("button", name="Скопіювати з посиланням").click()
    expect(rate.get_by_role("button", name="Скопійовано")).to_be_visible()
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert figure in copied
    assert re.search(rf"{demo_server}/bodies\?.*body=M027.*as_of=[\d-]+T", copied)
    tab.open(copied[copied.index(demo_server) :])
    tab.settle()
    assert figure in tab.page.locator(".postup-why b").first.inner_text()


def test_a_workbook_says_what_the_page_says(demo_server, tab):
    tab.open(demo_server + "/bodies?view=table&as_of=2026-10-01&sort=name")
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="XLSX", exact=True).click()
    assert download.value.suggested_filename == "postup-organy-2026-stanom-na-2026-10-01.xlsx"
    sheet = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    place = head.index("Виконано з усіх, n")
    taken = [f"{row[place]}/{row[place + 1]}" for row in sheet.iter_rows(2, values_only=True)]
    assert taken == [row[5].split()[-1] for row in tab.table()]
    assert tab.complaints == []


@pytest.mark.parametrize(
    ("screen", "kind"),
    [
        ("/bodies", "PNG"),
        ("/calendar", "SVG"),
        pytest.param("/bodies", "SVG", marks=pytest.mark.slow),
        pytest.param("/calendar", "PNG", marks=pytest.mark.slow),
        pytest.param("/bodies?view=heat", "PNG", marks=pytest.mark.slow),
        pytest.param("/bodies?view=heat", "SVG", marks=pytest.mark.slow),
    ],
)
def test_a_chart_is_taken_as_a_picture(demo_server, tab, screen, kind):
    tab.open(demo_server + screen)
    tab.page.get_by_role("button", name="Малюнок").click()
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name=kind, exact=True).click()
    assert download.value.suggested_filename.endswith(f".{kind.lower()}")
    begins = Path(download.value.path()).read_bytes()[:5]
    assert begins[:4] == b"\x89PNG" or begins[:4] == b"<svg"


def test_a_picture_of_some_bodies_has_their_finding(demo_server, tab):
    tab.open(demo_server + "/bodies?kind=agency&view=table")
    ratios = [row[1].split()[-1] for row in tab.table() if "/" in row[1]]
    done, due = (sum(map(int, side)) for side in zip(*(r.split("/") for r in ratios), strict=True))
    tab.open(demo_server + "/bodies?kind=agency")
    tab.page.get_by_role("button", name="Малюнок").click()
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="SVG", exact=True).click()
    assert f"Виконано {done} із {due} " in Path(download.value.path()).read_text("utf-8")


@pytest.mark.slow
def test_a_printed_card_is_whole_and_without_controls(demo_server, tabs):
    tab = tabs(794, 1123)
    tab.open(demo_server + "/plan?measure=2.1")
    tab.page.emulate_media(media="print")
    assert [what for what in tab.misfits() if not what.startswith("small")] == []
    table = tab.page.locator(".postup-table table").first
    assert table.evaluate("e => getComputedStyle(e).display") == "table"
    for control in ("stButtonGroup", "stPopover", "stDownloadButton"):
        assert not tab.page.get_by_test_id(control).first.is_visible()


def figures(page: Page) -> list[str]:
    """The values of the tiles and what stands under them."""
    return page.locator(".postup-tile").all_inner_texts()


def postup(folder: Path, *arguments: str) -> str:
    """What a command prints about the demonstration."""
    command = [str(Path(sys.executable).with_name("postup")), *arguments]
    done = subprocess.run(
        command,
        env={**os.environ, "POSTUP_DATA_DIR": str(folder / "data")},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(
    ("card", "says"),
    [
        ("/bodies?body=M027", "Зобов’язання: 15"),
        ("/bodies?body=VPOSLUG", "Зобов’язання: 1"),
        ("/plan?measure=2.1", "Строк, як прочитано"),
        ("/plan?measure=6.2", "Строк, як прочитано"),
    ],
)
def test_a_card_is_one_page_on_paper_with_its_history(demo_server, tab, card, says):
    tab.open(demo_server + card)
    paper = pypdfium2.PdfDocument(tab.page.pdf(format="A4"))
    assert len(paper) == 1
    words = paper[0].get_textpage().get_text_range()
    assert says in words
    assert "Історія" in words
    paper.close()


def test_a_chart_keeps_its_shape_on_paper(demo_server, tab):
    tab.open(demo_server + "/")
    tab.page.emulate_media(media="print")
    shapes = (
        "them => them.map((it) => it.getBoundingClientRect().height / it.viewBox.baseVal.height)"
    )
    narrowed = (
        "them => them.map((it) => it.getBoundingClientRect().width / it.viewBox.baseVal.width)"
    )
    charts = tab.page.locator("svg.marks")
    lower, narrower = charts.evaluate_all(shapes), charts.evaluate_all(narrowed)
    assert lower == pytest.approx(narrower, abs=0.02)


def test_leadership_gets_from_the_worst_bodies_to_a_file_in_four_clicks(demo_server, tab):
    tab.open(demo_server + "/")
    assert tab.page.locator(".postup-cards a").count() == 3
    tab.page.locator(".postup-cards a").first.click()
    expect(tab.page).to_have_url(re.compile("body="))
    expect(tab.page.get_by_role("link", name="← Усі органи")).to_be_visible()
    tab.settle()
    assert any("Прострочено" in row[-1] for row in tab.table())
    why = tab.page.locator(".postup-why details").first
    why.locator("summary").click()
    expect(why).to_contain_text("усі в обліку, строк яких настав")
    rows = tab.page.locator(".postup-table").first
    rows.get_by_role("link", name=re.compile(r"^\d")).first.click()
    expect(tab.page).to_have_url(re.compile("measure="))
    expect(tab.page.get_by_role("link", name="← Усі заходи")).to_be_visible()
    tab.settle()
    expect(tab.page.get_by_role("heading", name="Прийняті події")).to_be_visible()
    expect(tab.page.get_by_role("link", name="example.org").first).to_be_visible()
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="XLSX", exact=True).click()
    assert "zoboviazannia" in download.value.suggested_filename


def test_the_same_way_is_gone_by_the_keyboard(demo_server, tab):
    tab.open(demo_server + "/")
    press(tab, ".postup-cards a")
    expect(tab.page).to_have_url(re.compile("body="))
    expect(tab.page.get_by_role("link", name="← Усі органи")).to_be_visible()
    tab.settle()
    press(tab, ".postup-why summary")
    expect(tab.page.locator(".postup-why details[open]")).to_have_count(1)
    press(tab, ".postup-table tbody a[href*=measure]")
    expect(tab.page).to_have_url(re.compile("measure="))
    expect(tab.page.get_by_role("link", name="← Усі заходи")).to_be_visible()
    tab.settle()
    expect(tab.page.get_by_role("heading", name="Прийняті події")).to_be_visible()
    evidence = tab.page.locator(".postup-list a[target=_blank]").first
    evidence.focus()
    expect(evidence).to_be_focused()
    expect(evidence).to_be_in_viewport()
    expect(evidence).to_have_attribute("href", re.compile("^https://example.org/"))
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="XLSX", exact=True).focus()
        tab.page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".xlsx")


MOVING = """() => [...document.querySelectorAll('.stApp *')].map(getComputedStyle).filter(
  (style) => style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0).length"""


def test_nothing_moves_for_those_who_ask_for_less_motion(demo_server, tab):
    tab.open(demo_server + "/bodies")
    assert tab.page.evaluate(MOVING) > 0
    tab.page.emulate_media(reduced_motion="reduce")
    assert tab.page.evaluate(MOVING) == 0


def test_keys_are_listed_can_be_turned_off_and_leave_fields_alone(demo_server, tab):
    tab.open(demo_server + "/bodies")
    tab.page.keyboard.press("?")
    dialog = tab.page.get_by_role("dialog", name="Клавіші")
    expect(dialog).to_be_visible()
    expect(dialog.locator("dt").nth(2)).to_have_text("1 – 4")
    dialog.get_by_role("checkbox").uncheck()
    dialog.get_by_role("button", name="Закрити").click()
    tab.page.keyboard.press("2")
    tab.page.get_by_role("button", name="Клавіші").click()
    expect(dialog).to_be_visible()
    assert tab.page.url == f"{demo_server}/bodies"
    dialog.get_by_role("checkbox").check()
    tab.page.keyboard.press("Escape")
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("1?")
    tab.page.keyboard.press("Enter")
    expect(tab.page).to_have_url(re.compile(r"/bodies\?q=1"))
    tab.settle()
    assert tab.page.evaluate("JSON.parse(localStorage.getItem('postup-searches'))") == ["1?"]
    tab.page.locator("h1").click()
    tab.page.keyboard.press("4")
    expect(tab.page).to_have_url(re.compile("/calendar"))


def test_the_navigation_leads_to_a_screen_as_it_was_left_and_an_address_to_what_it_says(
    demo_server, tab
):
    tab.open(demo_server + "/bodies?view=table&kind=ministry&sort=-overdue")
    tab.page.locator(NAV).first.click()
    expect(tab.page).to_have_url(demo_server + "/")
    tab.settle()
    tab.page.locator(NAV).nth(2).click()
    expect(tab.page).to_have_url(demo_server + "/bodies?view=table&kind=ministry&sort=-overdue")
    tab.open(demo_server + "/bodies?body=M027&sort=due")
    tab.page.locator(NAV).first.click()
    expect(tab.page).to_have_url(demo_server + "/")
    tab.open(demo_server + "/bodies")
    assert tab.page.url == demo_server + "/bodies"


def test_a_card_leaves_nothing_of_itself_in_the_list_it_is_of(demo_server, tab):
    tab.open(demo_server + "/plan?measure=2.1&kind=agency")
    tab.page.locator(NAV).first.click()
    expect(tab.page).to_have_url(demo_server + "/")
    tab.settle()
    tab.page.locator(NAV).nth(1).click()
    expect(tab.page).to_have_url(demo_server + "/plan")


def test_what_is_chosen_is_seen_to_be_chosen_on_a_screen_come_to_by_the_navigation(
    demo_server, tab
):
    tab.open(demo_server + "/")
    chosen = tab.page.locator("[data-testid=stButtonGroup] button[aria-checked=true]")
    expect(chosen).to_have_text(["Рік", "Діаграма"])
    tab.page.locator(NAV).nth(2).click()
    expect(tab.page).to_have_url(demo_server + "/bodies")
    tab.settle()
    expect(chosen).to_have_text(["Рік", "Діаграма"])


def press(tab, selector: str) -> None:
    """Focus the first of what matches as Tab would, and press Enter."""
    element = tab.page.locator(selector).first
    element.focus()
    expect(element).to_be_focused()
    tab.page.keyboard.press("Enter")


WORDS_OF_CHARTS = """() => [...new Set(
  [...document.querySelectorAll('svg.marks .role-axis-label text')]
    .map((word) => getComputedStyle(word).fill))]"""
LIGHT, DARK = "rgb(232, 237, 244)", "rgb(16, 24, 43)"


def test_a_chart_follows_the_theme_at_once_and_is_dark_on_white_paper(demo_server, tab):
    tab.open(demo_server + "/calendar")
    assert tab.page.evaluate(WORDS_OF_CHARTS) == [DARK]
    tab.page.emulate_media(color_scheme="dark")
    tab.settle()
    assert tab.page.evaluate(WORDS_OF_CHARTS) == [LIGHT]
    tab.page.emulate_media(color_scheme="dark", media="print")
    assert tab.page.evaluate(WORDS_OF_CHARTS) == [DARK]
    paper = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert tab.page.evaluate(paper) == "rgb(255, 255, 255)"
    assert tab.page.locator(".postup-legend").first.is_visible()

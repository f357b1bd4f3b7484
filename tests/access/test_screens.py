"""Signing in, inviting, signing out as people meet it: in a browser, by keyboard, read aloud."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.access.conftest import PASSWORD, Site
from tests.access.hands import Keyboard
from tests.core.workbooks import people_book
from tests.pages.browsing import NOTEBOOK, PHONE, WIDE, Tab

pytestmark = pytest.mark.server
SCREENS = {
    "/admin": "demo-admin", "/admin?person=1": "demo-admin", "/admin?tab=audit": "demo-admin",
    "/admin?tab=consent": "demo-secretary", "/admin?tab=exclusions": "demo-secretary",
    "/admin?tab=more": "demo-secretary", "/admin?tab=more&view=completion": "demo-secretary",
    "/my": "demo-focal", "/my?tab=requests": "demo-focal", "/my?tab=review": "demo-focal-2",
    "/my?tab=returned": "demo-focal-2", "/my?tab=drafts": "demo-focal",
    "/my?tab=files": "demo-focal",
    "/record": "demo-focal", "/import": "demo-focal", "/account": "demo-focal-2",
    "/verify": "demo-secretary", "/verify?tab=decided": "demo-secretary-2",
    "/verify?tab=requests": "demo-secretary",
    "/sign-in": "", "/invite": "", "/admin?q=x": "demo-leader",
}  # fmt: skip
SAME_EVERYWHERE = re.compile(
    r"English|Українська|CSV|[A-Z]+\d*|demo-[a-z-]+\d?( ·.*)?|Демо: .*|\d[\d., :]*|QR.*|.*\.xlsx.*"
    r"|.*demo-.*|bodies|name|full_name|role|Excel|.*Excel.*|.*Chrome.*|.*Linux.*"
    r"|файл № .*|• XLSX|.*name, full_name.*|.*([A-Z2-7]{4} ){4}.*|Select: .*|.* · .* \(invented\)"
)


LOOKS = [
    (NOTEBOOK, "uk", "light"), (PHONE, "en", "dark"), (WIDE, "en", "light"), (PHONE, "uk", "light"),
    (NOTEBOOK, "en", "dark"),
]  # fmt: skip


def cases() -> Iterator[Any]:
    """Each screen in every look; the quick run has one look of each, every other on a phone."""
    for place, screen in enumerate(SCREENS):
        for turn, look in enumerate(LOOKS):
            marks = () if turn == (place + 1) % 2 else (pytest.mark.slow,)
            yield pytest.param(screen, *look, marks=marks)


@pytest.mark.parametrize(("screen", "size", "language", "scheme"), [*cases()])
def test_a_screen_fits_speaks_one_language_and_bars_nobody(
    site, visit, screen, size, language, scheme
):
    tab = visit(site, SCREENS[screen], size, scheme)
    tab.open(f"{site.address}{screen}{'&' if '?' in screen else '?'}lang={language}")
    for summary in tab.page.locator("summary").all():
        summary.click()
    tab.settle()
    assert tab.misfits() == []
    assert tab.leftovers(language, SAME_EVERYWHERE) == []
    assert tab.barriers() == []
    assert tab.complaints == []
    assert tab.foreign_requests(site.address) == []


def test_a_person_lands_where_they_were_going_and_a_reload_shows_no_sign_in(site, visit):
    tab = visit(site)
    tab.open(f"{site.address}/admin?tab=audit&lang=uk")
    tab.page.get_by_role("link", name="Увійти").last.click()
    fill(tab.page, "demo-admin", site.accounts["demo-admin"]["password"])
    tab.page.get_by_role("button", name="Увійти").click()
    tab.page.wait_for_url("**/admin?tab=audit**")
    expect(tab.page.locator(".postup-table")).to_be_visible(timeout=30_000)
    tab.page.add_init_script(
        """new MutationObserver(() => {
          if (document.querySelector('input[type=password]')) window.flashed = true;
        }).observe(document, { childList: true, subtree: true });"""
    )
    tab.page.reload()
    tab.settle()
    expect(tab.page.locator(".postup-table")).to_be_visible()
    assert tab.page.evaluate("window.flashed") is None
    cookies = {cookie["name"]: cookie for cookie in tab.page.context.cookies()}
    assert (cookies["sid"]["httpOnly"], cookies["sid"]["sameSite"]) == (True, "Lax")
    assert tab.page.evaluate("document.cookie").find("sid=") == -1
    assert tab.complaints == []


@pytest.mark.parametrize("language", ["uk", "en"])
def test_password_managers_may_fill_in_the_sign_in(site, visit, language):
    tab = visit(site)
    tab.open(f"{site.address}/sign-in?lang={language}")
    fields = tab.page.get_by_test_id("stForm").locator("input")
    expect(fields.first).to_have_attribute("autocomplete", "username")
    expect(fields.last).to_have_attribute("autocomplete", "current-password")


def test_by_keyboard_alone_one_signs_in_invites_and_signs_out(site, visit):
    page = visit(site).page
    page.goto(f"{site.address}/sign-in?then=/admin&lang=uk")
    sign_in_by_keyboard(page, "demo-admin", site.accounts["demo-admin"]["password"])
    assert "/invite?token=" in invite_by_keyboard(page, "demo-invited")
    sign_out_by_keyboard(page)
    assert page.evaluate("localStorage.getItem('postup-searches')") is None
    assert not any(cookie["name"] == "sid" for cookie in page.context.cookies())


def test_each_who_works_at_a_device_finds_what_they_themselves_left(site, visit):
    tab = visit(site)
    page = tab.page

    def comes(name: str) -> None:
        cookie = {"name": "sid", "value": site.cookie(name), "url": site.address}
        page.context.add_cookies([cookie])
        tab.open(f"{site.address}/?lang=uk")

    def bodies() -> tuple[str, list[str]]:
        page.get_by_test_id("stTopNavLink").filter(has_text="Органи").click()
        expect(page).to_have_url(re.compile("/bodies"))
        tab.settle()
        page.locator(".st-key-address-q input").focus()
        offered = page.locator("#postup-searches option").evaluate_all("o => o.map(e => e.value)")
        return page.url.partition("?")[2], offered

    comes("demo-secretary")
    tab.open(f"{site.address}/bodies?view=table&lang=uk")
    page.locator(".st-key-address-q input").fill("зимових")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q="))
    tab.settle()
    comes("demo-admin")
    kept, offered = bodies()
    assert "view=table" not in kept
    assert offered == []
    comes("demo-secretary")
    kept, offered = bodies()
    assert "view=table" in kept
    assert offered == ["зимових"]


@pytest.mark.slow
def test_by_keyboard_alone_a_guest_accepts_signs_in_and_out(site, visit):
    tab, guest = visit(site, "demo-admin"), visit(site).page
    tab.open(f"{site.address}/admin?lang=uk")
    guest.goto(f"{invite_by_keyboard(tab.page, 'demo-guest')}&lang=uk")
    for label, text in (
        ("Ім’я та прізвище", "Демо: гостя"), ("Новий пароль", PASSWORD), ("Пароль ще раз", PASSWORD)
    ):  # fmt: skip
        guest.get_by_role("textbox", name=label, exact=True).focus()
        guest.keyboard.type(text)
    guest.keyboard.press("Enter")
    guest.wait_for_url("**/sign-in**")
    sign_in_by_keyboard(guest, "demo-guest", PASSWORD)
    expect(guest.locator(".postup-person")).to_contain_text("Демо: гостя", timeout=30_000)
    sign_out_by_keyboard(guest)
    assert not any(cookie["name"] == "sid" for cookie in guest.context.cookies())


def test_people_are_imported_from_a_workbook_all_or_nobody(site, visit, tmp_path):
    tab = visit(site, "demo-admin")
    tab.open(f"{site.address}/admin?lang=uk")
    tab.page.get_by_text("Запросити багатьох із таблиці Excel").click()
    good, bad = ("demo-new", "Демо: нова", "leadership", ""), ("demo-bad", "", "boss", "")
    send_workbook(tab.page, tmp_path / "bad.xlsx", good, bad)
    expect(tab.page.get_by_test_id("stAlert")).to_contain_text("Нікого не запрошено")
    expect(tab.page.get_by_test_id("stCode")).to_contain_text("C3: Немає ролі «boss»")
    send_workbook(tab.page, tmp_path / "good.xlsx", good)
    expect(tab.page.get_by_test_id("stAlert")).to_contain_text("Запрошено 1 людину")
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="Посилання (CSV)").click()
    links = download.value.path().read_text("utf-8-sig").splitlines()
    assert links[0] == "name,link"
    assert links[1].startswith(f"demo-new,{site.address}/invite?token=")
    assert tab.complaints == []


def test_the_journal_speaks_is_taken_along_and_shows_where_its_chain_is_broken(site, visit):
    tab = visit(site, "demo-admin")
    tab.open(f"{site.address}/admin?tab=audit&lang=uk")
    table = tab.page.locator(".postup-table")
    expect(table).to_contain_text("акт № 781 від 02.09.2020")
    assert not re.search(r'[{}"]|\(\w+=', table.inner_text())
    check = tab.page.get_by_role("button", name="Перевірити ланцюг")
    check.click()
    expect(tab.page.get_by_test_id("stAlert")).to_contain_text("Ланцюг цілий")
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="CSV").click()
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert lines[0] == "number,at,actor,name,action,words,entity,entity_id,payload"
    assert len(lines) > 20
    with entry_changed(site, 3):
        check.click()
        expect(tab.page.get_by_test_id("stAlert")).to_contain_text("порушено на записі № 3")
    check.click()
    expect(tab.page.get_by_test_id("stAlert")).to_contain_text("Ланцюг цілий")
    assert tab.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_for_the_authenticator_app_is_there_to_be_scanned(site, visit, scheme):
    tab = visit(site, "demo-focal", scheme=scheme)
    tab.open(f"{site.address}/account?lang=uk")
    tab.page.get_by_text("Одноразові коди").click()
    picture = tab.page.get_by_alt_text("QR-код для застосунку")
    expect(picture).to_be_visible()
    wide, drawn = picture.evaluate("image => [image.clientWidth, image.naturalWidth]")
    assert (wide >= 150, drawn >= 150) == (True, True)


def test_chosen_bodies_can_be_read_in_the_dark(site, visit):
    tab = visit(site, "demo-admin", scheme="dark")
    tab.open(f"{site.address}/admin?q=demo-focal-2&lang=uk")
    tab.page.locator(".postup-table a").first.click()
    tab.settle()
    tab.page.get_by_text("Змінити роль і органи").click()
    words = tab.page.locator("[data-tag] > span").first
    expect(words).to_be_visible()
    assert words.evaluate("element => getComputedStyle(element).color") == "rgb(15, 23, 34)"


def test_signing_out_in_one_tab_ends_the_others(site, visit):
    tab = visit(site, "demo-secretary")
    tab.open(f"{site.address}/account?lang=uk")
    other = Tab(tab.page.context.new_page())
    other.open(f"{site.address}/account?lang=uk")
    tab.page.get_by_role("button", name="Вийти", exact=True).click()
    expect(other.page.get_by_text("відкривається після входу")).to_be_visible(timeout=30_000)


def test_a_wrong_password_gets_the_same_sentence_for_known_and_unknown_names(site, visit):
    said = []
    for name in ("demo-leader", "nobody"):
        tab = visit(site)
        tab.open(f"{site.address}/sign-in?lang=uk")
        fill(tab.page, name, "хибний пароль")
        tab.page.get_by_role("button", name="Увійти").click()
        said.append(tab.page.get_by_test_id("stAlert").inner_text(timeout=20_000))
    assert said[0] == said[1]


@contextlib.contextmanager
def entry_changed(site: Site, number: int) -> Iterator[None]:
    """An entry of the journal changed behind Postup's back, and put right again."""
    of_audit = "FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    path = site.folder / "data" / "postup.sqlite"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as raw:
        triggers = raw.execute(f"SELECT name, sql {of_audit}").fetchall()
        change = "UPDATE audit SET payload = ? WHERE seq = ?"
        (kept,) = raw.execute("SELECT payload FROM audit WHERE seq = ?", (number,)).fetchone()
        for name, _sql in triggers:
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute(change, ("{}", number))
        yield
        raw.execute(change, (kept, number))
        for _name, sql in triggers:
            raw.execute(sql)


def send_workbook(page: Page, path: Path, *rows: tuple[str, ...]) -> None:
    """Choose a workbook of these people and send it."""
    path.write_bytes(people_book(*rows))
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text(path.name).first).to_be_visible()
    Tab(page).settle()
    page.get_by_role("button", name="Запросити всіх").click()


def invite_by_keyboard(page: Page, name: str) -> str:
    """Invite somebody as leadership; the link."""
    Tab(page).settle()
    opener = page.locator("summary").first
    opener.focus()
    page.keyboard.press("Enter")
    hands = Keyboard(page)
    hands.write("Ім’я для входу", name)
    hands.choose("Роль", "керівництво")
    hands.click("Запросити")
    said = page.get_by_test_id("stAlert")
    expect(said).to_be_visible()
    expect(said).to_contain_text("Передайте посилання людині", timeout=1000)
    return page.get_by_test_id("stCode").inner_text().strip()


def sign_in_by_keyboard(page: Page, name: str, password: str) -> None:
    """Type name and password."""
    Tab(page).settle()
    hands = Keyboard(page)
    hands.write("Ім’я для входу", name)
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    expect(page.locator(".postup-person")).to_contain_text("Демо")


def sign_out_by_keyboard(page: Page) -> None:
    """Go to the own account and out."""
    person = page.locator(".postup-person")
    person.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Вийти", exact=True)).to_be_visible()
    Tab(page).settle()
    Keyboard(page).click("Вийти")
    expect(person).to_have_text("Увійти", timeout=30_000)


def fill(page: Page, name: str, password: str) -> None:
    """Fill the form in."""
    page.get_by_label("Ім’я для входу").fill(name)
    page.get_by_label("Пароль", exact=True).fill(password)

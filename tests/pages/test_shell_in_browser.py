"""The frame as people meet it: a real server, a real browser."""

import base64
import http.client
import os
from email.message import Message
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from core.web.addresses import PAGES
from tests.pages.browsing import NAV, Tab

pytestmark = pytest.mark.server

LISTED = PAGES[:4]  # tests/access opens the others
TITLES = {
    "uk": ("Огляд", "План заходів", "Органи", "Календар і строки"),
    "en": ("Overview", "Action plan", "Bodies", "Calendar and deadlines"),
}
SIZES = [(1366, 768), (390, 844), (1920, 1080)]
TALLEST_HEADER = 110
H1_TOP = "document.querySelector('h1').getBoundingClientRect().top"


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("place", range(len(LISTED)), ids=LISTED)
def test_each_address_shows_its_screen_at_once_and_in_peace(server, tab, place, language):
    tab.open(f"{server}{LISTED[place]}?lang={language}")
    title = TITLES[language][place]
    expect(tab.page.locator(f'{NAV}[aria-current="page"]')).to_have_text(title)
    assert tab.page.evaluate("document.documentElement.lang") == language
    assert tab.complaints == []
    assert tab.foreign_requests(server) == []


@pytest.mark.parametrize("path", LISTED)
def test_a_fresh_server_answers_any_address_first(cold_server, browser, path):
    context = browser.new_context()
    tab = Tab(context.new_page())
    tab.open(cold_server() + path)
    title = TITLES["uk"][LISTED.index(path)]
    expect(tab.page.locator(f'{NAV}[aria-current="page"]')).to_have_text(title)
    context.close()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_header_is_low(server, tabs, size):
    tab = tabs(*size)
    tab.open(server + "/")
    assert tab.page.evaluate(H1_TOP) <= TALLEST_HEADER


def test_back_and_forward_go_through_the_screens(server, tab):
    tab.open(f"{server}/?as_of=2026-08-31")
    for place in (1, 2):
        tab.page.locator(NAV).nth(place).click()
        expect(tab.page).to_have_url(f"{server}{LISTED[place]}?as_of=2026-08-31")
        expect(tab.page.locator(NAV).nth(place)).to_have_attribute("aria-current", "page")
    tab.page.go_back()
    expect(tab.page.locator(NAV).nth(1)).to_have_attribute("aria-current", "page")
    tab.page.go_back()
    expect(tab.page.locator(NAV).nth(0)).to_have_attribute("aria-current", "page")
    tab.page.go_forward()
    expect(tab.page.locator(NAV).nth(1)).to_have_attribute("aria-current", "page")
    assert tab.page.url == f"{server}/plan?as_of=2026-08-31"
    assert tab.complaints == []


def test_the_phone_has_the_navigation_in_a_menu(server, tabs):
    tab = tabs(390, 844)
    tab.open(server + "/")
    tab.page.get_by_role("button", name="Показати меню").click()
    tab.page.locator('[data-testid="stSidebarNavLink"]').nth(2).click()
    expect(tab.page).to_have_url(f"{server}/bodies")
    expect(tab.page.get_by_role("button", name="Показати меню")).to_be_visible()


def test_the_language_stays_with_the_address_and_is_remembered(server, tab):
    tab.open(f"{server}/bodies?year=2026")
    tab.page.get_by_role("link", name="English").click()
    expect(tab.page).to_have_url(f"{server}/bodies?year=2026&lang=en")
    expect(tab.page.locator(f'{NAV}[aria-current="page"]')).to_have_text("Bodies")
    tab.open(f"{server}/plan")
    expect(tab.page.locator(f'{NAV}[aria-current="page"]')).to_have_text("Action plan")
    assert tab.page.evaluate("navigator.language") == "en-GB"


def test_a_bad_address_gets_a_sentence_and_a_way_on(server, tab):
    tab.open(f"{server}/plan?year=zz&as_of=2026-08-31")
    notice = tab.page.locator(".postup-notice")
    expect(notice).to_contain_text("«zz» в адресі не є роком")
    notice.get_by_role("link").click()
    expect(tab.page).to_have_url(f"{server}/plan?as_of=2026-08-31")
    expect(notice).to_have_count(0)


def test_an_unknown_address_shows_our_own_page(server, tab):
    answer = tab.page.goto(f"{server}/people?lang=en")
    assert answer.status == 404
    expect(tab.page.locator("h1")).to_have_text("There is no such page")
    assert Axe().run(tab.page).response["violations"] == []
    tab.page.get_by_role("link").click()
    tab.settle()
    assert tab.page.url == f"{server}/"


@pytest.mark.parametrize("path", [*PAGES, "/people", "/healthz", "/app/static/shim.js"])
def test_every_answer_is_guarded(server, path):
    status, headers = request(server, path)
    policy = headers["Content-Security-Policy"]
    assert status in (200, 404)
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'sha256-" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_foreign_host_is_refused(server):
    assert request(server, "/", host="evil.example")[0] == 400
    assert request(server, "/_stcore/health", host="evil.example")[0] == 400


@pytest.mark.parametrize(
    ("origin", "host", "status"),
    [
        pytest.param("own", "", 101, id="own"),
        pytest.param("", "", 403, id="none"),
        pytest.param("http://evil.example", "", 403, id="foreign"),
        pytest.param("http://evil.example", "evil.example", 403, id="rebound name"),
    ],
)
def test_the_websocket_opens_only_to_our_own_pages(server, origin, host, status):
    given = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
    }
    if origin:
        given["Origin"] = server if origin == "own" else origin
    assert request(server, "/_stcore/stream", host=host, **given)[0] == status


def test_a_page_of_another_site_cannot_frame_us(server, browser):
    context = browser.new_context()
    page = context.new_page()
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.set_content(f'<iframe src="{server}/"></iframe>')
    assert page.frames[-1].url == "chrome-error://chromewebdata/"
    context.close()


def request(server: str, path: str, *, host: str = "", **headers: str) -> tuple[int, Message]:
    """One plain request; the connection is dropped after the head of the answer."""
    address = urlsplit(server)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": host or address.netloc, **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers
    finally:
        connection.close()

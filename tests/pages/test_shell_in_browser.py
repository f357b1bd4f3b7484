"""The frame as people meet it: a real server, a real browser."""

import base64
import http.client
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from core.web.addresses import PAGES

pytestmark = pytest.mark.server

TITLES = {
    "uk": ("Огляд", "План заходів", "Органи", "Календар і строки"),
    "en": ("Overview", "Action plan", "Bodies", "Calendar and deadlines"),
}
SIZES = [(1366, 768), (390, 844), (1920, 1080)]
TALLEST_HEADER = 110
H1_TOP = "document.querySelector('h1').getBoundingClientRect().top"
NAV = '[data-testid="stTopNavLink"]'
# Every text and every attribute that is read out, without icons (their text is a ligature).
READABLE = """() => {
  const found = [];
  const silent = 'script, style, noscript, [data-testid=stIconMaterial]';
  const attributes = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'];
  const walker = document.createTreeWalker(
    document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of attributes) found.push(node.getAttribute(name) ?? '');
    } else if (!node.parentElement.closest(silent)) {
      found.push(node.data);
    }
  }
  return found.map((text) => text.trim()).filter(Boolean);
}"""


@dataclass
class Tab:
    """A tab together with everything it asked for and complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Open an address and wait until its screen has been drawn."""
        self.page.goto(address)
        self.settle()

    def settle(self) -> None:
        """Wait for the screen: its title, and that no run is under way."""
        expect(self.page.locator("h1").first).to_be_visible(timeout=20_000)
        expect(self.page.locator('[data-testid="stApp"]')).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=20_000
        )

    def foreign_requests(self, server: str) -> list[str]:
        """The requests that went to anybody else."""
        own = (server, server.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


@pytest.fixture
def tab(page: Page) -> Tab:
    """A fresh tab under observation."""
    seen = Tab(page)
    page.on("console", lambda message: _note(seen, message.type, message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("websocket", lambda socket: seen.requests.append(socket.url))
    return seen


def _note(tab: Tab, kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        tab.complaints.append(f"{kind}: {text}")


@pytest.fixture
def sized(browser: Browser) -> Iterator[Callable[[int, int], Page]]:
    """Fresh tabs of a given size."""
    contexts = []

    def open_tab(width: int, height: int) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        return context.new_page()

    yield open_tab
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("place", range(len(PAGES)), ids=PAGES)
def test_each_address_shows_its_screen_at_once_and_in_peace(server, tab, place, language):
    tab.open(f"{server}{PAGES[place]}?lang={language}")
    title = TITLES[language][place]
    expect(tab.page.locator(f'{NAV}[aria-current="page"]')).to_have_text(title)
    assert tab.page.evaluate("document.documentElement.lang") == language
    assert tab.complaints == []
    assert tab.foreign_requests(server) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_fresh_server_answers_any_address_first(cold_server, browser, path):
    context = browser.new_context()
    tab = Tab(context.new_page())
    tab.open(cold_server() + path)
    title = TITLES["uk"][PAGES.index(path)]
    expect(tab.page.locator(f'{NAV}[aria-current="page"]')).to_have_text(title)
    context.close()


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("path", PAGES)
def test_nothing_bars_anyone(server, tab, path, language):
    tab.open(f"{server}{path}?lang={language}")
    violations = Axe().run(tab.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in violations] == []


@pytest.mark.parametrize("path", PAGES)
def test_no_english_in_the_ukrainian_frame(server, tab, path):
    tab.open(server + path)
    words = {text for text in tab.page.evaluate(READABLE) if re.search("[A-Za-z]{3}", text)}
    assert words <= {"English", "CSV", "JSON"}


@pytest.mark.parametrize("path", PAGES)
def test_no_ukrainian_in_the_english_frame(server, tab, path):
    tab.open(f"{server}{path}?lang=en")
    frame = tab.page.locator("header, footer, .postup-language").all_inner_texts()
    words = {text for text in frame if re.search("[А-Яа-яІіЇїЄєҐґ]", text)}
    assert words <= {"Українська"}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("path", PAGES)
def test_no_screen_scrolls_sideways_and_the_header_is_low(server, sized, path, size):
    tab = Tab(sized(*size))
    tab.open(server + path)
    assert tab.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert tab.page.evaluate(H1_TOP) <= TALLEST_HEADER


def test_back_and_forward_go_through_the_screens(server, tab):
    tab.open(f"{server}/?as_of=2026-08-31")
    for place in (1, 2):
        tab.page.locator(NAV).nth(place).click()
        expect(tab.page).to_have_url(f"{server}{PAGES[place]}?as_of=2026-08-31")
        expect(tab.page.locator(NAV).nth(place)).to_have_attribute("aria-current", "page")
    tab.page.go_back()
    expect(tab.page.locator(NAV).nth(1)).to_have_attribute("aria-current", "page")
    tab.page.go_back()
    expect(tab.page.locator(NAV).nth(0)).to_have_attribute("aria-current", "page")
    tab.page.go_forward()
    expect(tab.page.locator(NAV).nth(1)).to_have_attribute("aria-current", "page")
    assert tab.page.url == f"{server}/plan?as_of=2026-08-31"
    assert tab.complaints == []


def test_the_phone_has_the_navigation_in_a_menu(server, sized):
    tab = Tab(sized(390, 844))
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

"""How long people wait at the door: signing in, a reload, the look at a session."""

import statistics
import time
from collections.abc import Callable

import bcrypt
import pytest
from playwright.sync_api import Browser, Page

from core.access import passwords
from core.access.sessions import resolve
from core.access.sign_in import try_password
from tests.access.conftest import (  # noqa: F401 fixtures
    PASSWORD,
    demo_with_accounts,
    engine,
    enrol,
    site,
)
from tests.bench.viewer import drawn_by, play
from tests.core.conftest import migrated_file  # noqa: F401 a fixture

pytestmark = pytest.mark.bench
ROUNDS = 9


def median_ms(ask: Callable[[int], object], rounds: int = ROUNDS) -> float:
    """The median of some rounds after one to warm up, in milliseconds."""
    took: list[float] = []
    for number in range(rounds + 1):
        began = time.perf_counter()
        ask(number)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took[1:])


def in_turns(*asks: Callable[[int], object]) -> list[float]:
    """The least of each one's rounds, taken in turns so that a busy machine slows all alike."""
    took: list[list[float]] = [[] for _ask in asks]
    for number in range(1, ROUNDS + 1):
        for ask, mine in zip(asks, took, strict=True):
            began = time.perf_counter()
            ask(number)
            mine.append((time.perf_counter() - began) * 1000)
    return [min(mine) for mine in took]


def test_names_take_equally_long(goals, engine, enrol, monkeypatch):  # noqa: F811
    names = [f"known-{number}" for number in range(ROUNDS + 1)]
    for name in (*names, "locked", *(f"off-{number}" for number in range(ROUNDS + 1))):
        enrol(name)
    monkeypatch.setattr(passwords, "COST", 12)
    passwords._nobodys.cache_clear()
    passwords.warm_up()
    slow = passwords.hash_password(PASSWORD)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET password_hash = ?", (slow,))
        connection.exec_driver_sql("UPDATE person SET is_active = 0 WHERE name LIKE 'off-%'")
    for number in range(5):
        try_password(engine, "locked", "хибний", f"c{number}")
    took = in_turns(
        lambda n: try_password(engine, names[n], "хибний пароль", f"a{n}"),
        lambda n: try_password(engine, f"unknown-{n}", "хибний пароль", f"b{n}"),
        lambda n: try_password(engine, f"off-{n}", "хибний пароль", f"e{n}"),
        lambda n: try_password(engine, "locked", "хибний пароль", f"d{n}"),
    )
    goals.head("A wrong password")
    for what, one in zip(("known", "unknown", "disabled", "locked"), took, strict=True):
        goals.tell(f"{what} name", one, "ms")
    goals.note("furthest apart", 100 * (max(took) / min(took) - 1), goal=15, unit="%")


def test_a_session_is_looked_up(goals, site):  # noqa: F811
    cookie = site.cookie("demo-focal-2")
    took = median_ms(lambda _n: [resolve(site.engine, cookie) for _time in range(100)]) / 100
    goals.head("At every run")
    goals.note("session lookup", took, goal=1, unit="ms")


def test_a_person_waits(goals, site, empty, bare, browser: Browser):  # noqa: F811
    """Beside the empty page a bare one tells what the frontend takes for as many elements."""
    floor = _page_of_x(browser, empty.address)
    drawn = play(drawn_by(site.address, "/account", site.cookie("demo-leader")))
    least = _page_of_x(browser, bare(drawn).address)
    hashed = median_ms(lambda _n: bcrypt.checkpw(b"x", bcrypt.hashpw(b"x", bcrypt.gensalt(12)))) / 2
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    out = page.get_by_role("button", name="Вийти", exact=True)
    clicks = []
    for _number in range(4):
        context.clear_cookies()
        clicks.append(_click_to_content(page, site))

    def reload(_number: int) -> None:
        page.reload()
        out.wait_for()

    again = median_ms(reload)
    context.close()
    click = statistics.median(clicks[1:])
    goals.head("At the door")
    goals.tell("an empty page of Streamlit, warm", floor, "ms")
    goals.tell("a bare page of as many elements, warm", least, "ms")
    goals.tell("a look at a hash of a password", hashed, "ms")
    goals.tell("from the click on «Увійти» to content", click, "ms")
    goals.note(
        "the same ÷ the empty page", click / floor, goal=5, floor=(hashed + least) / floor,
        why="one look at a hash and a load of Streamlit's own page of as many elements",
    )  # fmt: skip
    goals.tell("reload to content, signed in", again, "ms")
    goals.note(
        "the same ÷ the empty page", again / floor, goal=1.5, floor=least / floor,
        why="a load of Streamlit's own page of as many elements, without a word",
    )  # fmt: skip


def _page_of_x(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(address)

    def reload(_number: int) -> None:
        page.reload()
        page.get_by_text("x", exact=True).first.wait_for()

    took = median_ms(reload)
    context.close()
    return took


def _click_to_content(page: Page, site) -> float:  # noqa: F811
    page.goto(f"{site.address}/sign-in?then=/account&lang=uk")
    page.get_by_label("Ім’я для входу").fill("demo-leader")
    password = site.accounts["demo-leader"]["password"]
    page.get_by_label("Пароль", exact=True).fill(password)
    began = time.perf_counter()
    page.get_by_role("button", name="Увійти").click()
    page.get_by_role("button", name="Вийти", exact=True).wait_for(timeout=60_000)
    return (time.perf_counter() - began) * 1000

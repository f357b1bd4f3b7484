"""How long signing in takes: printed, never judged, since machines differ (`make bench`)."""

import statistics
import time
from collections.abc import Callable

import pytest

from core.access import passwords
from core.access.sessions import resolve
from core.access.sign_in import try_password
from tests.access.conftest import PASSWORD
from tests.pages.browsing import Tab

ROUNDS = 9


def median_ms(ask: Callable[[int], object]) -> float:
    """The median of some rounds after one to warm up, in milliseconds."""
    took: list[float] = []
    for number in range(ROUNDS + 1):
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


@pytest.mark.bench
def test_how_long_names_take(engine, enrol, monkeypatch):
    names = [f"known-{number}" for number in range(ROUNDS + 1)]
    for name in names:
        enrol(name)
    monkeypatch.setattr(passwords, "COST", 12)
    passwords._nobodys.cache_clear()
    passwords.warm_up()
    slow = passwords.hash_password(PASSWORD)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET password_hash = ?", (slow,))
    for number in range(5):
        try_password(engine, names[0], "хибний", f"c{number}")
    known, unknown, locked = in_turns(
        lambda n: try_password(engine, names[n], "хибний пароль", f"a{n}"),
        lambda n: try_password(engine, f"unknown-{n}", "хибний пароль", f"b{n}"),
        lambda n: try_password(engine, names[0], "хибний", f"d{n}"),
    )
    took = (known, unknown, locked)
    print(f"\nwrong password: known {known:.0f} ms, unknown {unknown:.0f}, locked {locked:.0f}")  # noqa: T201
    print(f"  furthest apart {100 * (max(took) / min(took) - 1):.1f} %")  # noqa: T201


@pytest.mark.bench
def test_how_long_a_session_is_looked_up(site):
    cookie = site.cookie("demo-focal-2")
    took = median_ms(lambda _n: [resolve(site.engine, cookie) for _time in range(100)]) / 100
    print(f"\nsession lookup {took:.2f} ms")  # noqa: T201


@pytest.mark.bench
def test_how_long_a_person_waits(site, browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    tab = Tab(context.new_page())

    def load(_number: int) -> None:
        tab.open(f"{site.address}/account?lang=uk")

    signed_out = median_ms(load)
    site.sign_in(tab.page, "demo-leader", "/account")
    signed_in = median_ms(load)
    took = []
    for _number in range(3):
        context.clear_cookies()
        tab.open(f"{site.address}/sign-in?then=/account&lang=uk")
        tab.page.get_by_label("Ім’я для входу").fill("demo-leader")
        password = site.accounts["demo-leader"]["password"]
        tab.page.get_by_label("Пароль", exact=True).fill(password)
        began = time.perf_counter()
        tab.page.get_by_role("button", name="Увійти").click()
        tab.page.get_by_role("button", name="Вийти", exact=True).wait_for(timeout=30_000)
        took.append((time.perf_counter() - began) * 1000)
    click = statistics.median(took)
    print(  # noqa: T201
        f"\nempty page {signed_out:.0f} ms, reload signed in {signed_in:.0f} ms"
        f" ({signed_in / signed_out:.2f}×), click to content {click:.0f} ms"
        f" ({click / signed_out:.2f}×)"
    )
    context.close()

"""What a reader waits for, in a real browser, as ratios to an empty application beside it.

Screens are visited in turns, so that a slow moment of the machine hits all alike.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from core.presenters.labels import part_label
from tests.bench.conftest import LARGE, SMALL, Place
from tests.bench.goals import Goals
from tests.bench.viewer import drawn_by, play
from tests.bench.watching import medians, watched

pytestmark = pytest.mark.bench
ROUNDS = 5
EMPTY, HTML = "[data-testid=stMarkdown]", ".stHtml"
Deed = Callable[[Page], None]


def press(name: str) -> Deed:
    """A click on a button of a row of them."""

    def deed(page: Page) -> None:
        page.locator("[data-testid=stButtonGroup] button", has_text=name).first.click()

    return deed


def switch(address: str) -> Deed:
    """A click in the navigation."""

    def deed(page: Page) -> None:
        page.locator(f'[data-testid=stTopNavLink][href$="{address}"]').first.click()

    return deed


def go_back_a_day(page: Page) -> None:
    """Another as-of, typed into its field."""
    page.locator("[data-testid=stPopoverButton]").first.click()
    page.locator("[data-testid=stDateInputField] [data-type=day]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


@dataclass(frozen=True)
class Case:
    """A screen, and what its load and what is done there may take of an empty one's load."""

    name: str
    address: str
    load: float
    deeds: tuple[tuple[str, Deed, float], ...]


HALF = press(part_label("H1"))
CASES = (
    Case("a table (plan)", "/plan", 1.3, (("a filter of it", press("Прострочено"), 0.25),)),
    Case("one chart (bodies)", "/bodies", 1.3, (("half a year of it", HALF, 0.25),)),
    Case("heat map", "/bodies?view=heat", 1.9, (("its numbers", press("Числа"), 0.5),)),
    Case(
        "overview", "/", 2.2,
        (
            ("half a year of it", HALF, 0.6),
            ("its as-of", go_back_a_day, 0.6),
            ("from it to the plan", switch("/plan"), 0.8),
            ("back to it", switch("/"), 1.6),
        ),
    ),
)  # fmt: skip


def look(browser: Browser, place: Place, case: Case) -> dict[str, float]:
    """One reader's times and bytes at a screen: cold, warm, and after each deed."""
    found: dict[str, float] = {}
    with watched(browser, "h1") as tab:
        found["cold"] = tab.visit(place.address + case.address)
        found["sent"], found["wire"] = tab.kilobytes, tab.transferred
        found["warm"] = tab.visit(place.address + case.address)
        for name, deed, _goal in case.deeds:
            found[name] = tab.act(deed)
            found[f"{name} sent"] = tab.kilobytes
    return found


def look_at_nothing(
    browser: Browser, place: Place, content: str, deed: Deed | None = None
) -> dict[str, float]:
    """The same of an application of ours that is empty, or holds elements without a meaning."""
    with watched(browser, content) as tab:
        cold, wire = tab.visit(place.address), tab.transferred
        found = {"cold": cold, "wire": wire, "warm": tab.visit(place.address)}
        return found | ({"click": tab.act(deed)} if deed else {})


def test_what_a_reader_waits_for(goals, product, empty, bare, browser):
    """Bare pages tell what the frontend takes for as many elements as each screen's."""
    place = product(SMALL)
    least = {case: bare(play(drawn_by(place.address, case.address))) for case in CASES}
    nothing: list[dict[str, float]] = []
    elements: dict[Case, list[dict[str, float]]] = {case: [] for case in CASES}
    rounds: dict[Case, list[dict[str, float]]] = {case: [] for case in CASES}
    for _round in range(ROUNDS):
        nothing.append(look_at_nothing(browser, empty, EMPTY))
        for case in CASES:
            elements[case].append(look_at_nothing(browser, least[case], HTML, press("b")))
            rounds[case].append(look(browser, place, case))
    floor = medians(nothing)
    goals.head("In the browser, as shares of the empty application's warm load")
    goals.tell("the empty application, cold", floor["cold"], "ms")
    goals.tell("the empty application, warm", floor["warm"], "ms")
    goals.tell("the empty application over the wire, cold", floor["wire"], "KB")
    for case in CASES:
        tell(goals, case, medians(rounds[case]), medians(elements[case]), floor["warm"])


def tell(
    goals: Goals, case: Case, found: dict[str, float], least: dict[str, float], warm: float
) -> None:
    """The lines of one screen; `least` is its bare page, `warm` the empty application's load."""
    goals.note(
        f"{case.name}: load", found["warm"] / warm, goal=case.load, floor=least["warm"] / warm,
        why="Streamlit's own page of as many elements, without a word or a chart's marks",
    )  # fmt: skip
    goals.note(f"{case.name}: sent at first view", found["sent"], goal=350, unit="KB")
    goals.tell(f"{case.name}: over the wire, cold", found["wire"], "KB")
    for name, _deed, most in case.deeds:
        goals.note(
            f"{case.name}: {name}", found[name] / warm, goal=most, floor=least["click"] / warm,
            why="a click on the bare page, which draws nothing anew",
        )  # fmt: skip
        goals.note(f"{case.name}: {name}, sent", found[f"{name} sent"], goal=150, unit="KB")


def test_no_screen_grows_slower_with_the_years(goals, product, browser):
    addresses = ("/", "/plan", "/plan?tab=obligations", "/bodies", "/bodies?view=heat", "/calendar")
    sizes = {"small": product(SMALL), "large": product(LARGE)}
    rounds: list[dict[str, float]] = []
    for _round in range(ROUNDS):
        found: dict[str, float] = {}
        for address in addresses:
            for size, place in sizes.items():
                with watched(browser, "h1") as tab:
                    tab.visit(place.address + address)
                    found[f"{size} {address}"] = tab.visit(place.address + address)
        rounds.append(found)
    took = medians(rounds)
    goals.head("Load at the largest scale ÷ at the smallest")
    for address in addresses:
        goals.note(address, took[f"large {address}"] / took[f"small {address}"], goal=1.3)

"""Fixtures of the screens: tabs under observation, and screens without a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from core import clock
from core.domain.moments import AsOf
from core.domain.register import Register
from core.queries.register import register_at
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading
from tests.pages.browsing import Tab


@pytest.fixture
def tab(page: Page) -> Tab:
    """A fresh tab under observation."""
    return Tab(page)


@pytest.fixture
def tabs(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Fresh tabs of a given size and theme."""
    contexts = []

    def open_tab(width: int = 1366, height: int = 768, scheme: str = "light") -> Tab:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        contexts.append(context)
        return Tab(context.new_page())

    yield open_tab
    for context in contexts:
        context.close()


@pytest.fixture
def demo_register(demo_data: Path) -> Register:
    """The register of the demonstration now."""
    with reading(engine_for(f"sqlite:///{demo_data / 'data' / 'postup.sqlite'}")) as session:
        return register_at(session, AsOf(clock.now()))

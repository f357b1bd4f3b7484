"""Servers to compare: the product over demonstrations of three sizes, and an empty application."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from core.services.demo.fill import DemoWish, fill_demo
from core.storage.engine import engine_for
from tests.bench.goals import Goals

ROOT = Path(__file__).parents[2]
SMALL, MIDDLE = DemoWish(bodies=100, years=1), DemoWish(bodies=100, years=10)
LARGE = DemoWish(bodies=1000, years=25, events=500_000)
EMPTY_APP = """
from pathlib import Path
from streamlit.starlette import App
from core.web.collection import Collector
{collecting}
app = App(Path(__file__).with_name("page.py"))
"""
EMPTY_PAGE = "import altair, pandas\nimport streamlit as st\nst.write('x')\n"
BARE_PAGE = """
import datetime
import altair, pandas
import streamlit as st
DRAWN = {drawn}
KINDS = {{
    "html": lambda key: st.html("<p>" + "x" * 1500 + "</p>"),
    "add_block": lambda key: st.container(key=key),
    "heading": lambda key: st.subheader("x"),
    "markdown": lambda key: st.markdown("x"),
    "button": lambda key: st.button("x", key=key),
    "button_group": lambda key: st.segmented_control("x", ["a", "b"], key=key),
    "selectbox": lambda key: st.selectbox("x", ["a", "b"], key=key),
    "text_input": lambda key: st.text_input("x", key=key),
    "date_input": lambda key: st.date_input("x", datetime.date(2026, 1, 1), key=key),
    "download_button": lambda key: st.download_button(
        "x", lambda: b"x", on_click="ignore", key=key),
    "vega_lite_chart": lambda key: st.vega_lite_chart(
        spec={{"mark": "bar", "data": {{"name": "a"}}, "datasets": {{"a": b""}}}}, key=key),
}}
def page():
    for kind, number in DRAWN.items():
        for place in range(number):
            KINDS[kind](f"{{kind}}-{{place}}")
pages = [st.Page(lambda: None, title=f"p{{n}}", url_path=f"p{{n}}") for n in range(7)]
st.set_page_config(page_title="x", layout="wide")
st.navigation([st.Page(page, title="x", default=True), *pages], position="top").run()
"""


@dataclass(frozen=True)
class Place:
    """A server under measurement: its address and its process."""

    address: str
    process: psutil.Process

    def cpu_seconds(self) -> float:
        """Processor time since it started."""
        return sum(self.process.cpu_times()[:2])

    def megabytes(self) -> float:
        """Memory it holds."""
        return self.process.memory_info().rss / 2**20


@pytest.fixture(scope="session")
def goals() -> Goals:
    """The table of this run, written to the terminal line by line."""
    return Goals(lambda line: print(line, flush=True))  # noqa: T201


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Callable[[DemoWish], Path]:
    """The data folder of a demonstration of some size, made once."""
    folders: dict[DemoWish, Path] = {}

    def folder_of(wish: DemoWish) -> Path:
        if wish not in folders:
            folder = tmp_path_factory.mktemp("data")
            engine = engine_for(f"sqlite:///{folder / 'postup.sqlite'}")
            fill_demo(engine, wish)
            engine.dispose()
            folders[wish] = folder
        return folders[wish]

    return folder_of


@pytest.fixture(scope="session")
def product(data: Callable[[DemoWish], Path]) -> Iterator[Callable[[DemoWish], Place]]:
    """The product's server over a demonstration of some size."""
    with ExitStack() as stack:
        places: dict[DemoWish, Place] = {}

        def place_of(wish: DemoWish) -> Place:
            if wish not in places:
                settings = {"POSTUP_DATA_DIR": str(data(wish))}
                places[wish] = stack.enter_context(serving(ROOT, settings))
            return places[wish]

        yield place_of


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An empty application that collects garbage as the product does."""
    with serving(_empty_app(tmp_path_factory, collects_by_clock=True), {}) as place:
        yield place


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[dict[str, int]], Place]]:
    """An application whose page holds so many elements of each kind, with nothing behind them."""
    with ExitStack() as stack:

        def place_with(drawn: dict[str, int]) -> Place:
            folder = _empty_app(tmp_path_factory, collects_by_clock=True)
            (folder / "page.py").write_text(BARE_PAGE.format(drawn=drawn))
            return stack.enter_context(serving(folder, {}))

        yield place_with


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """An empty application as Streamlit comes, collecting garbage after every rerun."""
    with serving(_empty_app(tmp_path_factory, collects_by_clock=False), {}) as place:
        yield place


def _empty_app(factory: pytest.TempPathFactory, *, collects_by_clock: bool) -> Path:
    folder = factory.mktemp("empty")
    collecting = "Collector().start()" if collects_by_clock else ""
    (folder / "app.py").write_text(EMPTY_APP.format(collecting=collecting))
    (folder / "page.py").write_text(EMPTY_PAGE)
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(
        '[browser]\ngatherUsageStats = false\n[server]\nfileWatcherType = "none"\n'
        f"[runner]\npostScriptGC = {str(not collects_by_clock).lower()}\n"
    )
    return folder


@contextmanager
def serving(folder: Path, settings: dict[str, str]) -> Iterator[Place]:
    """Run the `app.py` of a folder until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port), "--log-level", "error"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for_port(port)
        yield Place(f"http://127.0.0.1:{port}", psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(20)


def _wait_for_port(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not start")

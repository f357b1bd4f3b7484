"""Fixtures that many tests share: the real server and a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from core.services.demo.fill import DemoWish, fill_demo
from core.settings import settings
from core.storage.engine import engine_for

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_SECONDS = 60
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server over an empty data folder of its own."""
    with running_server(tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the demonstration."""
    folder = tmp_path_factory.mktemp("demo")
    fill_demo(engine_for(f"sqlite:///{folder / 'data' / 'postup.sqlite'}"), DemoWish())
    return folder


@pytest.fixture(scope="session")
def demo_server(demo_data: Path) -> Iterator[str]:
    """The address of a real server over the demonstration."""
    with running_server(demo_data) as address:
        yield address


@pytest.fixture
def demo_installation(demo_data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The demonstration as the installation of this process."""
    monkeypatch.setenv("POSTUP_DATA_DIR", str(demo_data / "data"))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def cold_server(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Starts a server that nobody has asked anything but whether it is alive."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(running_server(tmp_path))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab of a reader whose browser is English, on a small notebook."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-US")
    yield context.new_page()
    context.close()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_server(folder: Path, *, port: int = 0, **variables: str) -> Iterator[str]:
    """Run the application as an operator would, with `folder` for its data."""
    port = port or free_port()
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port), "--no-proxy-headers"],
            cwd=ROOT,
            env={**os.environ, "POSTUP_DATA_DIR": str(folder / "data"), **variables},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    (folder / "pid").write_text(str(process.pid))  # for whoever kills it
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()}")

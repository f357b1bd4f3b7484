"""An installation with people in it: in this process, and behind a real server."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine
from sqlmodel import select

from core.access import keys, passwords
from core.access.accounts import invite
from core.access.grants import RoleWish
from core.access.identity import Identity
from core.access.own_account import accept
from core.access.sessions import open_session, resolve
from core.domain.permissions import SYSTEM, Role
from core.services.bodies import load_register
from core.settings import settings
from core.storage.access_tables import PersonRow
from core.storage.engine import engine_for
from core.storage.unit_of_work import passing, writing
from tests.conftest import free_port, running_server
from tests.core.conftest import migrated_file  # noqa: F401 a fixture
from tests.core.files.samples import paper, picture
from tests.core.world import BODIES
from tests.pages.browsing import NOTEBOOK, Tab

COMMAND = Path(sys.executable).with_name("postup")
PASSWORD = "їжак біжить у туман"
HEARTBEAT_SECONDS = 2


@pytest.fixture
def engine(migrated_file: Path, tmp_path: Path, monkeypatch) -> Iterator[Engine]:  # noqa: F811
    """A database with the small register, its own secret key and quick hashes."""
    monkeypatch.setenv("POSTUP_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(passwords, "COST", 4)
    forget()
    path = shutil.copy(migrated_file, tmp_path / "postup.sqlite")
    engine = engine_for(f"sqlite:///{path}")
    with writing(engine, SYSTEM) as work:
        load_register(work, BODIES)
    yield engine
    engine.dispose()
    forget()


def forget() -> None:
    """Read settings and keys anew."""
    settings.cache_clear()
    keys._checked.cache_clear()
    passwords._nobodys.cache_clear()


@pytest.fixture
def enrol(engine: Engine) -> Callable[..., int]:
    """Makes an account that has accepted its invitation; its number."""

    def make(name: str = "olena", role: Role = Role.SECRETARIAT, *bodies: str) -> int:
        with writing(engine, SYSTEM, moves_figures=False) as work:
            token = invite(work, name, RoleWish(role=role, bodies=bodies))
        accept(engine, token, full_name=name.title(), password=PASSWORD)
        with passing(engine) as session:
            return session.exec(select(PersonRow.id).where(PersonRow.name == name)).one() or 0

    return make


def holder(engine: Engine, sid: object) -> Identity:
    """Who holds a cookie that is good."""
    found = resolve(engine, sid)
    assert found is not None
    return found


@dataclass(frozen=True)
class Site:
    """A real server over a demonstration with accounts of every role."""

    address: str
    folder: Path
    accounts: dict[str, dict[str, Any]]

    @property
    def engine(self) -> Engine:
        """Its database."""
        return engine_for(f"sqlite:///{self.folder / 'data' / 'postup.sqlite'}")

    def cookie(self, name: str) -> str:
        """The value of a cookie with which a person is signed in."""
        with passing(self.engine) as session:
            person = session.exec(select(PersonRow).where(PersonRow.name == name)).one()
            return open_session(session, person, "password", address="", agent="")

    def sign_in(self, page: Page, name: str, then: str = "/") -> None:
        """Sign a person in through the form."""
        page.goto(f"{self.address}/sign-in?then={then}&lang=uk")
        page.get_by_label("Ім’я для входу").fill(name)
        page.get_by_label("Пароль", exact=True).fill(self.accounts[name]["password"])
        page.get_by_role("button", name="Увійти").click()
        expect(page.locator(".postup-person")).to_contain_text("Демо", timeout=30_000)


@pytest.fixture(scope="session")
def demo_with_accounts(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """What `postup demo` makes, as an operator runs it."""
    folder = tmp_path_factory.mktemp("people")
    done = subprocess.run(
        [COMMAND, "demo", "--bodies", "5", "--years", "1", "--events", "30"],
        env={"POSTUP_DATA_DIR": str(folder / "data"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
    )
    accounts = {one["name"]: one for one in json.loads(done.stdout)["accounts"]}
    return Site("", folder, accounts)


@pytest.fixture(scope="session")
def site(demo_with_accounts: Site) -> Iterator[Site]:
    """The server over it."""
    with running_server(
        demo_with_accounts.folder, POSTUP_HEARTBEAT_SECONDS=str(HEARTBEAT_SECONDS)
    ) as address:
        yield replace(demo_with_accounts, address=address)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Opens fresh browsers at a site, with somebody's cookie or without."""
    contexts = []

    def open_browser(
        site: Site, name: str = "", size: tuple[int, int] = NOTEBOOK, scheme: str = "light"
    ) -> Tab:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        contexts.append(context)
        if name:
            sid = {"name": "sid", "value": site.cookie(name), "url": site.address}
            context.add_cookies([sid])  # pyright: ignore[reportArgumentType]
        return Tab(context.new_page())

    yield open_browser
    for context in contexts:
        context.close()


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """A programme and a photo."""
    made = [tmp_path / "Програма.pdf", tmp_path / "Фото.png"]
    made[0].write_bytes(paper())
    made[1].write_bytes(picture("PNG"))
    return made


def fallen(site: Site) -> None:
    """Kill the server without a word, as a power cut does."""
    os.kill(int((site.folder / "pid").read_text()), signal.SIGKILL)


@pytest.fixture
def fragile(demo_with_accounts: Site, tmp_path: Path) -> Site:
    """An installation of its own, on a port at which a server can be started again and again."""
    folder = tmp_path / "killed"
    shutil.copytree(demo_with_accounts.folder, folder)
    return replace(demo_with_accounts, folder=folder, address=f"http://127.0.0.1:{free_port()}")

"""`postup user …`: people from the command line, where the operator acts as the system."""

import sys
from collections.abc import Callable
from typing import Any

from core import clock
from core.access import accounts
from core.access.grants import RoleWish
from core.access.people import all_people
from core.cli.figures import opened
from core.domain.moments import kyiv_date
from core.domain.permissions import SYSTEM, Role
from core.i18n import _
from core.presenters.contract import json_text
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.occupancy import at_work
from core.storage.unit_of_work import Writing, writing
from core.web.addresses import INVITE


def invite_command(name: str, role: str, bodies: tuple[str, ...]) -> None:
    """Make an account and print the link by which its password is set."""
    wish = RoleWish(role=Role(role), bodies=bodies)
    _print_link(name, _do(lambda work: accounts.invite(work, name, wish)))


def reset_command(name: str) -> None:
    """Print a new link; the old password ends."""
    _print_link(name, _do(lambda work: accounts.reset(work, name)))


def change_command(name: str, what: str) -> None:
    """Disable, enable or unlock an account."""
    actions: dict[str, Callable[[Writing, str], None]] = {
        "disable": accounts.disable,
        "enable": accounts.enable,
        "unlock": accounts.unlock,
    }
    _do(lambda work: actions[what](work, name))
    sys.stderr.write(_("Зроблено.") + "\n")


def list_command() -> None:
    """Print every account."""
    today = kyiv_date(clock.now())
    with opened() as session:
        people = all_people(session)
    rows = [
        {
            "name": one.name,
            "full_name": one.full_name,
            "role": one.role_on(today).value,
            "bodies": list(one.bodies),
            "active": one.is_active,
            "password": one.has_password,
            "codes": one.has_codes,
            "locked": one.is_locked,
            "last_sign_in_at": one.last_sign_in_at and one.last_sign_in_at.isoformat(),
            "sessions": one.sessions,
        }
        for one in people
    ]
    sys.stdout.write(json_text(rows) + "\n")


def _do(action: Callable[[Writing], Any]) -> Any:
    with opened():
        pass
    engine = engine_for(settings().database)
    engine.dispose()
    with at_work(engine), writing(engine, SYSTEM, moves_figures=False) as work:
        return action(work)


def _print_link(name: str, token: str) -> None:
    base = settings().base_url.rstrip("/") or f"http://{settings().host}:{settings().port}"
    link = f"{base}{INVITE}?token={token}"
    sys.stdout.write(json_text({"name": name, "link": link}) + "\n")
    sys.stderr.write(_("Передайте посилання людині: діє один раз, більше його не показано.") + "\n")

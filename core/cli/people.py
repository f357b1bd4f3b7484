"""`postup user …`: people from the command line, where the operator acts as the system."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core import clock
from core.access import accounts
from core.access.grants import RoleWish
from core.access.people import all_people, person_named
from core.access.sessions import open_sessions
from core.access.sign_in import folded_name
from core.cli.figures import opened
from core.cli.inputs import RoleAsked
from core.domain.moments import kyiv_date
from core.domain.people import Grant
from core.domain.permissions import SYSTEM, Role
from core.domain.sheets import CellProblem
from core.errors import InvalidInputError, UnknownCodeError
from core.i18n import _
from core.importing.people_workbook import COLUMNS, MOST_MB, MOST_ROWS, Wanted, read_people
from core.presenters.contract import json_text
from core.services.workbooks import sent_sheet
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.occupancy import at_work
from core.storage.unit_of_work import Writing, writing
from core.web.addresses import INVITE

SESSION_DIGITS = 12


def invite_command(name: str, full_name: str, asked: RoleAsked) -> None:
    """Make an account and print the link by which its password is set."""
    wish = _wish(asked)
    _print_link(name, _do(lambda work: accounts.invite(work, name, wish, full_name=full_name)))


def import_command(file: Path) -> None:
    """Invite everybody in a workbook and print their links, or nobody and every problem."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InvalidInputError(_("Не вдалося прочитати «{path}».").format(path=file)) from error
    sheet = sent_sheet(
        content, file.name, most_mb=MOST_MB, most_rows=MOST_ROWS, most_columns=len(COLUMNS)
    )
    wanted, problems = read_people(sheet)
    tokens = {} if problems else _do(lambda work: _invited(work, wanted))
    if problems:
        raise InvalidInputError(_nobody_invited(problems))
    rows = [{"name": name, "link": _link(token)} for name, token in tokens.items()]
    sys.stdout.write(json_text(rows) + "\n")


def roles_command(name: str, asked: RoleAsked, *, is_further: bool) -> None:
    """Give a role, beside those held or in their place."""
    wish = _wish(asked)
    if is_further:
        _do(lambda work: accounts.add_role(work, name, wish))
    else:
        _do(lambda work: accounts.change_roles(work, name, (wish,)))
    _say_done()


def take_role_command(name: str, role: str, body: str) -> None:
    """End one role of several."""
    _do(lambda work: accounts.take_role(work, name, Role(role), body))
    _say_done()


def sessions_command(name: str) -> None:
    """Print the open sessions of a person."""
    with opened() as session:
        found = open_sessions(session, person_named(session, folded_name(name)).id or 0)
    rows = [
        {
            "session": one.id[:SESSION_DIGITS],
            "address": one.address,
            "agent": one.agent,
            "opened_at": one.opened_at.isoformat(),
            "seen_at": one.seen_at.isoformat(),
        }
        for one in found
    ]
    sys.stdout.write(json_text(rows) + "\n")


def sign_out_command(name: str, session: str) -> None:
    """End every session of a person, or the one named."""
    if not session:
        _do(lambda work: accounts.end_all_sessions(work, name))
    else:
        _do(lambda work: _end_one(work, name, session))
    _say_done()


def _invited(work: Writing, wanted: list[Wanted]) -> dict[str, str]:
    tokens, problems = accounts.invite_all(work, wanted)
    if problems:
        raise InvalidInputError(_nobody_invited(problems))
    return tokens


def _nobody_invited(problems: list[CellProblem]) -> str:
    """Every problem of a workbook, with its cell."""
    lines = [f"{problem.cell}: {problem.message}" for problem in problems]
    return "\n".join((_("Нікого не запрошено. Виправте і повторіть:"), *lines))


def _end_one(work: Writing, name: str, session: str) -> None:
    person = person_named(work.session, folded_name(name))
    known = [one.id for one in open_sessions(work.session, person.id or 0)]
    found = [one for one in known if one.startswith(session)]
    if len(found) != 1:
        raise UnknownCodeError(_("Немає відкритого сеансу «{id}».").format(id=session))
    accounts.end_one_session(work, name, found[0])


def _wish(asked: RoleAsked) -> RoleWish:
    return RoleWish(
        role=Role(asked.role), bodies=asked.bodies, valid_from=asked.since, valid_to=asked.until,
        is_deputy=asked.is_deputy,
    )  # fmt: skip


def _say_done() -> None:
    sys.stderr.write(_("Зроблено.") + "\n")


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
    _say_done()


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
            "roles": [_role(grant) for grant in one.grants],
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


def _role(grant: Grant) -> dict[str, Any]:
    return {
        "role": grant.role.value,
        "body": grant.body or None,
        "from": grant.valid_from.isoformat(),
        "to": grant.valid_to and grant.valid_to.isoformat(),
        "deputy": grant.is_deputy,
    }


def _link(token: str) -> str:
    base = settings().base_url.rstrip("/") or f"http://{settings().host}:{settings().port}"
    return f"{base}{INVITE}?token={token}"


def _print_link(name: str, token: str) -> None:
    sys.stdout.write(json_text({"name": name, "link": _link(token)}) + "\n")
    sys.stderr.write(_("Передайте посилання людині: діє один раз, більше його не показано.") + "\n")

"""`postup serve`: set the installation up if need be, say where it is, serve until stopped."""

import errno
import logging
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress

import uvicorn
from sqlalchemy import Engine

from core import clock
from core.access.accounts import first_invitation
from core.access.keys import secret_key
from core.access.oidc import check_settings as check_provider
from core.domain.moments import kyiv_date
from core.domain.permissions import SYSTEM
from core.errors import NotWritableError, StateError
from core.i18n import _
from core.queries.state import instance
from core.services.installation import initialise
from core.settings import ROOT, Settings, settings
from core.storage.engine import engine_for
from core.storage.occupancy import at_work
from core.storage.unit_of_work import reading, writing
from core.web.addresses import INVITE
from core.web.forwarded import trusted_proxies

_ALL = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}  # noqa: S104 shown, not bound


def serve_command(host: str | None, port: int | None) -> int:
    """Serve until stopped; the exit code.

    Raises:
        StateError: the address cannot be listened at, or a restore is under way.
    """
    where = settings()
    engine = engine_for(where.database)
    with at_work(engine):  # before the first connection, and until the server ends
        return _serve(engine, where, host or where.host, port or where.port)


def _serve(engine: Engine, where: Settings, host: str, port: int) -> int:
    secret_key()
    check_provider()
    trusted_proxies()
    plan = initialise(engine)
    listener = _listen(host, port)
    with reading(engine) as session:
        about = instance(session)
    address = _address(host, port)
    words = [_("«Поступ» відкрито: {address}").format(address=address)]
    if about and about.is_demo:
        words.append(_("Дані вигадані: жоден орган і жодна особа не існують."))
    elif plan.frame.monitor_from == kyiv_date(clock.now()):
        words.append(_("Облік почався сьогодні: що мало бути виконано раніше, нікому не закинуто."))
    words += _invitation(address)
    os.chdir(ROOT)  # where Streamlit looks for its settings, and app.py is
    sys.path.insert(0, str(ROOT))
    config = uvicorn.Config(
        "app:app", log_level=where.log_level, server_header=False, proxy_headers=False
    )
    for name in ("uvicorn.error", "uvicorn.access"):  # Streamlit sets levels of its own
        logging.getLogger(name).addFilter(_is_wanted)
    server = _Server(config, words)
    server.run(sockets=[listener])
    return 0 if server.started else 1


def _invitation(address: str) -> list[str]:
    """For as long as nobody can administer: the link by which the first administrator comes in."""
    token = None
    with (
        suppress(NotWritableError),  # figures are shown all the same
        writing(engine_for(settings().database), SYSTEM, moves_figures=False) as work,
    ):
        token = first_invitation(work)
    if token is None:
        return []
    words = _("Запрошення першому адміністраторові (72 год, один раз): {link}")
    return [words.format(link=f"{address.rstrip('/')}{INVITE}?token={token}")]


class _Server(uvicorn.Server):
    """Says where it can be reached once it can be."""

    def __init__(self, config: uvicorn.Config, words: Sequence[str]) -> None:
        super().__init__(config)
        self.words = words

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen."""
        await super().startup(sockets)
        if self.started:
            sys.stderr.write("\n".join(self.words) + "\n")
            sys.stderr.flush()


def _is_wanted(record: logging.LogRecord) -> bool:
    """The server's own words are in English: only warnings, unless the operator wants all."""
    return settings().log_level == "debug" or record.levelno >= logging.WARNING


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            text = _("Порт {port} зайнято. Вкажіть інший: postup serve --port 8502.")
        else:
            text = _("На адресі {host}, порт {port}, слухати не вдалося. Вкажіть іншу.")
        raise StateError(text.format(host=host, port=port)) from error


def _address(host: str, port: int) -> str:
    shown = _ALL.get(host, f"[{host}]" if ":" in host else host)
    return settings().base_url or f"http://{shown}:{port}"

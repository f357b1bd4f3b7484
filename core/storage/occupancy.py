"""Who works on a database: servers and commands share it, a restore wants it for itself."""

import errno
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sqlalchemy import Engine

from core.errors import StateError
from core.i18n import _

_READ_ONLY = (errno.EROFS, errno.EACCES, errno.ENOSPC)


def serve_from(engine: Engine) -> IO[str] | None:
    """Mark a database as served for as long as what comes back is open.

    On a disk that cannot be written to there is no mark, nor anything to protect.
    """
    try:
        return _locked(engine, fcntl.LOCK_SH)
    except OSError as error:
        if error.errno in _READ_ONLY:
            return None
        raise


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other backups out of a folder of them: they share contents, and old ones are removed.

    Raises:
        StateError: one is being made there.
    """
    with (folder / ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StateError(
                _("У цій теці вже триває резервне копіювання. Повторіть, коли воно завершиться.")
            ) from error
        yield


@contextmanager
def at_work(engine: Engine) -> Iterator[None]:
    """Keep a restore from putting another database in the place of this one meanwhile.

    To be taken before the first connection: one that is open stays with the old file.

    Raises:
        StateError: a restore is under way.
    """
    mark = None
    try:
        mark = _locked(engine, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StateError(
            _("Триває відновлення з резервної копії. Повторіть, коли воно завершиться.")
        ) from error
    except OSError as error:
        if error.errno not in _READ_ONLY:
            raise
    try:
        yield
    finally:
        if mark:
            mark.close()


def take_alone(engine: Engine) -> IO[str]:
    """Keep everybody else away from a database for as long as what comes back is open.

    Raises:
        StateError: a server or a command is at work on it.
    """
    try:
        return _locked(engine, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StateError(
            _("Спершу зупиніть сервер: з цією базою працює він або інша команда.")
        ) from error


def _locked(engine: Engine, how: int) -> IO[str]:
    database = Path(engine.url.database or "")
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = database.with_name(f"{database.name}.lock").open("a")
    try:
        fcntl.flock(file, how)
    except OSError:
        file.close()
        raise
    return file

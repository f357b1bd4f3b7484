"""Who works on a database: servers share it, a restore wants it for itself."""

import errno
import fcntl
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


def take_alone(engine: Engine) -> IO[str]:
    """Keep servers away from a database for as long as what comes back is open.

    Raises:
        StateError: one is running.
    """
    try:
        return _locked(engine, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StateError(_("Спершу зупиніть сервер: він працює з цією базою.")) from error


def _locked(engine: Engine, how: int) -> IO[str]:
    database = Path(engine.url.database or "")
    database.parent.mkdir(parents=True, exist_ok=True)
    file = database.with_name(f"{database.name}.lock").open("a")
    try:
        fcntl.flock(file, how)
    except OSError:
        file.close()
        raise
    return file

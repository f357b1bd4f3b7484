"""Whether anything can be written: a disk that is full or may only be read (trust §2).

It is asked anew each time, so that nobody has to restart anything once the disk is well again.
"""

import errno
import os
import shutil
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from core.errors import NotWritableError
from core.i18n import _

ROOM_BYTES = 16 * 1024 * 1024
"""What must stay free: the database's log needs it to bring a write home."""


class Condition(StrEnum):
    """What the disk lets us do."""

    WRITABLE = "writable"
    FULL = "full"
    READ_ONLY = "read_only"


def is_folder_writable(folder: Path) -> bool:
    """Whether a folder takes new files and has room for them."""
    return _of(folder) is Condition.WRITABLE


def condition(engine: Engine) -> Condition:
    """The condition of the disk the database is on."""
    path = Path(engine.url.database or "")
    if path.exists() and not os.access(path, os.W_OK):
        return Condition.READ_ONLY
    return _of(path.parent)


def trouble_with_writing(engine: Engine) -> str:
    """The sentence to show while nothing can be written; empty when all is well."""
    return sentence(found) if (found := condition(engine)) is not Condition.WRITABLE else ""


def sentence(found: Condition) -> str:
    """What a reader is told of a disk that cannot be written to."""
    if found is Condition.FULL:
        return _(
            "На диску сервера немає місця: дані лише показано, нового записати не можна. "
            "Записане збережено."
        )
    return _(
        "Диск сервера доступний лише для читання: дані показано, нового записати не можна. "
        "Записане збережено."
    )


def not_writable(error: Exception) -> NotWritableError | None:
    """The error to tell of, if a write failed because of the disk; None for any other failure."""
    if isinstance(error, DBAPIError):
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")):
            return NotWritableError(sentence(Condition.FULL))
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            return NotWritableError(sentence(Condition.READ_ONLY))
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NotWritableError(sentence(Condition.FULL))
    if isinstance(error, OSError) and error.errno in (errno.EROFS, errno.EACCES):
        return NotWritableError(sentence(Condition.READ_ONLY))
    return None


def _of(folder: Path) -> Condition:
    if not os.access(folder, os.W_OK):
        return Condition.READ_ONLY
    try:
        has_room = shutil.disk_usage(folder).free >= ROOM_BYTES
    except OSError:
        return Condition.READ_ONLY
    return Condition.WRITABLE if has_room else Condition.FULL

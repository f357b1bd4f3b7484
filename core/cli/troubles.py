"""What went wrong outside the program (disk, database file, network), in one sentence."""

import errno
import sys

from core.errors import PostupError
from core.i18n import _
from core.incidents import report

_NO_ACCESS = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST, errno.ENOENT}


def trouble_sentence(error: Exception) -> str:
    """The sentence for an error that no service foresaw; what nobody foresaw gets a code.

    The code leads to the full story, which goes to the log.
    """
    if isinstance(error, PostupError):
        return str(error)
    known = _file_sentence(error) if isinstance(error, OSError) else _database_sentence(error)
    if known:
        return known
    return _("Сталася непередбачена помилка. Код {code}.").format(code=report(error))


def _file_sentence(error: OSError) -> str | None:
    path = error.filename or ""
    if error.errno in _NO_ACCESS:
        return _("Немає доступу до «{path}». Перевірте права або POSTUP_DATA_DIR.").format(
            path=path
        )
    if error.errno in _NO_FOLDER:
        return _("«{path}» не може бути текою даних. Перевірте POSTUP_DATA_DIR.").format(path=path)
    if error.errno == errno.ENOSPC:
        return _("На диску немає місця. Звільніть місце і повторіть.")
    return None


def _database_sentence(error: Exception) -> str | None:
    if "sqlalchemy" not in sys.modules:
        return None
    from sqlalchemy.exc import ArgumentError, DBAPIError  # slow import

    if isinstance(error, ArgumentError | ImportError):
        return _("Налаштування {name} має хибне значення.").format(name="POSTUP_DATABASE_URL")
    if not isinstance(error, DBAPIError):
        return None
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return _("Файл бази пошкоджено, або це не база «Поступу». Відновіть його з копії.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return _("Базу не вдалося відкрити для запису. Перевірте права на теку даних.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return _("Базу зайняв інший процес. Повторіть за хвилину.")
    if name.startswith("SQLITE_FULL"):
        return _("На диску немає місця. Звільніть місце і повторіть.")
    return None

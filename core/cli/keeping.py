"""`backup`, `restore`, `attachments erase`."""

import sys
from pathlib import Path
from typing import Any

from core.cli.figures import opened
from core.domain.permissions import SYSTEM
from core.errors import StateError
from core.i18n import _, ngettext
from core.presenters.contract import json_text
from core.services.attachments import store
from core.services.backup import back_up
from core.services.erasure import drop_erased, erase_attachment
from core.services.restore import restore
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.occupancy import at_work
from core.storage.unit_of_work import writing


def backup_command(to: Path, keep: int | None) -> None:
    """Make a backup and say what it holds."""
    with opened():
        pass
    engine = engine_for(settings().database)
    engine.dispose()  # what was opened before a restore would stay with the old file
    made = back_up(engine, store(), to.absolute(), keep=keep)
    _print(
        {
            "path": str(made.path),
            "audit": {"count": made.audit_count, "hash": made.audit_hash},
            "attachments": made.attachments,
            "copied": made.copied,
            "missing": list(made.missing),
            "pruned": list(made.pruned),
        }
    )
    _say_missing(made.missing)


def restore_command(source: Path) -> None:
    """Restore a backup and say where what was replaced is kept."""
    done = restore(engine_for(settings().database), store(), source.absolute())
    _print(
        {
            "made_at": done.made_at,
            "audit": {"count": done.audit_count, "hash": done.audit_hash},
            "attachments": done.attachments,
            "missing": list(done.missing),
            "kept_aside": [str(path) for path in done.kept_aside],
        }
    )
    _say_missing(done.missing)
    for path in done.kept_aside:
        _say(_("Попереднє лишилося тут: {path}").format(path=path))


def erase_command(number: int, reason: str) -> None:
    """Erase an attachment with personal data."""
    with opened():
        pass
    engine = engine_for(settings().database)
    engine.dispose()
    with at_work(engine):
        with writing(engine, SYSTEM) as work:
            erased = erase_attachment(work, number, reason)
        is_gone = drop_erased(engine, store(), erased)
    _print({"erased": erased})
    if not is_gone:
        raise StateError(
            _(
                "Вміст і назву стерто, та слід назви ще є в журналі бази, бо базу саме читає інша "
                "програма. Зупиніть її і сервер: коли базу закрито, журнал зникає."
            )
        )
    _say(_("Вміст і назву стерто. У резервних копіях вони лишаються до кінця їхнього строку."))


def _say_missing(missing: tuple[str, ...]) -> None:
    if missing:
        count = len(missing)
        _say(
            ngettext(
                "Увага: у копії немає вмісту {n} файлу, бо його немає і в сховищі.",
                "Увага: у копії немає вмісту {n} файлів, бо його немає і в сховищі.",
                count,
            ).format(n=count)
        )


def _print(value: Any) -> None:
    sys.stdout.write(json_text(value) + "\n")


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")

"""Old backups of a folder: removed with the contents that only they named."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from core.errors import StateError
from core.i18n import _
from core.storage import manifest as parts
from core.storage.attachments import AttachmentStore, sync_folder
from core.storage.manifest import manifest_of

_DATED = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{6}Z")


def prune(folder: Path, keep: int) -> tuple[str, ...]:
    """Remove dated parts but the newest `keep`, then contents no part names; the names removed.

    What the operator named otherwise is kept, with all that it names. To be called with the folder
    to ourselves (`alone_in`), since a backup under way names its contents last.

    Raises:
        StateError: a part that is kept cannot be read, so nothing is removed.
    """
    dated = sorted(path for path in folder.iterdir() if _is_dated(path))
    old = [path for path in dated if not (path / parts.NAME).exists()]  # half removed before
    old += [path for path in dated if path not in old][:-keep]
    named = _named(path.parent for path in folder.glob(f"*/{parts.NAME}") if path.parent not in old)
    for path in old:
        (path / parts.NAME).unlink(missing_ok=True)  # first, so that half of it is no backup
        shutil.rmtree(path)
    sync_folder(folder)
    contents = AttachmentStore(folder / parts.CONTENTS)
    for sha256 in contents.hashes():
        if sha256 not in named:
            contents.remove(sha256)
    return tuple(path.name for path in old)


def clear_leftovers(folder: Path, prefix: str) -> None:
    """Remove working folders of ours that a kill left; nobody else may be at work here."""
    for path in folder.glob(f"{prefix}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _is_dated(path: Path) -> bool:
    return bool(_DATED.fullmatch(path.name)) and path.is_dir() and not path.is_symlink()


def _named(kept: Iterable[Path]) -> set[str]:
    named: set[str] = set()
    for path in kept:
        try:
            named |= manifest_of((path / parts.NAME).read_bytes()).attachments.keys()
        except (StateError, OSError) as error:
            raise StateError(
                _("Копію зроблено, але старих не вилучено, бо пошкоджено «{part}».").format(
                    part=f"{path.name}/{parts.NAME}"
                )
            ) from error
    return named

"""Backup: the database first, then the contents it names, then the manifest (trust §2)."""

import os
import shutil
import sqlite3
import tarfile
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

from core import clock
from core.errors import InvalidInputError, StateError
from core.i18n import _
from core.queries.attachments import needed_contents
from core.queries.state import readiness
from core.services.pruning import clear_leftovers, prune
from core.storage import manifest as parts
from core.storage.anchors import Occasion, anchors_file, append_anchor, write_anchor
from core.storage.attachments import AttachmentStore, sync_folder
from core.storage.engine import engine_of_copy
from core.storage.manifest import Manifest
from core.storage.migrate import newest_revision
from core.storage.occupancy import alone_in, at_work
from core.storage.unit_of_work import reading

ALL_PAGES = -1
LEFTOVERS = ".postup-backup-"


@dataclass(frozen=True, slots=True)
class BackupMade:
    """What was made: where, with which audit head, of how many attachments; which were gone."""

    path: Path
    audit_count: int
    audit_hash: str
    attachments: int
    copied: int
    missing: tuple[str, ...]
    pruned: tuple[str, ...] = ()


def back_up(
    engine: Engine, store: AttachmentStore, to: Path, *, keep: int | None = None
) -> BackupMade:
    """Make a backup: one file, or in a folder that exists one more dated part of it.

    A folder keeps each content once however many backups name it, so that a daily backup copies
    only what is new. With `keep`, dated parts but the newest so many are removed from it.

    Raises:
        InvalidInputError: the file is there already, or `keep` was asked for with a file.
        StateError: the database is at another revision than this version's; a restore, or another
            backup in the folder, is under way; or a part that is kept is damaged, so that nothing
            was removed.
    """
    if to.exists() and not to.is_dir():
        raise InvalidInputError(_("Файл «{path}» уже є. Вкажіть інший.").format(path=to))
    if not to.parent.is_dir():
        raise InvalidInputError(_("Немає теки «{path}».").format(path=to.parent))
    if keep is not None and not to.is_dir():
        raise InvalidInputError(_("--keep діє лише для теки, а «{path}» не тека.").format(path=to))
    with ExitStack() as stack:
        stack.enter_context(at_work(engine))
        if to.is_dir():
            stack.enter_context(alone_in(to))
            clear_leftovers(to, LEFTOVERS)
        made = _made(engine, store, to)
        # A disk that only reads is the very time for a backup; the manifest holds the head too.
        with suppress(OSError):
            write_anchor(engine, Occasion.BACKUP)
        return replace(made, pruned=prune(to, keep)) if keep else made


def _made(engine: Engine, store: AttachmentStore, to: Path) -> BackupMade:
    shared = to / parts.CONTENTS if to.is_dir() else None
    with TemporaryDirectory(prefix=LEFTOVERS, dir=to if shared else to.parent) as work:
        staged = Path(work)
        manifest, copied = _stage(engine, store, staged, shared)
        place = (_into_folder if shared else _into_file)(staged, to, manifest)
    return BackupMade(
        place, manifest.audit_count, manifest.audit_hash, len(manifest.attachments), copied,
        manifest.missing,
    )  # fmt: skip


def copy_database(engine: Engine, to: Path) -> None:
    """One consistent state of a database that may be written to meanwhile.

    In one step: a copy in several begins anew whenever somebody writes in between.
    """
    with closing(sqlite3.connect(to)) as target:
        connection: Any = engine.raw_connection()
        try:
            connection.driver_connection.backup(target, pages=ALL_PAGES)
        finally:
            connection.close()
        target.execute("PRAGMA journal_mode=DELETE")
    sync_file(to)


def sync_file(path: Path) -> None:
    """Make a file's content survive a power cut."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _stage(
    engine: Engine, store: AttachmentStore, staged: Path, contents: Path | None
) -> tuple[Manifest, int]:
    """The parts of a backup; contents go to a folder of their own where there is one."""
    database, anchors = staged / parts.DATABASE, staged / parts.ANCHORS
    if anchors_file(engine).exists():  # before the database: none may be later than its copy
        shutil.copyfile(anchors_file(engine), anchors)
    copy_database(engine, database)
    with reading(engine_of_copy(database)) as session:
        state, needed = readiness(session), needed_contents(session)
    if state.revision is None or state.revision != newest_revision():
        raise StateError(_("База не тієї версії, що програма. Виконайте «postup init»."))
    target = AttachmentStore(contents or staged / parts.CONTENTS)
    target.folder.mkdir(mode=0o700, exist_ok=True)
    outcome = {sha256: _copy(store, target, sha256) for sha256 in needed}
    append_anchor(anchors, state.audit, Occasion.BACKUP)
    manifest = Manifest(
        made_at=clock.now().isoformat(),
        revision=state.revision,
        audit_count=state.audit.count,
        audit_hash=state.audit.hash,
        files={path.name: parts.hash_of(path) for path in (database, anchors)},
        attachments={h: size for h, size in needed.items() if outcome[h] is not None},
        missing=tuple(h for h in needed if outcome[h] is None),
    )
    (staged / parts.NAME).write_bytes(manifest.to_bytes())
    sync_file(staged / parts.NAME)
    return manifest, sum(bool(is_new) for is_new in outcome.values())


def _copy(store: AttachmentStore, target: AttachmentStore, sha256: str) -> bool | None:
    """Whether a content was copied (False: it was there); None if the store has it no more."""
    if target.is_whole(sha256):
        return False
    if not store.is_whole(sha256):
        return None
    place = target.place(sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    arriving = place.with_suffix(".arriving")
    shutil.copyfile(store.place(sha256), arriving)
    sync_file(arriving)
    arriving.replace(place)
    sync_folder(place.parent)
    return True


def _into_file(staged: Path, to: Path, manifest: Manifest) -> Path:
    """One uncompressed tar; it appears under its name only when it is whole."""
    partial = staged / "whole"
    descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            for name in (*manifest.files, parts.NAME):
                tar.add(staged / name, name)
            store = AttachmentStore(staged / parts.CONTENTS)
            for sha256 in manifest.attachments:
                tar.add(store.place(sha256), f"{parts.CONTENTS}/{sha256}")
        file.flush()
        os.fsync(file.fileno())
    partial.replace(to)
    sync_folder(to.parent)
    return to


def _into_folder(staged: Path, to: Path, manifest: Manifest) -> Path:
    """A dated folder beside the contents that all of them share."""
    place = to / f"{clock.now():%Y-%m-%dT%H-%M-%S.%fZ}"
    arriving = staged / "whole"
    arriving.mkdir(mode=0o700)
    for name in (*manifest.files, parts.NAME):
        (staged / name).replace(arriving / name)
    sync_folder(arriving)
    arriving.replace(place)
    sync_folder(to)
    return place

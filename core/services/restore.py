"""Restore: everything is verified before anything is touched; what is replaced stays beside."""

import hashlib
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from core import clock
from core.domain.permissions import SYSTEM
from core.errors import InvalidInputError
from core.i18n import _
from core.queries.attachments import needed_contents
from core.queries.health import integrity
from core.services.backup import sync_file
from core.services.pruning import clear_leftovers
from core.storage import manifest as parts
from core.storage.anchors import (
    Occasion,
    anchors_file,
    first_contradiction,
    read_anchors,
    write_anchor,
)
from core.storage.attachments import AttachmentStore, Incoming, sync_folder
from core.storage.audit_chain import audit_head, first_break
from core.storage.engine import engine_for, engine_of_copy
from core.storage.manifest import Manifest, damaged, manifest_of
from core.storage.migrate import check_known, current_revision, migrate
from core.storage.occupancy import take_alone
from core.storage.unit_of_work import noting, reading

MOST_MANIFEST_BYTES = 64 * 1024 * 1024
CHUNK_BYTES = 1024 * 1024
LEFTOVERS = ".postup-restore-"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: when the backup was made, its audit head, where the old is kept."""

    made_at: str
    audit_count: int
    audit_hash: str
    attachments: int
    missing: tuple[str, ...]
    kept_aside: tuple[Path, ...]


def restore(engine: Engine, store: AttachmentStore, source: Path) -> Restored:
    """Put a backup in the place of what is there.

    Raises:
        InvalidInputError: there is no such backup.
        StateError: it is damaged (the sentence names the part), made by a newer version, or a
            server is running; nothing was changed.
    """
    folder = Path(engine.url.database or "").parent
    with take_alone(engine):
        clear_leftovers(folder, LEFTOVERS)
        with TemporaryDirectory(prefix=LEFTOVERS, dir=folder) as t:
            staged = Path(t)
            manifest, contents = _stage(source, staged)
            _verify(staged, manifest)
            _bring_forward(staged / parts.DATABASE, manifest)
            for sha256 in manifest.attachments:
                _take_in(store, contents, sha256)
            aside = _swap(engine, store, staged, manifest)
            write_anchor(engine, Occasion.RESTORE)
    return Restored(
        manifest.made_at, manifest.audit_count, manifest.audit_hash, len(manifest.attachments),
        manifest.missing, aside,
    )  # fmt: skip


def _stage(source: Path, staged: Path) -> tuple[Manifest, AttachmentStore]:
    """The parts of a backup in a folder of our own, each checked against the manifest."""
    if source.is_dir():
        return _from_folder(_dated(source), staged)
    if not source.is_file():
        raise InvalidInputError(_("Немає резервної копії «{path}».").format(path=source))
    try:
        with tarfile.open(source, "r:") as tar:
            return _from_tar(tar, staged)
    except (tarfile.TarError, EOFError, UnicodeDecodeError) as error:
        raise damaged(source.name) from error


def _dated(folder: Path) -> Path:
    """The folder itself if it is a backup, else the newest one in it."""
    if (folder / parts.NAME).exists():
        return folder
    found = sorted(
        path.parent
        for path in folder.glob(f"*/{parts.NAME}")
        if not path.parent.name.startswith(".")
    )
    if not found:
        raise InvalidInputError(_("Немає резервної копії «{path}».").format(path=folder))
    return found[-1]


def _from_folder(folder: Path, staged: Path) -> tuple[Manifest, AttachmentStore]:
    manifest = manifest_of(_bytes_of((folder / parts.NAME).open("rb")))
    for name, sha256 in manifest.files.items():
        if name not in (parts.DATABASE, parts.ANCHORS) or not (folder / name).is_file():
            raise damaged(name)
        with (folder / name).open("rb") as file:
            _write(file, staged / name, sha256, name)
    contents = AttachmentStore(folder.parent / parts.CONTENTS)
    for sha256 in manifest.attachments:
        if not contents.is_whole(sha256):
            raise damaged(f"{parts.CONTENTS}/{sha256}")
    return manifest, contents


def _from_tar(tar: tarfile.TarFile, staged: Path) -> tuple[Manifest, AttachmentStore]:
    members = {  # a sparse member would unpack to more than the file holds
        member.name: member
        for member in tar.getmembers()
        if member.isfile() and not member.issparse()
    }

    def opened(name: str) -> IO[bytes]:
        stream = tar.extractfile(members[name]) if name in members else None
        if stream is None:
            raise damaged(name)
        return stream

    manifest = manifest_of(_bytes_of(opened(parts.NAME)))
    contents = AttachmentStore(staged / parts.CONTENTS)
    for name, sha256 in manifest.files.items():
        if name not in (parts.DATABASE, parts.ANCHORS):
            raise damaged(name)
        _write(opened(name), staged / name, sha256, name)
    for sha256 in manifest.attachments:
        name = f"{parts.CONTENTS}/{sha256}"
        contents.place(sha256).parent.mkdir(parents=True, exist_ok=True)
        _write(opened(name), contents.place(sha256), sha256, name)
    return manifest, contents


def _bytes_of(stream: IO[bytes]) -> bytes:
    with stream:
        return stream.read(MOST_MANIFEST_BYTES)


def _write(stream: IO[bytes], to: Path, sha256: str, name: str) -> None:
    digest = hashlib.sha256()
    to.touch(mode=0o600)
    with to.open("wb") as file:
        while chunk := stream.read(CHUNK_BYTES):
            digest.update(chunk)
            file.write(chunk)
    if digest.hexdigest() != sha256:
        raise damaged(name)
    sync_file(to)


def _verify(staged: Path, manifest: Manifest) -> None:
    """Whether the database of a backup is whole, known, and what the manifest says."""
    if not (staged / parts.DATABASE).exists():
        raise damaged(parts.DATABASE)
    try:
        with reading(engine_of_copy(staged / parts.DATABASE)) as session:
            check_known(current_revision(session.connection()))
            head = audit_head(session)
            known = {*manifest.attachments, *manifest.missing}
            anchors = read_anchors(staged / parts.ANCHORS)
            if (
                integrity(session)
                or first_break(session) is not None
                or (head.count, head.hash) != (manifest.audit_count, manifest.audit_hash)
                or first_contradiction(session, anchors)
                or not _is_covered(needed_contents(session), known)
            ):
                raise damaged(parts.DATABASE)
    except SQLAlchemyError as error:
        raise damaged(parts.DATABASE) from error


def _bring_forward(database: Path, manifest: Manifest) -> None:
    """Migrate the copy and note what it comes from, so that the last step only puts it in place."""
    copy = engine_for(f"sqlite:///{database}")
    try:
        migrate(copy)
        with noting(copy, SYSTEM) as work:
            work.audit("backup.restore", "backup", manifest.made_at, count=manifest.audit_count)
    finally:
        copy.dispose()
    sync_file(database)


def _is_covered(needed: Mapping[str, int], known: set[str]) -> bool:
    return needed.keys() <= known


def _take_in(store: AttachmentStore, contents: AttachmentStore, sha256: str) -> None:
    """Add a content to the store; nothing that is there and whole is touched."""
    if store.is_whole(sha256):
        return
    with contents.place(sha256).open("rb") as file:
        size = contents.place(sha256).stat().st_size
        incoming = store.receive(file, most_bytes=size)
    if incoming is None or incoming.sha256 != sha256:
        if incoming:
            store.drop(incoming)
        raise damaged(f"{parts.CONTENTS}/{sha256}")
    store.keep(Incoming(incoming.path, sha256, incoming.size))


def _swap(
    engine: Engine, store: AttachmentStore, staged: Path, manifest: Manifest
) -> tuple[Path, ...]:
    """Set the old aside and put the database and the anchors in place; where the old is kept.

    The database changes in one step: a crash leaves the old one or the new one.
    """
    database = Path(engine.url.database or "").resolve()
    ending = f".before-restore-{clock.now():%Y%m%dT%H%M%S.%fZ}"
    aside: list[Path] = []
    engine.dispose()
    if database.exists():
        _empty_log(database)
        kept = database.with_name(database.name + ending)
        os.link(database, kept)
        shutil.copymode(database, staged / parts.DATABASE)
        aside.append(kept)
        for log in ("-wal", "-shm"):
            path = database.with_name(database.name + log)
            with suppress(FileNotFoundError):
                path.replace(kept.with_name(kept.name + log))
    (staged / parts.DATABASE).replace(database)
    anchors = anchors_file(engine)
    if anchors.exists():
        aside.append(anchors.replace(anchors.with_name(anchors.name + ending)))
    if (staged / parts.ANCHORS).exists():
        (staged / parts.ANCHORS).replace(anchors)
    sync_folder(database.parent)
    if others := _set_others_aside(store, manifest, ending):
        aside.append(others)
    return tuple(aside)


def _empty_log(database: Path) -> None:
    """Bring the old database's log home, as far as it can be read at all."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(database, timeout=0)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _set_others_aside(store: AttachmentStore, manifest: Manifest, ending: str) -> Path | None:
    """Contents that the backup does not name, out of reach of the sweep, on the same disk."""
    others = [sha256 for sha256 in store.hashes() if sha256 not in manifest.attachments]
    if not others:
        return None
    aside = AttachmentStore(store.folder / ending.lstrip("."))
    for sha256 in others:
        aside.place(sha256).parent.mkdir(parents=True, exist_ok=True)
        store.place(sha256).replace(aside.place(sha256))
    return aside.folder

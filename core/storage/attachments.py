"""The attachment store: a file's content under its SHA-256, durable before it is acknowledged.

Order of a write: temporary file → fsync → rename → fsync of the folder; only then the row. A crash
between leaves content without a row, which `sweep` removes; never a row without content.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from core import clock
from core.errors import DamagedFileError, NotWritableError
from core.i18n import _
from core.storage.condition import Condition, not_writable, sentence
from core.storage.condition import is_folder_writable as _has_room

CHUNK_BYTES = 1024 * 1024
ORPHANS_STAY = timedelta(hours=24)
INCOMING = "incoming"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Incoming:
    """Content that has arrived, under no hash yet: to be checked, then kept or dropped."""

    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class AttachmentStore:
    """Where contents are kept."""

    folder: Path

    def receive(self, source: BinaryIO, *, most_bytes: int) -> Incoming | None:
        """Take in content from a stream; None if it is longer than `most_bytes`.

        Raises:
            NotWritableError: the disk is full or may only be read.
        """
        try:
            incoming = self.folder / INCOMING
            make_folder(incoming)
            if not _has_room(incoming):
                raise NotWritableError(sentence(Condition.FULL))
            return _received(incoming, source, most_bytes)
        except OSError as error:
            raise not_writable(error) or error from None

    def keep(self, incoming: Incoming) -> None:
        """Put arrived content under its hash, durably; the same content twice is kept once.

        Raises:
            NotWritableError: the disk is full or may only be read.
            DamagedFileError: what had arrived is gone, and its folder perhaps with it.
        """
        place = self.place(incoming.sha256)
        try:
            make_folder(place.parent)
            incoming.path.replace(place)
            sync_folder(place.parent)
            sync_folder(self.folder)
        except FileNotFoundError as error:
            raise lost_on_arrival() from error
        except OSError as error:
            raise not_writable(error) or error from None

    def drop(self, incoming: Incoming) -> None:
        """Remove arrived content that is not kept."""
        incoming.path.unlink(missing_ok=True)

    def place(self, sha256: str) -> Path:
        """Where the content with a hash lies."""
        if not _HASH.fullmatch(sha256):
            raise ValueError("not a hash")
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """The content with a hash, checked against it.

        Raises:
            DamagedFileError: it is missing, or no longer what it was.
        """
        try:
            content = self.place(sha256).read_bytes()
        except OSError as error:
            raise DamagedFileError(
                _("Вміст файлу {hash} відсутній. Відновіть його з резервної копії.").format(
                    hash=sha256[:12]
                )
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise DamagedFileError(
                _("Вміст файлу {hash} пошкоджено. Відновіть його з резервної копії.").format(
                    hash=sha256[:12]
                )
            )
        return content

    def is_whole(self, sha256: str) -> bool:
        """Whether the content with a hash is there and is what it was."""
        try:
            with self.place(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def remove(self, sha256: str) -> None:
        """Remove the content with a hash, if it is there."""
        self.place(sha256).unlink(missing_ok=True)

    def hashes(self) -> Iterator[str]:
        """Every hash that the store has content for."""
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            if _HASH.fullmatch(path.name) and path.is_file():
                yield path.name

    def orphans(self, needed: Collection[str], *, age: timedelta | None = None) -> list[str]:
        """Contents that nothing needs and that are older than a day, or another age."""
        return [h for h in self.hashes() if h not in needed and self._is_old(h, age)]

    def sweep(self, found: Collection[str], is_needed: Callable[[str], bool]) -> list[str]:
        """Remove those of the contents found that nothing needs; the hashes removed.

        To be called with the write lock held, so that no row is about to point to one.
        """
        removed = [sha256 for sha256 in found if self._is_old(sha256) and not is_needed(sha256)]
        for sha256 in removed:
            self.remove(sha256)
        return removed

    def forget_incoming(self) -> None:
        """Remove what began to arrive more than a day ago and was neither kept nor dropped."""
        before = (clock.now() - ORPHANS_STAY).timestamp()
        for path in (self.folder / INCOMING).glob("*"):
            with contextlib.suppress(FileNotFoundError):
                if path.lstat().st_mtime < before:
                    path.unlink()

    def _is_old(self, sha256: str, age: timedelta | None = None) -> bool:
        try:
            before = clock.now() - (age or ORPHANS_STAY)
            return self.place(sha256).stat().st_mtime < before.timestamp()
        except FileNotFoundError:
            return False


def make_folder(folder: Path) -> None:
    """Make a folder with all above it, each durable within the one above."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def lost_on_arrival() -> DamagedFileError:
    """The error for content that went away between its arrival and its keeping."""
    return DamagedFileError(
        _("Надісланий файл зник, поки його перевіряли: з теки вкладень вилучали файли. "
          "Надішліть його ще раз.")
    )  # fmt: skip


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _received(folder: Path, source: BinaryIO, most_bytes: int) -> Incoming | None:
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        path = Path(file.name)
        try:
            while chunk := source.read(CHUNK_BYTES):
                size += len(chunk)
                if size > most_bytes:
                    break
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    if size > most_bytes:
        path.unlink(missing_ok=True)
        return None
    return Incoming(path, digest.hexdigest(), size)

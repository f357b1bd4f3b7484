"""The guard of archives: bounded before it is read, and read as a stream of real bytes."""

import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from core.files.refusals import Refusal, Refused

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 500
MOST_DIRECTORY_BYTES = 256 * 1024
MOST_MEMBER_BYTES = 50 * MEGABYTE
MOST_TOTAL_BYTES = 100 * MEGABYTE
MOST_RATIO = 100
RATIO_MATTERS_FROM = MEGABYTE
CHUNK_BYTES = 64 * 1024
_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_IS_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@contextmanager
def opened_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """An archive whose list of members is bounded and plain.

    Raises:
        Refused: the list is too long, names lead outside or stand twice, or the archive is locked,
            packed in an unusual way, or broken.
    """
    _check_directory_size(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive.infolist())
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error) as error:
        raise Refused(Refusal.BROKEN) from error
    except RuntimeError as error:  # zipfile's word for «a password is needed»
        raise Refused(Refusal.LOCKED) from error


class Meter:
    """Counts what members really unpack to, over a whole archive."""

    def __init__(self) -> None:
        self.total = 0

    def chunks(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Generator[bytes]:
        """A member's bytes as they unpack.

        Raises:
            Refused: they grow past what a member, an archive or its packing may.
        """
        size = 0
        with archive.open(member) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                size += len(chunk)
                self.total += len(chunk)
                is_dense = size > MOST_RATIO * max(member.compress_size, 1)
                if (
                    size > MOST_MEMBER_BYTES
                    or self.total > MOST_TOTAL_BYTES
                    or (is_dense and size > RATIO_MATTERS_FROM)
                ):
                    raise Refused(Refusal.BOMB, member.filename)
                yield chunk


def _check_directory_size(path: Path) -> None:
    """Before the directory is read at all: a million entries would cost seconds and gigabytes."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(_END_SIGNATURE)
    if at < 0 or len(tail) - at < _END.size:
        raise Refused(Refusal.BROKEN)
    _sign, _disk, _first, _here, count, directory_size, _offset, _note = _END.unpack_from(tail, at)
    if count > MOST_MEMBERS or directory_size > MOST_DIRECTORY_BYTES:
        raise Refused(Refusal.TOO_MANY_MEMBERS, str(MOST_MEMBERS))


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise Refused(Refusal.TOO_MANY_MEMBERS, str(MOST_MEMBERS))
    if not members:
        raise Refused(Refusal.EMPTY)
    seen: set[str] = set()
    for member in members:
        _check_name(member)
        name = member.filename.casefold()
        if name in seen:
            raise Refused(Refusal.TWICE, member.filename)
        seen.add(name)
        if member.flag_bits & _IS_ENCRYPTED:
            raise Refused(Refusal.LOCKED)
        if member.compress_type not in _METHODS:
            raise Refused(Refusal.PACKED_ODDLY)
    if sum(member.file_size for member in members) > MOST_TOTAL_BYTES:
        raise Refused(Refusal.BOMB, max(members, key=lambda m: m.file_size).filename)


def _check_name(member: zipfile.ZipInfo) -> None:
    name = member.orig_filename
    path = PureWindowsPath(name)
    if not name or "\0" in name or ".." in path.parts or path.root or path.drive:
        raise Refused(Refusal.OUTSIDE, name.replace("\0", "")[:100])

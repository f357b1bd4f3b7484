"""Whether a file may be taken in, and as what. Runs in a process apart (`core.files.apart`)."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from core.files.archives import Meter, opened_archive
from core.files.kinds import DOCUMENTS, PICTURES, FileKind, kind_of_ending
from core.files.office import check_document
from core.files.papers import check_paper
from core.files.pictures import boxes, check_picture
from core.files.refusals import Refusal, Refused, in_words
from core.files.sniffing import kind_of

_CONTAINERS = (FileKind.ZIP, FileKind.ASICE)


def inspect(path: Path, name: str) -> FileKind:
    """The kind a file is taken in as.

    Args:
        path: Where the content lies.
        name: What the file is called; its ending must not promise another of our kinds.

    Raises:
        Refused: it is not taken in; the reason has its own sentence.
    """
    kind = kind_of(path)
    promised = kind_of_ending(name)
    if kind is FileKind.TXT and promised is FileKind.CSV:
        kind = FileKind.CSV
    if promised is not None and promised is not kind:
        raise Refused(Refusal.MISNAMED, in_words(kind))
    _check(path, kind)
    return kind


def _check(path: Path, kind: FileKind) -> None:
    if kind in DOCUMENTS:
        check_document(path, kind)
    elif kind in PICTURES:
        check_picture(path, kind)
    elif kind is FileKind.PDF:
        check_paper(path)
    elif kind is FileKind.MP4:
        _check_film(path)
    elif kind in _CONTAINERS:
        _check_container(path, kind)


def _check_film(path: Path) -> None:
    found = boxes(path)
    if found is None or b"moov" not in found:
        raise Refused(Refusal.BROKEN)


def _check_container(path: Path, kind: FileKind) -> None:
    """Each member of an archive is held to the rules for a file sent by itself."""
    meter = Meter()
    with opened_archive(path) as archive, TemporaryDirectory(prefix="postup-") as folder:
        inner = Path(folder) / "member"
        for member in archive.infolist():
            with inner.open("wb") as file, closing(meter.chunks(archive, member)) as chunks:
                file.writelines(chunks)
            if member.is_dir() or (kind is FileKind.ASICE and _is_of_signature(member.filename)):
                continue
            if inspect(inner, member.filename) is FileKind.ZIP:
                raise Refused(Refusal.NESTED, member.filename)


def _is_of_signature(name: str) -> bool:
    return name == "mimetype" or name.startswith("META-INF/")

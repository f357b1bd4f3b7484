"""What a file is, by its first bytes; archives by their members. Names promise, content decides."""

import re
import zipfile
from pathlib import Path

from core.files.archives import opened_archive
from core.files.kinds import FileKind
from core.files.refusals import Refusal, Refused
from core.files.texts import check_text

HEAD_BYTES = 4096
_CMS_SIGNED = bytes.fromhex("06092a864886f70d010702")
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_MP4_BRANDS = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4V ",
    b"dash",
)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml|<!doctype|<!--|<(?:html|head|body|svg|script|iframe|img|meta|math)\b)", re.I
)
_OF_MAIN_PART = {
    "word/document.xml": FileKind.DOCX,
    "xl/workbook.xml": FileKind.XLSX,
    "ppt/presentation.xml": FileKind.PPTX,
}
_OF_MIMETYPE = {
    b"application/vnd.oasis.opendocument.text": FileKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
    b"application/vnd.etsi.asic-e+zip": FileKind.ASICE,
    b"application/vnd.etsi.asic-s+zip": FileKind.ASICE,
}


def kind_of(path: Path) -> FileKind:
    """The kind of a file by its content; text is `TXT` whatever its columns.

    Raises:
        Refused: it is empty or none of the kinds that are taken in.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise Refused(Refusal.EMPTY)
    if head.startswith(_OLD_OFFICE):
        raise Refused(Refusal.OLD_OFFICE)
    if _MARKUP.match(_as_ascii(head)):
        raise Refused(Refusal.MARKUP)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_archive(path)
    return _by_signature(head) or _text(path)


def _by_signature(head: bytes) -> FileKind | None:
    if head.startswith(b"%PDF-"):
        return FileKind.PDF
    if head.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return FileKind.WEBP
    if head[:1] == b"\x30" and _CMS_SIGNED in head[:24]:
        return FileKind.P7S
    return _by_brand(head) if head[4:8] == b"ftyp" else None


def _by_brand(head: bytes) -> FileKind | None:
    brand = head[8:12]
    if brand in _HEIC_BRANDS:
        return FileKind.HEIC
    return FileKind.MP4 if brand in _MP4_BRANDS else None


def _kind_of_archive(path: Path) -> FileKind:
    with opened_archive(path) as archive:
        names = archive.namelist()
        if names and names[0] == "mimetype":
            return _by_mimetype(archive)
        if "[Content_Types].xml" in names:
            kind = next((kind for part, kind in _OF_MAIN_PART.items() if part in names), None)
            if kind is None:
                raise Refused(Refusal.UNKNOWN)
            return kind
    return FileKind.ZIP


def _by_mimetype(archive: zipfile.ZipFile) -> FileKind:
    with archive.open("mimetype") as member:
        declared = member.read(100).strip()
    if declared not in _OF_MIMETYPE:
        raise Refused(Refusal.UNKNOWN)
    return _OF_MIMETYPE[declared]


def _text(path: Path) -> FileKind:
    check_text(path)
    return FileKind.TXT


def _as_ascii(head: bytes) -> bytes:
    """What a browser that guesses would see first: no byte order mark, no zero bytes."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")

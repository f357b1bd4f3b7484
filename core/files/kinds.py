"""The kinds of files that are taken in, by content (trust §4)."""

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """What a file's content is."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    MP4 = "mp4"
    TXT = "txt"
    CSV = "csv"
    ZIP = "zip"
    P7S = "p7s"
    ASICE = "asice"


@dataclass(frozen=True, slots=True)
class Dress:
    """How a kind is named outside: its media type and endings, the usual one first."""

    media_type: str
    endings: tuple[str, ...]


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
DRESS = {
    FileKind.PDF: Dress("application/pdf", (".pdf",)),
    FileKind.DOCX: Dress(f"{_OOXML}.wordprocessingml.document", (".docx",)),
    FileKind.XLSX: Dress(f"{_OOXML}.spreadsheetml.sheet", (".xlsx",)),
    FileKind.PPTX: Dress(f"{_OOXML}.presentationml.presentation", (".pptx",)),
    FileKind.ODT: Dress(f"{_ODF}.text", (".odt",)),
    FileKind.ODS: Dress(f"{_ODF}.spreadsheet", (".ods",)),
    FileKind.JPEG: Dress("image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif")),
    FileKind.PNG: Dress("image/png", (".png",)),
    FileKind.WEBP: Dress("image/webp", (".webp",)),
    FileKind.HEIC: Dress("image/heic", (".heic", ".heif")),
    FileKind.MP4: Dress("video/mp4", (".mp4", ".m4v")),
    FileKind.TXT: Dress("text/plain", (".txt", ".log", ".md")),
    FileKind.CSV: Dress("text/csv", (".csv", ".tsv")),
    FileKind.ZIP: Dress("application/zip", (".zip",)),
    FileKind.P7S: Dress("application/pkcs7-signature", (".p7s", ".p7m")),
    FileKind.ASICE: Dress("application/vnd.etsi.asic-e+zip", (".asice", ".sce", ".asics", ".scs")),
}
PICTURES = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP, FileKind.HEIC})
DOCUMENTS = frozenset({FileKind.DOCX, FileKind.XLSX, FileKind.PPTX, FileKind.ODT, FileKind.ODS})
SIGNED = frozenset({FileKind.P7S, FileKind.ASICE})
_BY_ENDING = {ending: kind for kind, dress in DRESS.items() for ending in dress.endings}


def kind_of_ending(name: str) -> FileKind | None:
    """The kind that a name's ending promises, or None when it promises none of ours."""
    dot = name.rfind(".")
    return _BY_ENDING.get(name[dot:].lower()) if dot >= 0 else None

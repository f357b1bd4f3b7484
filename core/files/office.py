"""The guard of office documents: no macros, nothing fetched from elsewhere, no foreign objects."""

import re
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from core.files.archives import MEGABYTE, Meter, opened_archive
from core.files.kinds import FileKind
from core.files.refusals import Refusal, Refused

MOST_RELATIONS_BYTES = 4 * MEGABYTE
_OVERLAP = 64
_MACROS = re.compile(
    r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|macrosheets/.*)$|^(?:Basic|Scripts)/", re.I
)
_ACTIVE = re.compile(r"(?:^|/)(?:activeX|ctrlProps)/|oleObject\d*\.bin$", re.I)
_PACKAGE = re.compile(r"(?:^|/)embeddings/[^/]+\.(?:xlsx|docx|pptx)$", re.I)
_EMBEDDED = re.compile(r"(?:^|/)embeddings/.", re.I)
_TEXTUAL = (".xml", ".rels", ".rdf", ".vml")
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_FROM_ELSEWHERE = (
    b"text:section-source", b"table:table-source", b"table:cell-range-source", b"dde-source",
    b"draw:floating-frame", b"draw:plugin", b"draw:applet",
)  # fmt: skip
_LOCAL_TEMPLATE = re.compile(r"file:///[a-z]:[\\/]|^[a-z]:\\|^[^:/\\]+$", re.I)


def check_document(path: Path, kind: FileKind, *, is_embedded: bool = False) -> None:
    """Refuse a document that can do more than be read.

    Charts keep their figures in an embedded workbook; that one is held to the same rules.

    Raises:
        Refused: see `Refusal`.
    """
    meter = Meter()
    with opened_archive(path) as archive:
        _check_names(archive.namelist(), is_embedded=is_embedded)
        for member in archive.infolist():
            with closing(meter.chunks(archive, member)) as chunks:
                _check_member(member.filename, chunks, kind)


def _check_names(names: list[str], *, is_embedded: bool) -> None:
    for name in names:
        if _MACROS.search(name):
            raise Refused(Refusal.MACROS)
        if re.search(r"(?:^|/)externalLinks/.", name):
            raise Refused(Refusal.EXTERNAL)
        is_package = bool(_PACKAGE.search(name)) and not is_embedded
        if _ACTIVE.search(name) or (_EMBEDDED.search(name) and not is_package):
            raise Refused(Refusal.EMBEDDED)


def _check_member(name: str, chunks: Iterable[bytes], kind: FileKind) -> None:
    if name.endswith(".rels"):
        _check_relations(b"".join(chunks))
    elif _PACKAGE.search(name):
        _check_package(chunks, kind)
    else:
        _check_content(name, chunks)


def _check_content(name: str, chunks: Iterable[bytes]) -> None:
    is_text = name.lower().endswith(_TEXTUAL)
    before = b""
    for chunk in chunks:
        if is_text:
            seen = (before + chunk).replace(b"\0", b"")
            _check_words(name, seen)
            before = seen[-_OVERLAP:]


def _check_words(name: str, seen: bytes) -> None:
    if any(word in seen for word in _ENTITIES):
        raise Refused(Refusal.ENTITIES)
    if name == "[Content_Types].xml" and b"macroEnabled" in seen:
        raise Refused(Refusal.MACROS)
    if name == "META-INF/manifest.xml" and b"encryption-data" in seen:
        raise Refused(Refusal.LOCKED)
    if name.endswith("content.xml") and any(word in seen for word in _FROM_ELSEWHERE):
        raise Refused(Refusal.EXTERNAL)
    if name.endswith("content.xml") and b"draw:object-ole" in seen:
        raise Refused(Refusal.EMBEDDED)


def _check_relations(content: bytes) -> None:
    from xml.etree.ElementTree import ParseError  # slow import

    from defusedxml import DefusedXmlException  # slow import
    from defusedxml.ElementTree import fromstring  # slow import

    if len(content) > MOST_RELATIONS_BYTES:
        raise Refused(Refusal.BOMB, ".rels")
    try:
        relations: Any = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refused(Refusal.ENTITIES) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refused(Refusal.BROKEN) from error
    for relation in relations:
        if relation.get("TargetMode", "").lower() == "external" and not _is_harmless(relation):
            raise Refused(Refusal.EXTERNAL)


def _is_harmless(relation: Any) -> bool:
    """A link that is only followed on a click, or the name of a template on the writer's disk."""
    kind = relation.get("Type", "").rsplit("/", 1)[-1]
    if kind == "attachedTemplate":
        return bool(_LOCAL_TEMPLATE.match(relation.get("Target", "")))
    return kind == "hyperlink"


def _check_package(chunks: Iterable[bytes], kind: FileKind) -> None:
    with TemporaryDirectory(prefix="postup-") as folder:
        inner = Path(folder) / "embedded"
        with inner.open("wb") as file:
            file.writelines(chunks)
        check_document(inner, kind, is_embedded=True)

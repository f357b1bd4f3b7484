"""PDF: only what is read; nothing that runs, asks a password or carries other files (trust §4)."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.files.archives import MEGABYTE
from core.files.pictures import png_of
from core.files.refusals import Refusal, Refused

PREVIEW_WIDTH = 1000
MOST_OBJECTS_BYTES = 32 * MEGABYTE
_TAIL_BYTES = 2048
_STREAM = re.compile(rb"stream\r?\n")
_END_OF_STREAM = re.compile(rb"endstream")
_HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia|Rendition|XFA)(?![A-Za-z0-9])")
_FILES = re.compile(rb"/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9])")
_LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_PLAIN_FILTER = re.compile(rb"/Filter\s*(?:\[\s*)?/(?!FlateDecode)")


def check_paper(path: Path) -> None:
    """Refuse a PDF that is broken, locked, active, or carries other files.

    Raises:
        Refused: `BROKEN`, `LOCKED`, `ACTIVE_PDF` or `FILES_IN_PDF`.
    """
    content = path.read_bytes()
    if b"%%EOF" not in content[-_TAIL_BYTES:] or b"startxref" not in content[-_TAIL_BYTES:]:
        raise Refused(Refusal.BROKEN)
    for part in _objects(content):
        _check_names(part)
    with _opened(path) as paper:
        if len(paper) < 1:
            raise Refused(Refusal.BROKEN)
        _ask_pdfium(paper)


def page_preview(path: Path, page: int, *, width: int = PREVIEW_WIDTH) -> bytes:
    """A page as PNG; pages are counted from 1.

    Raises:
        Refused: it cannot be drawn, or there is no such page.
    """
    with _opened(path) as paper:
        if not 1 <= page <= len(paper):
            raise Refused(Refusal.BROKEN)
        leaf = paper[page - 1]
        across, down = leaf.get_size()
        scale = min(width / max(across, 1), 2 * width / max(down, 1))
        return png_of(leaf.render(scale=scale, may_draw_forms=False).to_pil())


def page_count(path: Path) -> int:
    """How many pages a PDF has."""
    with _opened(path) as paper:
        return len(paper)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import pypdfium2  # slow import

    try:
        paper = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise Refused(Refusal.LOCKED if is_locked else Refusal.BROKEN) from error
    try:
        yield paper
    except pypdfium2.PdfiumError as error:
        raise Refused(Refusal.BROKEN) from error
    finally:
        paper.close()


def _ask_pdfium(paper: Any) -> None:
    from pypdfium2 import raw  # slow import

    if raw.FPDFDoc_GetJavaScriptActionCount(paper.raw) > 0:
        raise Refused(Refusal.ACTIVE_PDF)
    if raw.FPDFDoc_GetAttachmentCount(paper.raw) > 0:
        raise Refused(Refusal.FILES_IN_PDF)


def _objects(content: bytes) -> Iterator[bytes]:
    """What the file says outside its streams, then what packed lists of objects say.

    Streams themselves are left out: in pictures any word can turn up by chance.
    """
    at = total = 0
    while begin := _STREAM.search(content, at):
        head = content[at : begin.start()]
        yield head
        end = _END_OF_STREAM.search(content, begin.end())
        stop = end.start() if end else len(content)
        if b"/ObjStm" in _HEXED.sub(_unhexed, head[-1000:]):
            packed = _unpacked(head, content[begin.end() : stop])
            total += len(packed)
            if total > MOST_OBJECTS_BYTES:
                raise Refused(Refusal.BOMB, "PDF")
            yield packed
        at = end.end() if end else len(content)
    yield content[at:]


def _unpacked(head: bytes, data: bytes) -> bytes:
    if _PLAIN_FILTER.search(head[-1000:]):
        raise Refused(Refusal.ACTIVE_PDF)  # packed so that nobody can look inside
    if b"FlateDecode" not in head[-1000:]:
        return data
    inflate = zlib.decompressobj()
    try:
        found = inflate.decompress(data, MOST_OBJECTS_BYTES)
    except zlib.error as error:
        raise Refused(Refusal.BROKEN) from error
    if inflate.unconsumed_tail:
        raise Refused(Refusal.BOMB, "PDF")
    return found


def _check_names(part: bytes) -> None:
    plain = _HEXED.sub(_unhexed, part) if b"#" in part else part
    if _LOCKED.search(plain):
        raise Refused(Refusal.LOCKED)
    if _ACTIVE.search(plain):
        raise Refused(Refusal.ACTIVE_PDF)
    if _FILES.search(plain):
        raise Refused(Refusal.FILES_IN_PDF)


def _unhexed(match: re.Match[bytes]) -> bytes:
    return bytes((int(match[1], 16),))

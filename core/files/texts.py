"""Plain text: UTF-8, UTF-16 with its mark, or the Ukrainian code page of Windows."""

import codecs
import re
from pathlib import Path

from core.files.refusals import Refusal, Refused

CHUNK_BYTES = 256 * 1024
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f\x98]")
_CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)
LEAST_CYRILLIC = 0.3


def check_text(path: Path) -> None:
    """Refuse what is no text.

    Raises:
        Refused: it has control characters, or cannot be read in any of the encodings.
    """
    with path.open("rb") as file:
        mark = file.read(2)
    if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1251")
    if not any(_reads_as(path, encoding) for encoding in encodings):
        raise Refused(Refusal.UNKNOWN)


def _reads_as(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    letters = foreign = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            try:
                text = decoder.decode(chunk)
            except UnicodeDecodeError:
                return False
            if _CONTROL.search(text):
                return False
            letters += len(_CYRILLIC.findall(text))
            foreign += sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return encoding != "cp1251" or letters >= LEAST_CYRILLIC * max(foreign, 1)

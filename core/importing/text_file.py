"""A text file's words, or one clear sentence why it has none (product §2.2)."""

import re
from pathlib import Path

from core.errors import NotAPlanError
from core.i18n import _

LARGEST = 5_000_000
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_PDF = (b"%PDF",)
_OFFICE = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"7z\xbc\xaf", b"\x1f\x8b")
_IMAGE = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 4000


def read_text(source: Path | str | bytes) -> str:
    """The words of a UTF-8 file, or of its bytes, without a byte order mark.

    Raises:
        NotAPlanError: no such file, a folder, too large, empty, another kind of file or another
            encoding; the sentence says which and what to do.
    """
    data = source if isinstance(source, bytes) else _bytes_of(Path(source))
    if len(data) > LARGEST:
        raise NotAPlanError(_("Файл завеликий для плану: понад 5 МБ. Перевірте, чи той це файл."))
    _refuse_other_kinds(data)
    text = _decode(data)
    if not text.strip():
        raise NotAPlanError(_("Файл порожній. Виберіть файл із таблицею плану."))
    if re.match(r"\s*<(?:!doctype|html|\?xml)", text, re.IGNORECASE):
        raise NotAPlanError(_("Це вебсторінка, а не текст. Збережіть таблицю як текст у UTF-8."))
    return text


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise NotAPlanError(_("«{name}» є текою, а не файлом.").format(name=path))
    if not path.is_file():
        raise NotAPlanError(_("Файлу «{name}» немає. Перевірте назву.").format(name=path))
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise NotAPlanError(
            _("Файл «{name}» не вдалося прочитати. Перевірте доступ до нього.").format(name=path)
        ) from error


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(_PDF):
        raise NotAPlanError(_("Це файл PDF. Збережіть таблицю плану як текст у UTF-8."))
    if data.startswith(_OFFICE):
        raise NotAPlanError(
            _("Це документ Word, Excel або архів. Збережіть таблицю плану як текст у UTF-8.")
        )
    if data.startswith(_IMAGE):
        raise NotAPlanError(_("Це зображення. Потрібен текст таблиці плану в UTF-8."))


def _decode(data: bytes) -> str:
    if data.startswith(_UTF_16) or _is_utf_16(data):
        raise NotAPlanError(_("Файл у кодуванні UTF-16. Збережіть його в UTF-8."))
    if _CONTROL.search(data):
        raise NotAPlanError(_("Це не текстовий файл. Потрібен текст таблиці плану в UTF-8."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAPlanError(
            _("Файл в іншому кодуванні, можливо windows-1251. Збережіть його в UTF-8.")
        ) from error


def _is_utf_16(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    texts = (sample.decode(name, "ignore") for name in ("utf-16-le", "utf-16-be"))
    return b"\x00" in sample and any(len(_CYRILLIC.findall(t)) * 2 > len(t) for t in texts)

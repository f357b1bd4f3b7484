"""Files that stand for an event in words: what one shows, what it is, how large."""

from core.domain.attachments import Purpose
from core.i18n import _, language

SIGNED = ("p7s", "asice")
KILOBYTE, MEGABYTE = 1024, 1024 * 1024


def purpose_label(purpose: Purpose) -> str:
    """What a file shows."""
    return {
        Purpose.DOCUMENT: _("документ"),
        Purpose.PHOTO: _("фото"),
        Purpose.PROGRAMME: _("програма"),
        Purpose.PUBLICATION: _("публікація"),
        Purpose.PARTICIPANTS: _("список учасників"),
        Purpose.OTHER: _("інше"),
    }[purpose]


def file_note(kind: str, size: int) -> str:
    """Its kind and size; of a signed one, that nobody has checked the signature."""
    words = f"{kind.upper()}, {_size(size)}"
    if kind in SIGNED:
        unchecked = _("підписаний файл; підпис системою не перевірено")
        return f"{words} · {unchecked}"
    return words


def _size(size: int) -> str:
    if size < MEGABYTE:
        return _("{n} КБ").format(n=max(1, round(size / KILOBYTE)))
    number = f"{size / MEGABYTE:.1f}"
    return _("{n} МБ").format(n=number.replace(".", ",") if language() == "uk" else number)

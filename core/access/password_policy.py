"""Which passwords are accepted: long enough, and not what would be guessed first (trust §1)."""

import unicodedata
from collections.abc import Iterable
from functools import cache

from core.errors import InvalidInputError
from core.i18n import _
from core.settings import ROOT

LONG_ENOUGH = 15
WITH_CODES = 8
LONGEST = 1000
BLOCK_LIST = ROOT / "data" / "access" / "blocked.txt"
ROWS = (
    "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхї", "фівапролджє", "ячсмитьбю",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "abcdefghijklmnopqrstuvwxyz",
)  # fmt: skip
RUN = 4


def check_password(password: str, *, has_codes: bool, about: Iterable[str] = ()) -> None:
    """Refuse a password that is short or would be guessed.

    Args:
        password: As typed; every character counts, spaces too.
        has_codes: Whether one-time codes are asked for as well, so that fewer characters do.
        about: Words an attacker knows: the person's names, the body's.

    Raises:
        InvalidInputError: it is refused; the sentence says why.
    """
    least = WITH_CODES if has_codes else LONG_ENOUGH
    if len(password) < least:
        raise InvalidInputError(_("Пароль має містити щонайменше {n} знаків.").format(n=least))
    if len(password) > LONGEST:
        raise InvalidInputError(_("Пароль має містити щонайбільше {n} знаків.").format(n=LONGEST))
    if _is_guessable(_folded(password), [_folded(word) for word in about]):
        raise InvalidInputError(
            _("Такий пароль підбирають найперше. Додайте кілька слів, які між собою не пов’язані.")
        )


def _is_guessable(text: str, about: list[str]) -> bool:
    """Whether little is left once known words, names and keyboard runs are taken out."""
    known = [*blocked(), *(part for word in about for part in (word, *word.split()))]
    for word in sorted({word for word in known if len(word) >= RUN}, key=len, reverse=True):
        text = text.replace(word, " ")
    rest = "".join(part for part in _without_runs(text).split())
    return len(rest.strip("0123456789!@#$%^&*()-_=+.,?;:'\"/\\|`~[]{}<>№")) < WITH_CODES // 2


def _without_runs(text: str) -> str:
    """The text without runs of a keyboard row, either way, and of one character repeated."""
    kept: list[str] = []
    place = 0
    while place < len(text):
        length = _run_at(text, place)
        kept.append(" " if length >= RUN else text[place])
        place += max(1, length if length >= RUN else 1)
    return "".join(kept)


def _run_at(text: str, place: int) -> int:
    longest = 1
    while place + longest < len(text) and text[place + longest] == text[place]:
        longest += 1
    for row in (line[::step] for line in ROWS for step in (1, -1)):
        length = 1
        while place + length < len(text) and text[place : place + length + 1] in row:
            length += 1
        longest = max(longest, length)
    return longest


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("ʼ", "'")


@cache
def blocked() -> frozenset[str]:
    """The words of the block list."""
    lines = BLOCK_LIST.read_text("utf-8").splitlines()
    return frozenset(_folded(line) for line in lines if line and not line.startswith("#"))

"""Answers already found, shared by every session of this process.

Streamlit's own cache copies an answer for each reader who gets it, which at a screen of twenty
answers costs more than finding some of them; ours are frozen values that nobody changes.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock
from typing import TypeVar

MOST = 1024
MOST_WEIGHT = 600_000
"""About a hundred megabytes: entries of lists, and texts by what an entry takes."""
LETTERS_OF_AN_ENTRY = 100
Answer = TypeVar("Answer")

_kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
_lock = Lock()


def kept(key: Hashable, find: Callable[[], Answer]) -> Answer:
    """The answer under a key, found now if nobody asked yet; the least used make room."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key][0]  # pyright: ignore[reportReturnType]
    found = find()
    with _lock:
        _kept[key] = (found, _weight(found))
        while len(_kept) > MOST or (len(_kept) > 1 and _weighs() > MOST_WEIGHT):
            _kept.popitem(last=False)
    return found


def _weighs() -> int:
    return sum(weight for _answer, weight in _kept.values())


def _weight(answer: object) -> int:
    """How many entries it holds; what has none weighs one."""
    if isinstance(answer, tuple):
        return 1 + sum(len(part) for part in answer if isinstance(part, Sized))
    if isinstance(answer, str):
        return 1 + len(answer) // LETTERS_OF_AN_ENTRY
    return 1 + (len(answer) if isinstance(answer, Sized) else 0)

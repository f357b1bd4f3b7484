"""Answers already found, shared by every session of this process.

Streamlit's own cache copies an answer for each reader who gets it, which at a screen of twenty
answers costs more than finding some of them; ours are frozen values that nobody changes.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

MOST = 512
Answer = TypeVar("Answer")

_kept: OrderedDict[Hashable, object] = OrderedDict()
_lock = Lock()


def kept(key: Hashable, find: Callable[[], Answer]) -> Answer:
    """The answer under a key, found now if nobody asked yet; the least used make room."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]  # pyright: ignore[reportReturnType]
    found = find()
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return found

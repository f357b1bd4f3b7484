"""Search that folds Cyrillic, apostrophes and look-alikes, and knows short names and codes."""

from collections.abc import Iterable
from functools import lru_cache

from core.domain.bodies import Body
from core.domain.names import fold


def matches(query: str, texts: Iterable[str]) -> bool:
    """Whether every word of the query stands in the texts, however they are spelt."""
    if not query:
        return True
    haystack = " ".join(_spelt(text) for text in texts)
    return all(word in haystack for word in _spelt(query).split())


def body_texts(body: Body) -> tuple[str, ...]:
    """What a body can be found by."""
    return (body.name_uk, body.short_uk, body.name_en, body.code, *body.aliases)


@lru_cache(maxsize=32768)  # a queue of ten thousand titles, looked through at every key
def _spelt(text: str) -> str:
    return fold(text).replace("'", "").replace('"', "")

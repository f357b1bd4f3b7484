"""Texts people read: Ukrainian in the code, English and plural forms in gettext catalogs.

The language of the moment comes from a resolver that the user interface installs once, so that a
text is always made in the language of whoever reads it; without one it is Ukrainian.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("uk", "en")
DEFAULT = "uk"
CATALOGS = Path(__file__).parent / "locale"

_chosen: ContextVar[str | None] = ContextVar("language", default=None)
_resolvers: list[Callable[[], str | None]] = []


def resolve_language_with(resolver: Callable[[], str | None]) -> None:
    """Install the function that tells the reader's language, or None when it does not know."""
    _resolvers[:] = [resolver]


def language() -> str:
    """The language in force here: one set by `speaking`, else the resolver's, else Ukrainian."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    return (_resolvers[0]() if _resolvers else None) or DEFAULT


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak one language within the block."""
    token = _chosen.set(code if code in LANGUAGES else DEFAULT)
    try:
        yield
    finally:
        _chosen.reset(token)


@cache
def catalog(code: str) -> Any:
    """The `babel.messages.Catalog` of a language, read from its .po file."""
    from babel.messages.pofile import read_po  # slow import

    with (CATALOGS / code / "LC_MESSAGES" / "postup.po").open("rb") as file:
        return read_po(file, locale=code)


def gettext(text: str) -> str:
    """The text in the language in force; unknown ones come back as they are."""
    if language() == DEFAULT:
        return text
    message = catalog(language()).get(text)
    return str(message.string) if message and message.string else text


def ngettext(one: str, many: str, number: int) -> str:
    """The plural form for a number («1 захід», «2 заходи», «5 заходів»)."""
    book = catalog(language())
    message = book.get(one)
    if not message or not any(message.string):
        return one if number == 1 else many
    return str(message.string[_plural_rule(language())(number)])


@cache
def _plural_rule(code: str) -> Callable[[int], int]:
    from gettext import c2py  # slow import

    from babel.messages.plurals import get_plural  # slow import

    return c2py(get_plural(code).plural_expr)


_ = gettext

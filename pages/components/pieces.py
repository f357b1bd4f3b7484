"""Pieces of a screen: our own HTML, many blocks as one element, kept for all who look at the same.

Each element costs Streamlit a message, a hash and a place in the page, whatever is in it; and what
is the same for every reader of an address need not be put into words for each.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape
from typing import TypeVar

import streamlit as st

from core.i18n import language
from pages.components import address
from pages.components.answers import kept
from pages.components.reading import Reading

Words = TypeVar("Words")
_blocks: ContextVar[list[str] | None] = ContextVar("blocks", default=None)
"""The blocks of the piece under way."""


def write(html: str) -> None:
    """Draw a block of HTML, or add it to the piece under way."""
    blocks = _blocks.get()
    if blocks is None:
        st.html(html)
    else:
        blocks.append(html)


def heading(text: str) -> None:
    """A heading of a part of the screen."""
    write(f"<h2>{escape(text)}</h2>")


@contextmanager
def together(kind: str = "piece") -> Iterator[None]:
    """Draw what is written in the block as one element, its parts one below the other.

    Args:
        kind: «piece» for a stack, «columns» for parts side by side, stacked on a phone, «fold» for
            what is folded up under its first part.
    """
    with _collected() as blocks:
        yield
    if blocks:
        write(_joined(blocks, kind))


def show(name: str, look: Reading, draw: Callable[[], None], *, about: Hashable = ()) -> None:
    """Draw a piece, written once for a data version, day, language and address.

    Args:
        name: Which piece.
        look: What the address asks for.
        draw: Writes it: HTML only, nothing that has to be said anew each time, nothing that hangs
            on who reads.
        about: What else it depends on.
    """
    if html := said(name, look, lambda: _written(draw), about=(draw.__module__, about)):
        write(html)


def said(name: str, look: Reading, say: Callable[[], Words], *, about: Hashable = ()) -> Words:
    """What is said in the reader's language with links of this address, found once for each."""
    key = ("said", say.__module__, name, look.key(look.as_of), language(), address.query(), about)
    return kept(key, say)


def _written(draw: Callable[[], None]) -> str:
    with _collected() as blocks:
        draw()
    return _joined(blocks, "piece") if blocks else ""


@contextmanager
def _collected() -> Iterator[list[str]]:
    """The blocks written until the end of the `with`."""
    blocks: list[str] = []
    token = _blocks.set(blocks)
    try:
        yield blocks
    finally:
        _blocks.reset(token)


def _joined(blocks: list[str], kind: str) -> str:
    if len(blocks) == 1:
        return blocks[0]
    tag = "details" if kind == "fold" else "div"
    return f'<{tag} class="postup-{kind}">{"".join(blocks)}</{tag}>'

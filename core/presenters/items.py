"""Short lists as a screen shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A line with a smaller one below; `links` are pages elsewhere (words, address).

    `lang` marks a text that is not in the reader's language.
    """

    text: str
    note: str
    href: str = ""
    links: tuple[tuple[str, str], ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list and what to say when it is empty."""

    rows: tuple[Item, ...]
    empty: str

"""Short lists as a screen shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A line with a smaller one below, in which a place and links elsewhere (words, address) stand.

    `lang` marks a text, and `place_lang` a place, that is not in the reader's language.
    """

    text: str
    note: str
    href: str = ""
    links: tuple[tuple[str, str], ...] = ()
    lang: str = ""
    place: str = ""
    place_lang: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list and what to say when it is empty."""

    rows: tuple[Item, ...]
    empty: str

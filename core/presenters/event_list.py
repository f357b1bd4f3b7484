"""Verified events as lines: what, by whom, when, for which measure."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from core.domain.figures import PublicEvent
from core.domain.register import Register
from core.i18n import _, language, ngettext
from core.presenters.items import Item, Items
from core.presenters.labels import body_short, day_text, event_type_label

CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)


def event_items(
    events: Sequence[PublicEvent],
    register: Register,
    link: Callable[..., str],
) -> Items:
    """Events in the order given, each leading to its first measure."""
    return Items(
        tuple(_item(event, register, link) for event in events),
        _("Прийнятих подій ще немає."),
    )


def safe_links(links: Sequence[str]) -> list[tuple[str, str]]:
    """Addresses of web pages with their hosts as words; anything else is left out."""
    parts = [(urlsplit(link), link) for link in links]
    return [(p.netloc, link) for p, link in parts if p.scheme in ("http", "https") and p.netloc]


def foreign(text: str) -> str:
    """The language to mark a text with that is Ukrainian on an English screen."""
    return "uk" if language() == "en" and CYRILLIC.search(text) else ""


def _files(event: PublicEvent) -> list[tuple[str, str]]:
    """The event's public files, each with the address at which it is to be had."""
    return [(file.name, f"/attachments/{file.id}") for file in event.files]


def _item(
    event: PublicEvent,
    register: Register,
    link: Callable[..., str],
) -> Item:
    bodies = ", ".join(body_short(register.bodies[code]) for code in event.bodies)
    measures = ngettext("захід {codes}", "заходи {codes}", len(event.measures))
    parts = [
        day_text(event.held_on),
        bodies,
        event_type_label(event.type),
        measures.format(codes=", ".join(event.measures)),
    ]
    return Item(
        event.title,
        " · ".join(parts),
        link("/plan", measure=event.measures[0]),
        (*safe_links(event.links), *_files(event)),
        lang=foreign(event.title),
        place=event.place,
        place_lang=foreign(event.place),
    )

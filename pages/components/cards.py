"""What the cards of measures and bodies are drawn from."""

from collections.abc import Iterable
from html import escape

from core.domain.rates import Tally
from core.domain.register import Register
from core.i18n import _
from core.presenters.cards import Fact
from core.presenters.event_list import event_items
from core.presenters.figures import thousands
from core.presenters.overview import headline
from core.presenters.strips import StripGroup, StripItem
from pages.components import address, asking, frame, lists, pieces, shell, tables
from pages.components.reading import Reading
from pages.components.tables import anchor, chip

EVENTS = 20


def begin(look: Reading, back: tuple[str, str], name: str, tally: Tally, mark: str = "") -> None:
    """The top of a card: the way back, whose it is, how it stands, the choice of time.

    Args:
        look: What the address asks for.
        back: The words and the screen of the way back.
        name: Whose card it is; the browser's tab is named so too.
        tally: What is counted of it.
        mark: The name as the title says it, if otherwise.
    """
    tables.way(back[0], address.link(back[1]))
    shell.entitle(name)
    frame.headline(mark or name, look, headline(tally))
    with frame.controls(look):
        pass


def events(look: Reading, known: Register, bodies: tuple[str, ...], measure: str | None) -> None:
    """The verified events of some bodies or of a measure."""
    pieces.heading(_("Прийняті події"))
    found = look.ask(asking.events_by_day, EVENTS, bodies, measure)
    lists.show(event_items(found, known, address.link))


def facts(lines: Iterable[Fact]) -> None:
    """Named lines."""
    items = "".join(
        f"<dt>{escape(line.name)}</dt><dd{_lang(line)}>{anchor(line.text, line.href)}</dd>"
        for line in lines
    )
    pieces.write(f'<div class="postup-named"><dl class="postup-facts">{items}</dl></div>')


def verbatim(text: str) -> None:
    """The act's own text."""
    pieces.write(f'<blockquote class="postup-verbatim" lang="uk">{escape(text)}</blockquote>')


def strip(groups: Iterable[StripGroup]) -> None:
    """A row for each standing, with links to the first of what has it and to the rest."""
    rows = "".join(
        f"<dt>{chip(group.mark, group.label)} {thousands(group.number)}</dt>"
        f"<dd><ul>{''.join(map(_strip_item, group.items))}{_rest(group)}</ul></dd>"
        for group in groups
    )
    pieces.write(f'<dl class="postup-strip">{rows}</dl>')


def _rest(group: StripGroup) -> str:
    if not group.rest:
        return ""
    words = _("ще {n}").format(n=thousands(group.rest))
    return f"<li>{anchor(words, address.here(status=group.mark.code))}</li>"


def _strip_item(item: StripItem) -> str:
    chosen = ' aria-current="true"' if item.is_chosen else ""
    title = f' title="{escape(item.title)}"' if item.title else ""
    href = escape(item.href)
    return f'<li><a href="{href}" target="_self"{title}{chosen}>{escape(item.text)}</a></li>'


def _lang(line: Fact) -> str:
    return f' lang="{line.lang}"' if line.lang else ""

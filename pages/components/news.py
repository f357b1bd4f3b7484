"""What is next and what was accepted last, side by side."""

from core.domain.register import Register
from core.i18n import _
from core.presenters.event_list import event_items
from core.presenters.overview import deadline_items
from pages.components import address, asking, lists, pieces
from pages.components.reading import Reading

EVENTS = 5


def show(look: Reading, known: Register) -> None:
    """Draw the next deadlines and the latest events."""
    titles = look.ask(asking.measure_titles)
    demands = look.ask(asking.demands)
    with pieces.together("columns"):
        with pieces.together():
            pieces.heading(_("Найближчі строки"))
            lists.show(deadline_items(demands, titles, look.as_of, address.link))
        with pieces.together():
            pieces.heading(_("Останні прийняті події"))
            lists.show(event_items(look.ask(asking.latest_events, EVENTS), known, address.link))

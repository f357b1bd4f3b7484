"""«Перевірка»: what was submitted and waits, and one submission with all that speaks for it."""

from core.domain.permissions import Action
from core.i18n import _
from core.web.addresses import MY, RECORD
from pages.components import access, address, tables, verify_card, verify_queue
from pages.components.reading import current


def render() -> None:
    """Draw the screen."""
    reader = access.require(Action.DECIDE_CLAIM)
    look = current()
    if address.read().event is None:
        verify_queue.show(look, reader)
        tables.way(_("Подати за орган, який написав листом"), address.link(RECORD))
        tables.way(_("Подане від робочої групи та інших"), address.link(MY))
    else:
        verify_card.show(look, reader)


render()

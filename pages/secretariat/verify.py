"""«Перевірка»: what was submitted and waits, and one submission with all that speaks for it."""

from core.domain.permissions import Action
from pages.components import access, address, verify_card, verify_queue
from pages.components.reading import current


def render() -> None:
    """Draw the screen."""
    reader = access.require(Action.DECIDE_CLAIM)
    look = current()
    if address.read().event is None:
        verify_queue.show(look, reader)
    else:
        verify_card.show(look, reader)


render()

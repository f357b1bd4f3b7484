"""«Органи»: who does its part? With `body`, the card of one."""

from core.i18n import _
from core.presenters.figures import left_out_text
from core.presenters.overview import headline
from pages.components import access, address, asking, body_card, body_list, frame
from pages.components.reading import current, register


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    known = register(look)
    asked = address.read().body
    if asked in known.bodies:
        body_card.show(look, known, known.bodies[asked])
        return
    if asked:
        address.refuse("body", _("Немає органу «{code}».").format(code=asked))
    tally = look.ask(asking.plan_tally)
    frame.headline(headline(tally), look, left_out_text(tally))
    body_list.show(look, known)


render()

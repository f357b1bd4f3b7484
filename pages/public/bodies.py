"""«Органи»: who does its part? With `body`, the card of one; with `obligation`, of one it owes."""

from core.i18n import _
from core.presenters.figures import left_out_text
from core.presenters.overview import headline
from pages.components import (
    access,
    address,
    asking,
    body_card,
    body_list,
    obligation_card,
    owing,
    why,
)
from pages.components.reading import current, register


def render() -> None:
    """Draw the screen."""
    reader = access.require()
    look = current()
    known = register(look)
    asked, code = address.read().body, address.read().obligation
    if asked in known.bodies:
        row = look.ask(owing.owed_by, asked).get(code) if code else None
        if row is not None:
            obligation_card.show(look, reader, row, known.bodies[asked])
            return
        if code:
            address.refuse("obligation", _("Немає зобов’язання «{code}».").format(code=code))
        body_card.show(look, known, known.bodies[asked])
        return
    if asked:
        address.refuse("body", _("Немає органу «{code}».").format(code=asked))
    tally = look.ask(asking.plan_tally)
    why.headline(headline(tally), look, tally, left_out_text(tally))
    body_list.show(look, known)


render()

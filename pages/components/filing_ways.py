"""Where deadlines lead whoever files: to the form «Подати», preset for what their body owes."""

from core.domain.bodies import BodyKind
from core.domain.permissions import Action, Actor, files_for, may
from core.domain.register import Register
from core.presenters.deadline_ways import Form, Ways
from core.presenters.labels import body_short
from core.presenters.own_body import TO_DO
from core.web.addresses import RECORD
from pages.components import access, address, owing
from pages.components.reading import Reading


def of_reader(
    look: Reading, reader: access.Reader, known: Register, asked: tuple[str, ...]
) -> Ways:
    """The ways of whoever looks at the calendar of some bodies, or (none asked) of all.

    What is still to be filed is a matter of the present, whatever moment the address asks for.
    """
    card = address.measure_cards(of_body=bool(asked))
    if not reader.may(Action.FILE_EVENT):
        return Ways(card)
    live = owing.live(look)
    forms = (
        Form(row.measure, row.period, body_short(known.bodies[body]),
             address.link(RECORD, obligation=row.id))
        for body in _filed_for(reader.actor, known, asked)
        for row in live.ask(owing.owed_by, body).values()
        if row.status in TO_DO
    )  # fmt: skip
    return Ways(card, tuple(forms))


def _filed_for(actor: Actor, known: Register, asked: tuple[str, ...]) -> list[str]:
    """Own bodies, of those asked for; the secretariat files for any, for the group by itself."""
    own = files_for(actor)
    if may(actor, Action.DECIDE_CLAIM):
        groups = (b.code for b in known.bodies.values() if b.kind is BodyKind.WORKING_GROUP)
        own = frozenset(asked or own or groups)
    return sorted(own & frozenset(asked) if asked else own & known.bodies.keys())

"""A choice of one body, kept in the address, where a screen can be about one or about all."""

from core.domain.bodies import ukrainian_order
from core.domain.register import Register
from core.i18n import _
from core.presenters.labels import body_name, body_short
from pages.components import address
from pages.components.reading import Reading


def asked(look: Reading, known: Register) -> tuple[str, ...]:
    """The body asked for with those it answers for, or none where all are meant."""
    code = address.read().body
    if not code:
        return ()
    if code not in known.bodies:
        address.refuse("body", _("Немає органу «{code}».").format(code=code))
        return ()
    return known.answered_for(code, look.as_of.today) or (code,)


def name(known: Register) -> str:
    """The name of the body asked for, if any."""
    body = known.bodies.get(address.read().body)
    return body_name(body) if body else ""


def draw(known: Register) -> None:
    """The select box."""
    names = {code: body_short(body) for code, body in known.bodies.items()}
    names = dict(sorted(names.items(), key=lambda item: ukrainian_order(item[1])))
    everyone = _("Усі органи")
    address.select("body", _("Орган"), names, blank=everyone, label_visibility="collapsed")

"""For which body somebody files: their own, one of their own, or (the secretariat) any."""

from core.domain.bodies import Body, BodyKind, ukrainian_order
from core.domain.permissions import Action, Actor, files_for, may
from core.i18n import _
from core.presenters.labels import body_name
from pages.components import address, owing, tables
from pages.components.reading import Reading


def chosen(actor: Actor, look: Reading) -> str:
    """The body that the address, or the choice here, names; empty where there is none to choose."""
    view = address.read()
    known = owing.live(look).ask(owing.filed_for)
    options = _options(actor, known)
    named = view.obligation.split("/")[1] if view.obligation else view.body
    if named and named not in options:
        address.refuse("body", _("Ви не подаєте від органу «{code}».").format(code=named))
    if not options:
        tables.empty(_("Вам не призначено жодного органу. Зверніться до адміністратора."))
        return ""
    if len(options) == 1 or view.obligation or view.draft or view.event:
        return named if named in options else options[0]
    words = {code: body_name(known[code]) for code in options}
    return address.select("body", _("Орган"), words)


def _options(actor: Actor, known: dict[str, Body]) -> list[str]:
    """Own bodies, those taken over last; for the secretariat all, the working group first."""
    own = files_for(actor)
    if not may(actor, Action.DECIDE_CLAIM):
        mine = (code for code in own if code in known)
        return sorted(mine, key=lambda code: (known[code].successor is not None, code))

    def order(code: str) -> tuple[bool, bool, bool, object]:
        body = known[code]
        is_group, is_gone = body.kind is BodyKind.WORKING_GROUP, body.successor is not None
        return (code not in own, is_gone, not is_group, ukrainian_order(body_name(body)))

    return sorted(known, key=order)

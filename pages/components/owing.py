"""What a body owes now, for its own people's screens."""

from dataclasses import replace

from sqlmodel import Session

from core.domain.bodies import Body
from core.domain.figures import ObligationStanding, Titles
from core.domain.moments import AsOf
from core.domain.register import Register
from core.queries.plans import measure_titles
from core.queries.register import register_at
from core.queries.standings import Scope, obligation_standings
from pages.components.reading import Reading


def owed_by(
    session: Session, look: Reading, as_of: AsOf, body: str
) -> dict[str, ObligationStanding]:
    """A body's obligations of all years by their ids, as they stand."""
    rows = obligation_standings(session, Scope(look.plan, as_of, None, bodies=(body,)))
    return {row.id: row for row in rows}


def titles(session: Session, look: Reading, _as_of: AsOf) -> dict[str, Titles]:
    """The measures' short titles and their usual types of events."""
    return measure_titles(session, look.plan)


def bodies(session: Session, _look: Reading, as_of: AsOf) -> dict[str, Body]:
    """The bodies that exist today."""
    known = register_at(session, as_of).bodies
    return {code: body for code, body in known.items() if body.exists_on(as_of.today)}


def filed_for(session: Session, _look: Reading, as_of: AsOf) -> dict[str, Body]:
    """The bodies that are filed for today: those that exist, and those that another answers for."""
    known = register_at(session, as_of)
    today = as_of.today
    return {
        code: body
        for code, body in known.bodies.items()
        if body.exists_on(today) or known.answering(code, today) != code
    }


def register(session: Session, _look: Reading, as_of: AsOf) -> Register:
    """The register of bodies now."""
    return register_at(session, as_of)


def live(look: Reading) -> Reading:
    """The same look at the present, all years: what one owes is not a matter of the address."""
    return replace(look, as_of=look.now, is_live=True, part="", is_every_year=True)

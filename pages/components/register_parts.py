"""What the secretariat's registers share: names, the choice of a body and of its obligation."""

from collections.abc import Mapping

import streamlit as st

from core.domain.bodies import Body, ukrainian_order
from core.domain.figures import ObligationStanding
from core.domain.status import DONE, LEFT_OUT
from core.i18n import _
from core.presenters.commitments import Names
from core.presenters.effects import obligation_words
from core.presenters.labels import body_name
from core.queries.audit import people_names
from core.settings import settings
from core.storage.unit_of_work import reading
from core.web.addresses import ATTACHMENTS
from pages.components import address, owing
from pages.components.reading import Reading, engine


def names(look: Reading) -> Names:
    """Bodies, people and the addresses of files."""
    with reading(engine()) as session:
        people = people_names(session)
    base = settings().base_path
    return Names(look.ask(owing.bodies), people, lambda number: f"{base}{ATTACHMENTS}/{number}")


def body_choice(register: str, bodies: Mapping[str, Body], blank: str) -> str:
    """A body by the address, or none; each register has a list of its own."""
    ordered = sorted(bodies.values(), key=lambda body: ukrainian_order(body_name(body)))
    options = {body.code: body_name(body) for body in ordered}
    return address.select("body", _("Орган"), options, blank=blank, within=register)


def obligation_choice(look: Reading, body: str, *, label: str) -> str | None:
    """One of a body's obligations that is neither done nor left out."""
    rows = [row for row in look.ask(owing.owed_by, body).values() if _is_open(row)]
    bodies = look.ask(owing.bodies)
    return st.selectbox(
        label, [row.id for row in rows], index=None,
        format_func=lambda code: obligation_words(code, bodies),
        placeholder=_("Виберіть зобов’язання"),
    )  # fmt: skip


def _is_open(row: ObligationStanding) -> bool:
    return row.status not in DONE and row.status not in LEFT_OUT

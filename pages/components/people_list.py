"""People: the list, the card of one, an invitation, an import."""

from typing import Any

import streamlit as st

from core import clock
from core.access.people import all_people
from core.domain.moments import kyiv_date
from core.domain.people import Person
from core.i18n import _
from core.presenters.people_table import found, people_table
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading
from pages.components import access, address, invitation_form, people_import, person_card, tables
from pages.components.reading import current, register

PERSON = "person"


def show(reader: access.Reader) -> None:
    """The list with its search, or the card of the person whom the address names."""
    bodies = register(current()).bodies
    with reading(engine_for(settings().database)) as session:
        people = all_people(session)
    asked = st.query_params.get(PERSON, "")
    chosen = next((one for one in people if str(one.id) == asked), None)
    if chosen is not None:
        tables.way(_("← Усі люди"), address.here())
        person_card.show(reader, chosen, bodies)
        return
    _show_all(people, bodies)
    invitation_form.show(reader, bodies)
    people_import.show(reader)


def _show_all(people: list[Person], bodies: Any) -> None:
    query = address.search("q", _("Пошук"), placeholder=_("Знайти людину чи орган"))
    links = {one.id: f"{address.here()}&{PERSON}={one.id}" for one in people}
    shown = found(people, query, bodies)
    tables.show(people_table(shown, bodies, kyiv_date(clock.now()), links), ("q",))

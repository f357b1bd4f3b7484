"""A common event in «Подати»: who has confirmed it, and the way out for who did not hold it."""

import streamlit as st

from core.domain.bodies import Body
from core.i18n import _
from core.queries.organisers import holders
from core.queries.submissions import confirmed
from core.services.drafts import drop_draft
from core.services.events import leave_event
from core.storage.unit_of_work import reading, writing
from core.web.addresses import MY
from pages.components import access, address, forms, frame, owing
from pages.components.reading import Reading, engine
from pages.components.sheet import Sheet, close_sheet


def confirmed_by_others(look: Reading, sheet: Sheet) -> dict[str, Body]:
    """The other bodies that have submitted the event themselves, whom nobody takes off it."""
    if sheet.event is None:
        return {}
    with reading(engine()) as session:
        codes = confirmed(session, sheet.event) - {sheet.body}
    known = look.ask(owing.register).bodies
    return {code: known[code] for code in sorted(codes)}


def way_out(sheet: Sheet) -> None:
    """For a body that was named by another and has submitted nothing: it did not hold the event."""
    if sheet.event is None:
        return
    with reading(engine()) as session:
        held_by = holders(session, sheet.event)
        is_named = sheet.body in held_by and sheet.body not in confirmed(session, sheet.event)
    if not is_named or len(held_by) == 1:
        return
    frame.note(_("Подію записав інший орган і назвав ваш серед тих, хто її провів."))
    if st.button(_("Наш орган не проводив цієї події")):
        _decline(sheet, sheet.event)


def _decline(sheet: Sheet, event: int) -> None:
    def act() -> bool:
        with writing(engine(), access.who_is_it().actor) as work:
            leave_event(work, event, sheet.body)
            drop_draft(work, sheet.draft or 0)
        return True

    if forms.attempt(act):
        close_sheet()
        address.visit(MY, body=sheet.body)

"""«Подати»: one event with its evidence, for the obligations it meets."""

import streamlit as st

from core.domain.permissions import Action
from core.errors import PostupError
from core.services.drafts import begin_correction
from core.storage.unit_of_work import noting
from pages.components import (
    access,
    address,
    missing,
    owing,
    reading,
    receipt,
    record_body,
    record_screen,
    sheet,
)


def render() -> None:
    """Draw the screen."""
    reader = access.require(Action.FILE_EVENT)
    look = reading.current()
    view = address.read()
    if view.receipt:
        receipt.show(reader, look, view.receipt)
        return
    head = st.container()
    body = record_body.chosen(reader.actor, look)
    if not body:
        return
    try:
        if view.event and not view.draft:
            with noting(reading.engine(), reader.actor) as work:
                begun = begin_correction(work, look.plan, view.event, body)
            address.write(draft=begun, event=None, body=None)
        form = sheet.open_sheet(
            look.plan, reader.actor, body, lambda: record_screen.first(look, body)
        )
    except PostupError as error:
        missing.show(str(error))
        return
    record_screen.show(owing.live(look), form, head)


render()

"""«Мій орган»: what do I owe, by when, and what became of what I filed?"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.domain.permissions import Action
from core.i18n import _
from core.presenters import own_body
from core.presenters.labels import body_name
from core.web.addresses import IMPORT, RECORD
from pages.components import (
    access,
    address,
    frame,
    owing,
    own_event,
    own_lists,
    own_obligation,
    record_body,
    tables,
)
from pages.components.reading import Reading, current


def render() -> None:
    """Draw the screen."""
    reader = access.require(Action.FILE_EVENT)
    look = owing.live(current())
    head = st.container()
    body = record_body.chosen(reader.actor, look)
    view = address.read()
    if not body:
        return
    if view.event:
        own_event.show(reader, look, view.event, body)
    elif view.obligation:
        own_obligation.show(reader, look, view.obligation, body)
    else:
        _overview(reader, look, body, head)


def _overview(reader: access.Reader, look: Reading, body: str, head: DeltaGenerator) -> None:
    known = own_lists.own(look, reader, body)
    back = own_body.came_back(known.lines)
    name = body_name(look.ask(owing.filed_for)[body])
    notes = (name, own_body.nearest(known.rows, look.now.today))
    with head:
        st.title(own_body.finding(known.rows, len(back)), anchor=False)
        frame.note(" · ".join(part for part in notes if part))
    tab = address.segments("tab", _("Список"), own_lists.tabs(known), label_visibility="collapsed")
    own_lists.show(known, tab)
    tables.way(_("Подати подію"), address.link(RECORD, body=body))
    tables.way(_("Подати багато подій з Excel"), address.link(IMPORT, body=body))


render()

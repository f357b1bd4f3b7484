"""What is next and what was accepted last, side by side."""

import streamlit as st

from core.domain.register import Register
from core.i18n import _
from core.presenters.event_list import event_items
from core.presenters.overview import deadline_items
from pages.components import address, asking, lists
from pages.components.reading import Reading

EVENTS = 5


def show(look: Reading, known: Register) -> None:
    """Draw the next deadlines and the latest events."""
    left, right = st.columns(2, gap="medium")
    with left:
        st.header(_("Найближчі строки"), anchor=False)
        titles = look.ask(asking.measure_titles)
        lists.show(deadline_items(look.ask(asking.demands), titles, look.as_of, address.link))
    with right:
        st.header(_("Останні прийняті події"), anchor=False)
        events = look.ask(asking.latest_events, EVENTS)
        lists.show(event_items(events, known, address.link))

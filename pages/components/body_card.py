"""The card of a body: its rates, measures, obligations and events."""

import streamlit as st

from core.domain.bodies import Body
from core.domain.rates import NOTHING
from core.domain.register import Register
from core.i18n import _
from core.presenters.cards import body_facts, measures_strip, tally_facts
from core.presenters.event_list import event_items
from core.presenters.labels import body_name
from core.presenters.overview import headline
from pages.components import address, asking, cards, frame, lists, obligation_list
from pages.components.reading import Reading

EVENTS = 20


def show(look: Reading, known: Register, body: Body) -> None:
    """Draw the card."""
    codes = known.answered_for(body.code, look.as_of.today) or (body.code,)
    found = look.ask(asking.measure_tallies_of, codes)
    tally = sum(found.values(), NOTHING)
    cards.way_back(_("Усі органи"), address.link("/bodies"))
    frame.headline(body_name(body), look, headline(tally))
    with frame.controls(look):
        pass
    left, right = st.columns(2, gap="large")
    with left:
        cards.facts(tally_facts(tally))
    with right:
        cards.facts(body_facts(body, known, look.plan, address.link))
    st.header(_("Заходи"), anchor=False)
    text = look.ask(asking.plan_text)
    titles = look.ask(asking.measure_titles)
    cards.strip(measures_strip(text.measures, found, titles, body.code, address.link))
    cards.legend()
    measure = address.read().measure or None
    obligation_list.show(look, known, bodies=codes, measure=measure)
    st.header(_("Прийняті події"), anchor=False)
    events = look.ask(asking.latest_events, EVENTS, codes, measure)
    lists.show(event_items(events, known, address.link))

"""The card of a measure: its text and cells, rates, bodies, obligations and events."""

import streamlit as st

from core.domain.plan import Measure, Task
from core.domain.rates import NOTHING, Tally
from core.domain.register import Register
from core.i18n import _
from core.presenters.cards import bodies_strip, measure_facts, tally_facts
from core.presenters.event_list import event_items
from core.presenters.labels import measure_short
from core.presenters.overview import headline, worst_first
from core.queries.standings import RollUp
from pages.components import address, asking, cards, frame, lists, obligation_list
from pages.components.reading import Reading, register

EVENTS = 20


def show(look: Reading, task: Task, measure: Measure) -> None:
    """Draw the card."""
    bodies = register(look)
    titles = look.ask(asking.measure_titles)
    tally = look.ask(asking.tallies, RollUp.MEASURE).get(measure.code, NOTHING)
    cards.way_back(_("Усі заходи"), address.link("/plan"))
    title = f"{measure.code} {measure_short(titles.get(measure.code), '')}".strip()
    frame.headline(title, look, headline(tally))
    with frame.controls(look):
        pass
    cards.verbatim(measure.text)
    left, right = st.columns(2, gap="large")
    with left:
        types = titles[measure.code].event_types if measure.code in titles else ()
        cards.facts(measure_facts(task, measure, types, bodies))
    with right:
        cards.facts(tally_facts(tally))
    _bodies(look, measure, bodies)
    obligation_list.show(look, bodies, measure=measure.code)
    st.header(_("Прийняті події"), anchor=False)
    events = look.ask(asking.latest_events, EVENTS, (), measure.code)
    lists.show(event_items(events, bodies, address.link))


def _bodies(look: Reading, measure: Measure, bodies: Register) -> None:
    found: dict[str, Tally] = look.ask(asking.body_tallies_of, measure.code)
    st.header(_("Органи-виконавці: {n}").format(n=len(found)), anchor=False)
    apart = look.ask(asking.plan_text).by_consent
    ranked = {code: found[code] for code in worst_first(found, bodies, apart)}
    cards.strip(bodies_strip(ranked, bodies, measure.code, address.link))
    cards.legend()

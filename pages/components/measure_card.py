"""The card of a measure: its text and cells, rates, bodies, obligations and events."""

from functools import partial

import streamlit as st

from core.domain.moments import AsOf
from core.domain.plan import Measure, Task
from core.domain.rates import NOTHING, Tally
from core.domain.register import Register
from core.i18n import _
from core.presenters.cards import measure_facts
from core.presenters.labels import measure_short
from core.presenters.overview import worst_first
from core.presenters.strips import bodies_strip
from core.queries.standings import RollUp
from pages.components import (
    address,
    asking,
    behind,
    cards,
    frame,
    history,
    obligation_list,
    pieces,
    why,
)
from pages.components.reading import Reading, register


def show(look: Reading, task: Task, measure: Measure) -> None:
    """Draw the card."""
    bodies = register(look)
    titles = look.ask(asking.measure_titles)
    tally = look.ask(asking.tallies, RollUp.MEASURE).get(measure.code, NOTHING)
    title = f"{measure.code} {measure_short(titles.get(measure.code), '')}".strip()
    cards.begin(look, (_("← Усі заходи"), "/plan"), title, tally)
    cards.verbatim(measure.text)
    left, right = st.columns(2, gap="medium")
    with left:
        why.rates(look, tally, title, "/plan", measure=measure.code)
    with right:
        types = titles[measure.code].event_types if measure.code in titles else ()
        cards.facts(measure_facts(task, measure, types, bodies, _rows(look)))
    _bodies(look, measure, bodies)
    with st.container(key="postup-unprinted"):  # on paper the strip above says it
        obligation_list.of_measure(look, bodies, measure.code)
    cards.events(look, bodies, (), measure.code)
    link_at = partial(behind.at, look, page="/plan", measure=measure.code)
    history.show(
        look, bodies, lambda at: _tally_at(look, measure.code, at), link_at, measure=measure.code
    )


def _rows(look: Reading) -> dict[int, str]:
    """The measure of each line of the document."""
    return {one.source_line: one.code for one in look.ask(asking.plan_text).measures}


def _tally_at(look: Reading, code: str, at: AsOf) -> Tally:
    return look.ask(asking.tallies, RollUp.MEASURE, at=at).get(code, NOTHING)


def _bodies(look: Reading, measure: Measure, bodies: Register) -> None:
    found: dict[str, Tally] = look.ask(asking.body_tallies_of, measure.code)
    pieces.heading(_("Органи: {n}").format(n=len(found)))
    apart = look.ask(asking.plan_text).by_consent

    def card(body: str) -> str:
        return address.link("/bodies", body=body, measure=measure.code)

    ranked = {code: found[code] for code in worst_first(found, bodies, apart)}
    cards.strip(bodies_strip(ranked, bodies, apart, card))
    if apart & set(found):
        frame.by_consent_note()

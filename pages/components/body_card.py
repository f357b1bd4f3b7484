"""The card of a body: its rates, measures, obligations and events."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.domain.bodies import Body
from core.domain.moments import AsOf
from core.domain.rates import NOTHING, Tally
from core.domain.register import Register
from core.i18n import _
from core.presenters.cards import body_facts
from core.presenters.labels import body_name, starred
from core.presenters.peers import peers_table
from core.presenters.rate_cells import no_link
from core.presenters.strips import measures_strip
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
    tables,
    why,
)
from pages.components.reading import Reading, register


def show(look: Reading, known: Register, body: Body) -> None:
    """Draw the card."""
    codes = known.answered_for(body.code, look.as_of.today) or (body.code,)
    found = look.ask(asking.measure_tallies_of, codes)
    tally = sum(found.values(), NOTHING)
    text = look.ask(asking.plan_text)
    asked = address.read().measure
    if asked and asked not in {measure.code for measure in text.measures}:
        address.refuse("measure", _("Немає заходу «{code}».").format(code=asked))
    is_apart = body.code in text.by_consent
    name = body_name(body)
    back = (_("← Усі органи"), "/bodies")
    cards.begin(look, back, name, tally, starred(name, is_apart=is_apart))
    _figures(look, known, body, tally)
    with st.container(key="postup-unprinted"):  # on paper the list below says it
        pieces.heading(_("Заходи: {n}").format(n=len(found)))
        titles = look.ask(asking.measure_titles)
        card = partial(_card, body.code)
        cards.strip(measures_strip(text.measures, found, titles, card, asked))
    obligation_list.of_body(look, known, codes)
    cards.events(look, known, codes, asked or None)
    _peers(look, known, body, tally)
    history.show(
        look,
        known,
        lambda at: _tally_at(look, codes, at),
        lambda at: _link_at(look, body.code, codes, at),
        bodies=codes,
    )


def _figures(look: Reading, known: Register, body: Body, tally: Tally) -> None:
    """Its rates and what it is."""
    left, right = st.columns(2, gap="medium")
    with left:
        why.rates(look, tally, body_name(body), "/bodies", body=body.code)
    with right:
        cards.facts(body_facts(body, known, look.plan, address.link))
    if body.code in look.ask(asking.plan_text).by_consent:
        frame.by_consent_note()


def _peers(look: Reading, known: Register, body: Body, tally: Tally) -> None:
    """Where it stands among its kind."""
    kin = known.kin(body.code, look.as_of.today)
    peers = peers_table(
        body.code,
        tally,
        look.ask(asking.tallies, RollUp.BODY),
        known,
        look.ask(asking.filing_delays, kin),
        partial(address.link, "/bodies", body=body.code),
    )
    pieces.heading(_("Поруч із подібними органами"))
    tables.show(peers)


def _tally_at(look: Reading, codes: tuple[str, ...], at: AsOf) -> Tally:
    return sum(look.ask(asking.measure_tallies_of, codes, at=at).values(), NOTHING)


def _link_at(look: Reading, code: str, codes: tuple[str, ...], at: AsOf) -> Callable[..., str]:
    """Its card at a moment lists the same only where it answered for the same bodies then."""
    if len(codes) > 1 and register(look, at).answered_for(code, at.today) != codes:
        return no_link
    return behind.at(look, at, "/bodies", body=code)


def _card(body: str, measure: str) -> str:
    return address.link("/bodies", body=body, measure=measure)

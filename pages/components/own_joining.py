"""What a body may join by its own choice, or leave: its effect is seen before it is saved."""

from collections.abc import Mapping

import streamlit as st

from core.domain.effects import Touches
from core.domain.facts import OptInState
from core.domain.figures import Titles
from core.i18n import _
from core.presenters.labels import body_short, measure_short
from core.services.commitments import opt_in
from pages.components import access, foreseeing, owing
from pages.components.foreseeing import Intent
from pages.components.reading import Reading


def show(
    look: Reading,
    reader: access.Reader,
    body: str,
    measures: Mapping[str, OptInState],
    titles: Mapping[str, Titles],
) -> None:
    """The measures with where the body stands; what it is about to do, with its effect."""
    if not measures:
        return
    foreseeing.said()
    name = f"own-joining-{body}"
    for measure, state in measures.items():
        is_in = state is OptInState.IN
        title = f"{measure} {measure_short(titles.get(measure), '')}".strip()
        words = _("Вийти") if is_in else _("Долучитися")
        stand = _("орган бере участь") if is_in else _("участь за власним рішенням")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(f"{title} · {stand}")
            is_asked = st.button(words, key=f"join-{measure}", help=f"{words}: {title}")
        if is_asked:
            wanted = OptInState.OUT if is_in else OptInState.IN
            foreseeing.weigh(look, reader, name, _intent(look, body, measure, wanted))
    foreseeing.offer(look, reader, name)


def _intent(look: Reading, body: str, measure: str, state: OptInState) -> Intent:
    verb = _("долучається") if state is OptInState.IN else _("виходить")
    words = _("{body} {verb}: захід {measure}.").format(
        body=body_short(look.ask(owing.bodies)[body]), verb=verb, measure=measure
    )
    return Intent(
        words, Touches((body,)), lambda work: opt_in(work, look.plan, body, measure, state=state)
    )

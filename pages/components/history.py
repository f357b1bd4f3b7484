"""How a card's measure or body went: completion through time, and what was decided when."""

from collections.abc import Callable, Hashable

import streamlit as st

from core.domain.moments import AsOf
from core.domain.rates import Tally
from core.domain.register import Register
from core.i18n import _
from core.presenters.decision_list import decision_items
from pages.components import asking, lists, pieces, trend
from pages.components.reading import Reading

MOST = 40


def show(
    look: Reading,
    known: Register,
    tally_at: Callable[[AsOf], Tally],
    link_at: Callable[[AsOf], Callable[..., str]],
    *,
    bodies: tuple[str, ...] = (),
    measure: str | None = None,
) -> None:
    """Draw both, of some bodies or of one measure; the register is folded up."""
    pieces.heading(_("Історія"))
    about: Hashable = (bodies, measure)
    trend.small(look, about, tally_at, link_at)
    with st.expander(_("Рішення, останні {n}").format(n=MOST)):
        lists.show(decision_items(look.ask(asking.decisions, MOST, bodies, measure), known))

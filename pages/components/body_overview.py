"""The bodies that need a look first: their bars or table, and how they stand in each measure."""

from collections.abc import Sequence

import streamlit as st

from core.domain.rates import Tally
from core.domain.register import Register
from core.i18n import _
from core.presenters.body_table import body_rate_rows, body_table
from core.queries.standings import RollUp
from pages.components import (
    address,
    asking,
    body_chart,
    charts,
    downloads,
    frame,
    pieces,
    tables,
)
from pages.components.reading import Reading

MOST = 9


def show(look: Reading, known: Register, everyone: Sequence[str]) -> None:
    """Draw the bars or the table of the first of all; everyone can be taken along."""
    shown = everyone[:MOST]
    found = look.ask(asking.tallies, RollUp.BODY)
    apart = charts.apart(look)
    with st.container(horizontal=True, vertical_alignment="center"):
        pieces.heading(_("Стан за органами"))
        chosen = charts.switch()
        downloads.table("bodies", look, lambda: body_rate_rows(found, known, everyone, look.as_of))
    if chosen == "chart" and shown:
        body_chart.show(look, found, known, shown, key="overview-bodies")
        pieces.show("legend", look, lambda: _below(apart, shown))
    else:
        pieces.show("bodies", look, lambda: _table(look, found, known, shown))


def _table(look: Reading, found: dict[str, Tally], known: Register, shown: Sequence[str]) -> None:
    apart = charts.apart(look)
    table = body_table(
        found, known, link=address.link, only=shown, apart=apart, without=("on_time", "review")
    )
    tables.show(table, ("period",))
    _note(apart, shown)


def _below(apart: frozenset[str], shown: Sequence[str]) -> None:
    """What stands under the bars."""
    charts.legend()
    _note(apart, shown)


def _note(apart: frozenset[str], shown: Sequence[str]) -> None:
    if apart & set(shown):
        frame.by_consent_note()

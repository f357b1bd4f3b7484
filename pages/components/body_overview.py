"""The bodies that need a look first: their bars or table, and how they stand in each measure."""

import streamlit as st

from core.domain.register import Register
from core.i18n import _
from core.presenters.body_table import body_rate_rows, body_table
from core.queries.standings import RollUp
from pages.components import (
    address,
    asking,
    body_chart,
    body_list,
    charts,
    downloads,
    frame,
    tables,
)
from pages.components.reading import Reading

MOST = 9


def first(look: Reading, known: Register) -> list[str]:
    """The bodies shown, the most overdue first unless the address asks for another order."""
    found = look.ask(asking.tallies, RollUp.BODY)
    return body_list.in_order(found, known, _apart(look))[:MOST]


def show(look: Reading, known: Register, shown: list[str]) -> None:
    """Draw the bars or the table; all bodies can be taken along."""
    found = look.ask(asking.tallies, RollUp.BODY)
    apart = _apart(look)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_("Стан за органами"), anchor=False, width="stretch")
        chosen = charts.switch()
        everyone = body_list.in_order(found, known, apart)
        downloads.table("bodies", look, lambda: body_rate_rows(found, known, everyone, look.as_of))
    if chosen == "chart" and shown:
        body_chart.show(look, found, known, shown, key="overview-bodies")
        charts.legend()
    else:
        table = body_table(
            found, known, link=address.link, only=shown, apart=apart, without=("on_time", "review")
        )
        tables.show(table, ("period",))
    if apart & set(shown):
        frame.by_consent_note()


def _apart(look: Reading) -> frozenset[str]:
    return look.ask(asking.plan_text).by_consent

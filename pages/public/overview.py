"""«Огляд»: is the plan being done?"""

import streamlit as st

from core.domain.register import Register
from core.i18n import _
from core.presenters.body_table import body_rate_rows, body_table
from core.presenters.overview import overview_view, worst_bodies
from core.queries.standings import RollUp
from pages.components import (
    access,
    address,
    asking,
    body_chart,
    body_list,
    charts,
    downloads,
    frame,
    news,
    tables,
    tiles,
)
from pages.components.reading import Reading, current, register

BARS = 9


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    known = register(look)
    apart = look.ask(asking.plan_text).by_consent
    now = look.ask(asking.plan_tally)
    week_ago = look.ask(asking.plan_tally, at=look.week_ago)
    view = overview_view(now, week_ago, look.ask(asking.demands), address.link)
    frame.headline(view.headline, look, view.context)
    with frame.controls(look):
        pass
    tiles.tiles(view.tiles)
    left, right = st.columns([1, 2], gap="medium")
    with left:
        st.header(_("Найбільше прострочень"), anchor=False)
        worst = worst_bodies(look.ask(asking.overdue), known, apart, look.as_of)
        tiles.worst_bodies(worst, empty=_("Прострочених зобов’язань немає."))
        everyone = _("Усі органи: {n}").format(n=len(look.ask(asking.tallies, RollUp.BODY)))
        tables.way(everyone, address.link("/bodies"))
    with right:
        _bodies(look, known, apart)
    news.show(look, known)


def _bodies(look: Reading, known: Register, apart: frozenset[str]) -> None:
    found = look.ask(asking.tallies, RollUp.BODY)
    ranked = body_list.in_order(found, known, apart)
    first = ranked[:BARS]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_("Стан за органами"), anchor=False, width="stretch")
        chosen = charts.switch()
        downloads.csv("bodies", look, lambda: body_rate_rows(found, known, ranked, look.as_of))
    if chosen == "chart" and first:
        body_chart.show(found, known, first, apart, key="overview-bodies")
        charts.legend()
    else:
        table = body_table(
            found, known, link=address.link, only=first, apart=apart, without=("on_time", "review")
        )
        tables.show(table, ("period",))
    if apart & set(first):
        frame.by_consent_note()


render()

"""«Огляд»: is the plan being done?"""

import streamlit as st

from core.domain.register import Register
from core.i18n import _, language
from core.presenters.body_parts import bar_rows
from core.presenters.body_table import body_rate_rows, body_table
from core.presenters.overview import overview_view, worst_first
from core.queries.standings import RollUp
from pages.components import (
    access,
    address,
    asking,
    body_chart,
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
    view = overview_view(
        look.ask(asking.plan_tally),
        look.ask(asking.plan_tally, at=look.week_ago),
        overdue=[item for item in look.ask(asking.overdue) if item.body not in apart],
        demands=look.ask(asking.demands),
        register=known,
        as_of=look.as_of,
    )
    frame.headline(view.headline, look, view.context)
    with frame.controls(look):
        pass
    tiles.tiles(view.tiles)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.header(_("Найбільше прострочень"), anchor=False)
        tiles.worst_bodies(view.worst, empty=_("Прострочених зобов’язань немає."))
    with right:
        _bodies(look, known, apart)
    news.show(look, known)


def _bodies(look: Reading, known: Register, apart: frozenset[str]) -> None:
    found = look.ask(asking.tallies, RollUp.BODY)
    ranked = worst_first(found, known, apart)
    worst = ranked[:BARS]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_("Стан за органами"), anchor=False, width="stretch")
        chosen = charts.switch()
        downloads.csv("bodies", look, lambda: body_rate_rows(found, known, ranked, look.as_of))
    if chosen == "table":
        tables.show(body_table(found, known, link=address.link, only=worst, apart=apart))
    else:
        rows = bar_rows(found, known, language(), only=worst, apart=apart)
        body_chart.show(rows, key="overview-bodies")
    everyone = _("Усі органи: {n}").format(n=len(found))
    st.html(f'<p class="postup-back">{tables.anchor(everyone, address.link("/bodies"))}</p>')


render()

"""«Огляд»: is the plan being done?"""

import pandas as pd
import streamlit as st

from core.charts.body_bars import body_bars
from core.domain.rates import Tally
from core.domain.register import Register
from core.i18n import _, language
from core.presenters.body_parts import bar_rows
from core.presenters.body_table import body_table
from core.presenters.event_list import event_items
from core.presenters.overview import deadline_items, overview_view, worst_first
from core.queries.standings import RollUp
from pages.components import access, address, asking, charts, downloads, frame, lists, tables, tiles
from pages.components.reading import Reading, current, register

BARS, EVENTS = 9, 5


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    now = look.ask(asking.plan_tally)
    bodies = register(look)
    view = overview_view(
        now,
        look.ask(asking.plan_tally, at=look.week_ago),
        overdue=look.ask(asking.overdue),
        demands=look.ask(asking.demands),
        register=bodies,
        as_of=look.as_of,
    )
    frame.headline(view.headline, look, view.context)
    frame.time_controls(look)
    tiles.tiles(view.tiles)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.subheader(_("Найбільше прострочень"), anchor=False)
        if view.worst:
            tiles.worst_bodies(view.worst)
        else:
            st.html(f'<p class="postup-empty">{_("Прострочених зобов’язань немає.")}</p>')
    with right:
        _by_bodies(look, bodies)
    _below(look, bodies)


def _by_bodies(look: Reading, bodies: Register) -> None:
    found = look.ask(asking.tallies, RollUp.BODY)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.subheader(_("Стан за органами"), anchor=False, width="stretch")
        chosen = charts.switch()
        downloads.csv("bodies", look, lambda: bar_rows(found, bodies, language()))
    if chosen == "table":
        tables.show(body_table(found, bodies, link=address.link, only=worst_first(found)[:BARS]))
    else:
        _chart(found, bodies)
    everyone = _("Усі органи: {n}").format(n=len(found))
    st.html(f'<p class="postup-back">{tables.anchor(everyone, address.link("/bodies"))}</p>')


def _chart(found: dict[str, Tally], bodies: Register) -> None:
    charts.legend()
    rows = bar_rows(found, bodies, language(), only=worst_first(found)[:BARS])
    if not rows:
        st.html(f'<p class="postup-empty">{_("Зобов’язань за цей період немає.")}</p>')
        return
    chart = body_bars(pd.DataFrame(rows), count_title=_("Зобов’язань"))
    picked = charts.show(chart, key="overview-bodies", alt=_("Зобов’язання органів за станом"))
    if picked:
        address.visit("/bodies", body=picked)


def _below(look: Reading, bodies: Register) -> None:
    titles = look.ask(asking.measure_titles)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(_("Найближчі строки"), anchor=False)
        lists.show(deadline_items(look.ask(asking.demands), titles, look.as_of, address.link))
    with right:
        st.subheader(_("Останні прийняті події"), anchor=False)
        events = look.ask(asking.latest_events, EVENTS)
        lists.show(event_items(events, bodies, address.link))


render()

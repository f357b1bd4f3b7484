"""«Огляд»: is the plan being done?"""

import pandas as pd
import streamlit as st

from core.charts.body_bars import body_bars
from core.domain.register import Register
from core.i18n import _, language
from core.presenters.body_parts import bar_rows
from core.presenters.body_table import body_rate_rows, body_table
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
    apart = look.ask(asking.plan_text).by_consent
    view = overview_view(
        now,
        look.ask(asking.plan_tally, at=look.week_ago),
        overdue=[item for item in look.ask(asking.overdue) if item.body not in apart],
        demands=look.ask(asking.demands),
        register=bodies,
        as_of=look.as_of,
    )
    frame.headline(view.headline, look, view.context)
    with frame.controls(look):
        pass
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
    apart = look.ask(asking.plan_text).by_consent
    ranked = worst_first(found, apart)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(_("Стан за органами"), anchor=False, width="stretch")
        chosen = charts.switch()
        downloads.csv("bodies", look, lambda: body_rate_rows(found, bodies, ranked, look.as_of))
    if chosen == "table":
        tables.show(body_table(found, bodies, link=address.link, only=ranked[:BARS], apart=apart))
    else:
        _chart(bar_rows(found, bodies, language(), only=ranked[:BARS], apart=apart))
    everyone = _("Усі органи: {n}").format(n=len(found))
    st.html(f'<p class="postup-back">{tables.anchor(everyone, address.link("/bodies"))}</p>')


def _chart(rows: list[dict[str, object]]) -> None:
    charts.legend()
    if not rows:
        st.html(f'<p class="postup-empty">{_("Зобов’язань за цей період немає.")}</p>')
        return
    chart = body_bars(pd.DataFrame(rows), count_title=_("Зобов’язань"), ink=charts.ink())
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

"""The year's demands in time, drawn or as a table."""

import pandas as pd
import streamlit as st

from core.charts.timeline import timeline
from core.domain.figures import Demand
from core.i18n import _
from core.presenters.labels import day_text
from core.presenters.sorting import ordered
from core.presenters.timeline import deadline_table, event_rows, timeline_rows
from pages.components import address, asking, charts, tables
from pages.components.reading import Reading

MOST_EVENTS = 400


def draw(look: Reading, demands: list[Demand], bodies: tuple[str, ...]) -> None:
    """Bars with deadlines and events, or the sentence that there are none."""
    titles = look.ask(asking.measure_titles)
    rows = timeline_rows(demands, titles, order(look))
    if not rows:
        sentence = _("За цей період строків немає.")
        st.html(f'<p class="postup-empty">{sentence}</p>')
        return
    charts.legend()
    points = event_rows(look.ask(asking.latest_events, MOST_EVENTS, bodies), rows)
    words = {
        "period": _("Захід"),
        "due": _("Строк"),
        "done": _("Виконано"),
        "status": _("Стан"),
        "today": _("сьогодні") + f" {day_text(look.as_of.today)}",
        "event": _("Подія"),
        "held_on": _("Проведено"),
    }
    chart = timeline(
        pd.DataFrame(rows),
        pd.DataFrame(points),
        today=look.as_of.today,
        words=words,
        ink=charts.ink(),
    )
    st.altair_chart(chart, theme=None, alt=_("Строки заходів у часі; ромб — граничний строк"))
    st.caption(_("Ромб — граничний строк, точка — прийнята подія."))


def tabulate(look: Reading, demands: list[Demand]) -> None:
    """The same as a table, sorted by deadline or by measure."""
    places = order(look)
    rows = ordered(
        demands,
        address.read().sort,
        {"due": lambda demand: demand.due_on, "measure": lambda d: places.index(d.measure)},
    )
    titles = look.ask(asking.measure_titles)
    tables.show(deadline_table(rows, titles, look.as_of, link=address.link))


def order(look: Reading) -> list[str]:
    """The codes of the measures in the plan's order."""
    return [measure.code for measure in look.ask(asking.plan_text).measures]

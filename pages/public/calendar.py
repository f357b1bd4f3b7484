"""«Календар і строки»: what is next? The year's demands in time."""

import pandas as pd
import streamlit as st

from core.charts.timeline import timeline
from core.domain.figures import Demand, Titles
from core.domain.register import Register
from core.i18n import _
from core.presenters.labels import body_short, day_text
from core.presenters.sorting import ordered
from core.presenters.timeline import (
    deadline_table,
    event_rows,
    timeline_headline,
    timeline_rows,
)
from pages.components import access, address, asking, charts, downloads, frame, tables
from pages.components.reading import Reading, current, register

MOST_EVENTS = 400


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    known = register(look)
    bodies = _bodies(look, known)
    demands = look.ask(asking.demands, bodies)
    titles = look.ask(asking.measure_titles)
    frame.headline(timeline_headline(demands, look.as_of), look, _whose(known))
    with frame.controls(look):
        _body_choice(known)
        chosen = charts.switch()
        downloads.csv("deadlines", look, lambda: timeline_rows(demands, titles, _order(look)))
    if chosen == "table":
        by = {"due": lambda d: d.due_on, "measure": lambda d: _order(look).index(d.measure)}
        sorted_ones = ordered(demands, address.read().sort, by)
        tables.show(deadline_table(sorted_ones, titles, look.as_of, link=address.link))
    else:
        _timeline(look, demands, titles, bodies)


def _timeline(
    look: Reading, demands: list[Demand], titles: dict[str, Titles], bodies: tuple[str, ...]
) -> None:
    rows = timeline_rows(demands, titles, _order(look))
    if not rows:
        st.html(f'<p class="postup-empty">{_("За цей період строків немає.")}</p>')
        return
    charts.legend()
    points = event_rows(look.ask(asking.latest_events, MOST_EVENTS, bodies), rows)
    words = {
        "period": _("Захід"),
        "due": _("Строк"),
        "done": _("Виконано"),
        "status": _("Стан"),
        "today": f"{_('сьогодні')} {day_text(look.as_of.today)}",
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


def _bodies(look: Reading, known: Register) -> tuple[str, ...]:
    asked = address.read().body
    if not asked:
        return ()
    if asked not in known.bodies:
        address.refuse("body", _("Немає органу «{code}».").format(code=asked))
        return ()
    return known.answered_for(asked, look.as_of.today) or (asked,)


def _body_choice(known: Register) -> None:
    names = {code: body_short(body) for code, body in known.bodies.items()}
    address.select("body", _("Орган"), names, blank=_("Усі органи"), label_visibility="collapsed")


def _whose(known: Register) -> str:
    body = known.bodies.get(address.read().body)
    return body_short(body) if body else ""


def _order(look: Reading) -> list[str]:
    return [measure.code for measure in look.ask(asking.plan_text).measures]


render()

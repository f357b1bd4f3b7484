"""«Огляд»: is the plan being done?"""

import streamlit as st

from core.domain.register import Register
from core.i18n import _
from core.presenters.overview import overview_view, worst_bodies
from core.queries.standings import RollUp
from pages.components import (
    access,
    address,
    asking,
    body_heat,
    body_overview,
    changes,
    frame,
    method,
    news,
    tables,
    tiles,
    trend,
    why,
)
from pages.components.reading import Reading, current, register


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    if address.read().tab == "method":
        method.show(look)
        return
    known = register(look)
    if address.read().tab == "changes":
        changes.show(look, known)
        return
    now = look.ask(asking.plan_tally)
    week_ago = look.ask(asking.plan_tally, at=look.week_ago)
    view = overview_view(now, week_ago, look.ask(asking.demands), address.link)
    frame.headline(view.headline, look, view.context)
    with frame.controls(look):
        pass
    tiles.tiles(view.tiles)
    shown = body_overview.first(look, known)
    left, right = st.columns([1, 2], gap="medium")
    with left:
        _worst(look, known)
    with right:
        body_overview.show(look, known, shown)
    body_heat.few(look, known, shown)
    trend.show(look)
    news.show(look, known)


def _worst(look: Reading, known: Register) -> None:
    st.header(_("Найбільше прострочень"), anchor=False)
    apart = look.ask(asking.plan_text).by_consent
    worst = worst_bodies(look.ask(asking.overdue), known, apart, look.as_of)
    tiles.worst_bodies(worst, empty=_("Прострочених зобов’язань немає."))
    everyone = _("Усі органи: {n}").format(n=len(look.ask(asking.tallies, RollUp.BODY)))
    tables.way(everyone, address.link("/bodies"))
    tables.way(_("Що змінилося за тиждень"), address.link("/", tab="changes"))
    why.rates(look, look.ask(asking.plan_tally), _("усі органи"), "/plan")


render()

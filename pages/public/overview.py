"""«Огляд»: is the plan being done?"""

import streamlit as st

from core.domain.register import Register
from core.i18n import _
from core.presenters.figures import moment_text, thousands
from core.presenters.overview import OverviewView, overview_view, worst_bodies, worst_first
from core.queries.standings import RollUp
from pages.components import (
    access,
    address,
    asking,
    body_heat,
    body_list,
    body_overview,
    changes,
    frame,
    method,
    news,
    pieces,
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
    view = pieces.said("overview", look, lambda: _view(look))
    frame.headline(view.headline, look, view.context)
    with frame.controls(look):
        pass
    pieces.show("tiles", look, lambda: tiles.tiles(view.tiles))
    everyone = body_list.in_order(look, known)
    left, right = st.columns([1, 2], gap="medium")
    with left:
        minute = moment_text(look.as_of, look.now)  # in what is there to be cited
        pieces.show("worst", look, lambda: _worst(look, known), about=minute)
    with right:
        body_overview.show(look, known, everyone)
    first = everyone[: body_overview.MOST]
    pieces.show("few", look, lambda: body_heat.few(look, known, first))
    trend.show(look)
    pieces.show("news", look, lambda: news.show(look, known))


def _view(look: Reading) -> OverviewView:
    """The finding and the tiles in words, with the links of this address."""
    now = look.ask(asking.plan_tally)
    week_ago = look.ask(asking.plan_tally, at=look.week_ago)
    return overview_view(now, week_ago, look.ask(asking.demands), address.link)


def _worst(look: Reading, known: Register) -> None:
    pieces.heading(_("Найбільше прострочень"))
    apart = look.ask(asking.plan_text).by_consent
    found = look.ask(asking.tallies, RollUp.BODY)
    order = worst_first(found, known, apart)
    worst = worst_bodies(look.ask(asking.overdue), known, apart, look.as_of, order)
    tiles.worst_bodies(worst, empty=_("Прострочених зобов’язань немає."))
    everyone = _("Усі органи: {n}").format(n=thousands(len(found)))
    tables.way(everyone, address.link("/bodies"))
    tables.way(_("Що змінилося за тиждень"), address.link("/", tab="changes"))
    why.rates(look, look.ask(asking.plan_tally), _("усі органи"), "/plan")


render()

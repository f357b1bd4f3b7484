"""Completion through time, drawn or as a table."""

from collections.abc import Callable, Hashable
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from core.charts.look import ON_LIGHT, Drawing, Ink
from core.charts.trend import HEIGHT, trend
from core.domain.moments import AsOf
from core.domain.rates import Tally
from core.i18n import _, language
from core.presenters.contract import flat_rate, rate_json
from core.presenters.figures import rate_label
from core.presenters.trend import SERIES, later_text, trend_moments, trend_rows, trend_table
from pages.components import address, asking, behind, charts, downloads, frame, pieces, tables
from pages.components.answers import kept
from pages.components.reading import Reading

LOW = 150


def show(look: Reading) -> None:
    """Draw the heading, the lines or the table, and what takes them along: of the whole plan."""
    key = ("trend", look.key(look.as_of), language())
    tallies, rows = kept(key, lambda: _points(look))
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = _("Виконання плану в часі")
        pieces.heading(heading)
        downloads.table("trend", look, lambda: _rates(look, tallies))
        if rows:
            with st.popover(_("Малюнок")):
                colours = (ON_LIGHT.accent, ON_LIGHT.muted)
                parts = tuple(zip(colours, map(rate_label, SERIES), strict=True))
                downloads.drawing("trend", look, lambda ink: _drawing(rows, ink), heading, parts)
    if not rows or address.read().view == "table":
        table = partial(trend_table, tallies, partial(behind.at, look))
        pieces.show("trend", look, lambda: tables.show(table(), ("period",)))
        return
    pieces.show("lines", look, _legend)
    spec = charts.spec("trend", look, (), lambda ink: _drawing(rows, ink))
    charts.draw(spec, alt=_alt(look))
    _later(look, tallies)


def _later(look: Reading, tallies: dict[AsOf, Tally]) -> None:
    """Of a year gone by, what the headline above has and the lines have not."""
    if look.as_of in tallies:
        return
    last = list(tallies.items())[-1]
    if words := later_text(last, (look.as_of, look.ask(asking.plan_tally))):
        frame.note(words)


def _points(look: Reading) -> tuple[dict[AsOf, Tally], list[dict[str, Any]]]:
    """The plan's tally at each moment, and what is drawn of them."""
    tallies = {moment: look.ask(asking.plan_tally, at=moment) for moment in _moments(look)}
    return tallies, trend_rows(tallies)


def small(
    look: Reading,
    about: Hashable,
    tally_at: Callable[[AsOf], Tally],
    link_at: Callable[[AsOf], Callable[..., str]],
) -> None:
    """The same of one card, lower, with its table folded up.

    Args:
        look: What the address asks for.
        about: Whose it is, for the drawing to be kept.
        tally_at: Counts it at a moment.
        link_at: Gives what makes the address of what is counted at a moment.
    """
    tallies = {moment: tally_at(moment) for moment in _moments(look)}
    rows = trend_rows(tallies)
    if rows:
        _legend()
        spec = charts.spec("history", look, about, lambda ink: _drawing(rows, ink, LOW))
        charts.draw(spec, alt=_alt(look))
    with st.expander(_("Те саме таблицею")):
        tables.show(trend_table(tallies, link_at), ("period",))


def _alt(look: Reading) -> str:
    if look.is_every_year and len(look.years) > 1:
        return _("Частки виконаних зобов’язань на кінець кожного півріччя")
    return _("Частки виконаних зобов’язань на кінець кожного місяця")


def _moments(look: Reading) -> tuple[AsOf, ...]:
    return trend_moments(look.years if look.is_every_year else (look.year,), look.as_of)


def _drawing(rows: list[dict[str, Any]], ink: Ink, height: int = HEIGHT) -> Drawing:
    titles = {"on": _("Станом на"), "share": _("Показник")}
    return trend(pd.DataFrame(rows), titles=titles, ink=ink, height=height)


def _legend() -> None:
    names = "".join(
        f'<li><span class="postup-line-{place}" aria-hidden="true"></span>'
        f"{escape(rate_label(name))}</li>"
        for place, name in enumerate(SERIES)
    )
    pieces.write(f'<ul class="postup-lines">{names}</ul>')


def _rates(look: Reading, tallies: dict[AsOf, Tally]) -> list[dict[str, Any]]:
    """The contract's `rates` of the plan at each moment, flat."""
    plan = look.plan
    return [flat_rate(rate_json(plan.key, plan.title, t, moment)) for moment, t in tallies.items()]

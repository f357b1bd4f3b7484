"""Completion through time, drawn or as a table."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from core.charts.trend import trend
from core.domain.moments import AsOf
from core.domain.rates import Tally
from core.i18n import _
from core.presenters.contract import flat_rate, rate_json
from core.presenters.figures import rate_label
from core.presenters.trend import SERIES, trend_moments, trend_rows, trend_table
from pages.components import address, asking, charts, downloads, tables
from pages.components.reading import Reading


def show(look: Reading) -> None:
    """Draw the heading, the lines or the table, and what takes them along."""
    moments = trend_moments(look.years if look.is_every_year else (look.year,), look.as_of)
    tallies = {moment: look.ask(asking.plan_tally, at=moment) for moment in moments}
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = _("Виконання плану в часі")
        st.header(heading, anchor=False, width="stretch")
        downloads.csv("trend", look, lambda: _rates(look, tallies))
    rows = trend_rows(tallies)
    if not rows or address.read().view == "table":
        tables.show(trend_table(tallies), ("period",))
        return
    _legend()
    titles = {"on": _("Станом на"), "share": _("Показник")}
    chart = trend(pd.DataFrame(rows), titles=titles, ink=charts.ink())
    charts.draw(chart, alt=_("Частки виконаних зобов’язань на кінець кожного місяця"))


def _legend() -> None:
    names = "".join(
        f'<li><span class="postup-line-{place}" aria-hidden="true"></span>'
        f"{escape(rate_label(name))}</li>"
        for place, name in enumerate(SERIES)
    )
    st.html(f'<ul class="postup-lines">{names}</ul>')


def _rates(look: Reading, tallies: dict[AsOf, Tally]) -> list[dict[str, Any]]:
    """The contract's `rates` of the plan at each moment, flat."""
    plan = look.plan
    return [flat_rate(rate_json(plan.key, plan.title, t, moment)) for moment, t in tallies.items()]

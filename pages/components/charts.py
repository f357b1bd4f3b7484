"""A chart with its table beside it, and what is picked in it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.charts.look import ON_DARK, ON_LIGHT, Drawing, Ink
from core.i18n import _
from core.presenters.labels import GROUPS, LEFT_OUT_MARK, group_label
from pages.components import address
from pages.components.tables import chip


def switch(between: Mapping[str, str] | None = None) -> str:
    """Chart, table and what else there is `between` them, kept in the address; the chart first."""
    return address.segments(
        "view",
        _("Вигляд"),
        {"chart": _("Діаграма"), **(between or {}), "table": _("Таблиця")},
        label_visibility="collapsed",
    )


def legend() -> None:
    """What the colours of a chart stand for."""
    drawn = ((mark, group_label(mark)) for mark, _statuses in GROUPS if mark != LEFT_OUT_MARK)
    chips = "".join(chip(mark, text) for mark, text in drawn)
    st.html(f'<div class="postup-legend">{chips}</div>')


def ink() -> Ink:
    """The colours of words and lines in charts, for the reader's theme."""
    return ON_DARK if st.context.theme.type == "dark" else ON_LIGHT


def show(chart: Drawing, *, key: str, alt: str) -> str:
    """Draw a chart; the code that the reader picked in it, or nothing."""
    event = draw(chart, alt=alt, key=key, on_select="rerun", selection_mode="body")
    picked = event.get("selection", {}).get("body") or []
    return str(picked[0].get("code", "")) if picked else ""


def draw(chart: Drawing, *, alt: str, **more: Any) -> Any:
    """Draw a chart in our own look, its room kept while it is loaded; what Streamlit answers."""
    height: Any = chart["height"]
    return st.altair_chart(chart, theme=None, height=height, alt=alt, **more)

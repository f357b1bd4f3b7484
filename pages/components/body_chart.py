"""Completion by agency, drawn: stacked bars that open the card of the body picked."""

from typing import Any

import pandas as pd
import streamlit as st

from core.charts.body_bars import body_bars
from core.i18n import _
from pages.components import address, charts


def show(rows: list[dict[str, Any]], *, key: str) -> None:
    """Draw the bars of `bar_rows`, or say that there are none."""
    if not rows:
        sentence = _("Зобов’язань за цей період немає.")
        st.html(f'<p class="postup-empty">{sentence}</p>')
        return
    charts.legend()
    chart = body_bars(pd.DataFrame(rows), count_title=_("Зобов’язань"), ink=charts.ink())
    alt = _("Зобов’язання органів за станом, спершу найбільше прострочених")
    if picked := charts.show(chart, key=key, alt=alt):
        address.visit("/bodies", body=picked)

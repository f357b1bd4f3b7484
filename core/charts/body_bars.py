"""Completion by agency: stacked bars, the most overdue on top, with numbers inside."""

import altair as alt
import pandas as pd

from core.charts.look import Drawing, dressed

COLUMNS = ("code", "label", "place", "status", "order", "n", "fill", "ink")
BAR = 28


def body_bars(frame: pd.DataFrame, *, count_title: str) -> Drawing:
    """Stacked bars of obligations by status for each body.

    Args:
        frame: A row for each body and group of statuses: code, label, place (from 0, top first),
            status (the group’s word), order (of the parts), n, fill and ink (the colours of the
            part and of its number).
        count_title: The words for the count in the tooltip.
    """
    rows = frame["code"].nunique()
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "label:N",
            sort=alt.EncodingSortField("place", op="min"),
            title=None,
            axis=alt.Axis(labelLimit=190, domain=False, ticks=False, labelPadding=8),
        ),
        order=alt.Order("order:Q"),
        tooltip=[
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("status:N", title="  "),
            alt.Tooltip("n:Q", title=count_title),
        ],
    )
    bars = base.mark_bar(height=BAR - 6, stroke="#7A8698", strokeWidth=0.5).encode(
        x=alt.X("n:Q", stack="zero", title=None, axis=None),
        color=alt.Color("fill:N", scale=None),
    )
    numbers = base.mark_text(fontSize=14, fontWeight=600).encode(
        x=alt.X("n:Q", stack="zero", bandPosition=0.5),
        text=alt.condition("datum.n > 0", alt.Text("n:Q"), alt.value("")),
        color=alt.Color("ink:N", scale=None),
        detail="status:N",
    )
    picked = alt.selection_point(name="body", fields=["code"], on="click", empty=False)
    return dressed(
        alt.layer(bars.add_params(picked), numbers).properties(width="container", height=rows * BAR)
    )

"""Completion by agency: stacked bars, the most overdue on top, with numbers inside."""

import altair as alt
import pandas as pd

from core.charts.look import Drawing, Ink, dressed

ROW, BAR = 36, 24
EDGE = 4
ROOM = 10
FITS = (  # what differs between two moments is the rows alone: the drawing is not built anew
    f"datum.n > 0 && scale('x', datum.n) - scale('x', 0) >= {ROOM} * length(toString(datum.n))"
)
NARROW = "containerSize()[0] < 560"
# Where room is short a name of several words takes two lines around the middle of its bar: lines
# are half as high as the letters need, and the one between the two, or the first of a short name,
# holds nothing but a sign without width (an empty one would not be counted).
LINE = 7
LABEL = (
    f"{NARROW} ? (length(datum.label) > 18 && indexof(datum.label, ' ') > 0 "
    "? [slice(datum.label, 0, indexof(datum.label, ' ')), '\u200b', "
    "slice(datum.label, indexof(datum.label, ' ') + 1)] : ['\u200b', datum.label]) : datum.label"
)


def body_bars(frame: pd.DataFrame, *, count_title: str, ink: Ink) -> Drawing:
    """Stacked bars of obligations by status for each body.

    Args:
        frame: A row for each body and group of statuses: code, label, name (in full, for the
            tooltip), place (from 0, top first), status (the group’s word), order (of the parts),
            n, fill and ink (the colours of the part and of its number), done (n/N, written at
            the end of the row).
        count_title: The words for the count in the tooltip.
        ink: The colours of words and lines.
    """
    rows = frame["code"].nunique()
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "label:N",
            sort=alt.EncodingSortField("place", op="min"),
            title=None,
            axis=alt.Axis(
                labelExpr=LABEL,
                labelLimit=280,
                labelLineHeight=LINE,
                labelOffset=alt.ExprRef(f"{NARROW} ? -{LINE} : 0"),
                domain=False,
                ticks=False,
                labelPadding=8,
            ),
        ),
        order=alt.Order("order:Q"),
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("status:N", title="  "),
            alt.Tooltip("n:Q", title=count_title),
        ],
    )
    bars = base.mark_bar(aria=False, height=BAR, stroke="#7A8698", strokeWidth=0.5).encode(
        x=alt.X("n:Q", stack="zero", title=None, axis=None, scale=alt.Scale(nice=False)),
        color=alt.Color("fill:N", scale=None),
    )
    numbers = base.mark_text(aria=False, fontSize=14, fontWeight=600).encode(
        x=alt.X("n:Q", stack="zero", bandPosition=0.5),
        text=alt.condition(FITS, alt.Text("n:Q"), alt.value("")),
        color=alt.Color("ink:N", scale=None),
        detail="status:N",
    )
    ends = (
        alt.Chart(frame)
        .mark_text(aria=False, fontSize=14, align="left", dx=8, color=ink.text, tooltip=None)
        .encode(x=alt.value("width"), y=bars.encoding.y, text="min(done):N")
    )
    picked = alt.selection_point(name="body", fields=["code"], on="click", empty=False)
    return dressed(
        alt.layer(bars.add_params(picked), numbers, ends).properties(
            width="container",
            height=rows * ROW + 2 * EDGE,
            padding={"left": EDGE, "right": EDGE, "top": EDGE, "bottom": EDGE},
        ),
        ink,
    )

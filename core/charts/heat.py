"""Bodies by measures as a picture: colours of standings with n/N, for taking along."""

import altair as alt
import pandas as pd

from core.charts.look import Drawing, Ink, dressed

ROW = 26


def heat(frame: pd.DataFrame, *, ink: Ink) -> Drawing:
    """A coloured field for each body and measure.

    Args:
        frame: A row for each body and measure it owes: label (of the body), place (from 0, top
            first), measure, order (of the measure), fill and ink (the colours of the field and of
            its words), done (n/N).
        ink: The colours of words and lines.
    """
    base = alt.Chart(frame).encode(
        x=alt.X(
            "measure:N",
            sort=alt.EncodingSortField("order", op="min"),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False),
        ),
        y=alt.Y(
            "label:N",
            sort=alt.EncodingSortField("place", op="min"),
            title=None,
            axis=alt.Axis(labelLimit=320, domain=False, ticks=False, labelPadding=8),
        ),
    )
    fields = base.mark_rect(stroke="#FFFFFF", strokeWidth=2).encode(
        color=alt.Color("fill:N", scale=None)
    )
    words = base.mark_text(fontSize=14, fontWeight=600).encode(
        text="done:N", color=alt.Color("ink:N", scale=None)
    )
    height = frame["label"].nunique() * ROW
    return dressed(alt.layer(fields, words).properties(width="container", height=height), ink)

"""Shares through time: a line with points and figures for each, from 0 to 100 %."""

from datetime import date

import altair as alt
import pandas as pd

from core.charts.look import Drawing, Ink, dressed

HEIGHT, EDGE = 240, 28
PERCENT = "format(datum.value * 100, '.0f') + '\u00a0%'"
# Where room is short only the last figure is written.
SHOWN = "datum.is_last || (datum.has_room && containerSize()[0] >= 900) ? datum.text : ''"
MOST_FIGURES = 18
ABOVE, BELOW = -14, 18


def trend(
    frame: pd.DataFrame, *, titles: dict[str, str], ink: Ink, height: int = HEIGHT
) -> Drawing:
    """The lines: the first series whole, the second dashed.

    Args:
        frame: day, on (the day as people write it), series, label (of the series), share (0–1),
            text (in per cent), done (n/N); one row a moment and series, in order.
        titles: Titles for the tooltip: `on`, `share`.
        ink: The colours of words and lines.
        height: How high the lines stand, in pixels.
    """
    series = list(dict.fromkeys(frame["series"]))
    last = frame.groupby("series")["day"].transform("max")
    apart = _apart(sorted({date.fromisoformat(str(day)[:10]) for day in frame["day"]}))
    has_room = frame["day"].str[:10].isin([day.isoformat() for day in apart])
    rows = frame.assign(
        is_last=frame["day"] == last, has_room=has_room & (frame["series"] == series[0])
    )
    axis = _axis(apart)
    layers = [
        layer
        for place, name in enumerate(series)
        for layer in _line(
            pd.DataFrame(rows[rows["series"] == name]), titles, (ink, axis), is_first=place == 0
        )
    ]
    padding = {"left": 4, "right": EDGE, "top": EDGE, "bottom": 4}
    return dressed(
        alt.layer(*layers).properties(width="container", height=height, padding=padding), ink
    )


def _line(
    rows: pd.DataFrame, titles: dict[str, str], drawn: tuple[Ink, alt.Axis], *, is_first: bool
) -> tuple[alt.Chart, alt.Chart, alt.Chart]:
    ink, axis = drawn
    colour = ink.accent if is_first else ink.muted
    share = alt.Axis(labelExpr=PERCENT, values=[0, 0.5, 1], grid=True, domain=False, ticks=False)
    base = alt.Chart(rows).encode(
        x=alt.X("day:T", title=None, axis=axis, scale=alt.Scale(nice=False, padding=24)),
        y=alt.Y("share:Q", title=None, axis=share, scale=alt.Scale(domain=[0, 1])),
    )
    line = base.mark_line(
        aria=False, color=colour, strokeWidth=2.5, strokeDash=[1, 0] if is_first else [5, 4]
    )
    points = base.mark_point(aria=False, color=colour, filled=True, size=60, opacity=1).encode(
        shape=alt.value("circle" if is_first else "square"),
        tooltip=[
            alt.Tooltip("on:N", title=titles["on"]),
            alt.Tooltip("label:N", title=titles["share"]),
            alt.Tooltip("text:N", title=" "),
            alt.Tooltip("done:N", title="  "),
        ],
    )
    words = (
        base.transform_calculate(shown=SHOWN)
        .mark_text(
            aria=False, dy=ABOVE if is_first else BELOW, fontSize=14, fontWeight=600, color=colour
        )
        .encode(text="shown:N")
    )
    return line, points, words


def _apart(days: list[date]) -> list[date]:
    """The days that are far enough from the next one for figures to stand side by side."""
    least = (days[-1] - days[0]) / MOST_FIGURES
    kept = days[-1:]
    for day in reversed(days[:-1]):
        if kept[0] - day >= least:
            kept.insert(0, day)
    return kept


def _axis(days: list[date]) -> alt.Axis:
    """A mark at each of the days."""
    ends = [alt.DateTime(year=d.year, month=d.month, date=d.day, hours=12) for d in days]
    return alt.Axis(
        values=ends, format="%d.%m" if days[0].year == days[-1].year else "%m.%Y", grid=False,
        ticks=False, labelOverlap="greedy", labelSeparation=8,
    )  # fmt: skip

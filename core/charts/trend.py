"""Shares through time: a line with points and figures for each, from 0 to 100 %."""

from datetime import date

import altair as alt
import pandas as pd

from core.charts.look import Drawing, Ink, dressed
from core.domain.rates import RateName

HEIGHT, EDGE = 240, 28
PERCENT = "format(datum.value * 100, '.0f') + '\u00a0%'"
# Where room is short only the last figure is written.
SHOWN = "datum.is_last || (datum.is_whole && containerSize()[0] >= 900) ? datum.text : ''"
ABOVE, BELOW, ROOM_BELOW = -14, 18, 30
BESIDE = 0.06  # of the days drawn: closer figures would run into each other


def trend(
    frame: pd.DataFrame, *, titles: dict[str, str], ink: Ink, height: int = HEIGHT
) -> Drawing:
    """The lines: completion whole, others dashed.

    Args:
        frame: day, on (the day as people write it), series, label (of the series), share (0–1),
            text (in per cent), done (n/N); one row a moment and series, in order.
        titles: Titles for the tooltip: `on`, `share`.
        ink: The colours of words and lines.
        height: How high the lines stand, in pixels.
    """
    told = _told(frame)
    last = frame.groupby("series")["day"].transform("max")
    is_whole = frame["series"] == RateName.COMPLETION
    highest = frame.groupby("day")["share"].transform("max")
    is_upper = (frame["share"] == highest) & ~frame.duplicated(["day", "share"])
    is_low = frame["share"] * height < ROOM_BELOW
    rows = frame.assign(
        is_last=frame["day"] == last,
        is_whole=is_whole,
        text=frame["text"].where(frame["day"].isin(told), ""),
        lift=[_lift(is_upper=up, is_low=low) for up, low in zip(is_upper, is_low, strict=True)],
    )
    axis = _axis(told)
    layers = [
        layer
        for name in dict.fromkeys(frame["series"])
        for layer in _line(pd.DataFrame(rows[rows["series"] == name]), titles, (ink, axis))
    ]
    padding = {"left": 4, "right": EDGE, "top": EDGE, "bottom": 4}
    return dressed(
        alt.layer(*layers).properties(width="container", height=height, padding=padding), ink
    )


def _told(frame: pd.DataFrame) -> list[str]:
    """The days whose figures and dates are written: the last, and those with room before it."""
    days = sorted({str(day) for day in frame["day"]}, reverse=True)
    apart = BESIDE * (_date(days[0]) - _date(days[-1])).days
    told: list[str] = []
    for day in days:
        if not told or (_date(told[-1]) - _date(day)).days >= apart:
            told.append(day)
    return told[::-1]


def _date(day: str) -> date:
    return date.fromisoformat(day[:10])


def _lift(*, is_upper: bool, is_low: bool) -> int:
    """How far a figure stands from its point: out from the other; low down there is no room."""
    if is_upper:
        return ABOVE
    return 2 * ABOVE if is_low else BELOW


def _line(
    rows: pd.DataFrame, titles: dict[str, str], drawn: tuple[Ink, alt.Axis]
) -> tuple[alt.Chart, alt.Chart, alt.Chart]:
    ink, axis = drawn
    is_whole = bool(rows["is_whole"].all())
    colour = ink.accent if is_whole else ink.muted
    share = alt.Axis(labelExpr=PERCENT, values=[0, 0.5, 1], grid=True, domain=False, ticks=False)
    base = alt.Chart(rows).encode(
        x=alt.X("day:T", title=None, axis=axis, scale=alt.Scale(nice=False, padding=24)),
        y=alt.Y("share:Q", title=None, axis=share, scale=alt.Scale(domain=[0, 1])),
    )
    line = base.mark_line(
        aria=False, color=colour, strokeWidth=2.5, strokeDash=[1, 0] if is_whole else [5, 4]
    )
    points = base.mark_point(aria=False, color=colour, filled=True, size=60, opacity=1).encode(
        shape=alt.value("circle" if is_whole else "square"),
        tooltip=[
            alt.Tooltip("on:N", title=titles["on"]),
            alt.Tooltip("label:N", title=titles["share"]),
            alt.Tooltip("text:N", title=" "),
            alt.Tooltip("done:N", title="  "),
        ],
    )
    words = (
        base.transform_calculate(shown=SHOWN)
        .mark_text(aria=False, dy=alt.expr("datum.lift"), fontSize=14, fontWeight=600, color=colour)
        .encode(text="shown:N")
    )
    return line, points, words


def _axis(told: list[str]) -> alt.Axis:
    """A mark at each moment whose figure is written."""
    days = [_date(day) for day in told]
    ends = [alt.DateTime(year=d.year, month=d.month, date=d.day, hours=12) for d in days]
    return alt.Axis(
        values=ends, format="%d.%m" if days[0].year == days[-1].year else "%m.%Y", grid=False,
        ticks=False, labelOverlap="greedy", labelSeparation=8, labelPadding=8,
    )  # fmt: skip

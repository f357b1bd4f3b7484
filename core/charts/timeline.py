"""The year's demands as bars in time: deadlines as diamonds, events as points, today's line."""

from datetime import date

import altair as alt
import pandas as pd

from core.charts.look import Drawing, Ink, dressed

ROW = 30
LABEL = (
    "containerSize()[0] < 700 ? split(datum.label, '|')[0] + ' ' + split(datum.label, '|')[3] : "
    "split(datum.label, '|')[0] + ' ' + split(datum.label, '|')[1] + ' · ' + "
    "split(datum.label, '|')[2]"
)


def timeline(
    demands: pd.DataFrame, events: pd.DataFrame, *, today: date, words: dict[str, str], ink: Ink
) -> Drawing:
    """Bars from window start to deadline, coloured by standing.

    Args:
        demands: label, place, starts, ends, due, status, fill (colour), progress; one row a bar.
        events: label, place, held_on, title, kind; one row a point.
        today: Where the line of today stands.
        words: Titles for tooltips and the line: `period`, `due`, `done`, `status`, `today`,
            `event`, `held_on`.
        ink: The colours of words and lines.
    """
    y = alt.Y(
        "label:N",
        sort=alt.EncodingSortField("place", op="min"),
        title=None,
        axis=alt.Axis(labelExpr=LABEL, labelLimit=420, domain=False, ticks=False, labelPadding=10),
    )
    layers = [
        _bars(demands, y, words),
        _deadlines(demands, y, words, ink),
        _progress(demands, y, ink),
        _today(today, words, ink),
    ]
    if not events.empty:
        layers.insert(2, _events(events, y, words, ink))
    height = demands["label"].nunique() * ROW
    return dressed(
        alt.layer(*layers).properties(
            width="container",
            height=height,
            padding={"right": 56, "top": 4, "bottom": 22, "left": 4},
        ),
        ink,
    )


def _x(field: str) -> alt.X:
    axis = alt.Axis(
        format="%b", tickCount="month", orient="top", grid=True, domain=False, ticks=False,
        labelAlign="left", labelPadding=6, labelOverlap="parity", labelFlush=False,
    )  # fmt: skip
    return alt.X(f"{field}:T", title=None, axis=axis)


def _bars(demands: pd.DataFrame, y: alt.Y, words: dict[str, str]) -> alt.Chart:
    return (
        alt.Chart(demands)
        .mark_bar(aria=False, height=16, cornerRadius=3, stroke="#7A8698", strokeWidth=0.5)
        .encode(
            x=_x("starts"),
            x2="ends:T",
            y=y,
            color=alt.Color("fill:N", scale=None),
            tooltip=[
                alt.Tooltip("label:N", title=words["period"]),
                alt.Tooltip("due:N", title=words["due"]),
                alt.Tooltip("progress:N", title=words["done"]),
                alt.Tooltip("status:N", title=words["status"]),
            ],
        )
    )


def _deadlines(demands: pd.DataFrame, y: alt.Y, words: dict[str, str], ink: Ink) -> alt.Chart:
    return (
        alt.Chart(demands)
        .mark_point(aria=False, shape="diamond", filled=True, size=90, color=ink.text, opacity=1)
        .encode(x=_x("ends"), y=y, tooltip=[alt.Tooltip("due:N", title=words["due"])])
    )


def _progress(demands: pd.DataFrame, y: alt.Y, ink: Ink) -> alt.Chart:
    return (
        alt.Chart(demands)
        .mark_text(aria=False, align="left", dx=12, fontSize=14, color=ink.text)
        .encode(x=alt.value("width"), y=y, text="progress:N")
    )


def _events(events: pd.DataFrame, y: alt.Y, words: dict[str, str], ink: Ink) -> alt.Chart:
    return (
        alt.Chart(events)
        .mark_point(
            aria=False,
            filled=True,
            size=36,
            color="#FFFFFF",
            stroke=ink.text,
            strokeWidth=1,
            opacity=0.9,
        )
        .encode(
            x=_x("held_on"),
            y=y,
            tooltip=[
                alt.Tooltip("title:N", title=words["event"]),
                alt.Tooltip("held_on:T", title=words["held_on"], format="%d.%m.%Y"),
                alt.Tooltip("kind:N", title=" "),
            ],
        )
    )


def _today(today: date, words: dict[str, str], ink: Ink) -> alt.LayerChart | alt.FacetChart:
    frame = pd.DataFrame({"day": [today.isoformat() + "T12:00:00"], "word": [words["today"]]})
    line = (
        alt.Chart(frame)
        .mark_rule(aria=False, color=ink.alarm, strokeDash=[5, 4], strokeWidth=2)
        .encode(x=_x("day"))
    )
    word = (
        alt.Chart(frame)
        .mark_text(
            aria=False,
            align="right",
            dx=-6,
            dy=6,
            baseline="top",
            color=ink.alarm,
            fontSize=14,
            fontWeight=600,
        )
        .encode(x=_x("day"), y=alt.value("height"), text="word:N")
    )
    return line + word

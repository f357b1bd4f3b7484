"""The year's demands as bars in time: deadlines as diamonds, events as points, today's line."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from core.charts.look import Drawing, Ink, dressed

ROW, BAR = 30, 18
MONTHS, EDGE, WORD_OF_TODAY = 24, 4, 22
LEAST_DAYS_BY_MONTH, MOST_DAYS_BY_MONTH = 45, 550
NARROW = "containerSize()[0] < 1000"
LABEL = f"split(datum.label, '|')[{NARROW} ? 1 : 0]"
TOLD = f"datum.progress + (datum.overdue && !({NARROW}) ? ', ' + datum.overdue : '')"
SIZES = alt.Scale(domain=[1, 12], range=[25, 110], clamp=True)
LOWERED = 5
Days = tuple[date, date]


class Drawn(NamedTuple):
    """What is drawn.

    Attributes:
        demands: label («long|short»), name, place, starts, ends, due_on, due, status (in words),
            progress, overdue (in words); one row a bar, whose deadline lies beyond the drawing
            where it ends before it.
        parts: label, starts, ends, fill (colour), above (share of the bar over it, 0–1), share;
            one row a standing of a bar.
        events: label, place, held_on, held (in words), number, title; one row a point.
    """

    demands: pd.DataFrame
    parts: pd.DataFrame
    events: pd.DataFrame


def timeline(
    drawn: Drawn,
    *,
    shown: Days,
    today: date,
    words: dict[str, str],
    ink: Ink,
) -> Drawing:
    """Bars from window start to deadline, divided by standing as the share of each.

    Args:
        drawn: The bars, what they are divided into, and the events.
        shown: The first and the last day of the drawing, unless a bar reaches beyond.
        today: Where the line of today stands, if it is a day shown.
        words: Titles for tooltips and the line: `period`, `due`, `done`, `status`, `today`,
            `event`, `held_on`.
        ink: The colours of words and lines.
    """
    demands, parts, events = drawn
    days = _days(demands, shown)
    y = alt.Y(
        "label:N",
        sort=alt.EncodingSortField("place", op="min"),
        title=None,
        axis=alt.Axis(labelExpr=LABEL, labelLimit=520, domain=False, ticks=False, labelPadding=10),
    )
    layers: list[Any] = [
        _edges(days),
        _parts(parts, y, days),
        _bars(demands, y, words, days),
    ]
    ending = pd.DataFrame(demands[demands["ends"].str[:10] == demands["due_on"]])
    if not ending.empty:
        layers.append(_deadlines(ending, y, words, (ink, days)))
    layers.append(_progress(demands, y, ink))
    shown_events = _within(events, days)
    if not shown_events.empty:
        layers.append(_events(shown_events, y, words, (ink, days)))
    if days[0] <= today <= days[1]:
        layers.append(_today(today, days, words["today"], ink))
    height = demands["label"].nunique() * ROW + MONTHS + EDGE + WORD_OF_TODAY
    return dressed(
        alt.layer(*layers).properties(
            width="container",
            height=height,
            padding={"right": EDGE, "top": EDGE, "bottom": WORD_OF_TODAY, "left": EDGE},
        ),
        ink,
    )


def _days(demands: pd.DataFrame, shown: Days) -> Days:
    """The days to draw: those asked for and whatever a bar reaches."""
    first, last = (date.fromisoformat(str(day)[:10]) for day in (
        demands["starts"].min(), demands["ends"].max(),
    ))  # fmt: skip
    return min(first, shown[0]), max(last, shown[1])


def _x(field: str, days: Days) -> alt.X:
    form, ticks = _ticks(days)
    axis = alt.Axis(
        **ticks, format=form, orient="top", grid=True, domain=False, ticks=False,
        labelAlign="left", labelPadding=6, labelOverlap="parity", labelFlush=False,
    )  # fmt: skip
    return alt.X(f"{field}:T", title=None, axis=axis, scale=alt.Scale(nice=False))


def _within(events: pd.DataFrame, days: Days) -> pd.DataFrame:
    if events.empty:
        return events
    held_on = events["held_on"].str[:10]
    return pd.DataFrame(events[held_on.between(days[0].isoformat(), days[1].isoformat())])


def _ticks(days: Days) -> tuple[str, dict[str, Any]]:
    """What stands on the axis: years, months, or weeks from Monday, by how much is shown."""
    first, last = days
    length = (last - first).days
    if length > MOST_DAYS_BY_MONTH:
        return "%Y", {"tickCount": "year"}
    if length >= LEAST_DAYS_BY_MONTH:
        return "%b", {"tickCount": "month"}
    every = (first + timedelta(place) for place in range(length + 1))
    mondays = [day for day in every if day.weekday() == 0]
    ticks = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in mondays]
    return "%d.%m", {"values": ticks}


def _edges(days: Days) -> alt.Chart:
    """Nothing to see, but the drawing reaches from the first day's beginning to the last's end."""
    first, last = (day.isoformat() for day in days)
    frame = pd.DataFrame({"edge": [f"{first}T00:00:00", f"{last}T23:59:59"]})
    return (
        alt.Chart(frame).mark_point(aria=False, opacity=0, tooltip=None).encode(x=_x("edge", days))
    )


def _parts(parts: pd.DataFrame, y: alt.Y, days: Days) -> alt.Chart:
    """What lies in the bars: time runs along them, so standings lie one upon the other."""
    middle = f"(datum.above + datum.share / 2 - 0.5) * {BAR}"
    return (
        alt.Chart(parts)
        .mark_bar(
            aria=False,
            height=alt.ExprRef(f"datum.share * {BAR}"),
            yOffset=alt.ExprRef(middle),
        )
        .encode(x=_x("starts", days), x2="ends:T", y=y, color=alt.Color("fill:N", scale=None))
    )


def _bars(demands: pd.DataFrame, y: alt.Y, words: dict[str, str], days: Days) -> alt.Chart:
    return (
        alt.Chart(demands)
        .mark_bar(aria=False, height=BAR, color="transparent", stroke="#7A8698", strokeWidth=0.5)
        .encode(
            x=_x("starts", days),
            x2="ends:T",
            y=y,
            tooltip=[
                alt.Tooltip("name:N", title=words["period"]),
                alt.Tooltip("due:N", title=words["due"]),
                alt.Tooltip("progress:N", title=words["done"]),
                alt.Tooltip("status:N", title=words["status"]),
            ],
        )
    )


def _deadlines(
    demands: pd.DataFrame,
    y: alt.Y,
    words: dict[str, str],
    drawn: tuple[Ink, Days],
) -> alt.Chart:
    ink, days = drawn
    return (
        alt.Chart(demands)
        .mark_point(aria=False, shape="diamond", filled=True, size=90, color=ink.text, opacity=1)
        .encode(x=_x("ends", days), y=y, tooltip=[alt.Tooltip("due:N", title=words["due"])])
    )


def _progress(demands: pd.DataFrame, y: alt.Y, ink: Ink) -> alt.Chart:
    return (
        alt.Chart(demands)
        .transform_calculate(told=TOLD)
        .mark_text(aria=False, align="left", dx=12, fontSize=14, color=ink.text, tooltip=None)
        .encode(x=alt.value("width"), y=y, text="told:N")
    )


def _events(
    events: pd.DataFrame,
    y: alt.Y,
    words: dict[str, str],
    drawn: tuple[Ink, Days],
) -> alt.Chart:
    _ink, days = drawn
    return (
        alt.Chart(events)
        .mark_point(
            aria=False,
            filled=True,
            color="#FFFFFF",
            stroke="#10182B",  # bars are as light on a dark page
            strokeWidth=1,
            opacity=0.9,
            yOffset=LOWERED,  # upon what is done: what is open stays to be seen
        )
        .encode(
            x=_x("held_on", days),
            y=y,
            size=alt.Size("number:Q", scale=SIZES, legend=None),
            tooltip=[
                alt.Tooltip("title:N", title=words["event"]),
                alt.Tooltip("held:N", title=words["held_on"]),
            ],
        )
    )


def _today(
    today: date, days: Days, word_of_today: str, ink: Ink
) -> alt.LayerChart | alt.FacetChart:
    """The line of today and its word, which stands on the side where there is more room."""
    frame = pd.DataFrame({"day": [today.isoformat() + "T12:00:00"], "word": [word_of_today]})
    is_late = today - days[0] > days[1] - today
    line = (
        alt.Chart(frame)
        .mark_rule(aria=False, color=ink.alarm, strokeDash=[5, 4], strokeWidth=2, tooltip=None)
        .encode(x=_x("day", days))
    )
    word = (
        alt.Chart(frame)
        .mark_text(
            aria=False,
            align="right" if is_late else "left",
            dx=-6 if is_late else 6,
            dy=6,
            baseline="top",
            color=ink.alarm,
            fontSize=14,
            fontWeight=600,
            tooltip=None,
        )
        .encode(x=_x("day", days), y=alt.value("height"), text="word:N")
    )
    return line + word

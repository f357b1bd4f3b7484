"""The year's demands in time, drawn or as a table."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from core.charts.look import Drawing, Ink
from core.charts.timeline import Drawn, timeline
from core.domain.figures import Demand
from core.i18n import _
from core.presenters.deadline_ways import Ways
from core.presenters.figures import as_of_day_text
from core.presenters.files import About
from core.presenters.labels import day_text
from core.presenters.sorting import ordered
from core.presenters.timeline import (
    deadline_table,
    event_rows,
    filing_items,
    part_rows,
    timeline_by_measure,
    timeline_rows,
)
from pages.components import address, asking, charts, downloads, frame, lists, pieces, tables
from pages.components.reading import Reading

FILTERS = ("body", "period")
Rows = list[dict[str, Any]]


def in_order(look: Reading, demands: list[Demand], chosen: str) -> list[Demand]:
    """Demands as a chart shows them: by measure; or as a table does: by the column asked for."""
    codes = [measure.code for measure in look.ask(asking.plan_text).measures]
    places = {code: place for place, code in enumerate(codes)}
    keys = {
        "due": lambda demand: demand.due_on,
        "measure": lambda demand: places.get(demand.measure, len(places)),
    }
    return ordered(demands, address.sorting(keys) if chosen == "table" else "measure", keys)


def draw(look: Reading, demands: list[Demand], bodies: tuple[str, ...], ways: Ways) -> None:
    """Bars with deadlines and events, and what of it is the reader's to file."""
    running = _running(look, bodies)
    rows = pieces.said("lines", look, lambda: _rows(look, running))
    if not rows:
        tables.empty(_("За цей період строків немає."), FILTERS)
        return
    pieces.show("legend", look, charts.legend)
    points = _points(look, bodies, rows)
    spec = charts.spec(
        "timeline", look, bodies, lambda ink: _drawing(look, running, rows, points, ink)
    )
    charts.draw(spec, alt=_("Строки заходів у часі; ромб — граничний строк"))
    frame.note(_explained(look))
    mine = filing_items(demands, look.ask(asking.measure_titles), ways)
    if mine.rows:
        pieces.heading(_("Подати до цих строків"))
        lists.show(mine)


def take_along(look: Reading, bodies: tuple[str, ...], finding: str, about: About) -> None:
    """The buttons that download the drawing."""
    running = _running(look, bodies)
    rows = pieces.said("lines", look, lambda: _rows(look, running))
    if not rows:
        return
    points = _points(look, bodies, rows)
    with st.popover(_("Малюнок")):
        downloads.drawing(
            "timeline",
            look,
            lambda ink: _drawing(look, running, rows, points, ink),
            finding,
            charts.legend_parts(),
            about=about,
        )


def _running(look: Reading, bodies: tuple[str, ...]) -> list[Demand]:
    """What is drawn: also what begins before the part of the year asked for, or ends after it."""
    return in_order(look, look.ask(asking.running, bodies), "chart")


def _points(look: Reading, bodies: tuple[str, ...], rows: Rows) -> Rows:
    """The events of a year; of many years they would hide the bars."""
    if look.is_every_year:
        return []
    first, last = _shown(look)
    days = look.ask(asking.event_days_by_period, bodies)
    return pieces.said(
        "points", look, lambda: event_rows([d for d in days if first <= d.held_on <= last], rows)
    )


def _explained(look: Reading) -> str:
    words = _(
        "Що товщий колір у смузі, то більше зобов’язань у цьому стані. Ромб — граничний строк, "
        "праворуч — виконано з усіх."
    )
    if look.is_every_year:
        return words
    return words + " " + _("Точка — прийняті події: що більша, то більше їх.")


def _rows(look: Reading, demands: list[Demand]) -> Rows:
    """A line for each demand, or for each measure where many years are shown.

    In a part of a year what began before it begins with it, and what ends after it ends with it.
    """
    titles = look.ask(asking.measure_titles)
    if look.is_every_year:
        codes = [measure.code for measure in look.ask(asking.plan_text).measures]
        return timeline_by_measure(demands, titles, codes)
    rows = timeline_rows(demands, titles)
    starts, ends = look.dates
    if starts and ends:
        for row in rows:
            row["starts"] = max(row["starts"], f"{starts.isoformat()}T00:00:00")
            row["ends"] = min(row["ends"], f"{ends.isoformat()}T23:59:59")
    return rows


def _shown(look: Reading) -> tuple[date, date]:
    """The first and the last day of the drawing."""
    starts, ends = look.dates
    return starts or date(look.first_year, 1, 1), ends or date(look.year, 12, 31)


def _drawing(look: Reading, demands: list[Demand], rows: Rows, points: Rows, ink: Ink) -> Drawing:
    parts = part_rows(demands, rows)
    return timeline(
        Drawn(pd.DataFrame(rows), pd.DataFrame(parts), pd.DataFrame(points)),
        shown=_shown(look),
        today=look.as_of.today,
        words=_words(look),
        ink=ink,
    )


def tabulate(look: Reading, demands: list[Demand], ways: Ways) -> None:
    """The same as a table."""
    titles = look.ask(asking.measure_titles)
    pieces.show(
        "deadlines",
        look,
        lambda: tables.show(deadline_table(demands, titles, look.as_of, ways=ways), FILTERS),
        about=ways.forms,
    )


def _words(look: Reading) -> dict[str, str]:
    today = _("сьогодні {day}").format(day=day_text(look.as_of.today))
    return {
        "period": _("Захід"),
        "due": _("Строк"),
        "done": _("Виконано з усіх"),
        "status": _("Стан"),
        "today": today if look.is_live else as_of_day_text(look.as_of, look.now),
        "event": _("Подія"),
        "held_on": _("Проведено"),
    }

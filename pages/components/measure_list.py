"""The measures of the plan: filtered, sorted, to take along."""

from typing import Any

import streamlit as st

from core.domain.figures import Titles
from core.domain.plan import Measure, Task
from core.domain.rates import NOTHING, RateName, Tally
from core.domain.status import Status
from core.i18n import _
from core.presenters.contract import flat_rate, rate_json
from core.presenters.labels import GROUPS, group_label
from core.presenters.plan_table import plan_table, standing_mark, urgency
from core.presenters.search import matches
from core.presenters.sorting import ordered, rate_place
from pages.components import address, asking, downloads, frame, pieces, tables
from pages.components.reading import Reading, register

Entry = tuple[Task, Measure]
FILTERS = ("status", "task", "q", "body")


def show(look: Reading, entries: list[Entry], bodies: tuple[str, ...], task: str) -> None:
    """Draw the measures of a task or of all, as a whole or as some bodies owe them."""
    found = look.ask(asking.measure_tallies_of, bodies)
    titles = look.ask(asking.measure_titles)
    owed = [entry for entry in entries if not bodies or entry[1].code in found]
    shown = _in_order(_wanted(owed, found, titles, task), found)
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = _("Заходи: {n}").format(n=len(shown))
        pieces.heading(heading)
        about = downloads.asked(FILTERS, register(look))
        downloads.table("plan", look, lambda: _rows(shown, found, look), about=about)
    marks = {mark.code: f"{mark.glyph} {group_label(mark)}" for mark, _statuses in GROUPS}
    address.chips("status", _("Стан"), marks, label_visibility="collapsed")
    frame.narrowed(len(shown), len(entries), FILTERS)
    card = address.measure_cards(of_body=bool(bodies))
    pieces.show(
        "measures",
        look,
        lambda: tables.show(plan_table(shown, found, titles, card=card), FILTERS),
    )


def _wanted(
    entries: list[Entry], found: dict[str, Tally], titles: dict[str, Titles], task: str
) -> list[Entry]:
    view = address.read()
    return [
        entry
        for entry in entries
        if task in ("", entry[0].number)
        and (not view.status or standing_mark(_tally(entry, found)).code in view.status)
        and matches(view.q, _texts(entry, titles))
    ]


def _texts(entry: Entry, titles: dict[str, Titles]) -> tuple[str, ...]:
    task, measure = entry
    title = titles.get(measure.code, Titles("", ""))
    return (measure.code, measure.text, task.title, title.short_uk, title.short_en)


def _tally(entry: Entry, found: dict[str, Tally]) -> Tally:
    return found.get(entry[1].code, NOTHING)


def _in_order(entries: list[Entry], found: dict[str, Tally]) -> list[Entry]:
    keys = {
        "code": entries.index,
        "completion": lambda entry: rate_place(_tally(entry, found), RateName.COMPLETION),
        "progress": lambda entry: rate_place(_tally(entry, found), RateName.PROGRESS),
        "overdue": lambda entry: _tally(entry, found).of(Status.OVERDUE),
        "status": lambda entry: urgency(standing_mark(_tally(entry, found))),
    }
    return ordered(entries, address.sorting(keys), keys)


def _rows(entries: list[Entry], found: dict[str, Tally], look: Reading) -> list[dict[str, Any]]:
    return [
        flat_rate(rate_json(entry[1].code, entry[1].text, _tally(entry, found), look.as_of))
        for entry in entries
    ]

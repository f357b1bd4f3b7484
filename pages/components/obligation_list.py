"""The obligations behind a figure: filtered, sorted, in pages, to take along."""

from collections.abc import Callable, Container, Sequence
from typing import Any

import streamlit as st

from core.domain.bodies import ukrainian_order
from core.domain.figures import ObligationStanding
from core.domain.register import Register
from core.i18n import _
from core.presenters.contract import obligation_row
from core.presenters.labels import GROUPS, body_short, group_label
from core.presenters.obligation_filter import ObligationFilter
from core.presenters.obligation_table import by_urgency, obligation_table
from core.presenters.sorting import ordered
from pages.components import address, asking, downloads, frame, pieces, tables
from pages.components.reading import Reading

SIZE = 50
ALL, DUE = "obligations", "due"


def tabs() -> dict[str, str]:
    """All obligations, or those whose deadline has come: codes of the address with their words."""
    return {ALL: _("Усі зобов’язання"), DUE: _("Строк настав")}


def of_body(look: Reading, register: Register, codes: tuple[str, ...]) -> None:
    """Those of a body and of the bodies it answers for; the address may ask for one measure."""
    rows = look.ask(asking.obligations, codes, None)
    without = ("body",) if len(codes) == 1 else ()
    _draw(look, register, rows, ("status", "measure"), without)


def of_measure(look: Reading, register: Register, code: str) -> None:
    """Those of a measure."""
    rows = look.ask(asking.obligations, (), code)
    _draw(look, register, rows, ("status",), ("measure",))


def of_plan(look: Reading, register: Register, codes: tuple[str, ...]) -> None:
    """Those of the whole plan, or of some bodies; the screen draws search and choices."""
    rows = look.ask(asking.obligations, codes, None)
    _draw(look, register, rows, ("status", "body", "task", "q"), ())


def _draw(
    look: Reading,
    register: Register,
    rows: Sequence[ObligationStanding],
    filters: tuple[str, ...],
    without: Container[str],
) -> None:
    titles = look.ask(asking.measure_titles)
    sort = address.sorting(_keys(register))
    wish = _wish(filters)
    found = wish.of(sorted(rows, key=by_urgency), look.as_of, register, titles)
    shown = ordered(found, sort, _keys(register))
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = _("Зобов’язання: {n}").format(n=len(shown))
        pieces.heading(heading)
        if "q" not in filters:
            address.segments("tab", _("Які"), tabs(), label_visibility="collapsed")
        downloads.table(
            "obligations", look, lambda: [obligation_row(row) for row in shown], register
        )
    marks = {mark.code: f"{mark.glyph} {group_label(mark)}" for mark, _statuses in GROUPS}
    address.chips("status", _("Стан"), marks, label_visibility="collapsed")
    frame.narrowed(len(shown), wish.total(rows, look.as_of), filters, wish.words)
    page = address.page(tables.last_page(len(shown), SIZE))
    start = (page - 1) * SIZE
    part = shown[start : start + SIZE]
    tables.show(
        obligation_table(
            part, register=register, titles=titles, link=address.link, without=without
        ),
        filters,
    )
    tables.pages(len(shown), page, SIZE)


def _wish(filters: tuple[str, ...]) -> ObligationFilter:
    view = address.read()
    return ObligationFilter(
        view.status,
        only_due=view.tab == DUE,
        measure=view.measure if "measure" in filters else "",
        tasks=view.task if "task" in filters else (),
        query=view.q if "q" in filters else "",
    )


def _keys(register: Register) -> dict[str, Callable[[ObligationStanding], Any]]:
    return {
        "body": lambda row: ukrainian_order(body_short(register.bodies[row.body])),
        "measure": lambda row: [int(part) for part in row.measure.split(".")],
        "period": lambda row: (row.window_start, row.due_on),
        "due": lambda row: row.due_on,
        "status": by_urgency,
    }

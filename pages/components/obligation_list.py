"""The obligations behind a figure: filtered, sorted, in pages, to take along."""

from collections.abc import Callable, Container, Sequence
from typing import Any

import streamlit as st

from core.domain.bodies import BodyKind, ukrainian_order
from core.domain.figures import Brief
from core.domain.register import Register
from core.i18n import _, language
from core.presenters.contract import obligation_row
from core.presenters.labels import GROUPS, body_short, group_label
from core.presenters.obligation_filter import ObligationFilter
from core.presenters.obligation_table import by_urgency, obligation_table
from core.presenters.sorting import ordered
from core.presenters.table import TableView
from pages.components import address, asking, downloads, frame, pieces, tables
from pages.components.answers import kept
from pages.components.reading import Reading

SIZE = 50
Whose = tuple[tuple[str, ...], str | None]
"""Of which bodies, or of which measure."""
ALL, DUE = "obligations", "due"


def tabs() -> dict[str, str]:
    """All obligations, or those whose deadline has come: codes of the address with their words."""
    return {ALL: _("Усі зобов’язання"), DUE: _("Строк настав")}


def of_body(look: Reading, register: Register, codes: tuple[str, ...]) -> None:
    """Those of a body and of the bodies it answers for; the address may ask for one measure."""
    without = ("body",) if len(codes) == 1 else ()
    _draw(look, register, (codes, None), ("status", "measure"), without)


def of_measure(look: Reading, register: Register, code: str) -> None:
    """Those of a measure."""
    _draw(look, register, ((), code), ("status", "kind"), ("measure",))


def of_plan(look: Reading, register: Register, codes: tuple[str, ...]) -> None:
    """Those of the whole plan, or of some bodies; the screen draws search and choices."""
    _draw(look, register, (codes, None), ("status", "body", "task", "q"), ())


def _draw(
    look: Reading,
    register: Register,
    whose: Whose,
    filters: tuple[str, ...],
    without: tuple[str, ...],
) -> None:
    wish = _wish(filters)
    shown, total = _listed(look, register, whose, wish)
    with st.container(horizontal=True, vertical_alignment="center"):
        pieces.heading(_("Зобов’язання: {n}").format(n=len(shown)))
        if "q" not in filters:
            address.segments("tab", _("Які"), tabs(), label_visibility="collapsed")
        about = downloads.asked(_heeded(whose, filters), register)
        downloads.table(
            "obligations", look, lambda: _rows(look, whose, shown), register, about=about
        )
    marks = {mark.code: f"{mark.glyph} {group_label(mark)}" for mark, _statuses in GROUPS}
    address.chips("status", _("Стан"), marks, label_visibility="collapsed")
    frame.narrowed(len(shown), total, filters, wish.words)
    page = address.page(tables.last_page(len(shown), SIZE))
    part = tuple(row.key for row in shown[(page - 1) * SIZE : page * SIZE])
    pieces.show(
        "obligations",
        look,
        lambda: tables.show(_table(look, register, part, without), filters),
        about=(whose, filters, page),
    )
    tables.pages(len(shown), page, SIZE)


def _heeded(whose: Whose, filters: tuple[str, ...]) -> set[str]:
    """The parameters of the address that say which obligations are listed."""
    card = {name for name, code in zip(("body", "measure"), whose, strict=True) if code}
    return {"tab", *card, *filters}


def _listed(
    look: Reading, register: Register, whose: Whose, wish: ObligationFilter
) -> tuple[list[Brief], int]:
    """The obligations asked for, in the order asked for, and out of how many."""
    sort = address.sorting(_keys(register))

    def find() -> tuple[list[Brief], int]:
        rows = look.ask(asking.briefs, *whose)
        titles = look.ask(asking.measure_titles)
        found = wish.of(sorted(rows, key=by_urgency), look.as_of, register, titles)
        return ordered(found, sort, _keys(register)), wish.total(rows, look.as_of)

    return kept(("listed", look.key(look.as_of), language(), whose, wish, sort), find)


def _table(
    look: Reading, register: Register, part: tuple[int, ...], without: Container[str]
) -> TableView:
    rows, titles = look.ask(asking.obligations, part), look.ask(asking.measure_titles)
    return obligation_table(
        rows, register=register, titles=titles, link=address.link, without=without
    )


def _rows(look: Reading, whose: Whose, shown: Sequence[Brief]) -> list[dict[str, Any]]:
    """All of them whole, to take along: read only when somebody does."""
    whole = {row.id: row for row in look.ask(asking.whole_obligations, *whose)}
    return [obligation_row(whole[row.id]) for row in shown]


def _wish(filters: tuple[str, ...]) -> ObligationFilter:
    view = address.read()
    return ObligationFilter(
        view.status,
        only_due=view.tab == DUE,
        measure=view.measure if "measure" in filters else "",
        tasks=view.task if "task" in filters else (),
        kinds=address.heeded("kind", set(BodyKind)) if "kind" in filters else (),
        query=view.q if "q" in filters else "",
    )


def _keys(register: Register) -> dict[str, Callable[[Brief], Any]]:
    return {
        "body": lambda row: ukrainian_order(body_short(register.bodies[row.body])),
        "measure": lambda row: [int(part) for part in row.measure.split(".")],
        "period": lambda row: (row.window_start, row.due_on),
        "due": lambda row: row.due_on,
        "status": by_urgency,
    }

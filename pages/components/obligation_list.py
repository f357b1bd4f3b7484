"""The obligations behind a figure: filtered by status and period, in pages, to take along."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.domain.bodies import ukrainian_order
from core.domain.figures import ObligationStanding
from core.domain.register import Register
from core.i18n import _
from core.presenters.labels import GROUPS, body_short, group_label, statuses_of
from core.presenters.obligation_table import by_urgency, obligation_table
from core.presenters.sorting import ordered
from pages.components import address, asking, downloads, tables
from pages.components.reading import Reading

SIZE = 50


def show(
    look: Reading, register: Register, *, bodies: tuple[str, ...] = (), measure: str | None = None
) -> None:
    """Draw the list for some bodies or a measure."""
    view = address.read()
    rows = sorted(look.ask(asking.obligations, bodies, measure), key=by_urgency)
    marks = {mark.code: f"{mark.glyph} {group_label(mark)}" for mark, _statuses in GROUPS}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_("Зобов’язання: {n}").format(n=len(rows)), anchor=False, width="stretch")
        downloads.csv("obligations", look, lambda: [row._asdict() for row in rows])
    address.chips("status", _("Стан"), marks, label_visibility="collapsed")
    wanted = statuses_of(view.status)
    shown = ordered([r for r in rows if r.status in wanted], view.sort, _keys(register))
    start = (view.page - 1) * SIZE
    table = obligation_table(
        shown[start : start + SIZE],
        register=register,
        titles=look.ask(asking.measure_titles),
        link=address.link,
        caption=_("Зобов’язання"),
    )
    tables.show(table)
    tables.pages(len(shown), view.page, SIZE)


def _keys(register: Register) -> dict[str, Callable[[ObligationStanding], Any]]:
    return {
        "body": lambda row: ukrainian_order(body_short(register.bodies[row.body])),
        "measure": lambda row: [int(part) for part in row.measure.split(".")],
        "due": lambda row: row.due_on,
        "status": by_urgency,
    }

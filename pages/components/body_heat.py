"""How bodies stand in each measure: the whole map, or the rows of a few bodies."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.charts.heat import heat as drawn
from core.domain.register import Register
from core.i18n import _
from core.presenters.heat import (
    HeatSource,
    HeatView,
    heat_by_kind,
    heat_drawn,
    heat_rows,
    heat_view,
)
from core.presenters.overview import headline
from pages.components import address, asking, charts, downloads, frame, heat, pieces, tables
from pages.components.reading import Reading

ALL_OPEN = 24
SIZE = 36
MOST_DRAWN = 60
NARROWING = ("q", "kind")


def source(look: Reading, known: Register) -> HeatSource:
    """The figures of every body in every measure."""
    titles = look.ask(asking.measure_titles)
    measures = [(m.code, titles.get(m.code)) for m in look.ask(asking.plan_text).measures]
    apart = look.ask(asking.plan_text).by_consent
    return HeatSource(look.ask(asking.pairs), known, measures, apart)


def few(look: Reading, known: Register, bodies: Sequence[str]) -> None:
    """The rows of some bodies, under a heading, with the way to all of them."""
    if not bodies:
        return
    made_of = source(look, known)
    pieces.heading(_("Органи за заходами"))
    charts.legend()
    heat.show(heat_view(made_of, bodies, address.link))
    tables.way(_("Усі органи за заходами"), address.link("/bodies", view="heat"))
    _note(made_of, bodies)


def everyone(look: Reading, known: Register, bodies: Sequence[str]) -> None:
    """The map of the bodies given: by kind, or in their order where the address asks for one."""
    made_of = source(look, known)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        orders = {"": _("Вид"), "-overdue": _("Прострочено"), "name": _("Назва")}
        address.segments("sort", _("Порядок"), orders, label_visibility="collapsed")
        kinds = {"": _("Знаки"), "numbers": _("Числа")}
        in_numbers = address.segments("tab", _("У клітинці"), kinds, label_visibility="collapsed")
    charts.legend()
    if not bodies:
        tables.empty(_("За цими умовами органів немає."), NARROWING)
        return
    page = _page(len(bodies)) if address.read().sort else 0
    pieces.show(
        "map",
        look,
        lambda: heat.show(_view(made_of, bodies, page), in_numbers=bool(in_numbers)),
    )
    if page:
        tables.pages(len(bodies), page, SIZE)
    if address.read().sort or _is_open(bodies):
        _note(made_of, bodies)


def take_along(look: Reading, known: Register, bodies: Sequence[str]) -> None:
    """The buttons that download the map: all of it as a table, the first bodies as a picture."""
    made_of = source(look, known)
    downloads.table("heat", look, lambda: heat_rows(made_of, bodies, look.as_of))
    rows = heat_drawn(made_of, bodies[:MOST_DRAWN])
    if not rows:
        return
    finding = headline(look.ask(asking.plan_tally))
    if len(bodies) > MOST_DRAWN:
        words = _("{finding}; показано перші {n} органів із {total}")
        finding = words.format(finding=finding, n=MOST_DRAWN, total=len(bodies))
    with st.popover(_("Малюнок")):
        downloads.drawing(
            "heat",
            look,
            lambda ink: drawn(pd.DataFrame(rows), ink=ink),
            finding,
            charts.legend_parts(),
        )


def _view(made_of: HeatSource, bodies: Sequence[str], page: int) -> HeatView:
    """One page of the order asked for; with none (0), by kind."""
    if page:
        start = (page - 1) * SIZE
        return heat_view(made_of, bodies[start : start + SIZE], address.link)
    return heat_by_kind(
        made_of,
        bodies,
        address.link,
        opening=lambda kind: address.here(kind=kind),
        is_open=_is_open(bodies),
    )


def _is_open(bodies: Sequence[str]) -> bool:
    return len(bodies) <= ALL_OPEN or address.has_any(NARROWING)


def _page(total: int) -> int:
    return address.page(tables.last_page(total, SIZE))


def _note(made_of: HeatSource, bodies: Sequence[str]) -> None:
    if made_of.apart & set(bodies):
        frame.by_consent_note()

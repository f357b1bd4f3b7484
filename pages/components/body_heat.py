"""How bodies stand in each measure: the whole map, or the rows of a few bodies."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from core.charts.heat import heat as drawn
from core.domain.bodies import BodyKind
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
from pages.components import (
    address,
    asking,
    body_chart,
    charts,
    downloads,
    frame,
    heat,
    pieces,
    tables,
)
from pages.components.reading import Reading

ALL_OPEN = 24
SIZE = 50
NARROWING = ("q", "kind")


def source(look: Reading, known: Register, bodies: Sequence[str] = ()) -> HeatSource:
    """The figures of every body, or of some, in every measure."""
    titles = look.ask(asking.measure_titles)
    measures = [(m.code, titles.get(m.code)) for m in look.ask(asking.plan_text).measures]
    apart = look.ask(asking.plan_text).by_consent
    return HeatSource(look.ask(asking.pairs, tuple(bodies)), known, measures, apart)


def few(look: Reading, known: Register, bodies: Sequence[str]) -> None:
    """The rows of some bodies, under a heading, with the way to all of them."""
    if not bodies:
        return
    made_of = source(look, known, bodies)
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
    wanted = _in_turn(known, bodies)
    page = address.page(tables.last_page(len(wanted), SIZE))
    part = wanted[(page - 1) * SIZE : page * SIZE]
    pieces.show(
        "map",
        look,
        lambda: heat.show(_view(made_of, bodies, part), in_numbers=bool(in_numbers)),
    )
    tables.pages(len(wanted), page, SIZE)
    _note(made_of, part)


def take_along(look: Reading, known: Register, bodies: Sequence[str]) -> None:
    """The buttons that download the map: all of it as a table, the first bodies as a picture."""
    made_of = source(look, known)
    about = downloads.asked(NARROWING, known)
    downloads.table("heat", look, lambda: heat_rows(made_of, bodies, look.as_of), about=about)
    body_chart.take_along(
        "heat", look, bodies,
        lambda codes, ink: drawn(pd.DataFrame(heat_drawn(made_of, codes)), ink=ink), about,
    )  # fmt: skip


def _in_turn(known: Register, bodies: Sequence[str]) -> list[str]:
    """The bodies that have rows of their own: in their order or by kind; none where kinds fold."""
    if address.read().sort:
        return list(bodies)
    if len(bodies) > ALL_OPEN and not address.has_any(NARROWING):
        return []
    kinds = list(BodyKind)
    return sorted(bodies, key=lambda code: kinds.index(known.bodies[code].kind))


def _view(made_of: HeatSource, bodies: Sequence[str], part: Sequence[str]) -> HeatView:
    """One page of the order asked for, or by kind."""
    if address.read().sort:
        return heat_view(made_of, part, address.link)
    return heat_by_kind(
        made_of, bodies, address.link, opening=lambda kind: address.here(kind=kind), shown=part,
        behind=None if address.read().q else partial(address.link, "/plan"),
    )  # fmt: skip


def _note(made_of: HeatSource, bodies: Sequence[str]) -> None:
    if made_of.apart & set(bodies):
        frame.by_consent_note()

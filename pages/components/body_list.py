"""Everyone who carries the plan out: drawn or as a table, filtered, sorted, to take along."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from core.domain.bodies import BodyKind, ukrainian_order
from core.domain.rates import RateName, Tally
from core.domain.register import Register
from core.domain.status import Status
from core.i18n import _, language
from core.presenters.body_table import body_rate_rows, body_table
from core.presenters.figures import thousands
from core.presenters.labels import body_name, kind_label
from core.presenters.overview import worst_first
from core.presenters.search import body_texts, matches
from core.presenters.sorting import ordered, rate_place
from core.queries.standings import RollUp
from pages.components import (
    address,
    asking,
    body_chart,
    body_heat,
    charts,
    downloads,
    frame,
    pieces,
    tables,
)
from pages.components.answers import kept
from pages.components.reading import Reading

FILTERS = ("q", "kind")
SIZE = 50


def show(look: Reading, known: Register) -> None:
    """Draw the controls, the filters and a page of the bars, the map or the table."""
    found = look.ask(asking.tallies, RollUp.BODY)
    with frame.controls(look):
        hint = _("Знайти орган")
        address.search("q", _("Пошук"), label_visibility="collapsed", placeholder=hint)
        chosen = charts.switch({"heat": _("За заходами")})
    shown = _wanted(in_order(look, known), known)
    with st.container(horizontal=True, vertical_alignment="center"):
        pieces.heading(_("Органи: {n}").format(n=thousands(len(shown))))
        if chosen == "heat":
            body_heat.take_along(look, known, shown)
        else:
            about = downloads.asked(FILTERS, known)
            rows = partial(body_rate_rows, found, known, shown, look.as_of)
            downloads.table("bodies", look, rows, about=about)
            body_chart.take_along(
                "bodies", look, shown,
                lambda codes, ink: body_chart.drawing(look, found, known, codes, ink), about,
            )  # fmt: skip
    address.chips("kind", _("Вид"), _kinds(found, known), label_visibility="collapsed")
    frame.narrowed(len(shown), len(found), FILTERS)
    if chosen == "heat":
        body_heat.everyone(look, known, shown)
        return
    page = address.page(tables.last_page(len(shown), SIZE))
    part = shown[(page - 1) * SIZE : page * SIZE]
    if chosen == "chart" and shown:
        charts.legend()
        body_chart.show(look, found, known, part, key="bodies")
    else:
        pieces.show("bodies", look, lambda: _table(look, found, known, part))
    tables.pages(len(shown), page, SIZE)
    if look.ask(asking.plan_text).by_consent & set(part):
        frame.by_consent_note()


def _table(look: Reading, found: dict[str, Tally], known: Register, part: list[str]) -> None:
    apart = charts.apart(look)
    table = body_table(found, known, link=address.link, only=part, apart=apart)
    tables.show(table, (*FILTERS, "period"))


def in_order(look: Reading, known: Register) -> tuple[str, ...]:
    """Bodies by the column that the address asks for, else the most overdue first."""
    found = look.ask(asking.tallies, RollUp.BODY)
    keys = {
        "name": lambda code: ukrainian_order(body_name(known.bodies[code])),
        "completion": lambda code: rate_place(found[code], RateName.COMPLETION),
        "on_time": lambda code: rate_place(found[code], RateName.ON_TIME),
        "progress": lambda code: rate_place(found[code], RateName.PROGRESS),
        "overdue": lambda code: found[code].of(Status.OVERDUE),
        "review": lambda code: found[code].of(Status.UNDER_REVIEW),
    }
    sort = address.sorting(keys)

    def find() -> tuple[str, ...]:
        return tuple(ordered(worst_first(found, known, charts.apart(look)), sort, keys))

    return kept(("order of bodies", look.key(look.as_of), language(), sort), find)


def _wanted(codes: Iterable[str], known: Register) -> list[str]:
    view = address.read()
    return [
        code
        for code in codes
        if matches(view.q, body_texts(known.bodies[code]))
        and (not view.kind or known.bodies[code].kind in view.kind)
    ]


def _kinds(found: dict[str, Tally], known: Register) -> dict[str, str]:
    present = {known.bodies[code].kind for code in found}
    return {kind.value: kind_label(kind.value) for kind in BodyKind if kind in present}

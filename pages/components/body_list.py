"""Everyone who carries the plan out: drawn or as a table, filtered, sorted, to take along."""

import streamlit as st

from core.domain.bodies import BodyKind, ukrainian_order
from core.domain.rates import RateName, Tally
from core.domain.register import Register
from core.domain.status import Status
from core.i18n import _, language
from core.presenters.body_parts import bar_rows
from core.presenters.body_table import body_rate_rows, body_table
from core.presenters.labels import body_name, kind_label
from core.presenters.overview import worst_first
from core.presenters.search import body_texts, matches
from core.presenters.sorting import ordered, rate_place
from core.queries.standings import RollUp
from pages.components import address, asking, body_chart, charts, downloads, frame, tables
from pages.components.reading import Reading


def show(look: Reading, known: Register) -> None:
    """Draw the controls, the filters and the bars or the table."""
    found = look.ask(asking.tallies, RollUp.BODY)
    apart = look.ask(asking.plan_text).by_consent
    ranked = worst_first(found, known, apart)
    with frame.controls(look):
        hint = _("Назва, скорочення або код")
        query = address.search("q", _("Пошук"), label_visibility="collapsed", placeholder=hint)
        chosen = charts.switch()
        downloads.csv("bodies", look, lambda: body_rate_rows(found, known, ranked, look.as_of))
    wanted = address.chips("kind", _("Вид"), _kinds(found, known), label_visibility="collapsed")
    if query or wanted:
        frame.clear_filters("q", "kind")
    shown = [
        code
        for code in _in_order(ranked, found, known)
        if matches(query, body_texts(known.bodies[code]))
        and (not wanted or known.bodies[code].kind in wanted)
    ]
    if chosen == "chart" and shown:
        rows = bar_rows(found, known, language(), only=shown, apart=apart)
        body_chart.show(rows, key="bodies")
    else:
        tables.show(body_table(found, known, link=address.link, only=shown, apart=apart))
    if apart & set(shown):
        st.caption(_("* бере участь за згодою"))


def _kinds(found: dict[str, Tally], known: Register) -> dict[str, str]:
    present = {known.bodies[code].kind for code in found}
    return {kind.value: kind_label(kind.value) for kind in BodyKind if kind in present}


def _in_order(codes: list[str], found: dict[str, Tally], known: Register) -> list[str]:
    return ordered(
        codes,
        address.read().sort,
        {
            "name": lambda code: ukrainian_order(body_name(known.bodies[code])),
            "completion": lambda code: rate_place(found[code], RateName.COMPLETION),
            "on_time": lambda code: rate_place(found[code], RateName.ON_TIME),
            "progress": lambda code: rate_place(found[code], RateName.PROGRESS),
            "overdue": lambda code: found[code].of(Status.OVERDUE),
            "review": lambda code: found[code].of(Status.UNDER_REVIEW),
        },
    )

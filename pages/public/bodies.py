"""«Органи»: who does its part? With `body`, the card of one."""

import pandas as pd
import streamlit as st

from core.charts.body_bars import body_bars
from core.domain.bodies import BodyKind, ukrainian_order
from core.domain.rates import RateName, Tally
from core.domain.register import Register
from core.domain.status import Status
from core.i18n import _, language
from core.presenters.body_parts import bar_rows
from core.presenters.body_table import body_rate_rows, body_table
from core.presenters.labels import body_name, kind_label
from core.presenters.overview import headline, worst_first
from core.presenters.search import body_texts, matches
from core.presenters.sorting import ordered, rate_place
from core.queries.standings import RollUp
from pages.components import access, address, asking, body_card, charts, downloads, frame, tables
from pages.components.reading import Reading, current, register


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    known = register(look)
    asked = address.read().body
    if asked in known.bodies:
        body_card.show(look, known, known.bodies[asked])
        return
    if asked:
        address.refuse("body", _("Немає органу «{code}».").format(code=asked))
    _everyone(look, known)


def _everyone(look: Reading, known: Register) -> None:
    found = look.ask(asking.tallies, RollUp.BODY)
    frame.headline(headline(look.ask(asking.plan_tally)), look, _("за органами"))
    with frame.controls(look):
        query = address.search(
            "q",
            _("Пошук"),
            label_visibility="collapsed",
            placeholder=_("Назва, скорочення або код"),
        )
        chosen = charts.switch()
        downloads.csv("bodies", look, lambda: _rows(look, known))
    kinds = _kinds(found, known)
    wanted = address.chips("kind", _("Вид"), kinds, label_visibility="collapsed")
    apart = look.ask(asking.plan_text).by_consent
    shown = [
        code
        for code in _in_order(found, known, apart)
        if matches(query, body_texts(known.bodies[code]))
        and (not wanted or known.bodies[code].kind in wanted)
    ]
    if query or wanted:
        frame.clear_filters("q", "kind")
    if chosen == "chart" and shown:
        _chart(bar_rows(found, known, language(), only=shown, apart=apart))
    else:
        tables.show(body_table(found, known, link=address.link, only=shown, apart=apart))
    if apart:
        st.caption(_("* бере участь за згодою"))


def _chart(rows: list[dict[str, object]]) -> None:
    charts.legend()
    chart = body_bars(pd.DataFrame(rows), count_title=_("Зобов’язань"), ink=charts.ink())
    alt = _("Зобов’язання органів за станом, спершу найбільше прострочених")
    if picked := charts.show(chart, key="bodies", alt=alt):
        address.visit("/bodies", body=picked)


def _kinds(found: dict[str, Tally], known: Register) -> dict[str, str]:
    present = {known.bodies[code].kind for code in found}
    return {kind.value: kind_label(kind.value) for kind in BodyKind if kind in present}


def _in_order(found: dict[str, Tally], known: Register, apart: frozenset[str]) -> list[str]:
    return ordered(
        worst_first(found, apart),
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


def _rows(look: Reading, known: Register) -> list[dict[str, object]]:
    found = look.ask(asking.tallies, RollUp.BODY)
    return body_rate_rows(found, known, worst_first(found), look.as_of)


render()

"""Completion by agency, drawn: stacked bars that open the card of the body picked."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from core.charts.body_bars import body_bars
from core.charts.look import Drawing, Ink
from core.domain.rates import NOTHING, Tally
from core.domain.register import Register
from core.i18n import _, language
from core.presenters.body_parts import bar_rows
from core.presenters.overview import first_of, headline
from core.queries.standings import RollUp
from pages.components import address, asking, charts, downloads, pieces
from pages.components.reading import Reading

MOST_DRAWN = 60


def show(
    look: Reading, found: dict[str, Tally], known: Register, codes: Sequence[str], *, key: str
) -> None:
    """Draw the bars of some bodies in their order, those apart with a *."""
    spec = charts.spec(
        "bodies", look, tuple(codes), lambda ink: drawing(look, found, known, codes, ink)
    )
    alt = _("Зобов’язання органів за станом, спершу найбільше прострочених")
    if picked := charts.show(spec, key=key, alt=alt):
        address.visit("/bodies", body=picked)


def take_along(
    name: str,
    look: Reading,
    shown: Sequence[str],
    chart: Callable[[Sequence[str], Ink], Drawing],
    about: downloads.About,
) -> None:
    """The buttons that download a picture of bodies, the first of many; its finding is of all."""
    if not shown:
        return
    first = shown[:MOST_DRAWN]
    finding = pieces.said("finding", look, lambda: _finding(look, shown, len(first)), about=name)
    with st.popover(_("Малюнок")):
        downloads.drawing(
            name,
            look,
            lambda ink: chart(first, ink),
            finding,
            charts.legend_parts(),
            about=about,
        )


def _finding(look: Reading, shown: Sequence[str], drawn: int) -> str:
    found = look.ask(asking.tallies, RollUp.BODY)
    return first_of(headline(sum((found[code] for code in shown), NOTHING)), drawn, len(shown))


def drawing(
    look: Reading, found: dict[str, Tally], known: Register, codes: Sequence[str], ink: Ink
) -> Drawing:
    """The bars."""
    apart = charts.apart(look)
    rows = bar_rows(found, known, language(), only=codes, apart=apart)
    return body_bars(pd.DataFrame(rows), count_title=_("Зобов’язань"), ink=ink)

"""Completion by agency, drawn: stacked bars that open the card of the body picked."""

from collections.abc import Sequence

import pandas as pd

from core.charts.body_bars import body_bars
from core.charts.look import Drawing, Ink
from core.domain.rates import Tally
from core.domain.register import Register
from core.i18n import _, language
from core.presenters.body_parts import bar_rows
from pages.components import address, charts
from pages.components.reading import Reading


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


def drawing(
    look: Reading, found: dict[str, Tally], known: Register, codes: Sequence[str], ink: Ink
) -> Drawing:
    """The bars."""
    apart = charts.apart(look)
    rows = bar_rows(found, known, language(), only=codes, apart=apart)
    return body_bars(pd.DataFrame(rows), count_title=_("Зобов’язань"), ink=ink)

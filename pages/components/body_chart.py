"""Completion by agency, drawn: stacked bars that open the card of the body picked."""

from collections.abc import Sequence

import pandas as pd

from core.charts.body_bars import body_bars
from core.domain.rates import Tally
from core.domain.register import Register
from core.i18n import _, language
from core.presenters.body_parts import bar_rows
from pages.components import address, charts


def show(
    found: dict[str, Tally],
    known: Register,
    codes: Sequence[str],
    apart: frozenset[str],
    *,
    key: str,
) -> None:
    """Draw the bars of some bodies in their order, those apart with a *."""
    rows = bar_rows(found, known, language(), only=codes, apart=apart)
    chart = body_bars(pd.DataFrame(rows), count_title=_("Зобов’язань"), ink=charts.ink())
    alt = _("Зобов’язання органів за станом, спершу найбільше прострочених")
    if picked := charts.show(chart, key=key, alt=alt):
        address.visit("/bodies", body=picked)

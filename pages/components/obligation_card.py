"""The card of an obligation that everyone may open: what it asks, how it stands, its story."""

import streamlit as st

from core.domain.bodies import Body
from core.domain.figures import ObligationStanding
from core.i18n import _
from core.presenters.cards import Fact
from core.presenters.labels import (
    body_name,
    day_text,
    flag_text,
    measure_short,
    period_label,
    status_label,
)
from core.presenters.obligation_table import when_text
from core.web.addresses import BODIES, PLAN
from pages.components import access, address, cards, obligation_story, owing, shell, tables
from pages.components.reading import Reading


def show(look: Reading, reader: access.Reader, row: ObligationStanding, body: Body) -> None:
    """Draw the card."""
    tables.way(f"← {body_name(body)}", address.link(BODIES, body=row.body))
    name = title(look, row)
    shell.entitle(name)
    st.title(name, anchor=False)
    cards.facts([
        Fact(_("Орган"), body_name(body), href=address.link(BODIES, body=row.body)),
        *facts(row),
    ])  # fmt: skip
    obligation_story.show(look, reader, row.id)


def title(look: Reading, row: ObligationStanding) -> str:
    """«2.1 Медіабрифінги · I півріччя 2026»."""
    short = measure_short(look.ask(owing.titles).get(row.measure), "")
    return f"{row.measure} {short} · {period_label(row.period)}"


def facts(row: ObligationStanding) -> list[Fact]:
    """How an obligation stands, by when, how much of it is done, of which measure it is."""
    stand = " · ".join((status_label(row.status), *map(flag_text, row.flags)))
    return [
        Fact(_("Стан"), stand),
        Fact(_("Період"), f"{day_text(row.window_start)}–{day_text(row.due_on)}"),
        Fact(_("Строк"), " · ".join(filter(None, (day_text(row.due_on), when_text(row))))),
        Fact(_("Прийнято подій"), _("{n} із {need}").format(n=row.verified, need=row.min_count)),
        Fact(_("Захід"), f"{row.measure}", href=address.link(PLAN, measure=row.measure)),
    ]

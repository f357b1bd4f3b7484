"""The screen «Подати» with a form open: its parts in their order."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.domain.drafts import DraftContent
from core.domain.figures import ObligationStanding, Titles
from core.domain.permissions import files_by_paper
from core.i18n import _
from core.presenters.filing import claimable
from core.presenters.labels import body_name
from pages.components import (
    address,
    conflict,
    frame,
    owing,
    record_alike,
    record_end,
    record_files,
    record_form,
    record_joint,
    sheet,
)
from pages.components.reading import Reading


def first(look: Reading, body: str) -> DraftContent:
    """What a new form says: the obligation of the address, with the measure's usual type."""
    code = address.read().obligation
    row = owing.live(look).ask(owing.owed_by, body).get(code)
    if not code or row is None:
        return DraftContent()
    titles = owing.live(look).ask(owing.titles).get(row.measure)
    usual = titles.event_types[:1] if titles else ()
    return DraftContent(type=usual[0] if usual else "", obligations=(code,))


def show(look: Reading, form: sheet.Sheet, head: DeltaGenerator) -> None:
    """Draw the form, and its title where the choice of a body stands below it."""
    owed = look.ask(owing.owed_by, form.body)
    rows = {row.id: row for row in claimable(owed.values())}
    rows |= {code: owed[code] for code in form.content.obligations if code in owed}
    with head:
        st.title(_("Подати подію"), anchor=False)
        frame.note(body_name(look.ask(owing.filed_for)[form.body]))
    with st.container(key="form"):
        _fields(look, form, rows)


def _fields(look: Reading, form: sheet.Sheet, rows: dict[str, ObligationStanding]) -> None:
    titles, bodies = look.ask(owing.titles), look.ask(owing.bodies)
    record_end.saved_line(form)
    if form.copy:
        conflict.of_draft(form)
        return
    record_joint.way_out(form)
    if files_by_paper(form.actor, form.body):
        record_form.letter(form)
    record_form.obligations(form, rows, titles)
    record_form.record(form, _titles(form, rows, titles), look.now.today)
    record_form.late_choice(form, rows)
    record_files.show(form)
    record_form.links(form, look.now.today)
    record_form.more(form, rows, titles, bodies, record_joint.confirmed_by_others(look, form))
    record_alike.warn(form)
    record_end.show(form)


def _titles(
    form: sheet.Sheet, rows: dict[str, ObligationStanding], titles: dict[str, Titles]
) -> Titles | None:
    first = rows.get(form.content.obligations[0]) if form.content.obligations else None
    return titles.get(first.measure) if first else None

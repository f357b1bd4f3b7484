"""«Подати»: one event with its evidence, for the obligations it meets."""

import streamlit as st

from core.domain.drafts import DraftContent
from core.domain.figures import ObligationStanding, Titles
from core.domain.permissions import Action
from core.errors import PostupError
from core.i18n import _
from core.presenters.filing import claimable
from core.presenters.labels import body_name
from core.services.drafts import begin_correction
from core.services.filing import is_by_paper
from core.storage.unit_of_work import noting
from core.web.addresses import MY
from pages.components import (
    access,
    address,
    conflict,
    frame,
    owing,
    reading,
    receipt,
    record_body,
    record_end,
    record_files,
    record_form,
    sheet,
    tables,
)


def render() -> None:
    """Draw the screen."""
    reader = access.require(Action.FILE_EVENT)
    look = reading.current()
    view = address.read()
    if view.receipt:
        receipt.show(reader, look, view.receipt)
        return
    body = record_body.chosen(reader.actor, look)
    if not body:
        return
    try:
        if view.event and not view.draft:
            with noting(reading.engine(), reader.actor) as work:
                begun = begin_correction(work, look.plan, view.event, body)
            address.write(draft=begun, event=None, body=None)
        form = sheet.open_sheet(look.plan, reader.actor, body, lambda: _first(look, body))
    except PostupError as error:
        tables.empty(str(error))
        tables.way(_("До мого органу"), address.link(MY))
        return
    _draw(owing.live(look), form)


def _first(look: reading.Reading, body: str) -> DraftContent:
    """What a new form says: the obligation of the address, with the measure's usual type."""
    code = address.read().obligation
    row = owing.live(look).ask(owing.owed_by, body).get(code)
    if not code or row is None:
        return DraftContent()
    titles = owing.live(look).ask(owing.titles).get(row.measure)
    usual = titles.event_types[:1] if titles else ()
    return DraftContent(type=usual[0] if usual else "", obligations=(code,))


def _draw(look: reading.Reading, form: sheet.Sheet) -> None:
    rows = {row.id: row for row in claimable(look.ask(owing.owed_by, form.body).values())}
    bodies = look.ask(owing.bodies)
    st.title(_("Подати подію"), anchor=False)
    frame.note(body_name(bodies[form.body]))
    with st.container(key="form"):
        _fields(look, form, rows)


def _fields(look: reading.Reading, form: sheet.Sheet, rows: dict[str, ObligationStanding]) -> None:
    titles, bodies = look.ask(owing.titles), look.ask(owing.bodies)
    record_end.saved_line(form)
    if form.copy:
        conflict.of_draft(form)
        return
    if is_by_paper(form.actor.role, form.body, form.actor.bodies):
        record_form.letter(form)
    record_form.obligations(form, rows, titles)
    record_form.record(form, _titles(form, rows, titles), look.now.today)
    record_form.late_choice(form, rows)
    record_files.show(form)
    record_form.links(form, look.now.today)
    record_form.more(form, rows, titles, bodies)
    record_end.show(form)


def _titles(
    form: sheet.Sheet, rows: dict[str, ObligationStanding], titles: dict[str, Titles]
) -> Titles | None:
    first = rows.get(form.content.obligations[0]) if form.content.obligations else None
    return titles.get(first.measure) if first else None


render()

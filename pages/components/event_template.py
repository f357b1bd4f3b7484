"""The button by which a body takes its sheet for filing in bulk."""

import streamlit as st

from core.documents.events_sheet import event_book
from core.i18n import _, language, speaking
from core.presenters.event_book import body_book
from core.queries.plans import measure_titles
from core.services.event_sheets import filed_in, owed_in
from core.storage.unit_of_work import reading
from pages.components.downloads import XLSX
from pages.components.reading import Reading, engine


def offer(look: Reading, body: str) -> None:
    """A button for each year that the plan has had, the latest first."""
    speech = language()

    def made(year: int) -> bytes:
        with speaking(speech), reading(engine()) as session:
            rows = owed_in(session, look.plan, body, year)
            filed = filed_in(session, look.plan, body, year)
            return event_book(body_book(rows, filed, measure_titles(session, look.plan)))

    with st.container(horizontal=True):
        for year in reversed(look.years):
            st.download_button(
                _("Шаблон за {year} рік").format(year=year),
                data=lambda year=year: made(year),
                file_name=f"postup-{body}-{year}.xlsx",
                mime=XLSX,
                on_click="ignore",
                key=f"template-{year}",
            )

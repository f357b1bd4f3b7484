"""Inviting many people at once from a workbook: all of them, or nobody and every problem."""

import streamlit as st

from core.access.accounts import invite_all
from core.errors import PostupError
from core.i18n import _, ngettext
from core.importing.people_workbook import COLUMNS, MOST_MB, MOST_ROWS, read_people
from core.presenters.contract import csv_text
from core.services.workbooks import sent_sheet
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.unit_of_work import writing
from pages.components import access
from pages.components.downloads import BOM
from pages.components.invitation_form import link_to
from pages.components.plain import plain


def show(reader: access.Reader) -> None:
    """The file, and what came of it."""
    with st.expander(_("Запросити багатьох із таблиці Excel")):
        names = ", ".join(COLUMNS)
        st.write(_("Перший рядок — назви стовпців: {names}.").format(names=names))
        st.write(_("Органи в клітинці розділяйте крапкою з комою."))
        with st.form("people-import", border=False, clear_on_submit=True):
            file = st.file_uploader(_("Файл .xlsx"), type=["xlsx"], max_upload_size=MOST_MB)
            is_sent = st.form_submit_button(_("Запросити всіх"))
        if is_sent and file is not None:
            _take(reader, file.getvalue(), file.name)


def _take(reader: access.Reader, content: bytes, name: str) -> None:
    try:
        sheet = sent_sheet(
            content, name, most_mb=MOST_MB, most_rows=MOST_ROWS, most_columns=len(COLUMNS)
        )
        wanted, problems = read_people(sheet)
        tokens: dict[str, str] = {}
        if not problems:
            engine = engine_for(settings().database)
            with writing(engine, reader.actor, moves_figures=False) as work:
                tokens, problems = invite_all(work, wanted)
                if problems:
                    work.session.rollback()
    except PostupError as error:
        st.error(plain(str(error)))
        return
    if problems:
        st.error(_("Нікого не запрошено. Виправте і повторіть:"))
        lines = [f"{problem.cell}: {problem.message}" for problem in problems]
        st.code("\n".join(lines), language=None, wrap_lines=True)
        return
    _show_links(tokens)


def _show_links(tokens: dict[str, str]) -> None:
    count = len(tokens)
    words = ngettext("Запрошено {n} людину.", "Запрошено {n} людей.", count).format(n=count)
    st.success(words + " " + _("Посилання показано лише раз: завантажте їх."))
    rows = [{"name": name, "link": link_to(token)} for name, token in tokens.items()]
    st.download_button(
        _("Посилання (CSV)"),
        data=(BOM + csv_text(rows)).encode(),
        file_name="postup-invitations.csv",
        mime="text/csv",
        on_click="ignore",
    )

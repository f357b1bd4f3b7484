"""The end of «Подати»: what still lacks, what looks like a repetition, submitting, dropping."""

from collections.abc import Sequence

import streamlit as st

from core import clock
from core.domain.moments import kyiv_date
from core.domain.permissions import files_by_paper
from core.errors import ConflictError, PostupError
from core.i18n import _
from core.presenters.filing import clock_text
from core.services.drafts import drop_draft
from core.services.filing import Lack, lacks, submit_draft
from core.storage.unit_of_work import noting, writing
from core.web.addresses import MY
from pages.components import address, conflict, record_files
from pages.components.plain import plain
from pages.components.reading import engine
from pages.components.sheet import Sheet, close_sheet, save

_ASKED = "asked-to-submit"


def saved_line(sheet: Sheet) -> None:
    """When the draft was saved, never before it is; or why it was not."""
    if sheet.notice:
        st.warning(sheet.notice)
    with st.container(key="draft-saved"):
        if sheet.trouble:
            words = _("Не вдалося зберегти: {why} Введене лишається у формі.")
            st.error(words.format(why=plain(sheet.trouble)))
            st.button(_("Зберегти ще раз"), on_click=save, args=(sheet,))
        elif sheet.saved_at:
            at = clock_text(sheet.saved_at, kyiv_date(clock.now()))
            st.caption(_("Чернетку збережено о {at}").format(at=at))
        else:
            st.caption(_("Усе введене зберігається саме: форму можна закрити й повернутися."))


def show(sheet: Sheet) -> None:
    """The buttons, and the sentences of what lacks once submitting was asked for."""
    st.session_state.setdefault(sheet.key(_ASKED), False)
    with st.container(horizontal=True):
        is_sent = st.button(_("Подати на перевірку"), type="primary")
        if sheet.draft is not None:
            is_dropped = st.button(_("Видалити чернетку"), type="tertiary")
            if is_dropped:
                _drop(sheet)
    if is_sent:
        st.session_state[sheet.key(_ASKED)] = True
    if not st.session_state[sheet.key(_ASKED)]:
        return
    missing = _missing(sheet)
    for lack in missing:
        st.error(plain(lack.sentence))
    if is_sent and not missing:
        _submit(sheet)


def _missing(sheet: Sheet) -> Sequence[Lack]:
    actor = sheet.actor
    return lacks(
        sheet.content,
        kyiv_date(clock.now()),
        files=record_files.kept_files(sheet),
        by_paper=files_by_paper(actor, sheet.body),
    )


def _submit(sheet: Sheet) -> None:
    save(sheet)
    if sheet.trouble or sheet.copy:
        st.rerun()
    try:
        with writing(engine(), sheet.actor) as work:
            number = submit_draft(work, sheet.plan, sheet.draft or 0, seen_version=sheet.version)
    except ConflictError as error:
        conflict.of_event(sheet, str(error))
    except PostupError as error:
        st.error(plain(str(error)))
    else:
        close_sheet()
        address.write(draft=None, obligation=None, body=None, event=None, receipt=number)
        st.rerun()


def _drop(sheet: Sheet) -> None:
    with noting(engine(), sheet.actor) as work:
        drop_draft(work, sheet.draft or 0)
    close_sheet()
    address.visit(MY)

"""Two texts that met: both are shown, neither is lost, the reader chooses (trust §5)."""

from collections.abc import Callable

import streamlit as st

from core.domain.drafts import DraftContent, content_of
from core.errors import PostupError
from core.i18n import _
from core.presenters.draft_compare import differences
from core.queries.drafts import draft
from core.queries.submissions import event_record
from core.services.drafts import drop_draft, rebase, take_over
from core.storage.unit_of_work import Writing, noting, reading
from pages.components import access, frame, tables
from pages.components.reading import engine
from pages.components.sheet import Sheet, close_sheet


def of_draft(sheet: Sheet) -> None:
    """The draft as another window saved it, beside what was written here; one is chosen."""
    copy, number = sheet.copy or 0, sheet.draft or 0
    with reading(engine()) as session:
        theirs = draft(session, sheet.actor, number)
        mine = draft(session, sheet.actor, copy).content
    st.warning(_("Цю чернетку тим часом змінили в іншому вікні. Обидва тексти збережено."))
    if sheet.trouble:
        st.error(sheet.trouble)
    _both(mine, theirs.content)
    _choice(
        sheet,
        lambda work: take_over(work, number, copy, seen_version=theirs.version),
        _("Лишити мій текст"),
    )
    _choice(sheet, lambda work: drop_draft(work, copy), _("Лишити інший текст"))


def of_event(sheet: Sheet, sentence: str) -> None:
    """The event's record as somebody else corrected it, beside this correction."""
    with reading(engine()) as session:
        found = draft(session, sheet.actor, sheet.draft or 0)
        known = event_record(session, found.event) if found.event else None
    st.warning(sentence)
    if known is None or found.event is None:
        return
    record, revision = known
    now = content_of(record, bodies=found.content.bodies, obligations=found.content.obligations)
    _both(found.content, now)
    frame.note(_("Ваш текст лишається в чернетці. Щоб подати його, підтвердьте, що бачили новий."))
    st.button(
        _("Подаватиму свій текст"), on_click=_do,
        args=(sheet, lambda work: rebase(work, sheet.draft or 0, revision)),
    )  # fmt: skip


def _both(mine: DraftContent, theirs: DraftContent) -> None:
    tables.show(differences(mine, theirs))


def _choice(sheet: Sheet, action: Callable[[Writing], object], words: str) -> None:
    st.button(words, on_click=_do, args=(sheet, action))


def _do(sheet: Sheet, action: Callable[[Writing], object]) -> None:
    try:
        with noting(engine(), access.who_is_it().actor) as work:
            action(work)
    except PostupError as error:
        sheet.trouble = str(error)
        return
    sheet.copy = None
    close_sheet()

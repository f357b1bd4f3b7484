"""What a body may ask about an obligation: to be left out of it, or to say it was not held."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.domain.attachments import Record, RecordKind
from core.domain.facts import ExclusionState, NilState
from core.domain.figures import ObligationStanding
from core.domain.permissions import Actor
from core.domain.requests import ExclusionRequest
from core.domain.status import Flag
from core.i18n import _
from core.services import attachments
from core.services.commitments import report_nil
from core.services.exclusions import request_exclusion, take_back_exclusion
from core.services.papers import attach_paper
from core.settings import settings
from core.storage.unit_of_work import writing
from pages.components import forms, frame, ground_form, letter
from pages.components.reading import Reading, engine


def nil(look: Reading, actor: Actor, row: ObligationStanding) -> None:
    """«Не проводилося» with a reason, or taking it back."""
    if Flag.NIL in row.flags:
        paper = letter.field(actor, row.body, "letter-nil")
        if st.button(_("Відкликати «не проводилося»")):
            _nil(look, actor, row.id, NilState.WITHDRAWN, "", paper)
        return
    with st.expander(_("Захід не проводився")), st.form("nil", border=False):
        frame.note(_("Звіт буде подано, та зобов’язання лишиться невиконаним."))
        reason = st.text_area(_("Чому не проводився"), max_chars=2000)
        paper = letter.field(actor, row.body, "letter-nil")
        if st.form_submit_button(_("Повідомити, що не проводився")):
            _nil(look, actor, row.id, NilState.FILED, reason, paper)


def exclusion(
    look: Reading, actor: Actor, row: ObligationStanding, asked: Sequence[ExclusionRequest]
) -> None:
    """A request to be left out of the obligation, with its document, or taking it back."""
    waiting = next((one for one in asked if one.state is ExclusionState.REQUESTED), None)
    if waiting is not None:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            paper = letter.field(actor, row.body, "letter-exclusion")
            is_sent = st.button(_("Відкликати прохання про звільнення"))
        if is_sent:
            _take_back(actor, waiting.id, paper)
        return
    with st.expander(_("Попросити звільнити від зобов’язання")), st.form("exclusion", border=False):
        given = ground_form.fields(look)
        file = st.file_uploader(_("Документ (файл)"), max_upload_size=settings().attachment_mb)
        is_sent = st.form_submit_button(_("Надіслати прохання"))
    if is_sent and forms.attempt(lambda: _ask(look, actor, row, given, file)):
        st.rerun()


def _nil(look: Reading, actor: Actor, code: str, state: NilState, reason: str, paper: str) -> None:
    def act() -> bool:
        with writing(engine(), actor) as work:
            report_nil(work, look.plan, code, state=state, reason=reason, letter=paper)
        return True

    if forms.attempt(act):
        st.rerun()


def _take_back(actor: Actor, number: int, paper: str) -> None:
    def act() -> bool:
        with writing(engine(), actor) as work:
            take_back_exclusion(work, number, paper)
        return True

    if forms.attempt(act):
        st.rerun()


def _ask(
    look: Reading, actor: Actor, row: ObligationStanding, given: ground_form.Given, file: Any
) -> int:
    ground = ground_form.ground_of(given)
    if file is None:
        with writing(engine(), actor) as work:
            return request_exclusion(work, look.plan, row.id, ground)
    kept_in = attachments.store()
    with (
        attachments.arrived(kept_in, file, file.name) as checked,
        writing(engine(), actor) as work,
    ):
        number = request_exclusion(work, look.plan, row.id, ground)
        attach_paper(work, kept_in, checked, [Record(RecordKind.EXCLUSION, number)])
        return number

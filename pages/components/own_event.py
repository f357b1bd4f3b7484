"""One event as its body sees it: where it stands and why, what was said, what can be done."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from core.domain.facts import ClaimState
from core.domain.permissions import files_by_paper
from core.domain.remarks import RemarkKind
from core.domain.submissions import Submission
from core.i18n import _
from core.presenters.event_facts import event_facts, stand_table
from core.presenters.event_history import Cast, actors_of, event_history
from core.presenters.filing import receipt_number, type_text
from core.presenters.labels import day_text
from core.presenters.own_body import BACK
from core.queries.actors import actor_names
from core.queries.receipts import receipts_of
from core.queries.submissions import revisions_of, submission
from core.services.claims import appeal_return
from core.services.drafts import begin_copy
from core.services.filing import withdraw_submission
from core.services.remarks import mark_seen, remark
from core.storage.unit_of_work import Writing, noting, reading, writing
from core.web.addresses import MY, RECORD
from pages.components import (
    access,
    address,
    cards,
    event_story,
    forms,
    frame,
    letter,
    missing,
    owing,
    own_files,
    remarks,
    tables,
)
from pages.components.plain import plain
from pages.components.reading import Reading, engine


def show(reader: access.Reader, look: Reading, event: int, body: str) -> None:
    """The card."""
    with reading(engine()) as session:
        found = submission(session, event, body)
        receipts = receipts_of(session, event, body)
        revisions = revisions_of(session, event) if found else []
        people = actor_names(session, actors_of(found, revisions)) if found else {}
    if found is None:
        missing.show(_("Немає події № {number}.").format(number=event))
        return
    tables.way(_("← Мій орган"), address.link(MY, body=body))
    st.title(plain(found.record.title), anchor=False)
    frame.note(" · ".join((type_text(found.record.type.value), day_text(found.record.held_on))))
    for claim in found.claims:
        if claim.state in BACK:
            st.warning(_("Повернено: {reason}").format(reason=plain(claim.last.reason)))
            break
    tables.show(stand_table(found, look.ask(owing.titles), look.now.today))
    _actions(reader, look, found)
    cards.facts(event_facts(found, look.ask(owing.register).bodies))
    own_files.show(found.files, reader.actor)
    for one in receipts:
        words = _("Квитанція № {number}").format(number=receipt_number(one.year, one.number))
        tables.way(words, address.link(RECORD, receipt=one.id))
    cast = Cast(people, look.ask(owing.register), names_secretariat=False, body=body)
    event_story.show(event_history(found, revisions, cast))
    remarks.show(
        found, cast, is_bodys=not files_by_paper(reader.actor, body),
        write=lambda text: _do(reader, lambda work: remark(work, event, body, text)),
        read=lambda: _do(reader, lambda work: mark_seen(work, event, body)),
    )  # fmt: skip


def _actions(reader: access.Reader, look: Reading, found: Submission) -> None:
    event, body = found.event, found.body
    states = {claim.state for claim in found.claims}
    is_verified = any(claim.verified_by is not None for claim in found.claims)
    waits, by_paper = ClaimState.SUBMITTED in states, files_by_paper(reader.actor, body)
    with st.container(horizontal=True):
        is_back = bool(states & BACK)
        words = _("Виправити") if is_back else _("Виправити або доповнити")
        if st.button(words, type="primary" if is_back else "secondary"):
            address.visit(RECORD, event=event, body=body)
        is_withdrawn = waits and not by_paper and st.button(_("Відкликати"))
        is_copied = st.button(_("Подати ще такий"))
    if is_withdrawn:
        _do(reader, lambda work: withdraw_submission(work, event, body))
    if is_copied:
        _copy(reader, look, found)
    paper = partial(letter.field, reader.actor, body)
    if waits and by_paper:
        _ask(_("Відкликати за листом органу"), paper,
             then=lambda said: _do(reader, lambda work: withdraw_submission(
                 work, event, body, said)))  # fmt: skip
    if any(claim.may_be_appealed for claim in found.claims):
        _ask(_("Оскаржити повернення"), _area(_("Чому повернення помилкове")), paper,
             then=lambda text, said: _do(reader, lambda work: _appeal(
                 work, found, text, said)))  # fmt: skip
    if is_verified:
        _ask(_("Попросити відкликати прийняття"), _area(_("Чому слід відкликати")),
             then=lambda text: _do(reader, lambda work: remark(
                 work, event, body, text, RemarkKind.REVOCATION)))  # fmt: skip


def _area(label: str) -> Callable[[], str]:
    return lambda: st.text_area(label, max_chars=2000)


def _ask(words: str, *fields: Callable[[], str], then: Callable[..., None]) -> None:
    with st.expander(words), st.form(words, border=False):
        said = [field() for field in fields]
        is_sent = st.form_submit_button(words)
    if is_sent:
        then(*said)


def _appeal(work: Writing, found: Submission, text: str, paper: str) -> None:
    for claim in found.claims:
        if claim.may_be_appealed:
            appeal_return(work, claim.id, text, paper)


def _do(reader: access.Reader, action: Callable[[Writing], Any]) -> None:
    def act() -> bool:
        with writing(engine(), reader.actor) as work:
            action(work)
        return True

    if forms.attempt(act):
        st.rerun()


def _copy(reader: access.Reader, look: Reading, found: Submission) -> None:
    def copy() -> int:
        with noting(engine(), reader.actor) as work:
            return begin_copy(work, look.plan, found.event, found.body)

    number = forms.attempt(copy)
    if number:
        address.visit(RECORD, draft=number)

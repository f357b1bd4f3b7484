"""A sheet that came back: what it would do or what is wrong with it, and doing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from core.domain.event_sheet import MOST_MB, EventLine
from core.domain.permissions import Actor, files_by_paper
from core.domain.sheets import CellProblem
from core.errors import PostupError
from core.i18n import _
from core.presenters.event_sheet import sheet_words
from core.presenters.figures import thousands
from core.presenters.table import Column, Row, TableView, Words
from core.services.event_import import ImportPlan, carry_out, plan_import
from core.services.event_sheets import read_sheet
from core.storage.unit_of_work import planning, writing
from core.web.addresses import MY
from pages.components import address, frame, letter, tables
from pages.components.plain import plain
from pages.components.reading import Reading, engine

_DONE = "imported"
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Sent:
    """A sheet as it was read: its rows, and what cannot be read."""

    lines: list[EventLine]
    problems: list[CellProblem]


def show(actor: Actor, look: Reading, body: str) -> None:
    """The uploader, the preview, the button; or what was done."""
    number = st.session_state.setdefault("import-number", 0)
    if done := st.session_state.pop(_DONE, ""):
        st.success(done)
        tables.way(_("Переглянути подане"), address.link(MY, body=body, tab="review"))
    paper = letter.field(actor, body, f"letter-{number}")
    if files_by_paper(actor, body):
        frame.note(_("Подання буде позначено як подане за листом; перевіряє його інша людина."))
    file = st.file_uploader(
        _("Заповнений шаблон (.xlsx)"), type=["xlsx"], max_upload_size=MOST_MB,
        key=f"import-{number}",
    )  # fmt: skip
    if file is None:
        return
    try:
        sent = _read(file.file_id, file.getvalue(), file.name)
        wanted = _check(actor, look, body, sent, paper)
    except PostupError as error:
        st.error(plain(str(error)))
        return
    problems = [*sent.problems, *(wanted.problems if wanted else ())]
    if problems or wanted is None:
        _refuse(problems)
        return
    _offer(wanted, lambda: _file(actor, look, body, sent, paper))


def _read(file: str, content: bytes, name: str) -> Sent:
    """The sheet, read once for as long as the same file lies in the uploader."""
    known = st.session_state.get("import-read")
    if known is None or known[0] != file:
        known = (file, Sent(*read_sheet(content, name, sheet_words())))
        st.session_state["import-read"] = known
    return known[1]


def _check(actor: Actor, look: Reading, body: str, sent: Sent, paper: str) -> ImportPlan | None:
    if sent.problems:
        return None
    with planning(engine(), actor) as work:
        return plan_import(work, look.plan, body, sent.lines, letter=paper)


def _refuse(problems: list[CellProblem]) -> None:
    said = _("Нічого не подано. Виправте в таблиці і надішліть її ще раз. Зауважень: {n}.")
    st.error(said.format(n=thousands(len(problems))))
    _cells(_("Зауваження"), _("Що виправити"), problems)


def _cells(caption: str, about: str, said: Sequence[CellProblem]) -> None:
    rows = [Row((Words(one.cell), Words(one.message))) for one in said[:MOST_SHOWN]]
    tables.show(TableView(caption, (Column(_("Клітинка")), Column(about)), tuple(rows)))


def _offer(wanted: ImportPlan, file: Callable[[], ImportPlan]) -> None:
    said = _("Буде подано: {submitted}. Стане чернетками: {drafts}. Уже є: {known}.")
    st.info(_counts(said, wanted))
    if wanted.notes:
        _cells(_("Зверніть увагу: подати це не завадить"), _("Що помічено"), wanted.notes)
    if not (wanted.submit or wanted.draft):
        return
    if not st.button(_("Подати все"), type="primary"):
        return
    try:
        now = file()
    except PostupError as error:
        st.error(plain(str(error)))
        return
    if not now.problems:
        done = _("Подано: {submitted}. Чернеток: {drafts}. Уже було: {known}.")
        st.session_state[_DONE] = _counts(done, now)
        st.session_state["import-number"] += 1
    st.rerun()


def _file(actor: Actor, look: Reading, body: str, sent: Sent, paper: str) -> ImportPlan:
    """Check the rows again and write them, within one transaction."""
    with writing(engine(), actor) as work:
        now = plan_import(work, look.plan, body, sent.lines, letter=paper)
        if now.problems:
            work.session.rollback()
        else:
            carry_out(work, look.plan, body, now)
    return now


def _counts(words: str, wanted: ImportPlan) -> str:
    return words.format(
        submitted=thousands(len(wanted.submit)),
        drafts=thousands(len(wanted.draft)),
        known=thousands(wanted.known),
    )

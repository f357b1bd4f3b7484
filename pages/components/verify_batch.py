"""Several submissions at once: ticked, with one note; each is decided on whole or not at all."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from core.domain.deciding import Bar
from core.domain.submissions import Line
from core.i18n import _
from core.presenters.verification import QueueRow, bar_text, outcome_text
from core.services import verification
from core.services.remarks import remark
from core.storage.unit_of_work import Writing
from pages.components import verify_acts, verify_rows
from pages.components.plain import plain

_NOTE, _ALL = "verify-note", "verify-all"


def show(lines: Sequence[Line], rows: Sequence[QueueRow], bars: Mapping[int, Bar | None]) -> None:
    """The rows with their boxes, and below them what is done with those ticked."""
    free = [line for line in lines if bars[line.claim] is None]
    with st.container(horizontal=True, vertical_alignment="center", key="verify-head"):
        if len(free) > 1:
            st.checkbox(_("Вибрати всі на сторінці"), key=_ALL, on_change=_tick_all, args=(free,))
        verify_rows.first(rows)
    with st.form("verify-batch", border=False, enter_to_submit=False):
        for line, row in zip(lines, rows, strict=True):
            with st.container(
                horizontal=True, wrap=False, gap="small", key=f"verify-row-{line.claim}"
            ):
                bar = bars[line.claim]
                st.checkbox(
                    _("Вибрати: {title}").format(title=plain(line.title)),
                    key=_box(line),
                    label_visibility="collapsed",
                    disabled=bar is not None,
                    help=bar_text(bar) if bar else None,
                    width="content",
                )
                st.html(verify_rows.html(row))
        if len(free) > 1:
            _actions(free)


def _actions(lines: Sequence[Line]) -> None:
    with st.container(
        key="verify-decide", horizontal=True, vertical_alignment="bottom", gap="small"
    ):
        st.text_input(
            _("Одна примітка до всіх вибраних (для повернення — причина)"),
            key=_NOTE,
            max_chars=1000,
        )
        st.form_submit_button(
            _("Прийняти вибрані"), type="primary", on_click=_accept, args=(lines,)
        )
        st.form_submit_button(_("Повернути вибрані"), on_click=_send_back, args=(lines,))


def _tick_all(lines: Sequence[Line]) -> None:
    for line in lines:
        st.session_state[_box(line)] = st.session_state[_ALL]


def _accept(lines: Sequence[Line]) -> None:
    note = st.session_state[_NOTE].strip()

    def accept(work: Writing, line: Line) -> list[int]:
        claims = verification.accept(work, line.event, line.body, seen_revision=line.revision)
        if note:
            remark(work, line.event, line.body, note)
        return claims

    _carry_out([line for line in lines if _is_ticked(line)], accept)


def _send_back(lines: Sequence[Line]) -> None:
    note = st.session_state[_NOTE].strip()
    if not note:
        verify_acts.tell(_("Вкажіть причину повернення."), is_trouble=True)
        return

    def send_back(work: Writing, line: Line) -> list[int]:
        return verification.send_back(
            work, line.event, line.body, note, seen_revision=line.revision
        )

    _carry_out([line for line in lines if _is_ticked(line)], send_back)


def _carry_out(chosen: Sequence[Line], act: Callable[[Writing, Line], Sequence[int]]) -> None:
    if not chosen:
        verify_acts.tell(_("Виберіть хоча б одне подання."), is_trouble=True)
        return
    outcomes, decided = verify_acts.do_several(chosen, act)
    st.session_state[_NOTE], st.session_state[_ALL] = "", False
    is_trouble = any(why for _title, why in outcomes)
    verify_acts.tell(outcome_text(outcomes), is_trouble=is_trouble, decided=decided)


def _is_ticked(line: Line) -> bool:
    return bool(st.session_state.get(_box(line)))


def _box(line: Line) -> str:
    """The box belongs to what was read: another revision begins unticked."""
    return f"verify-box-{line.claim}-{line.revision}"

"""One person: state, roles, sessions, and what an administrator may do about each."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from core import clock
from core.access import accounts
from core.access.sessions import open_sessions
from core.domain.bodies import Body
from core.domain.moments import kyiv_date
from core.domain.people import Person
from core.i18n import _
from core.presenters.people import agent_text, moment_label, role_label
from core.presenters.people_table import grants_text, state_text
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.unit_of_work import Writing, reading, writing
from pages.components import access, forms, frame, person_roles
from pages.components.invitation_form import show_link
from pages.components.plain import plain


def show(reader: access.Reader, person: Person, bodies: Mapping[str, Body]) -> None:
    """The card."""
    st.header(plain(person.full_name or person.name), anchor=False)
    role = role_label(person.role_on(kyiv_date(clock.now())))
    parts = (person.name, role, grants_text(person.grants, bodies), state_text(person))
    frame.note(" · ".join(part for part in parts if part))
    frame.note(_("Останній вхід: {moment}").format(moment=moment_label(person.last_sign_in_at)))
    _show_actions(reader, person)
    person_roles.show(partial(_do, reader), person, bodies)
    _show_sessions(reader, person)


def _show_actions(reader: access.Reader, person: Person) -> None:
    with st.container(horizontal=True):
        is_reset = st.button(_("Нове посилання для пароля"))
        if person.is_active:
            _button(reader, person, _("Вимкнути"), accounts.disable)
        else:
            _button(reader, person, _("Увімкнути"), accounts.enable)
        if person.is_locked:
            _button(reader, person, _("Зняти обмеження входу"), accounts.unlock)
        if person.sessions:
            _button(reader, person, _("Завершити всі сеанси"), accounts.end_all_sessions)
    if is_reset:
        token = forms.attempt(lambda: _do(reader, accounts.reset, person.name))
        if token:
            show_link(token, hours=24 if person.has_password else 72)


def _button(
    reader: access.Reader, person: Person, words: str, action: Callable[[Writing, str], None]
) -> None:
    is_pressed = st.button(words)
    if is_pressed and forms.attempt(lambda: (_do(reader, action, person.name), True)):
        st.rerun()


def _do(reader: access.Reader, action: Callable[..., Any], *arguments: Any) -> Any:
    engine = engine_for(settings().database)
    with writing(engine, reader.actor, moves_figures=False) as work:
        return action(work, *arguments)


def _show_sessions(reader: access.Reader, person: Person) -> None:
    with reading(engine_for(settings().database)) as session:
        found = open_sessions(session, person.id)
    for one in found:
        words = _("{agent}, адреса {address}; востаннє {moment}").format(
            agent=agent_text(one.agent),
            address=one.address or "—",
            moment=moment_label(one.seen_at),
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(words)
            is_pressed = st.button(_("Завершити"), key=f"end-{one.id}")
        if is_pressed:
            _do(reader, accounts.end_one_session, person.name, one.id)
            st.rerun()

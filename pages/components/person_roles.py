"""The roles of one person: those held, another beside them, others in their place."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core import clock
from core.access import accounts
from core.domain.bodies import Body
from core.domain.moments import kyiv_date
from core.domain.people import Person
from core.i18n import _
from core.presenters.people_table import grant_text
from pages.components import forms, frame
from pages.components.invitation_form import role_fields


def show(do: Callable[..., Any], person: Person, bodies: Mapping[str, Body]) -> None:
    """Each role with its end, and two forms.

    Args:
        do: Runs an action of `core.access.accounts` as the reader.
        person: Whose roles.
        bodies: The register.
    """
    if len(person.grants) > 1:
        _show_held(do, person, bodies)
    with st.expander(_("Додати роль")):
        frame.note(_("Якщо ролей кілька, діють усі, кожна для своїх органів."))
        with st.form("role-more", border=False):
            wish = role_fields(bodies, f"more-{person.id}")
            is_sent = st.form_submit_button(_("Додати"))
    if is_sent:
        _try(lambda: do(accounts.add_role, person.name, wish))
    with st.expander(_("Змінити роль і органи")):
        frame.note(_("Замінює всі нинішні ролі."))
        with st.form("roles", border=False):
            role = person.role_on(kyiv_date(clock.now()))
            own = [grant.body for grant in person.grants if not grant.is_deputy]
            wish = role_fields(bodies, f"roles-{person.id}", role=role, held=own)
            is_sent = st.form_submit_button(_("Змінити роль"))
    if is_sent:
        _try(lambda: do(accounts.change_roles, person.name, (wish,)))


def _show_held(do: Callable[..., Any], person: Person, bodies: Mapping[str, Body]) -> None:
    for place, grant in enumerate(person.grants):
        with st.container(horizontal=True, vertical_alignment="center"):
            words = grant_text(grant, bodies)
            st.write(words)
            is_pressed = st.button(
                _("Прибрати"), key=f"take-{place}", help=_("Прибрати: {what}").format(what=words)
            )
        if is_pressed:
            _try(lambda grant=grant: do(accounts.take_role, person.name, grant.role, grant.body))


def _try(action: Callable[[], Any]) -> None:
    if forms.attempt(lambda: (action(), True)):
        st.rerun()

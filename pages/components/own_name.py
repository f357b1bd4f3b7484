"""The own name and password."""

import streamlit as st

from core.access.identity import Identity
from core.access.own_account import change_password, rename
from core.access.password_policy import LONG_ENOUGH, WITH_CODES
from core.errors import InvalidInputError
from core.i18n import _
from core.settings import settings
from core.storage.engine import engine_for
from pages.components import forms, frame


def show(who: Identity) -> None:
    """Two forms."""
    engine = engine_for(settings().database)
    with st.expander(_("Ім’я та прізвище")), st.form("name", border=False):
        name = st.text_input(_("Ім’я та прізвище"), who.full_name, label_visibility="collapsed")
        if st.form_submit_button(_("Зберегти ім’я")):
            forms.attempt(lambda: rename(engine, who, name), _("Збережено."))
    if who.method == "password":
        with st.expander(_("Пароль")):
            _show_password(who)


def _show_password(who: Identity) -> None:
    least = WITH_CODES if who.has_codes else LONG_ENOUGH
    hint = _("Пароль: щонайменше {n} знаків; годиться речення, пробіли теж.")
    frame.note(hint.format(n=least))
    with st.form("password", border=False, clear_on_submit=True):
        current = forms.current_password()
        new = st.text_input(
            _("Новий пароль"),
            type="password",
            autocomplete="new-password",
        )
        again = st.text_input(_("Пароль ще раз"), type="password", autocomplete="new-password")
        is_sent = st.form_submit_button(_("Змінити пароль"))
    if is_sent:
        done = _("Пароль змінено. Інші сеанси завершено.")
        forms.attempt(lambda: _change(who, current, new, again), done)


def _change(who: Identity, current: str, new: str, again: str) -> None:
    if new != again:
        raise InvalidInputError(_("Паролі не однакові."))
    change_password(engine_for(settings().database), who, current=current, new=new)

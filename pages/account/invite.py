"""«Запрошення»: the link of an invitation or a reset, by which a password is set once."""

import streamlit as st

from core.access.own_account import Guest, accept, guest_of
from core.access.password_policy import LONG_ENOUGH
from core.errors import StateError
from core.i18n import _
from core.settings import settings
from core.storage.engine import engine_for
from core.web.addresses import SIGN_IN
from pages.components import access, forms, frame, tables


def render() -> None:
    """Draw the screen."""
    access.require()
    st.title(_("Запрошення"), anchor=False)
    token = st.query_params.get("token", "")
    try:
        guest = guest_of(engine_for(settings().database), token)
    except StateError as error:
        tables.empty(str(error))
        tables.way(_("Увійти"), SIGN_IN)
        return
    with st.container(key="narrow"):
        _show_form(token, guest)


def _show_form(token: str, guest: Guest) -> None:
    words = _("Ваше ім’я для входу: {name}. Задайте пароль, щоб увійти.")
    frame.note(words.format(name=guest.name))
    hint = _("Пароль: щонайменше {n} знаків; годиться речення, пробіли теж.")
    frame.note(hint.format(n=LONG_ENOUGH))
    with st.form("invite"):
        full_name = st.text_input(_("Ім’я та прізвище"), guest.full_name, autocomplete="name")
        first = st.text_input(
            _("Новий пароль"),
            type="password",
            autocomplete="new-password",
        )
        again = st.text_input(_("Пароль ще раз"), type="password", autocomplete="new-password")
        is_sent = st.form_submit_button(_("Зберегти"))
    if not is_sent:
        return
    if first != again:
        st.error(_("Паролі не однакові."))
        return
    engine = engine_for(settings().database)
    if forms.attempt(lambda: accept(engine, token, full_name=full_name, password=first)):
        access.leave_for(SIGN_IN)


render()

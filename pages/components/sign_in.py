"""The sign-in form: streamlit-authenticator draws it and calls its controller; the rest is ours.

Its model keeps users in a file and its cookie can be read by scripts and outlives a sign-out, so
both are put aside: the controller below asks `core.access`, and what stands for the cookie sends
the browser for ours with a ticket. Nothing else of the library is used, and only here.
"""

from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit_authenticator.controllers import AuthenticationController
from streamlit_authenticator.views import Authenticate

from core.access.sign_in import Outcome, Verdict, issue_ticket, try_code, try_password
from core.i18n import _
from core.settings import settings
from core.storage.engine import engine_for
from core.web.addresses import OIDC, SESSION_OPEN
from core.web.cookies import browser_cookie
from pages.components import access, tables

_CODE_FOR = "_code_for"
_REFUSED = "_refused"
_THEN = "then"
LOCAL = "local"


def explain(reason: str) -> None:
    """Say why a sign-in came to nothing."""
    if reason == "stranger":
        st.warning(_("Вас немає серед користувачів. Попросіть адміністратора запросити вас."))
    elif reason:
        st.warning(_("Вхід не завершено. Увійдіть ще раз."))


def show() -> None:
    """Draw what the installation takes: the form, the way to the provider, or both."""
    mode = settings().auth_mode
    if mode != "local":
        then = urlencode({_THEN: st.query_params.get(_THEN, "")})
        words = _("Увійти через постачальника")
        tables.way(words, f"{settings().base_path}{OIDC}?{then}")
    if mode != "oidc":
        _show_form()


def _show_form() -> None:
    if not st.context.cookies.get(browser_cookie()):
        st.warning(_("Вхід потребує файлів cookie: дозвольте їх і оновіть сторінку."))
    if _CODE_FOR in st.session_state:
        _show_code()
        return
    _Form().login(
        fields={
            "Form name": _("Ім’я і пароль"),
            "Username": _("Ім’я для входу"),
            "Password": _("Пароль"),
            "Login": _("Увійти"),
        }
    )
    if st.session_state.pop(_REFUSED, False):
        st.error(_("Ім’я або пароль хибні, або вхід тимчасово обмежено. Спробуйте пізніше."))


class _Controller(AuthenticationController):
    """Answers the form; the library's own base would read and rewrite a file of users."""

    def __init__(self) -> None:
        """Nothing of the base's: neither users nor a model."""

    def login(self, username: Any = None, password: Any = None, *_more: Any, **_rest: Any) -> bool:
        """Whether the browser may go and fetch its cookie."""
        if settings().auth_mode == "oidc":
            return False
        verdict = try_password(_engine(), username or "", password or "", _address())
        if verdict.outcome is Outcome.CODE_NEEDED:
            st.session_state[_CODE_FOR] = verdict
            st.rerun()
        st.session_state[_REFUSED] = verdict.outcome is Outcome.REFUSED
        if verdict.outcome is Outcome.WELCOME:
            _send_for_cookie(verdict)
        return False


class _NoCookie:
    """Stands where the library keeps its cookie: there is none."""

    def get_cookie(self) -> None:
        """Nobody is signed in by it."""


class _Form(Authenticate):
    """The library's form over our controller."""

    def __init__(self) -> None:
        self.attrs = {"login_sleep_time": 0}
        self.path = None
        self.cookie_controller: Any = _NoCookie()
        self.authentication_controller = _Controller()


def _show_code() -> None:
    with st.form("code"):
        code = st.text_input(_("Код із застосунку або резервний код"), autocomplete="one-time-code")
        is_sent = st.form_submit_button(_("Увійти"))
    if is_sent:
        _try_code(code)
    if st.button(_("Увійти з іншим ім’ям"), type="tertiary"):
        del st.session_state[_CODE_FOR]
        st.rerun()


def _try_code(code: str) -> None:
    verdict = try_code(_engine(), st.session_state[_CODE_FOR], code, _address())
    if verdict.outcome is Outcome.WELCOME:
        del st.session_state[_CODE_FOR]
        _send_for_cookie(verdict)
    else:
        st.error(_("Код не підійшов. Введіть новий; після п’яти хибних чекайте чверть години."))


def _send_for_cookie(verdict: Verdict) -> None:
    browser = st.context.cookies.get(browser_cookie())
    if browser:
        then = st.query_params.get(_THEN, "")
        ticket = issue_ticket(_engine(), verdict, browser, then, "password")
        access.leave_for(f"{SESSION_OPEN}?ticket={ticket}")


def _engine() -> Any:
    return engine_for(settings().database)


def _address() -> str:
    return st.context.ip_address or LOCAL

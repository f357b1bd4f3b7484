"""One-time codes of the own account: set up with a QR code, turned off with the password."""

from html import escape

import segno
import streamlit as st

from core.access.identity import Identity
from core.access.one_time_codes import new_secret, provisioning_uri
from core.access.own_account import set_codes_up, turn_codes_off
from core.i18n import _
from core.settings import settings
from core.storage.engine import engine_for
from pages.components import forms, frame

_SECRET = "_totp_secret"  # noqa: S105 a key of the session's state
_RECOVERY = "_recovery"


def show(who: Identity) -> None:
    """Whether codes are asked for, and the way to change it."""
    if who.method != "password":
        return
    with st.expander(
        _("Одноразові коди"), expanded=who.lacks_codes or _RECOVERY in st.session_state
    ):
        if _RECOVERY in st.session_state:
            _show_recovery()
        elif who.has_codes:
            _show_off(who)
        else:
            _show_setup(who)


def _show_setup(who: Identity) -> None:
    secret = st.session_state.setdefault(_SECRET, new_secret())
    st.write(_("Зіскануйте QR-код застосунком для одноразових кодів і введіть код із нього."))
    picture = segno.make(provisioning_uri(secret, who.name), error="m")
    label = _("QR-код для застосунку")
    # as a picture: of an SVG within the page the frontend leaves nothing
    source = escape(picture.svg_data_uri(scale=5, dark="#10182B", light="#FFFFFF"))
    st.html(f'<div class="postup-qr"><img src="{source}" alt="{escape(label)}"></div>')
    frame.note(_("Або введіть ключ вручну: {key}").format(key=_spaced(secret)))
    with st.form("codes", border=False):
        code = st.text_input(_("Код із застосунку"), autocomplete="one-time-code")
        current = forms.current_password()
        if st.form_submit_button(_("Увімкнути коди")):
            engine = engine_for(settings().database)
            codes = forms.attempt(lambda: set_codes_up(engine, who, secret, code, current=current))
            if codes:
                del st.session_state[_SECRET]
                st.session_state[_RECOVERY] = codes
                st.rerun()


def _show_recovery() -> None:
    st.success(_("Коди ввімкнено. Збережіть резервні коди: їх показано лише раз."))
    st.code("\n".join(st.session_state[_RECOVERY]), language=None)
    if st.button(_("Збережено, сховати")):
        del st.session_state[_RECOVERY]
        st.rerun()


def _show_off(who: Identity) -> None:
    st.write(_("Під час входу потрібен код із застосунку."))
    with st.form("codes", border=False):
        current = forms.current_password()
        if st.form_submit_button(_("Вимкнути коди")):
            engine = engine_for(settings().database)
            done = _("Коди вимкнено.")
            forms.attempt(lambda: turn_codes_off(engine, who, current), done)


def _spaced(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))

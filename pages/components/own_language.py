"""The language of the screens: kept by this browser, as the switch at the top does."""

from html import escape

import streamlit as st

from core.i18n import LANGUAGES, _, language
from pages.components import shell


def show() -> None:
    """The languages; the one in use is no link."""
    now = language()
    with st.expander(_("Мова")):
        names = [
            f'<b lang="{code}">{shell.NAMES[code]}</b>'
            if code == now
            else f'<a href="?lang={code}" hreflang="{code}" lang="{code}" target="_self">'
            f"{shell.NAMES[code]}</a>"
            for code in LANGUAGES
        ]
        note = escape(_("Мову запам’ятовує цей браузер."))
        st.html(f'<p>{" · ".join(names)}</p><p class="postup-context">{note}</p>')

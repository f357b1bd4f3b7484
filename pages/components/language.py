"""The reader's language inside a run, and the link that changes it."""

from contextvars import ContextVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.i18n import LANGUAGES, resolve_language_with
from core.settings import settings

PARAMETER = "lang"
COOKIE = "lang"
_known: ContextVar[tuple[object, str, str] | None] = ContextVar("known_language", default=None)
"""The run, its query and the language found for them: every text of a screen asks."""


def current() -> str | None:
    """The language of this reader: the address, else the cookie, else the setting.

    None outside a run. Right in reruns of a fragment too, since it asks the session and not
    something that the entry script left behind.
    """
    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return None
    known = _known.get()
    if known is None or known[0] is not run or known[1] != run.query_string:
        known = (run, run.query_string, _asked())
        _known.set(known)
    return known[2]


def _asked() -> str:
    asked = (st.query_params.get(PARAMETER), st.context.cookies.get(COOKIE))
    return next((code for code in asked if code in LANGUAGES), settings().lang)


def install() -> None:
    """Let every text be made in the language of the reader who asks for it."""
    resolve_language_with(current)

"""What forms share: an action that either succeeds or says in one sentence why not."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from core.errors import PostupError
from core.i18n import _
from pages.components.plain import plain

Answer = TypeVar("Answer")


def attempt(action: Callable[[], Answer], done: str = "") -> Answer | None:
    """Run an action; say that it is done, or what is wrong, and give back its answer."""
    try:
        answer = action()
    except PostupError as error:
        st.error(plain(str(error)))
        return None
    if done:
        st.success(done)
    return answer


def current_password() -> str:
    """The field for the password that the person has now, which password managers may fill in."""
    return st.text_input(_("Поточний пароль"), type="password", autocomplete="current-password")

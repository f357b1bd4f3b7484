"""What forms share: an action that either succeeds or says in one sentence why not."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from core.errors import PostupError
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

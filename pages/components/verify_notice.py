"""What was just done, with the way back for ten seconds."""

from html import escape

import streamlit as st

from core.i18n import _
from pages.components import verify_acts


def show() -> None:
    """Draw what the last act said, and the button that takes it back while there is time."""
    last = verify_acts.said()
    if last is None or (last.decided and not (last.seconds or last.is_trouble)):
        return
    look = "postup-said postup-trouble" if last.is_trouble else "postup-said"
    clock = ""
    if last.seconds:
        words = escape(_("{n} с"))
        key = f"{last.at.timestamp():.3f}"
        clock = (
            f' <span class="postup-countdown" data-seconds="{last.seconds}" data-key="{key}" '
            f'data-words="{words}">{words.format(n=last.seconds)}</span>'
        )
    with st.container(key="verify-said", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="{look}" role="status">{escape(last.words)}{clock}</p>', width="content")
        if last.seconds:
            st.button(_("Скасувати (U)"), key="verify-undo", on_click=verify_acts.undo)
    if not last.seconds:
        verify_acts.forget()

"""The remarks between a body and the secretariat about an event."""

from collections.abc import Callable

import streamlit as st

from core.domain.submissions import Submission
from core.i18n import _
from core.presenters.event_history import Cast
from core.services.remarks import LONGEST
from pages.components import event_story


def show(
    found: Submission,
    cast: Cast,
    *,
    is_bodys: bool,
    write: Callable[[str], None],
    read: Callable[[], None],
) -> None:
    """What was said so far, a sign that it was read, and a field to answer.

    `is_bodys` says whether the reader is of the body, and not of the secretariat.
    """
    event_story.remarks(found.remarks, cast)
    if found.ends_with_note(from_secretariat=is_bodys) and st.button(
        _("Прочитано"), help=_("Відповідь не потрібна")
    ):
        read()
    with st.form("remark", border=False, clear_on_submit=True):
        text = st.text_area(_("Написати (бачать орган і секретаріат)"), max_chars=LONGEST)
        is_sent = st.form_submit_button(_("Надіслати"))
    if is_sent:
        write(text)

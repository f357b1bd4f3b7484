"""The remarks between a body and the secretariat about an event."""

from collections.abc import Callable
from html import escape

import streamlit as st

from core.domain.moments import KYIV
from core.domain.remarks import RemarkKind
from core.domain.submissions import Submission
from core.i18n import _
from core.services.remarks import LONGEST


def show(found: Submission, write: Callable[[str], None]) -> None:
    """What was said so far, and a field to answer."""
    st.header(_("Листування"), anchor=False)
    for one in found.remarks:
        at = f"{one.at.astimezone(KYIV):%d.%m.%Y, %H:%M}"
        kind = _("прохання відкликати прийняття") if one.kind is RemarkKind.REVOCATION else ""
        head = " · ".join(part for part in (at, kind) if part)
        st.html(f'<p class="postup-remark"><small>{escape(head)}</small>{escape(one.text)}</p>')
    with st.form("remark", border=False, clear_on_submit=True):
        text = st.text_area(_("Написати (бачать орган і секретаріат)"), max_chars=LONGEST)
        is_sent = st.form_submit_button(_("Надіслати"))
    if is_sent:
        write(text)

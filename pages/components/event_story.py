"""The history of an event as its people read it: what happened, when, by whom, why."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from core.i18n import _
from core.presenters.event_history import HistoryLine
from core.presenters.event_list import foreign
from core.presenters.people import moment_label


def show(lines: Iterable[HistoryLine]) -> None:
    """The lines, in the order given."""
    st.header(_("Історія"), anchor=False)
    items = "".join(
        f"<li><span>{escape(line.what)}</span>{_reason(line.reason)}"
        f"<small>{moment_label(line.at)} · <span{_lang(line.who)}>{escape(line.who)}</span></small>"
        "</li>"
        for line in lines
    )
    st.html(f'<ul class="postup-list">{items}</ul>')


def _reason(text: str) -> str:
    return f"<small{_lang(text)}>«{escape(text)}»</small>" if text else ""


def _lang(text: str) -> str:
    lang = foreign(text)
    return f' lang="{lang}"' if lang else ""

"""What an event went through and what was said about it, as its people read it."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from core.domain.remarks import RemarkKind
from core.domain.submissions import Remark
from core.i18n import _
from core.presenters.event_history import Cast, HistoryLine
from core.presenters.event_list import foreign
from core.presenters.people import moment_label
from pages.components import frame, tables


def show(lines: Iterable[HistoryLine]) -> None:
    """What happened, when, by whom and why, in the order given."""
    frame.part(_("Історія"))
    items = "".join(
        f"<li><span>{escape(line.what)}</span>{_reason(line.reason)}"
        f"<small>{moment_label(line.at)} · {spoken(line.who)}</small></li>"
        for line in lines
    )
    st.html(f'<ul class="postup-list">{items}</ul>')


def remarks(said: Iterable[Remark], cast: Cast) -> None:
    """What the body and the secretariat said to each other, the first first."""
    frame.part(_("Листування з органом") if cast.names_secretariat else _("Листування"))
    items = "".join(
        f"<li>{_said(one)}<small>{_asks(one.kind)}{spoken(cast.of(one.actor))} · "
        f"{moment_label(one.at)}</small></li>"
        for one in said
    )
    if items:
        st.html(f'<ul class="postup-list postup-remarks">{items}</ul>')


def _reason(text: str) -> str:
    return f"<small>«{spoken(text)}»</small>" if text else ""


def _said(one: Remark) -> str:
    return escape(_("Прочитано")) if one.kind is RemarkKind.SEEN else spoken(one.text)


def _asks(kind: RemarkKind) -> str:
    if kind is not RemarkKind.REVOCATION:
        return ""
    return tables.flag(_("просить відкликати прийняття"))


def spoken(text: str) -> str:
    """The text, marked with its language where that is not the reader's."""
    lang = foreign(text)
    mark = f' lang="{lang}"' if lang else ""
    return f"<span{mark}>{escape(text)}</span>"

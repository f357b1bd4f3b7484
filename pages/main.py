"""The entry script: who is it → which screens → draw the one asked for."""

from collections.abc import Container

import streamlit as st

from core.domain.permissions import Action
from core.i18n import _, language
from core.web.addresses import (
    ACCOUNT,
    ADMIN,
    BODIES,
    CALENDAR,
    IMPORT,
    INVITE,
    MY,
    OVERVIEW,
    PLAN,
    RECORD,
    SIGN_IN,
    VERIFY,
)
from pages.components import access, address, errors, reading, shell
from pages.components import language as speech
from pages.components.screens import ACTIONS, FILES, UNLISTED, admin_title

_KNOWN = "_screens"


def screens(reader: access.Reader) -> dict[str, st.Page]:
    """All screens by address; the navigation shows, in this order, those the reader may open.

    The others can be reached all the same, and answer with a sentence. They are made once for a
    session, a language and a choice: each looks for its file.
    """
    listed = tuple(path for path in FILES if _is_listed(path, reader))
    admin = admin_title(reader.actor)
    made_for = (language(), listed, admin)
    known = st.session_state.get(_KNOWN)
    if known is None or known[0] != made_for:
        known = (made_for, _made(listed, admin))
        st.session_state[_KNOWN] = known
    return known[1]


def _made(listed: Container[str], admin: str) -> dict[str, st.Page]:
    titles = {
        OVERVIEW: _("Огляд"),
        PLAN: _("План заходів"),
        BODIES: _("Органи"),
        CALENDAR: _("Календар і строки"),
        MY: _("Мій орган"),
        RECORD: _("Подати"),
        IMPORT: _("Імпорт з Excel"),
        VERIFY: _("Перевірка"),
        ADMIN: admin,
        ACCOUNT: _("Мій обліковий запис"),
        SIGN_IN: _("Вхід"),
        INVITE: _("Запрошення"),
    }
    return {
        path: st.Page(
            FILES[path],
            title=title,
            url_path=path[1:],
            default=path == OVERVIEW,
            visibility="visible" if path in listed else "hidden",
        )
        for path, title in titles.items()
    }


def _is_listed(path: str, reader: access.Reader) -> bool:
    """Whoever decides files too, yet seldom: links on their own screen lead there."""
    if path in (MY, RECORD) and reader.may(Action.DECIDE_CLAIM):
        return False
    return path not in UNLISTED and reader.may(ACTIONS.get(path, Action.SEE_FIGURES))


def render() -> None:
    """Draw the frame and, inside it, the screen."""
    speech.install()
    reader = access.begin()
    known = screens(reader)
    screen = st.navigation(list(known.values()), position="top")
    path = next((path for path, page in known.items() if page == screen), OVERVIEW)
    about = reading.installation()
    shell.begin(screen.title, path, reader, is_demo=about.is_demo)
    access.watch(reader)
    if about.trouble:
        st.warning(about.trouble)
    address.show_problems(address.read())
    with errors.guarded():
        screen.run()
    shell.end(*about.notes)


render()

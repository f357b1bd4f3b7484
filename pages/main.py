"""The entry script: who is it → which screens → draw the one asked for."""

from collections.abc import Container, Mapping

import streamlit as st

from core.i18n import language
from core.web.addresses import OVERVIEW
from pages.components import access, address, errors, reading, shell
from pages.components import language as speech
from pages.components.screens import FILES, is_listed, titles

_KNOWN = "_screens"


def screens(reader: access.Reader) -> dict[str, st.Page]:
    """All screens by address; the navigation shows, in this order, those the reader may open.

    The others can be reached all the same, and answer with a sentence. They are made once for a
    session, a language and a choice: each looks for its file.
    """
    named = titles(reader.actor)
    listed = tuple(path for path in FILES if is_listed(path, reader.actor))
    made_for = (language(), listed, tuple(named.values()))
    known = st.session_state.get(_KNOWN)
    if known is None or known[0] != made_for:
        known = (made_for, _made(listed, named))
        st.session_state[_KNOWN] = known
    return known[1]


def _made(listed: Container[str], named: Mapping[str, str]) -> dict[str, st.Page]:
    return {
        path: st.Page(
            FILES[path],
            title=title,
            url_path=path[1:],
            default=path == OVERVIEW,
            visibility="visible" if path in listed else "hidden",
        )
        for path, title in named.items()
    }


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
    address.arrive(path)
    if about.trouble:
        st.warning(about.trouble)
    address.show_problems(address.read())
    with errors.guarded():
        screen.run()
    shell.end(*about.notes)


render()

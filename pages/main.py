"""The entry script: who is it → which screens → draw the one asked for."""

import streamlit as st

from core.i18n import _
from core.web.addresses import BODIES, CALENDAR, OVERVIEW, PLAN
from pages.components import address, errors, language, reading, shell
from pages.components.screens import FILES


def screens() -> list[st.Page]:
    """The screens of this reader, in the order of the navigation; the first is the default."""
    titles = {
        OVERVIEW: _("Огляд"),
        PLAN: _("План заходів"),
        BODIES: _("Органи"),
        CALENDAR: _("Календар і строки"),
    }
    return [
        st.Page(FILES[path], title=title, url_path=path[1:], default=path == OVERVIEW)
        for path, title in titles.items()
    ]


def render() -> None:
    """Draw the frame and, inside it, the screen."""
    language.install()
    screen = st.navigation(screens(), position="top")
    about = reading.installation()
    shell.begin(screen.title, is_demo=about.is_demo)
    if about.trouble:
        st.warning(about.trouble)
    address.show_problems(address.read())
    with errors.guarded():
        screen.run()
    shell.end(*about.notes)


render()

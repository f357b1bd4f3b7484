"""The entry script: who is it → which screens → draw the one asked for."""

import streamlit as st

from core.i18n import _
from core.web.addresses import BODIES, CALENDAR, PLAN
from pages.components import errors, language, shell


def screens() -> list[st.Page]:
    """The screens of this reader, in the order of the navigation; the first is the default."""
    return [
        st.Page("public/overview.py", title=_("Огляд"), url_path="", default=True),
        st.Page("public/plan.py", title=_("План заходів"), url_path=PLAN[1:]),
        st.Page("public/bodies.py", title=_("Органи"), url_path=BODIES[1:]),
        st.Page("public/calendar.py", title=_("Календар і строки"), url_path=CALENDAR[1:]),
    ]


def render() -> None:
    """Draw the frame and, inside it, the screen."""
    language.install()
    screen = st.navigation(screens(), position="top")
    shell.begin(screen.title)
    with errors.guarded():
        screen.run()
    shell.end()


render()

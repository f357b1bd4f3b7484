"""«Адміністрування»: who may do what here, and what was done?"""

import streamlit as st

from core.domain.permissions import Action
from core.i18n import _
from pages.components import access, address, audit_log, people_list


def render() -> None:
    """Draw the screen."""
    reader = access.require(Action.MANAGE_PEOPLE)
    st.title(_("Адміністрування"), anchor=False)
    tabs = {"people": _("Люди"), "audit": _("Журнал")}
    tab = address.segments("tab", _("Розділ"), tabs, label_visibility="collapsed")
    if tab == "audit":
        access.require(Action.READ_AUDIT)
        audit_log.show()
    else:
        people_list.show(reader)


render()

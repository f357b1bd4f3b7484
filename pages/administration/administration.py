"""«Адміністрування», «Згоди й рішення»: who may do what, what was done, what was agreed to."""

import streamlit as st

from core.domain.permissions import Action
from core.i18n import _
from core.web.addresses import ADMIN
from pages.components import (
    access,
    address,
    audit_log,
    foreseeing,
    owing,
    people_list,
    register_consents,
    register_exclusions,
    register_more,
)
from pages.components.reading import current
from pages.components.screens import titles

OF = {
    "people": Action.MANAGE_PEOPLE,
    "consent": Action.RECORD_CONSENT,
    "exclusions": Action.DECIDE_EXCLUSION,
    "more": Action.RECORD_TRIGGER,
    "audit": Action.READ_AUDIT,
}


def render() -> None:
    """Draw the screen: the tabs are those that the reader's roles open."""
    reader = access.require(Action.RECORD_CONSENT)
    asked = st.query_params.get("tab", "")
    if asked in OF:
        access.require(OF[asked])
    st.title(titles(reader.actor)[ADMIN], anchor=False)
    words = {
        "people": _("Люди"),
        "consent": _("Згоди"),
        "exclusions": _("Звільнення"),
        "more": _("Долучення, завершення, подовження"),
        "audit": _("Журнал"),
    }
    tabs = {code: text for code, text in words.items() if reader.may(OF[code])}
    tab = address.segments("tab", _("Розділ"), tabs, label_visibility="collapsed")
    foreseeing.said()
    if tab == "audit":
        audit_log.show()
    elif tab == "people":
        people_list.show(reader)
    else:
        registers = {
            "consent": register_consents, "exclusions": register_exclusions, "more": register_more,
        }  # fmt: skip
        registers[tab].show(owing.live(current()), reader)


render()

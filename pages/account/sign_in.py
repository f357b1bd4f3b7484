"""«Вхід»: who are you?"""

import streamlit as st

from core.i18n import _
from core.web.addresses import ACCOUNT
from pages.components import access, sign_in, tables


def render() -> None:
    """Draw the screen."""
    reader = access.require()
    st.title(_("Вхід"), anchor=False)
    sign_in.explain(st.query_params.get("failed", ""))
    if reader.identity:
        words = _("Ви ввійшли як {name}.").format(name=reader.identity.full_name)
        tables.way(words, ACCOUNT)
    with st.container(key="narrow"):
        sign_in.show()


render()

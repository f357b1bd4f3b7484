"""The own sessions: where one is signed in, and the ways out."""

import streamlit as st

from core.access.identity import Identity
from core.access.own_account import end_own_session
from core.access.sessions import open_sessions, sign_out
from core.i18n import _
from core.presenters.people import agent_text, moment_label
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading
from pages.components import access


def show_way_out(who: Identity) -> None:
    """Sign out here, or everywhere."""
    engine = engine_for(settings().database)
    with st.container(horizontal=True):
        if st.button(_("Вийти")):
            sign_out(engine, who)
            access.leave()
            st.stop()
        if st.button(_("Вийти всюди")):
            end_own_session(engine, who)
            access.leave()
            st.stop()


def show(who: Identity) -> None:
    """Each open session, with a button that ends it."""
    engine = engine_for(settings().database)
    with reading(engine) as session:
        found = open_sessions(session, who.person)
    with st.expander(_("Мої сеанси")):
        for one in found:
            words = _("{agent}, адреса {address}; востаннє {moment}").format(
                agent=agent_text(one.agent),
                address=one.address or "—",
                moment=moment_label(one.seen_at),
            )
            with st.container(horizontal=True, vertical_alignment="center"):
                if one.id == who.session:
                    st.write(words + " · " + _("цей сеанс"))
                    continue
                st.write(words)
                if st.button(_("Завершити"), key=f"end-{one.id}"):
                    end_own_session(engine, who, one.id)
                    st.rerun()

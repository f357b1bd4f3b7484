"""«Мій обліковий запис»: name, password, one-time codes, sessions, signing out."""

import streamlit as st

from core.domain.permissions import Action
from core.i18n import _
from core.presenters.people_table import held_text
from pages.components import access, frame, own_codes, own_language, own_name, own_sessions
from pages.components.plain import plain
from pages.components.reading import current, register


def render() -> None:
    """Draw the screen."""
    reader = access.require(Action.USE_ACCOUNT)
    who = reader.identity
    if who is None:
        return
    st.title(plain(who.full_name), anchor=False)
    known = register(current()).bodies
    about = held_text(who.held, known)
    frame.note(_("Ім’я для входу: {name}; роль: {about}").format(name=who.name, about=about))
    if who.lacks_codes:
        st.warning(_("Ваша роль вимагає одноразових кодів: без них решта сторінок закрита."))
    own_sessions.show_way_out(who)
    own_name.show(who)
    own_codes.show(who)
    own_language.show()
    own_sessions.show(who)


render()

"""Who may open a screen: each begins with `require(...)`, before it reads anything."""

from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from core.i18n import _


class Role(StrEnum):
    """Whom a person may be to Postup."""

    PUBLIC = "public"
    LEADERSHIP = "leadership"
    FOCAL_POINT = "focal_point"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Reader:
    """The person (or nobody in particular) who looks at a screen."""

    role: Role = Role.PUBLIC


def who_is_it() -> Reader:
    """The reader of this run; nobody can sign in yet, so it is always the public."""
    return Reader()


def require(*roles: Role) -> Reader:
    """The reader, if one of `roles` may open the screen; anyone may where none is named.

    Others get one sentence, and the run ends there.
    """
    reader = who_is_it()
    if roles and reader.role not in roles:
        st.error(_("Ця сторінка відкривається після входу."))
        st.stop()
    return reader

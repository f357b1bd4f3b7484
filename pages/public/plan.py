"""«План заходів»."""

import streamlit as st

from core.i18n import _
from pages.components import access


def render() -> None:
    """Draw the screen."""
    access.require()
    st.title(_("План заходів"))


render()

"""Taking a table along as CSV, made only when asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from core.i18n import _
from core.presenters.contract import csv_text
from core.presenters.labels import day_text
from pages.components.reading import Reading

BOM = "\ufeff"


def csv(name: str, look: Reading, rows: Callable[[], Sequence[Mapping[str, Any]]]) -> None:
    """A button that downloads rows as CSV; the file's name says what it holds and as of when."""
    day = look.as_of.today.isoformat()
    st.download_button(
        _("CSV"),
        data=lambda: (BOM + csv_text(rows())).encode(),
        file_name=f"postup-{look.plan.key}-{name}-{look.year}-{day}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{name}",
        help=_("Таблиця станом на {day}").format(day=day_text(look.as_of.today)),
    )

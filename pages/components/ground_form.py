"""The fields by which a request for exclusion says its ground, whoever writes it down."""

from datetime import date

import streamlit as st

from core.domain.facts import ExclusionKind
from core.errors import InvalidInputError
from core.i18n import _
from core.presenters.requests import exclusion_kind_text
from core.services.exclusions import ExclusionGround
from pages.components.reading import Reading

KINDS = (ExclusionKind.NOT_APPLICABLE, ExclusionKind.NO_BUDGET, ExclusionKind.WAIVED)
Given = tuple[ExclusionKind, str, str, date | None, str]


def fields(look: Reading) -> Given:
    """Draw them within a form; what they hold."""
    with st.container(horizontal=True):
        kind = st.selectbox(_("Підстава"), KINDS, format_func=exclusion_kind_text)
        authority = st.text_input(_("Хто вирішив"), max_chars=300)
    with st.container(horizontal=True):
        document = st.text_input(_("Документ: назва й номер"), max_chars=300)
        day = st.date_input(
            _("Дата документа"), value=None, format="DD.MM.YYYY",
            min_value=date(2000, 1, 1), max_value=look.now.today,
        )  # fmt: skip
    reason = st.text_area(_("Пояснення"), max_chars=2000)
    return kind, authority, document, day if isinstance(day, date) else None, reason


def ground_of(given: Given) -> ExclusionGround:
    """The ground that the fields make.

    Raises:
        InvalidInputError: the document or its date is not given.
    """
    kind, authority, document, day, reason = given
    if day is None or not document.strip():
        raise InvalidInputError(_("Вкажіть документ і його дату."))
    return ExclusionGround(
        kind=kind, authority=authority.strip(), document=document.strip(), decided_on=day,
        reason=reason,
    )  # fmt: skip

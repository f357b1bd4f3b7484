"""What screens have at their top: the finding, what it is as of, the choice of time."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from core.i18n import _
from core.presenters.figures import moment_text
from core.presenters.labels import day_text
from pages.components import address
from pages.components.reading import Reading, latest


def headline(text: str, look: Reading, note: str = "") -> None:
    """The finding as the title, and the line that says as of when and what is left out."""
    when = moment_text(look.as_of, look.now)
    began = _began(look)
    parts = [part for part in (when[:1].upper() + when[1:], began, note) if part]
    st.title(text, anchor=False)
    st.html(f'<p class="postup-context">{escape(" · ".join(parts))}</p>')


@contextmanager
def controls(look: Reading) -> Iterator[None]:
    """A row with year, half-year and the moment, kept in the address; a screen adds its own."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _plan_choice(look)
        years = {str(year): str(year) for year in reversed(look.years)} or {str(look.year): "—"}
        address.select("year", _("Рік"), years, label_visibility="collapsed", width=110)
        address.segments(
            "period",
            _("Період"),
            {"": _("Рік"), "H1": _("I півріччя"), "H2": _("II півріччя")},
            label_visibility="collapsed",
        )
        _moment_choice(look)
        yield


def clear_filters(*names: str) -> None:
    """A link to the same screen without its filters."""
    href = escape(address.here(**dict.fromkeys(names)))
    word = escape(_("Очистити"))
    st.html(f'<a href="{href}" target="_self">{word}</a>')


def _moment_choice(look: Reading) -> None:
    label = _("Станом на") + (f" {day_text(look.as_of.today)}" if not look.is_live else "")
    with st.popover(label):
        st.caption(_("Показники такими, якими їх було видно в кінці вибраного дня."))
        address.day(
            "as_of",
            _("Дата"),
            default=look.now.today,
            earliest=min(look.plan.frame.in_force_from, look.now.today),
            latest=latest().today,
        )
        if not look.is_live:
            href = escape(address.here(as_of=None))
            words = escape(_("Повернутися до зараз"))
            st.html(f'<a href="{href}" target="_self">{words}</a>')


def _plan_choice(look: Reading) -> None:
    if len(look.plans) > 1:
        plans = {plan.key: plan.title for plan in look.plans}
        address.select("plan", _("План"), plans, label_visibility="collapsed")


def _began(look: Reading) -> str:
    began = look.plan.frame.monitor_from
    if began.year != look.year:
        return ""
    return _("облік ведеться з {day}").format(day=day_text(began))

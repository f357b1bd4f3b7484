"""What screens have at their top: the finding, what it is as of, the choice of time."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from core.i18n import _
from core.presenters.figures import as_of_day_text, moment_text, opening, thousands
from core.presenters.labels import PARTS, day_text, part_label
from pages.components import address, pieces, tables
from pages.components.reading import Reading, latest


def headline(text: str, look: Reading, *notes: str) -> None:
    """The finding as the title, and the line that says as of when and what is left out."""
    when = escape(opening(moment_text(look.as_of, look.now)))
    if not look.is_live:
        words = _("повернутися до сьогодні")
        when = f"<b>{when}</b> ({tables.anchor(words, address.here(as_of=None))})"
    rest = [_held_together(escape(note)) for note in (_began(look), *notes) if note]
    with pieces.together():
        pieces.write(f"<h1>{escape(text)}</h1>")
        pieces.write(f'<p class="postup-context">{" · ".join((when, *rest))}{_tools()}</p>')


def _held_together(text: str) -> str:
    """The text with each number on the same line as the word before it."""
    return re.sub(r" (?=\d)", "\N{NO-BREAK SPACE}", text)


def _tools() -> str:
    """The buttons that copy the address of this view and list the keys; the shim answers them."""
    copy, done = escape(_("Скопіювати посилання")), escape(_("Скопійовано"))
    keys = escape(_("Клавіші"))
    return (
        '<span class="postup-dot"> · </span><span class="postup-tools">'
        f'<button type="button" class="postup-copy-view" data-done="{done}">{copy}</button> · '
        f'<button type="button" class="postup-keys">{keys}</button></span>'
    )


@contextmanager
def controls(look: Reading, *, is_fine: bool = False) -> Iterator[None]:
    """A row with year, its part and the moment, kept in the address; a screen adds its own.

    Args:
        look: What the address asks for.
        is_fine: Whether quarters and months can be chosen too, not halves alone.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _plan_choice(look)
        _year_choice(look)
        if not look.is_every_year:
            _part_choice(look, is_fine=is_fine)
        _moment_choice(look)
        yield


def narrowed(shown: int, total: int, filters: Iterable[str], words: Iterable[str] = ()) -> None:
    """How much of all is shown, where filters are set, with a link to the same without them.

    Args:
        shown: How many rows.
        total: Of how many.
        filters: Names of parameters that narrow.
        words: What is asked for beyond what the controls show.
    """
    if not shown or not address.has_any(filters):
        return
    text = _("Показано {n} із {total}").format(n=thousands(shown), total=thousands(total))
    named = ": ".join(part for part in (text, ", ".join(words)) if part)
    pieces.write(f'<p class="postup-context">{escape(named)} · {tables.clearing(filters)}</p>')


def part(title: str) -> None:
    """The heading of a part of a card."""
    st.html(f'<h2 class="postup-part">{escape(title)}</h2>')


def note(text: str, lang: str = "") -> None:
    """A line that explains what stands above it; `lang` marks the act's own words."""
    spoken = f' lang="{lang}"' if lang else ""
    pieces.write(f'<p class="postup-context"{spoken}>{escape(text)}</p>')


def by_consent_note() -> None:
    """What the * beside a body means."""
    note(_("* бере участь за згодою"))


def _year_choice(look: Reading) -> None:
    years = {str(year): str(year) for year in reversed(look.years)} or {str(look.year): "—"}
    if len(years) > 1:
        years["all"] = _("Усі роки")
    address.select("year", _("Рік"), years, label_visibility="collapsed", width=120)


def _part_choice(look: Reading, *, is_fine: bool) -> None:
    shown = [code for code in PARTS if is_fine or code[0] == "H" or code == look.part]
    parts = {"": _("Рік"), **{code: part_label(code) for code in shown}}
    if is_fine:
        title = _("Період")
        address.select("period", title, parts, label_visibility="collapsed", width=160)
    else:
        address.segments("period", _("Період"), parts, label_visibility="collapsed")


def _moment_choice(look: Reading) -> None:
    with st.popover(as_of_day_text(look.as_of, look.now)):
        note(_("Показники такі, якими їх було видно в кінці вибраного дня."))
        address.day(
            "as_of",
            _("Дата"),
            default=look.now.today,
            earliest=min(look.plan.frame.in_force_from, look.now.today),
            latest=latest().today,
        )


def _plan_choice(look: Reading) -> None:
    if len(look.plans) > 1:
        plans = {plan.key: plan.title for plan in look.plans}
        address.select("plan", _("План"), plans, label_visibility="collapsed")


def _began(look: Reading) -> str:
    began = look.plan.frame.monitor_from
    if began.year != look.year:
        return ""
    return _("облік ведеться з {day}").format(day=day_text(began))

"""Beside a submission: what the checks found, what has changed, and a place to answer."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from core.i18n import _
from core.presenters.checklist import Check, Verdict
from core.presenters.event_history import Cast
from core.presenters.event_list import foreign
from core.presenters.record_changes import record_changes
from pages.components import address, event_story, frame, tables, verify_acts
from pages.components.verify_asking import Case

GLYPHS = {Verdict.FINE: "✓", Verdict.LOOK: "!", Verdict.AMISS: "✕", Verdict.TOLD: "·"}


def checks(found: Sequence[Check]) -> None:
    """The list of checks: glyph, word and colour."""
    spoken = {
        Verdict.FINE: _("гаразд"), Verdict.LOOK: _("зверніть увагу"), Verdict.AMISS: _("бракує"),
        Verdict.TOLD: _("до відома"),
    }  # fmt: skip
    frame.part(_("Автоматична перевірка"))
    items = "".join(
        f'<li class="postup-check postup-{one.verdict}">'
        f'<span role="img" aria-label="{escape(spoken[one.verdict])}">{GLYPHS[one.verdict]}</span>'
        f"<div>{_titled(one)}{_links(one)}</div></li>"
        for one in found
    )
    st.html(f'<ul class="postup-checks">{items}</ul>')


def _titled(one: Check) -> str:
    lang = foreign(one.note) if one.verdict is Verdict.TOLD else ""
    spoken = f' lang="{lang}"' if lang else ""
    note = f"<small{spoken}>{escape(one.note)}</small>" if one.note else ""
    return f"{escape(one.title)}{note}"


def _links(one: Check) -> str:
    return "".join(
        f'<small lang="uk">{tables.anchor(text, address.here(event=event, body=body))}</small>'
        for text, event, body in one.links
    )


def changes(known: Case) -> None:
    """What the record says otherwise than when it was decided on last."""
    if known.decided is None:
        return
    found = record_changes(known.decided, known.found.record)
    since = known.decided_at
    fresh = [file for file in known.found.files if since and file.recorded_at > since]
    frame.part(_("Що змінилося після попереднього рішення"))
    if not found and not fresh:
        frame.note(_("Запис той самий."))
        return
    items = "".join(
        f"<dt>{escape(one.name)}</dt><dd><del{_lang(one.before)}>{escape(one.before)}</del> "
        f"<ins{_lang(one.after)}>{escape(one.after)}</ins></dd>"
        for one in found
    )
    if fresh:
        name, words = _("Файли"), _("додано: {n}").format(n=len(fresh))
        items += f"<dt>{escape(name)}</dt><dd><ins>{escape(words)}</ins></dd>"
    st.html(f'<div class="postup-named"><dl class="postup-facts">{items}</dl></div>')


def remarks(known: Case, cast: Cast) -> None:
    """What was said between the body and the secretariat, and a place to say more."""
    event_story.remarks(known.found.remarks, cast)
    key = (known.found.event, known.found.body)
    if known.found.ends_with_note(from_secretariat=False):
        hint = _("Відповідь не потрібна")
        st.button(_("Прочитано"), help=hint, on_click=partial(verify_acts.mark_read, key))
    name = f"verify-remark-{key[0]}-{key[1]}-{len(known.found.remarks)}"
    with st.form(f"{name}-form", border=False, enter_to_submit=False):
        st.text_area(_("Зауваження для органу"), key=name, max_chars=2000, height=68)
        st.form_submit_button(_("Надіслати"), on_click=partial(_send, key, name))


def _send(key: tuple[int, str], name: str) -> None:
    verify_acts.write_remark(key, st.session_state.get(name) or "")


def _lang(text: str) -> str:
    lang = foreign(text)
    return f' lang="{lang}"' if lang else ""

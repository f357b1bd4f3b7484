"""One submission: fields beside the checklist, files, talk, history, and the decision."""

from html import escape

import streamlit as st

from core.domain.facts import ClaimState
from core.i18n import _
from core.presenters.checklist import Grounds, checklist
from core.presenters.event_history import Cast, event_history
from core.presenters.event_list import foreign
from core.presenters.filing import state_mark, state_text
from core.presenters.verification import (
    claim_label,
    submission_facts,
    waits_text,
)
from core.queries.waiting import Key
from pages.components import (
    access,
    address,
    asking,
    cards,
    event_story,
    frame,
    tables,
    verify_asking,
    verify_decision,
    verify_files,
    verify_notice,
    verify_talk,
)
from pages.components.reading import Reading, register
from pages.components.verify_asking import Case


def show(look: Reading, reader: access.Reader) -> None:
    """Draw the submission that the address names, or say that there is none."""
    view = address.read()
    known = verify_asking.case(look, view.event or 0, view.body)
    keys = verify_asking.keys(look)
    back = address.here(event=None, body=view.of, of=None)
    if known is None:
        tables.way(_("← Черга"), back)
        st.title(_("Такого подання немає"), anchor=False)
        verify_notice.show()
        return
    key = (known.found.event, known.found.body)
    _ways(key, keys, back)
    _title(known.found.record.title)
    st.html(_context(look, known))
    _body(look, reader, known, keys)


def _body(look: Reading, reader: access.Reader, known: Case, keys: list[Key]) -> None:
    """Places first, so that the decision stands before the pictures of files are made."""
    left, right = st.columns([7, 5], gap="medium")
    bar = st.container(key="verify-bar")
    with left:
        _claims(look, known)
        cards.facts(submission_facts(known.found, register(look), address.link))
        verify_files.links(known.found.record)
        files = st.container(key="verify-files")
    with right:
        cast = Cast(known.names, register(look), names_secretariat=True)
        grounds = grounds_of(look, known)
        verify_talk.checks(checklist(known.found, grounds))
        verify_talk.changes(known)
        verify_talk.remarks(known, cast)
        event_story.show(event_history(known.found, known.revisions, cast))
    with bar:
        verify_notice.show()
        verify_decision.show(look, reader, known, keys)
    with files:
        verify_files.show(known)


def grounds_of(look: Reading, known: Case) -> Grounds:
    """What the checks rest on."""
    return Grounds(
        verify_asking.rules(look), look.ask(asking.measure_titles), known.standings, known.alike,
        register(look),
    )  # fmt: skip


def _ways(key: Key, keys: list[Key], back: str) -> None:
    """Back to the queue, and to the submissions before and after this one."""
    place = keys.index(key) if key in keys else None
    before = keys[place - 1] if place else None
    after = keys[place + 1] if place is not None and place + 1 < len(keys) else None
    if place is None and keys:
        after = keys[0]
    where = ""
    if place is not None:
        words = _("{place} із {total}").format(place=place + 1, total=len(keys))
        where = f'<span class="postup-place">{escape(words)}</span>'
    links = "".join(
        f'<a class="{name}" href="{escape(address.here(event=one[0], body=one[1]))}" '
        f'target="_self">{escape(words)}</a>'
        for name, words, one in (
            ("postup-preceding", _("← Попереднє (K)"), before),
            ("postup-following", _("Наступне (J) →"), after),
        )
        if one
    )
    queue, name = tables.anchor(_("← Черга"), back), escape(_("Черга"))
    st.html(f'<nav class="postup-ways" aria-label="{name}">{queue}{where}{links}</nav>')


def _title(title: str) -> None:
    """The event's own title, marked with its language."""
    lang = foreign(title)
    spoken = f' lang="{lang}"' if lang else ""
    st.html(f'<h1 class="postup-title"{spoken}>{escape(title)}</h1>')


def _context(look: Reading, known: Case) -> str:
    """What stands under the title, and for the keys: which submission this is."""
    found = known.found
    states = dict.fromkeys(claim.state for claim in found.claims)
    chips = " ".join(tables.chip(state_mark(state), state_text(state)) for state in states)
    sent = [claim.submission.at for claim in found.waiting if claim.submission]
    waits = waits_text(min(sent), look.now.today) if sent else ""
    number = _("подія № {number}, редакція {revision}").format(
        number=found.event, revision=found.revision
    )
    marks = [
        _("за листом органу") if found.record.details.get("letter") else "",
        _("оскарження") if any(c.last.is_appeal for c in found.waiting) else "",
    ]
    flags = "".join(tables.flag(one) for one in marks if one)
    rest = " · ".join(escape(part) for part in (waits, number) if part)
    key = f"{found.event}-{found.body}-{found.revision}"
    return (
        f'<p class="postup-context postup-case" data-key="{escape(key)}">{chips} {flags} {rest}</p>'
    )


def _claims(look: Reading, known: Case) -> None:
    """What the event is claimed for; of several that wait, each can be taken or left."""
    titles = look.ask(asking.measure_titles)
    waiting = known.found.waiting
    frame.part(_("Зараховується за"))
    rest = [claim for claim in known.found.claims if len(waiting) < 2 or claim not in waiting]
    if len(waiting) > 1:
        for claim in waiting:
            st.checkbox(
                claim_label(claim, titles), value=True, key=verify_decision.box(claim.id), wrap=True
            )
    items = "".join(
        f"<li>{escape(claim_label(claim, titles))} {_claim_chip(claim.state)}</li>"
        for claim in rest
    )
    if items:
        st.html(f'<ul class="postup-list">{items}</ul>')


def _claim_chip(state: ClaimState) -> str:
    return tables.chip(state_mark(state), state_text(state))

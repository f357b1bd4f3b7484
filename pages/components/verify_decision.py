"""The bar with the decision: accept, return, revoke, undo; or why it is another person's."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from core.domain.deciding import Bar, bar_to, bar_to_line, concerned
from core.domain.submissions import ClaimView, Submission
from core.i18n import _
from core.presenters.checklist import late_by_choice
from core.presenters.labels import period_label
from core.presenters.verification import accepted_text, bar_text, reasons
from core.queries.waiting import Key
from core.services import verification
from core.storage.unit_of_work import Writing
from pages.components import access, verify_acts, verify_asking
from pages.components.reading import Reading, register
from pages.components.verify_asking import Case

AHEAD = 20


def show(look: Reading, reader: access.Reader, known: Case, keys: list[Key]) -> None:
    """What can be decided about the submission, by this reader."""
    found = known.found
    decided = [claim for claim in found.claims if claim.is_decided]
    apart = concerned((found.body, *found.bodies), register(look), look.now.today)
    authors = {number: actor for number, _record, actor, _at in known.revisions}
    bar = bar_to(reader.actor, found.waiting or decided, authors, apart)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if bar is not None:
            _explain(bar)
        elif found.waiting:
            _decide(look, known, _onward(look, reader, (found.event, found.body), keys))
        if bar is None:
            _go_back_on(found, decided)
        words = escape(_("Клавіші (?)"))
        st.html(
            f'<p class="postup-tools"><button type="button" class="postup-keys">{words}</button>'
            "</p>",
            width="content",
        )


def box(claim: int) -> str:
    """The key of a claim's box."""
    return f"verify-claim-{claim}"


def _explain(bar: Bar) -> None:
    st.html(f'<p class="postup-barred">{escape(bar_text(bar))}</p>', width="content")


def _onward(look: Reading, reader: access.Reader, key: Key, keys: list[Key]) -> Key | None:
    """The next submission of the queue that this reader may decide on."""
    place = keys.index(key) if key in keys else -1
    ahead = tuple(one for one in (*keys[place + 1 :], *keys[: max(place, 0)]) if one != key)
    known, today = register(look), look.now.today
    for line in verify_asking.lines(look, ahead[:AHEAD]):
        if (
            bar_to_line(reader.actor, line, concerned((line.body, *line.bodies), known, today))
            is None
        ):
            return line.event, line.body
    return None


def _decide(look: Reading, known: Case, onward: Key | None) -> None:
    found = known.found
    late = late_by_choice(found, verify_asking.rules(look))
    st.button(
        _accept_words(late), key=_own("accept", found), type="primary", on_click=_accept,
        args=(found, onward, bool(late)),
    )  # fmt: skip
    with (
        st.popover(_("Повернути (T)"), key=_own("return", found)),
        st.form(_own("reason", found), border=False, enter_to_submit=False),
    ):
        usual = reasons()
        numbered = {text: f"{place}. {text}" for place, text in enumerate(usual, start=1)}
        with st.container(key="verify-reasons"):
            st.radio(
                _("Причина (клавіші 1–6)"), usual, None, format_func=numbered.__getitem__,
                key=_own("usual", found),
            )  # fmt: skip
        st.text_area(_("Уточнення або інша причина"), key=_own("words", found), max_chars=2000)
        st.form_submit_button(
            _("Повернути на доопрацювання (Enter)"), key=_own("send", found), type="primary",
            on_click=_send_back, args=(found, onward),
        )  # fmt: skip


def _accept_words(late: Sequence[ClaimView]) -> str:
    """The button says what it consents to."""
    if not late:
        return _("Прийняти (A)")
    periods = ", ".join(dict.fromkeys(period_label(claim.period) for claim in late))
    return _("Погодити пізнє виконання за {period} і прийняти (A)").format(period=periods)


def _go_back_on(found: Submission, decided: list[ClaimView]) -> None:
    verified = [claim.id for claim in found.claims if claim.verified_by is not None]
    if decided:
        _with_reason(_("Скасувати рішення"), "undo", found, _take_back, [c.id for c in decided])
    if verified:
        _with_reason(_("Відкликати прийняття"), "revoke", found, _revoke, verified)


def _with_reason(
    words: str, name: str, found: Submission, act: Callable[..., None], claims: list[int]
) -> None:
    """A button that opens a form for the reason."""
    with (
        st.popover(words, key=_own(name, found)),
        st.form(_own(f"{name}-form", found), border=False, enter_to_submit=False),
    ):
        st.text_area(_("Причина"), key=_own(f"{name}-why", found), max_chars=2000)
        st.form_submit_button(words, on_click=act, args=(found, claims))


def _accept(found: Submission, onward: Key | None, consents_to_late: bool) -> None:
    chosen = _chosen(found)

    def act(work: Writing, claims: Sequence[int]) -> object:
        return verification.accept(
            work, found.event, found.body, seen_revision=found.revision, claims=claims,
            consents_to_late=consents_to_late,
        )  # fmt: skip

    verify_acts.do(_key(found), chosen, act, accepted_text(len(chosen)), onward)


def _send_back(found: Submission, onward: Key | None) -> None:
    state = st.session_state
    parts = (state.get(_own("usual", found)) or "", state.get(_own("words", found)) or "")
    reason = " ".join(part.strip() for part in parts if part.strip())

    def act(work: Writing, claims: Sequence[int]) -> object:
        return verification.send_back(
            work, found.event, found.body, reason, seen_revision=found.revision, claims=claims
        )

    words = _("Повернено на доопрацювання.")
    verify_acts.do(_key(found), _chosen(found), act, words, onward)


def _revoke(found: Submission, claims: list[int]) -> None:
    reason = st.session_state.get(_own("revoke-why", found)) or ""

    def act(work: Writing, some: Sequence[int]) -> object:
        return verification.revoke(work, found.event, found.body, reason, claims=some)

    verify_acts.do(_key(found), claims, act, _("Прийняття відкликано."), _key(found))


def _take_back(found: Submission, claims: list[int]) -> None:
    reason = st.session_state.get(_own("undo-why", found)) or ""

    def act(work: Writing, some: Sequence[int]) -> object:
        return verification.undo(work, found.event, found.body, reason, claims=some)

    verify_acts.do(_key(found), claims, act, _("Рішення скасовано."), _key(found), can_undo=False)


def _chosen(found: Submission) -> list[int]:
    """The claims that wait and are ticked; one alone has no box."""
    waiting = [claim.id for claim in found.waiting]
    if len(waiting) < 2:
        return waiting
    return [claim for claim in waiting if st.session_state.get(box(claim), True)]


def _key(found: Submission) -> Key:
    return found.event, found.body


def _own(name: str, found: Submission) -> str:
    """A widget's key, of this submission and revision alone."""
    return f"verify-{name}-{found.event}-{found.body}-{found.revision}"

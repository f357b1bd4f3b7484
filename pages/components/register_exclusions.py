"""«Звільнення»: what bodies ask for, the oldest first; a decision; a request that came on paper.

Beside it stands what bodies say was not held: reported, and nothing to decide on.
"""

import streamlit as st

from core.domain.attachments import RecordKind
from core.domain.effects import Touches
from core.domain.facts import ExclusionState
from core.domain.requests import ExclusionRequest
from core.i18n import _
from core.presenters.cards import Fact
from core.presenters.commitments import Names, exclusions_table, nil_table, steps_table
from core.presenters.effects import obligation_words
from core.presenters.labels import day_text
from core.presenters.requests import exclusion_kind_text
from core.queries.requests import exclusion_requests, nil_notices
from core.services.exclusions import decide_exclusion, request_exclusion
from core.storage.unit_of_work import reading
from pages.components import (
    access,
    address,
    cards,
    file_line,
    foreseeing,
    forms,
    ground_form,
    register_parts,
    tables,
)
from pages.components.foreseeing import Intent
from pages.components.reading import Reading, engine

EXCLUSION = "exclusion"


def show(look: Reading, reader: access.Reader) -> None:
    """The queue and what was decided, or the request that the address names."""
    names = register_parts.names(look)
    with reading(engine()) as session:
        found = exclusion_requests(session, look.plan)
    asked = st.query_params.get(EXCLUSION, "")
    chosen = next((one for one in found if str(one.id) == asked), None)
    if chosen is not None:
        tables.way(_("← Усі звернення"), address.here())
        _card(look, reader, chosen, names)
        return
    body = register_parts.body_choice(EXCLUSION, names.bodies, _("Усі органи"))
    found = [one for one in found if body in ("", one.body)]
    with reading(engine()) as session:
        notices = nil_notices(session, look.plan, body)
    waiting = [one for one in found if one.state is ExclusionState.REQUESTED]
    settled = [one for one in found if one.state is not ExclusionState.REQUESTED]
    caption = _("Чекають на рішення: {n}").format(n=len(waiting))
    tables.show(exclusions_table(waiting[::-1], caption, names, _link), ("body",))
    if settled:
        tables.show(exclusions_table(settled, _("Вирішені"), names, _link))
    st.header(_("Не проводилося"), anchor=False)
    tables.show(nil_table(notices, names))
    _enter(look, reader, body)
    foreseeing.offer(look, reader, EXCLUSION)


def _link(number: int) -> str:
    return f"{address.here()}&{EXCLUSION}={number}"


def _card(look: Reading, reader: access.Reader, one: ExclusionRequest, names: Names) -> None:
    st.header(obligation_words(one.obligation, names.bodies), anchor=False)
    cards.facts([
        Fact(_("Підстава"), exclusion_kind_text(one.kind)),
        Fact(_("Хто вирішив"), one.authority or "—"),
        Fact(_("Документ"), f"{one.document or '—'} · {day_text(one.decided_on)}"),
    ])  # fmt: skip
    for file in one.files:
        file_line.show(file)
    tables.show(steps_table(one, names))
    name = f"{EXCLUSION}-{one.id}"
    choices = _CHOICES.get(one.state, ())
    if choices:
        _decide(look, reader, one, name, choices)
    foreseeing.offer(look, reader, name)


_CHOICES = {
    ExclusionState.REQUESTED: (ExclusionState.APPROVED, ExclusionState.REFUSED),
    ExclusionState.APPROVED: (ExclusionState.LIFTED,),
}


def _verb(state: ExclusionState) -> str:
    return {
        ExclusionState.APPROVED: _("Звільнити від зобов’язання"),
        ExclusionState.REFUSED: _("Відмовити у звільненні"),
        ExclusionState.LIFTED: _("Скасувати звільнення"),
    }[state]


def _decide(
    look: Reading,
    reader: access.Reader,
    one: ExclusionRequest,
    name: str,
    choices: tuple[ExclusionState, ...],
) -> None:
    with st.form(foreseeing.form_key(name), border=False):
        state = st.radio(_("Рішення"), choices, format_func=_verb, horizontal=True)
        note = st.text_area(_("Пояснення до рішення"), max_chars=2000)
        is_asked = st.form_submit_button(_("Показати вплив"))
    if not is_asked:
        return
    words = (
        f"{_verb(state)}: {obligation_words(one.obligation, register_parts.names(look).bodies)}."
    )
    intent = Intent(
        words,
        Touches((one.body,)),
        lambda work: decide_exclusion(work, one.id, state, note.strip()),
    )
    foreseeing.weigh(look, reader, name, intent)


def _enter(look: Reading, reader: access.Reader, body: str) -> None:
    st.header(_("Внести звернення, яке надійшло на папері"), anchor=False)
    if not body:
        tables.empty(_("Виберіть орган угорі, щоб внести його звернення."))
        return
    with st.form(foreseeing.form_key(f"{EXCLUSION}-{body}"), border=False):
        label = _("Від якого зобов’язання звільнити")
        code = register_parts.obligation_choice(look, body, label=label)
        given = ground_form.fields(look)
        file = foreseeing.file_field(EXCLUSION)
        is_asked = st.form_submit_button(_("Показати вплив"))
    ground = forms.attempt(lambda: ground_form.ground_of(given)) if is_asked else None
    if ground is None:
        return
    if not code:
        st.error(_("Виберіть зобов’язання."))
        return
    words = _("Звернення про звільнення: {what}. Рішення ухвалить інша особа.").format(
        what=obligation_words(code, register_parts.names(look).bodies)
    )
    intent = Intent(
        words, Touches((body,)), lambda work: request_exclusion(work, look.plan, code, ground),
        RecordKind.EXCLUSION, file,
    )  # fmt: skip
    foreseeing.weigh(look, reader, EXCLUSION, intent)

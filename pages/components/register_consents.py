"""«Згоди»: where each by-consent body stands, since when, by which document; a new record."""

from datetime import date

import streamlit as st

from core.domain.attachments import RecordKind, may_attach
from core.domain.commitments import consent_stands
from core.domain.effects import Touches
from core.domain.facts import ConsentState
from core.i18n import _
from core.presenters.commitments import consent_history, measure_words, stands_table
from core.presenters.labels import day_text
from core.presenters.requests import consent_text
from core.queries.commitments import consent_records, consenting
from core.services.commitments import ConsentGround, record_consent
from core.storage.unit_of_work import reading
from pages.components import access, address, foreseeing, register_parts, tables
from pages.components.foreseeing import Intent
from pages.components.reading import Reading, engine

NAME = "consent"
ALL = ""


def show(look: Reading, reader: access.Reader) -> None:
    """The filters, the register, a body's history, the form."""
    with reading(engine()) as session:
        records, known = consent_records(session, look.plan), consenting(session, look.plan)
    names = register_parts.names(look)
    asked = {code: names.bodies[code] for code in known if code in names.bodies}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        body = register_parts.body_choice(NAME, asked, _("Усі органи за згодою"))
        states = {state.value: consent_text(state) for state in ConsentState}
        wanted = address.chips("kind", _("Стан"), states)
    stands = [
        one for one in consent_stands(records, [body] if body else list(known), look.now.today)
        if not wanted or one.state.value in wanted
    ]  # fmt: skip
    tables.show(stands_table(stands, names, lambda **more: address.here(**more)), ("body", "kind"))
    if body:
        tables.show(consent_history([one for one in records if one.body == body], names))
    _form(look, reader, known, body)
    foreseeing.offer(look, reader, NAME)


def _form(
    look: Reading, reader: access.Reader, known: dict[str, tuple[str, ...]], body: str
) -> None:
    st.header(_("Записати згоду"), anchor=False)
    names = register_parts.names(look)
    measures = known.get(body) or tuple(dict.fromkeys(m for codes in known.values() for m in codes))
    with st.form(foreseeing.form_key(f"{NAME}-{body}"), border=False):
        bodies = [code for code in known if code in names.bodies]
        with st.container(horizontal=True):
            whose = st.selectbox(
                _("Чия згода"), bodies, index=bodies.index(body) if body in bodies else None,
                format_func=names.body, placeholder=_("Виберіть орган"),
            )  # fmt: skip
            measure = st.selectbox(
                _("На які заходи"),
                [ALL, *measures],
                format_func=lambda code: measure_words(code or None),
            )
        with st.container(horizontal=True):
            state = st.selectbox(
                _("Нова позиція"), list(ConsentState), index=None, format_func=consent_text,
                placeholder=_("Виберіть стан"),
            )  # fmt: skip
            day = st.date_input(
                _("Діє з дати"), value=None, format="DD.MM.YYYY", min_value=date(2020, 1, 1)
            )
            document = st.text_input(_("Документ: назва й номер"), max_chars=300)
        file = foreseeing.file_field(NAME) if may_attach(reader.actor, body) else None
        is_asked = st.form_submit_button(_("Показати вплив"))
    if not is_asked:
        return
    if not whose or state is None or not isinstance(day, date):
        st.error(_("Вкажіть орган, його позицію і дату, з якої вона діє."))
        return
    ground = ConsentGround(
        state=state, effective_on=day, measure=measure or None, document=document.strip()
    )
    words = _("{body}: {state}; {measures}, діє з {day}.").format(
        body=names.body(whose), state=consent_text(state), measures=measure_words(measure or None),
        day=day_text(day),
    )  # fmt: skip
    intent = Intent(
        words, Touches((whose,), measure or None),
        lambda work: record_consent(work, look.plan, whose, ground), RecordKind.CONSENT, file,
    )  # fmt: skip
    foreseeing.weigh(look, reader, NAME, intent)

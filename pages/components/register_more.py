"""«Долучення, завершення, подовження»: what was recorded, and a form for each."""

from datetime import date

import streamlit as st

from core.domain.attachments import RecordKind
from core.domain.deadline_rules import AfterEvent, TriggerEvent
from core.domain.effects import Touches
from core.domain.facts import OptInState
from core.i18n import _
from core.presenters.commitments import Names, extensions_table, opt_ins_table, triggers_table
from core.presenters.effects import obligation_words
from core.presenters.labels import day_text, measure_short
from core.queries.commitments import (
    extension_records,
    open_to_joining,
    opt_in_records,
    trigger_records,
)
from core.services.commitments import opt_in, record_extension, record_trigger
from core.storage.unit_of_work import reading
from pages.components import access, address, asking, foreseeing, owing, register_parts, tables
from pages.components.foreseeing import Intent
from pages.components.reading import Reading, engine

PARTS: tuple[str, ...] = ("joining", "completion", "extension")


def show(look: Reading, reader: access.Reader) -> None:
    """One of the three, by the address."""
    names = register_parts.names(look)
    words = dict(zip(PARTS, (_("Долучення"), _("Завершення"), _("Подовження")), strict=True))
    part = address.segments("view", _("Що записати"), words, label_visibility="collapsed")
    {"joining": _joining, "completion": _completion, "extension": _extension}[part](
        look, reader, names
    )
    foreseeing.offer(look, reader, part)


def _joining(look: Reading, reader: access.Reader, names: Names) -> None:
    with reading(engine()) as session:
        records = opt_in_records(session, look.plan)
        open_ = open_to_joining(session, look.plan, look.now)
    tables.show(opt_ins_table(records, names))
    st.header(_("Записати долучення або вихід"), anchor=False)
    bodies = sorted({code for codes in open_.values() for code in codes}, key=names.body)
    verbs = {OptInState.IN: _("долучається"), OptInState.OUT: _("виходить")}
    with st.form(foreseeing.form_key("joining"), border=False):
        with st.container(horizontal=True):
            body = st.selectbox(
                _("Орган"), bodies, index=None, format_func=names.body,
                placeholder=_("Виберіть орган"),
            )  # fmt: skip
            measure = _measure(look, _("Захід"), list(open_))
            state = st.selectbox(_("Що записати"), list(verbs), format_func=lambda one: verbs[one])
        document = st.text_input(_("Документ: назва й номер"), max_chars=300)
        file = foreseeing.file_field("joining")
        is_asked = st.form_submit_button(_("Показати вплив"))
    if not is_asked:
        return
    if not body or not measure or not document.strip():
        st.error(_("Вкажіть орган, захід і документ."))
        return
    words = _("{body} {verb}: захід {measure}.").format(
        body=names.body(body), verb=verbs[state], measure=measure
    )
    intent = Intent(
        words, Touches((body,)),
        lambda work: opt_in(
            work, look.plan, body, measure, state=state, document=document.strip()
        ),
        RecordKind.OPT_IN, file,
    )  # fmt: skip
    foreseeing.weigh(look, reader, "joining", intent)


def _completion(look: Reading, reader: access.Reader, names: Names) -> None:
    with reading(engine()) as session:
        records = trigger_records(session, look.plan)
    tables.show(triggers_table(records, names))
    st.header(_("Записати завершення заходу"), anchor=False)
    entries = look.ask(asking.plan_text).measures
    waiting = [entry.code for entry in entries if any(map(_waits, entry.deadline.rules))]
    with st.form(foreseeing.form_key("completion"), border=False):
        with st.container(horizontal=True):
            completed = _measure(look, _("Який захід завершено"), [one.code for one in entries])
            opened = _measure(look, _("Який захід це відкриває"), waiting, index=0)
        with st.container(horizontal=True):
            day = st.date_input(
                _("Дата завершення"), value=None, format="DD.MM.YYYY",
                min_value=look.plan.frame.in_force_from, max_value=look.now.today,
            )  # fmt: skip
            document = st.text_input(_("Документ: назва й номер"), max_chars=300)
        file = foreseeing.file_field("completion")
        is_asked = st.form_submit_button(_("Показати вплив"))
    if not is_asked:
        return
    if not completed or not opened or not isinstance(day, date) or not document.strip():
        st.error(_("Вкажіть захід, дату завершення і документ."))
        return
    words = _("Захід {completed} завершено {day}: відкривається захід {opened}.").format(
        completed=completed, day=day_text(day), opened=opened
    )
    intent = Intent(
        words, Touches(measure=opened),
        lambda work: [one.trigger for one in record_trigger(
            work, look.plan, opened, completed=completed, completed_on=day,
            document=document.strip(),
        )],
        RecordKind.TRIGGER, file,
    )  # fmt: skip
    foreseeing.weigh(look, reader, "completion", intent)


def _extension(look: Reading, reader: access.Reader, names: Names) -> None:
    body = register_parts.body_choice("extension", names.bodies, _("Усі органи"))
    with reading(engine()) as session:
        records = extension_records(session, look.plan)
    shown = [one for one in records if body in ("", one.obligation.split("/")[1])]
    tables.show(extensions_table(shown, names), ("body",))
    st.header(_("Записати подовження строку"), anchor=False)
    if not body:
        tables.empty(_("Виберіть орган угорі, щоб записати подовження його строку."))
        return
    with st.form(foreseeing.form_key(f"extension-{body}"), border=False):
        code = register_parts.obligation_choice(look, body, label=_("Строк якого зобов’язання"))
        with st.container(horizontal=True):
            until = st.date_input(
                _("Подовжено до"), value=None, format="DD.MM.YYYY", min_value=date(2020, 1, 1)
            )
            decided = st.date_input(
                _("Дата рішення"), value=None, format="DD.MM.YYYY", min_value=date(2020, 1, 1),
                max_value=look.now.today,
            )  # fmt: skip
            document = st.text_input(_("Документ: назва й номер"), max_chars=300)
        file = foreseeing.file_field("extension")
        is_asked = st.form_submit_button(_("Показати вплив"))
    if not is_asked:
        return
    if not (code and document.strip() and isinstance(until, date) and isinstance(decided, date)):
        st.error(_("Вкажіть зобов’язання, обидві дати й документ."))
        return
    words = _("{what}: строк подовжено до {day}. Строк за планом лишається.").format(
        what=obligation_words(code, names.bodies), day=day_text(until)
    )
    intent = Intent(
        words, Touches((body,)),
        lambda work: record_extension(
            work, look.plan, code, until=until, decided_on=decided, document=document.strip()
        ),
        RecordKind.EXTENSION, file,
    )  # fmt: skip
    foreseeing.weigh(look, reader, "extension", intent)


def _measure(look: Reading, label: str, codes: list[str], index: int | None = None) -> str | None:
    titles = look.ask(owing.titles)
    return st.selectbox(
        label, codes, index=index if codes else None, placeholder=_("Виберіть захід"),
        format_func=lambda code: f"{code} {measure_short(titles.get(code), '')}".strip(),
    )  # fmt: skip


def _waits(rule: object) -> bool:
    return isinstance(rule, AfterEvent) and rule.event is TriggerEvent.MEASURE_COMPLETED

"""The journal: who did what and when, whether the chain holds, and a copy to take along."""

import streamlit as st
from sqlmodel import Session

from core import clock
from core.domain.moments import TICK, AsOf
from core.domain.permissions import SYSTEM
from core.i18n import _, ngettext
from core.presenters.acts import Known
from core.presenters.audit_table import audit_rows, audit_table
from core.presenters.contract import csv_text
from core.presenters.event_history import INVENTED, invented_text
from core.presenters.people import action_label, moment_label
from core.queries.audit import (
    AuditEntry,
    AuditQuestion,
    actions,
    actors,
    entries,
    people_names,
    subjects,
)
from core.queries.register import register_at
from core.settings import settings
from core.storage.anchors import anchors_file, first_contradiction, read_anchors
from core.storage.audit_chain import audit_head, first_break
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading
from pages.components import frame, tables
from pages.components.downloads import BOM

SHOWN = 200


def show() -> None:
    """Filters, the entries, the check."""
    engine = engine_for(settings().database)
    with reading(engine) as session:
        people = _people(session)
        kinds, head = actions(session), audit_head(session)
    question = _question(people, kinds)
    with reading(engine) as session:
        found = entries(session, question)
        known = _known(session, found[:SHOWN])
    number = len(found)
    words = ngettext("{n} запис", "{n} записів", number).format(n=number)
    frame.note(_("{words}; усього в журналі {total}").format(words=words, total=head.count))
    tables.show(audit_table(found[:SHOWN], people, known))
    if number > SHOWN:
        frame.note(_("Показано останні {n}; решта у CSV.").format(n=SHOWN))
    with st.container(horizontal=True):
        is_checked = st.button(_("Перевірити ланцюг"))
        st.download_button(
            _("CSV"),
            data=lambda: _file(found, people),
            file_name="postup-audit.csv",
            mime="text/csv",
            on_click="ignore",
        )
    if is_checked:
        _check()


def _people(session: Session) -> dict[str, str]:
    """Who ever acted, by the recorded name, in words."""
    bodies = register_at(session, AsOf(clock.now() + TICK)).bodies
    found = {
        code: invented_text(code, bodies) if code.startswith(INVENTED) else name
        for code, name in actors(session).items()
    }
    return {**found, SYSTEM.id: _("система")}


def _file(found: list[AuditEntry], people: dict[str, str]) -> bytes:
    with reading(engine_for(settings().database)) as session:
        known = _known(session, found)
    return (BOM + csv_text(audit_rows(found, people, known))).encode()


def _known(session: Session, found: list[AuditEntry]) -> Known:
    about = subjects(session, found)
    bodies = register_at(session, AsOf(clock.now() + TICK)).bodies
    return Known(people_names(session), bodies, about.titles, about.obligations)


def _question(people: dict[str, str], kinds: list[str]) -> AuditQuestion:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.selectbox(
            _("Людина"),
            list(people),
            None,
            format_func=lambda code: people[code],
            placeholder=_("Усі"),
            key="audit-who",
        )
        kind = st.selectbox(
            _("Дія"), kinds, None, format_func=action_label, placeholder=_("Усі"), key="audit-kind"
        )
        first = st.date_input(_("Від"), None, format="DD.MM.YYYY", key="audit-from")
        last = st.date_input(_("До"), None, format="DD.MM.YYYY", key="audit-to")
    return AuditQuestion(actor=who, action=kind, first=first, last=last)


def _check() -> None:
    engine = engine_for(settings().database)
    with reading(engine) as session:
        broken, head = first_break(session), audit_head(session)
        denied = first_contradiction(session, read_anchors(anchors_file(engine)))
    if broken is not None:
        words = _(
            "Ланцюг порушено на записі № {n}: цей запис або попередній змінено чи вилучено. "
            "Порівняйте з резервною копією."
        )
        st.error(words.format(n=broken))
    elif denied is not None:
        words = _(
            "Ланцюг не збігається із засвідченим {moment}: запис № {n} інший або зник. "
            "Порівняйте з резервною копією."
        )
        st.error(words.format(moment=moment_label(denied.at), n=denied.count))
    else:
        words = ngettext(
            "Ланцюг цілий: {n} запис, останній відбиток {hash}.",
            "Ланцюг цілий: {n} записів, останній відбиток {hash}.",
            head.count,
        )
        st.success(words.format(n=head.count, hash=head.hash[:16]))

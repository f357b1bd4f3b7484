"""The journal: who did what and when, whether the chain holds, and a copy to take along."""

import streamlit as st

from core.domain.permissions import SYSTEM
from core.i18n import _, ngettext
from core.presenters.audit_table import audit_rows, audit_table
from core.presenters.contract import csv_text
from core.presenters.people import action_label
from core.queries.audit import AuditQuestion, actions, actors, entries
from core.settings import settings
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
        people = {**actors(session), SYSTEM.id: _("система")}
        kinds, head = actions(session), audit_head(session)
    question = _question(people, kinds)
    with reading(engine) as session:
        found = entries(session, question)
    number = len(found)
    words = ngettext("{n} запис", "{n} записів", number).format(n=number)
    frame.note(_("{words}; усього в журналі {total}").format(words=words, total=head.count))
    tables.show(audit_table(found[:SHOWN], people))
    if number > SHOWN:
        frame.note(_("Показано останні {n}; решта у CSV.").format(n=SHOWN))
    with st.container(horizontal=True):
        is_checked = st.button(_("Перевірити ланцюг"))
        st.download_button(
            _("CSV"),
            data=lambda: (BOM + csv_text(audit_rows(found, people))).encode(),
            file_name="postup-audit.csv",
            mime="text/csv",
            on_click="ignore",
        )
    if is_checked:
        _check()


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
    with reading(engine_for(settings().database)) as session:
        broken, head = first_break(session), audit_head(session)
    if broken is None:
        words = _("Ланцюг цілий: {n} записів, останній відбиток {hash}.")
        st.success(words.format(n=head.count, hash=head.hash[:16]))
    else:
        st.error(_("Ланцюг порушено на записі {n}.").format(n=broken))

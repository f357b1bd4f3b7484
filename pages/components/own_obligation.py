"""One obligation as its body sees it: how it stands, what was filed, what can be asked."""

import streamlit as st

from core.i18n import _
from core.presenters import own_body
from core.presenters.cards import Fact
from core.presenters.filing import OPEN_TO_CLAIMS
from core.presenters.requests import requests_table
from core.queries.requests import exclusion_requests, nil_steps
from core.queries.waiting import filed
from core.storage.unit_of_work import reading
from core.web.addresses import MY, RECORD
from pages.components import (
    access,
    address,
    cards,
    missing,
    obligation_card,
    obligation_story,
    owing,
    own_requests,
    tables,
)
from pages.components.reading import Reading, engine


def show(reader: access.Reader, look: Reading, code: str, body: str) -> None:
    """The card of an obligation of a body for which the reader files; of others there is none."""
    row = look.ask(owing.owed_by, body).get(code)
    if row is None:
        missing.show(_("Немає зобов’язання «{code}».").format(code=code))
        return
    with reading(engine()) as session:
        lines = [x for x in filed(session, look.plan, (body,)) if code in x.obligations]
        requests = exclusion_requests(session, look.plan, obligation=code)
        nils = nil_steps(session, look.plan, code)
    tables.way(_("← Мій орган"), address.link(MY, body=body))
    st.title(obligation_card.title(look, row), anchor=False)
    facts = obligation_card.facts(row)
    if nils and nils[-1].note:
        facts.append(Fact(_("Не проводилося"), nils[-1].note))
    cards.facts(facts)
    if row.status in OPEN_TO_CLAIMS:
        tables.way(_("Подати подію за це зобов’язання"), address.link(RECORD, obligation=code))
    caption, empty = _("Подані події"), _("За це зобов’язання ще нічого не подано.")
    today = look.now.today
    tables.show(own_body.lines_table(lines, caption, empty, today, address.link))
    if requests:
        tables.show(requests_table(requests))
    if row.status in OPEN_TO_CLAIMS:
        own_requests.nil(look, reader.actor, row)
        own_requests.exclusion(look, reader.actor, row, requests)
    obligation_story.show(look, reader, code)

"""The receipt: proof on screen that something was submitted, and what happens next."""

from functools import partial

import streamlit as st

from core.documents.receipt import receipt_pdf
from core.domain.figures import PlanInfo
from core.domain.moments import kyiv_date
from core.domain.submissions import Receipt
from core.errors import NotFoundError
from core.i18n import _
from core.presenters.cards import Fact
from core.presenters.filing import receipt_number
from core.presenters.labels import body_name, day_text
from core.presenters.receipts import receipt_facts, review_day
from core.queries.plans import measure_titles
from core.queries.receipts import own_receipt
from core.queries.register import register_at
from core.queries.state import present
from core.queries.submissions import event_record
from core.services.drafts import begin_copy
from core.storage.unit_of_work import noting, reading
from core.web.addresses import MY
from pages.components import access, address, cards, forms, missing, tables
from pages.components.reading import Reading, engine


def show(reader: access.Reader, look: Reading, number: int) -> None:
    """The receipt, to be kept as a PDF, with the ways on."""
    try:
        found, facts = _read(reader, look.plan, number)
    except NotFoundError as error:
        missing.show(str(error))
        return
    title = _("Подано. № {number}").format(number=receipt_number(found.year, found.number))
    until = day_text(review_day(kyiv_date(found.at)))
    st.title(title, anchor=False)
    said = _("Перевірять до {day}. Якщо щось треба виправити, повернуть із причиною.")
    st.success(said.format(day=until))
    cards.facts(facts)
    with st.container(horizontal=True):
        _offer(found, facts)
        is_again = st.button(_("Подати ще такий"))
    tables.way(_("До мого органу"), address.link(MY, body=found.body))
    if is_again:
        _again(reader, look.plan, found)


def _read(reader: access.Reader, plan: PlanInfo, number: int) -> tuple[Receipt, tuple[Fact, ...]]:
    with reading(engine()) as session:
        found = own_receipt(session, reader.actor, number)
        record = event_record(session, found.event, found.revision)
        bodies = register_at(session, present(session)).bodies
        titles = measure_titles(session, plan)
    if record is None:
        raise NotFoundError(_("Такої квитанції немає."))
    return found, receipt_facts(found, record[0], body_name(bodies[found.body]), titles)


def _offer(found: Receipt, facts: tuple[Fact, ...]) -> None:
    number = receipt_number(found.year, found.number)
    lines = [(fact.name, fact.text) for fact in facts]
    footer = _("Поступ. Цю квитанцію можна звірити за номером і SHA-256.")
    st.download_button(
        _("Квитанція (PDF)"),
        data=partial(receipt_pdf, _("Квитанція № {number}").format(number=number), lines, footer),
        file_name=f"postup-{found.year}-{found.number}.pdf",
        mime="application/pdf",
        on_click="ignore",
    )


def _again(reader: access.Reader, plan: PlanInfo, found: Receipt) -> None:
    def copy() -> int:
        with noting(engine(), reader.actor) as work:
            return begin_copy(work, plan, found.event, found.body)

    number = forms.attempt(copy)
    if number:
        address.write(receipt=None, draft=number)
        st.rerun()

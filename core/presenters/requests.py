"""Words for what a body asks about an obligation."""

from collections.abc import Sequence

from core.domain.facts import Consent, ConsentState, ExclusionKind, ExclusionState
from core.domain.requests import ExclusionRequest
from core.i18n import _
from core.presenters.event_list import foreign
from core.presenters.labels import (
    DONE_MARK,
    LEFT_OUT_MARK,
    OVERDUE_MARK,
    REVIEW_MARK,
    Mark,
    day_text,
    period_label,
)
from core.presenters.table import Chip, Column, Row, TableView, Words


def exclusion_kind_text(kind: ExclusionKind) -> str:
    """Why an obligation is to be left out."""
    return {
        ExclusionKind.NOT_APPLICABLE: _("Не стосується органу"),
        ExclusionKind.NO_BUDGET: _("Немає бюджетних призначень"),
        ExclusionKind.WAIVED: _("Звільнення за рішенням"),
    }[kind]


def exclusion_state_text(state: ExclusionState) -> str:
    """Where a request for exclusion stands."""
    return {
        ExclusionState.REQUESTED: _("Розглядають"),
        ExclusionState.APPROVED: _("Погоджено"),
        ExclusionState.REFUSED: _("Відмовлено"),
        ExclusionState.LIFTED: _("Скасовано"),
    }[state]


def exclusion_mark(state: ExclusionState) -> Mark:
    """The mark of a request's state."""
    return {
        ExclusionState.REQUESTED: REVIEW_MARK,
        ExclusionState.APPROVED: DONE_MARK,
        ExclusionState.REFUSED: OVERDUE_MARK,
        ExclusionState.LIFTED: LEFT_OUT_MARK,
    }[state]


def consent_text(state: ConsentState) -> str:
    """A by-consent body's stand."""
    return {
        ConsentState.NOT_ASKED: _("Згоди ще не просили"),
        ConsentState.REQUESTED: _("Згоду запитано"),
        ConsentState.GIVEN: _("Згоду надано"),
        ConsentState.DECLINED: _("У згоді відмовлено"),
    }[state]


def consents_table(consents: Sequence[Consent]) -> TableView:
    """A by-consent body's stand: for which measures, since when."""
    return TableView(
        caption=_("Участь за згодою"),
        columns=(Column(_("Заходи")), Column(_("Стан")), Column(_("Діє з"))),
        rows=tuple(
            Row((
                Words(consent.measure or _("усі заходи за згодою")),
                Words(consent_text(consent.state)),
                Words(day_text(consent.effective_on)),
            ))
            for consent in consents
        ),
        empty=_("Згоди на участь ще не просили."),
    )  # fmt: skip


def requests_table(requests: Sequence[ExclusionRequest]) -> TableView:
    """A body's own requests: for what, on which ground, where they stand and what was said."""
    return TableView(
        caption=_("Звернення про звільнення"),
        columns=(
            Column(_("Зобов’язання")), Column(_("Підстава")), Column(_("Стан")),
            Column(_("Відповідь")),
        ),
        rows=tuple(_row(request) for request in requests),
        empty=_("Звернень про звільнення немає."),
    )  # fmt: skip


def _row(request: ExclusionRequest) -> Row:
    measure, _body, period = request.obligation.split("/")
    papers = f"{request.document} · {day_text(request.decided_on)}"
    note, said = f"{papers} · {request.reason}", request.steps[-1].note
    return Row((
        Words(f"{measure}, {period_label(period)}"),
        Words(exclusion_kind_text(request.kind), note=note, note_lang=foreign(note)),
        Chip(exclusion_mark(request.state), exclusion_state_text(request.state)),
        Words(said or "—", lang=foreign(said)),
    ))  # fmt: skip

"""Words for what a body asks about an obligation."""

from collections.abc import Sequence

from core.domain.facts import ExclusionKind, ExclusionState
from core.domain.requests import ExclusionRequest
from core.i18n import _
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


def requests_table(requests: Sequence[ExclusionRequest]) -> TableView:
    """A body's own requests: for what, on which ground, where they stand and what was said."""
    return TableView(
        caption=_("Звернення про звільнення"),
        columns=(Column(_("Зобов’язання")), Column(_("Підстава")), Column(_("Стан"))),
        rows=tuple(_row(request) for request in requests),
        empty=_("Звернень про звільнення немає."),
    )


def _row(request: ExclusionRequest) -> Row:
    measure, _body, period = request.obligation.split("/")
    papers = f"{request.document} · {day_text(request.decided_on)}"
    said = request.steps[-1].note
    return Row((
        Words(f"{measure}, {period_label(period)}"),
        Words(exclusion_kind_text(request.kind), note=f"{papers} · {request.reason}"),
        Chip(exclusion_mark(request.state), exclusion_state_text(request.state),
             (said,) if said else ()),
    ))  # fmt: skip

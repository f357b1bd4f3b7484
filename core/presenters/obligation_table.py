"""Obligations as rows: what, whose, by when, how it stands."""

from collections.abc import Callable, Container, Mapping, Sequence

from core.domain.figures import Listed, ObligationStanding, Titles
from core.domain.register import Register
from core.domain.status import Status
from core.i18n import _
from core.presenters.figures import days_count
from core.presenters.labels import (
    body_short,
    day_text,
    flag_text,
    mark_of,
    measure_short,
    period_label,
    starred,
    status_label,
)
from core.presenters.table import Chip, Column, Row, TableView, Words

URGENCY = (
    Status.OVERDUE, Status.DUE_SOON, Status.UNDER_REVIEW, Status.IN_PROGRESS, Status.NOT_OPEN,
    Status.DONE_LATE, Status.DONE_ON_TIME, Status.CONSENT_PENDING, Status.CONSENT_DECLINED,
    Status.NOT_APPLICABLE, Status.WAIVED, Status.ELAPSED, Status.SUPERSEDED,
)  # fmt: skip
_PLACE = {status: place for place, status in enumerate(URGENCY)}
Link = Callable[..., str]


def obligation_table(
    rows: Sequence[ObligationStanding],
    *,
    register: Register,
    titles: Mapping[str, Titles],
    link: Link,
    without: Container[str] = (),
) -> TableView:
    """Obligations in the order given, each leading to its measure, its body and its own card.

    `without` names columns (body, measure) that a screen has no need to repeat.
    """
    columns = (
        Column(_("Орган"), "body"),
        Column(_("Захід"), "measure"),
        Column(_("Період"), "period"),
        Column(_("Строк"), "due"),
        Column(_("Стан"), "status"),
    )
    table = TableView(
        caption=_("Зобов’язання"),
        columns=columns,
        rows=tuple(_row(row, register, titles, link) for row in rows),
        empty=_("За цими умовами зобов’язань немає."),
    )
    return table.without(without)


def by_urgency(row: Listed) -> tuple[int, object, str]:
    """Overdue first, then by deadline."""
    return (_PLACE[row.status], row.due_on, row.id)


def _row(
    row: ObligationStanding, register: Register, titles: Mapping[str, Titles], link: Link
) -> Row:
    body = starred(body_short(register.bodies[row.body]), is_apart=row.by_consent)
    measure = f"{row.measure} {measure_short(titles.get(row.measure), '')}".strip()
    return Row(
        (
            Words(body, href=link("/bodies", body=row.body)),
            Words(measure, href=link("/plan", measure=row.measure)),
            Words(
                period_label(row.period),
                href=link("/bodies", body=row.body, obligation=row.id),
            ),
            Words(day_text(row.due_on), note=when_text(row)),
            Chip(mark_of(row.status), status_label(row.status), tuple(map(flag_text, row.flags))),
        )
    )


def when_text(row: ObligationStanding) -> str:
    """How long it is overdue, or on which day it was done."""
    if row.days_overdue is not None:
        return _("прострочено на {days}").format(days=days_count(row.days_overdue))
    if row.achieved_on is not None:
        return _("виконано {day}").format(day=day_text(row.achieved_on))
    return ""

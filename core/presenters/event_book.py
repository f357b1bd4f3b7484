"""A body's own sheet for filing in bulk: what it filed, and a row for each thing it owes."""

from collections.abc import Mapping, Sequence

from core.domain.drafts import DraftContent
from core.domain.event_sheet import EventBook, Value
from core.domain.figures import ObligationStanding, Titles
from core.i18n import _
from core.presenters.event_sheet import blank_row, columns, row_of
from core.presenters.filing import claimable
from core.presenters.labels import day_text, measure_short, status_label
from core.presenters.own_body import to_do


def body_book(
    rows: Sequence[ObligationStanding],
    filed: Sequence[tuple[int, DraftContent]],
    titles: Mapping[str, Titles],
) -> EventBook:
    """The workbook of a body for a year.

    Args:
        rows: The body's obligations of the year.
        filed: What it filed for them already.
        titles: The measures' short titles and usual types of events.
    """
    return EventBook(
        title=_("Події"),
        columns=columns([row.id for row in claimable(rows)]),
        rows=_rows(rows, filed, titles),
        told_title=_("Зобов’язання"),
        told=_told(rows, titles),
        lists_title=_("Списки"),
        refusal=_("Виберіть значення зі списку."),
    )


def _rows(
    rows: Sequence[ObligationStanding],
    filed: Sequence[tuple[int, DraftContent]],
    titles: Mapping[str, Titles],
) -> list[tuple[Value, ...]]:
    """What was filed already, then a row for each obligation that waits, with its usual type."""
    blank = [
        blank_row(row.id, next(iter(titles[row.measure].event_types), ""))
        if row.measure in titles
        else blank_row(row.id, "")
        for row in to_do(rows)
    ]
    return [*(row_of(content, number) for number, content in filed), *blank]


def _told(
    rows: Sequence[ObligationStanding], titles: Mapping[str, Titles]
) -> list[tuple[str, ...]]:
    """The obligations in words, beside their codes."""
    head = (_("Код"), _("Захід"), _("Строк"), _("Стан"))
    said = [
        (
            row.id,
            f"{row.measure} {measure_short(titles.get(row.measure), '')}",
            day_text(row.due_on),
            status_label(row.status),
        )
        for row in claimable(rows)
    ]
    return [head, *said]

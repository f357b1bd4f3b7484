"""«План»: what should have been done and what is; the measures as rows (face §1)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from core.domain.figures import Titles
from core.domain.plan import Measure, Task
from core.domain.rates import NOTHING, RateName, Tally
from core.domain.status import DONE, Status
from core.i18n import _
from core.presenters.labels import (
    AHEAD_MARK,
    DONE_MARK,
    LEFT_OUT_MARK,
    OPEN_MARK,
    OVERDUE_MARK,
    REVIEW_MARK,
    SOON_MARK,
    Mark,
    group_label,
    measure_short,
)
from core.presenters.rate_cells import rate_cell, rate_column
from core.presenters.table import Chip, Column, Number, Row, TableView, Words

_URGENT_FIRST: tuple[tuple[Mark, tuple[Status, ...]], ...] = (
    (OVERDUE_MARK, (Status.OVERDUE,)),
    (SOON_MARK, (Status.DUE_SOON,)),
    (OPEN_MARK, (Status.IN_PROGRESS,)),
    (REVIEW_MARK, (Status.UNDER_REVIEW,)),
    (AHEAD_MARK, (Status.NOT_OPEN,)),
    (DONE_MARK, DONE),
)


def plan_table(
    entries: Sequence[tuple[Task, Measure]],
    tallies: Mapping[str, Tally],
    titles: Mapping[str, Titles],
    *,
    card: Callable[..., str],
) -> TableView:
    """Measures in the order given: number, title, deadline as resolved, rates, standing.

    `card` makes the address that a measure's row and figures lead to, from the measure's code.
    """
    return TableView(
        caption=_("Заходи плану та їх виконання"),
        columns=(
            Column(_("№"), "code"),
            Column(_("Захід")),
            Column(_("Строк")),
            rate_column(RateName.COMPLETION),
            rate_column(RateName.PROGRESS),
            Column(_("Прострочено"), "overdue", is_number=True),
            Column(_("Стан"), "status"),
        ),
        rows=tuple(
            _row(measure, tallies.get(measure.code, NOTHING), titles, partial(card, measure.code))
            for _task, measure in entries
        ),
        empty=_("За цими умовами заходів немає."),
    )


def standing_mark(tally: Tally) -> Mark:
    """One mark for many obligations: the most urgent of what is open, else done."""
    return next((mark for mark, statuses in _URGENT_FIRST if tally.of(*statuses)), LEFT_OUT_MARK)


def urgency(mark: Mark) -> int:
    """Where a standing comes among others, the most urgent first."""
    return next(
        (place for place, (known, _statuses) in enumerate(_URGENT_FIRST) if known == mark),
        len(_URGENT_FIRST),
    )


def _row(
    measure: Measure, tally: Tally, titles: Mapping[str, Titles], card: Callable[..., str]
) -> Row:
    mark = standing_mark(tally)
    return Row(
        (
            Words(measure.code),
            Words(
                measure_short(titles.get(measure.code), measure.text), href=card(), is_strong=True
            ),
            Words(measure.deadline.resolved, lang="uk"),
            rate_cell(tally, RateName.COMPLETION, card),
            rate_cell(tally, RateName.PROGRESS, card),
            Number(tally.of(Status.OVERDUE), card(status="overdue")),
            Chip(mark, group_label(mark)),
        )
    )

"""«План»: what should have been done and what is; the measures as rows (face §1)."""

from collections.abc import Callable, Mapping, Sequence

from core.domain.figures import Titles
from core.domain.plan import Measure, Task
from core.domain.rates import NOTHING, RateName, Tally
from core.domain.status import DONE, Status
from core.i18n import _
from core.presenters.figures import parts_of, percent, ratio
from core.presenters.labels import (
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
from core.presenters.table import Chip, Column, Number, Row, Share, TableView, Words


def plan_table(
    entries: Sequence[tuple[Task, Measure]],
    tallies: Mapping[str, Tally],
    titles: Mapping[str, Titles],
    *,
    link: Callable[..., str],
) -> TableView:
    """Measures in the order given: number, title, deadline as resolved, rates, standing."""
    return TableView(
        caption=_("Заходи плану та їх виконання"),
        columns=(
            Column(_("№"), "code"),
            Column(_("Захід")),
            Column(_("Строк")),
            Column(_("Виконано (строк настав)"), "completion"),
            Column(_("Разом із майбутніми"), "progress"),
            Column(_("Прострочено"), "overdue", is_number=True),
            Column(_("Стан"), "status"),
        ),
        rows=tuple(
            _row(measure, tallies.get(measure.code, NOTHING), titles, link)
            for _task, measure in entries
        ),
        empty=_("За цими умовами заходів немає."),
    )


def standing_mark(tally: Tally) -> Mark:
    """One mark for many obligations: the most urgent of what is open, else done."""
    for mark, statuses in (
        (OVERDUE_MARK, (Status.OVERDUE,)),
        (SOON_MARK, (Status.DUE_SOON,)),
        (OPEN_MARK, (Status.IN_PROGRESS, Status.NOT_OPEN)),
        (REVIEW_MARK, (Status.UNDER_REVIEW,)),
        (DONE_MARK, DONE),
    ):
        if tally.of(*statuses):
            return mark
    return LEFT_OUT_MARK


def _row(
    measure: Measure, tally: Tally, titles: Mapping[str, Titles], link: Callable[..., str]
) -> Row:
    here = link("/plan", measure=measure.code)
    completion, progress = tally.rates[RateName.COMPLETION], tally.rates[RateName.PROGRESS]
    mark = standing_mark(tally)
    return Row(
        (
            Words(measure.code),
            Words(measure_short(titles.get(measure.code), measure.text), href=here, is_strong=True),
            Words(measure.deadline.resolved, lang="uk"),
            Share(percent(completion), ratio(completion)),
            Share(percent(progress), ratio(progress), parts_of(tally)),
            Number(tally.of(Status.OVERDUE), link("/plan", measure=measure.code, status="overdue")),
            Chip(mark, group_label(mark)),
        ),
        here,
    )

"""For whom it changed: how many obligations of each body stand better or worse than before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from core.domain.bodies import ukrainian_order
from core.domain.register import Register
from core.domain.status import Status
from core.i18n import _
from core.presenters.changes import Change
from core.presenters.labels import body_name, body_short
from core.presenters.table import Column, Number, Row, TableView, Words

BETTER, WORSE, OTHER = "better", "worse", "other"
RANK = {
    Status.OVERDUE: 0,
    Status.DUE_SOON: 1,
    Status.IN_PROGRESS: 1,
    Status.NOT_OPEN: 1,
    Status.UNDER_REVIEW: 2,
    Status.DONE_LATE: 3,
    Status.DONE_ON_TIME: 4,
}
"""How good a status is; what only the calendar turns is alike, what is left out has no rank."""

DECIDED = {status: rank for status, rank in RANK.items() if rank != RANK[Status.IN_PROGRESS]}


class BodyChanges(NamedTuple):
    """How many obligations of a body stand better, worse, or only otherwise."""

    body: str
    better: int
    worse: int
    other: int


def direction(change: Change, *, is_of_years: bool = False) -> str:
    """Whether an obligation stands better or worse than it did, or only otherwise.

    Of two years a side whose deadline is still ahead is neither better nor worse than one gone by.
    """
    ranks = DECIDED if is_of_years else RANK
    before, after = (ranks.get(side) if side else None for side in (change.before, change.after))
    if before is None or after is None or before == after:
        return OTHER
    return BETTER if after > before else WORSE


def changes_by_body(
    found: Sequence[Change], register: Register, on: date, *, is_of_years: bool = False
) -> list[BodyChanges]:
    """The sums of each body that answers on a date: the most worse first, then the most better."""
    counts: Mapping[str, Counter[str]] = defaultdict(Counter)
    for change in found:
        body = register.answering(change.body, on)
        counts[body][direction(change, is_of_years=is_of_years)] += 1
    sums = [
        BodyChanges(body, number[BETTER], number[WORSE], number[OTHER])
        for body, number in counts.items()
    ]
    return sorted(sums, key=lambda one: (-one.worse, -one.better, _place(one, register)))


def body_changes_table(
    sums: Sequence[BodyChanges], register: Register, link: Callable[..., str]
) -> TableView:
    """The sums as a table, each body leading to its card."""
    columns = (
        Column(_("Орган")),
        Column(_("Краще"), is_number=True, help=_("Виконано або подано те, чого не було")),
        Column(_("Гірше"), is_number=True, help=_("Строк минув або прийняте скасовано")),
        Column(_("Інше"), is_number=True, help=_("Настав час, з’явилося, зникло, поза обліком")),
    )
    rows = tuple(
        Row((
            Words(
                body_short(register.bodies[one.body]), href=link("/bodies", body=one.body),
            ),
            Number(one.better), Number(one.worse), Number(one.other),
        ))
        for one in sums
    )  # fmt: skip
    return TableView(_("Для кого змінилося"), columns, rows)


def body_changes_rows(sums: Sequence[BodyChanges], register: Register) -> list[dict[str, Any]]:
    """The same for taking along."""
    return [
        {
            "body": one.body,
            "label": body_name(register.bodies[one.body]),
            "better": one.better,
            "worse": one.worse,
            "other": one.other,
        }
        for one in sums
    ]


def _place(one: BodyChanges, register: Register) -> Any:
    return ukrainian_order(body_short(register.bodies[one.body]))

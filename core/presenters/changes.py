"""What changed between two moments, or two years: rates side by side, obligations from → to."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from core.domain.figures import Listed, Titles
from core.domain.rates import RateName, Tally
from core.domain.register import Register
from core.domain.status import DONE, Status
from core.i18n import _, ngettext
from core.presenters.figures import points_text, rate_label, signed, thousands
from core.presenters.labels import (
    body_short,
    mark_of,
    measure_short,
    period_label,
    status_label,
)
from core.presenters.rate_cells import no_link, rate_alone
from core.presenters.table import Chip, Column, Row, TableView, Words

YEAR_LETTERS = len("2026")


class Change(NamedTuple):
    """An obligation whose status differs; `before` is None where it did not exist then."""

    id: str
    measure: str
    body: str
    period: str
    due_on: date
    before: Status | None
    after: Status | None


@dataclass(frozen=True, slots=True)
class Sides:
    """The words for the two sides of a comparison, and the addresses of their obligations."""

    before: str
    after: str
    link_before: Callable[..., str] = no_link
    link_after: Callable[..., str] = no_link


def changes(before: Sequence[Listed], after: Sequence[Listed]) -> list[Change]:
    """Obligations whose status differs, the gravest news first: overdue, done, the rest."""
    return _differing({row.id: row for row in before}, {row.id: row for row in after})


def differences(
    before: Sequence[Listed], after: Sequence[Listed], answering: Callable[[str], str]
) -> list[Change]:
    """The same duty of a body in two years, where its status differs; in the order of `changes`.

    The duty is the measure and the part of the year; what a new version replaced is left aside.
    Of those that one body answers for, its own is compared first, then those it took over.

    Args:
        before: The obligations of one year.
        after: Those of the other.
        answering: Who answers for a body.
    """
    return _differing(_by_duty(before, answering), _by_duty(after, answering))


def _by_duty(rows: Sequence[Listed], answering: Callable[[str], str]) -> dict[Hashable, Listed]:
    duties: dict[Hashable, list[Listed]] = defaultdict(list)
    for row in rows:
        if row.status is not Status.SUPERSEDED:
            part = row.period.partition("~")[0][YEAR_LETTERS:]
            duties[row.measure, answering(row.body), part].append(row)
    return {
        (duty, place): row
        for duty, same in duties.items()
        for place, row in enumerate(sorted(same, key=lambda r: (r.body != answering(r.body), r.id)))
    }


def _differing(then: Mapping[Hashable, Listed], now: Mapping[Hashable, Listed]) -> list[Change]:
    found = [
        Change(
            row.id,
            row.measure,
            row.body,
            row.period,
            row.due_on,
            _status(then, key),
            _status(now, key),
        )
        for key, row in {**then, **now}.items()
        if _status(then, key) != _status(now, key)
    ]
    return sorted(found, key=lambda c: (_gravity(c.after), c.due_on, c.id))


def changes_headline(found: Sequence[Change]) -> str:
    """The finding: how many changed, how many became done or overdue."""
    if not found:
        return _("За цей час нічого не змінилося")
    done = sum(1 for change in found if change.after in DONE and change.before not in DONE)
    late = sum(1 for change in found if change.after is Status.OVERDUE)
    text = ngettext(
        "Змінився стан {n} зобов’язання: виконано {done}, прострочено {late}",
        "Змінився стан {n} зобов’язань: виконано {done}, прострочено {late}",
        len(found),
    )
    return text.format(n=thousands(len(found)), done=thousands(done), late=thousands(late))


def compared_rates(before: Tally, after: Tally, sides: Sides) -> TableView:
    """The five rates of both sides, with what came and went, and the counts that matter."""
    rows = [_rate_row(name, before, after, sides) for name in RateName]
    rows += [_count_row(status, before, after) for status in (Status.OVERDUE, Status.UNDER_REVIEW)]
    columns = (
        Column(_("Показник")), Column(sides.before), Column(sides.after), Column(_("Різниця")),
    )  # fmt: skip
    return TableView(_("Показники обох боків"), columns, tuple(rows))


def change_table(
    found: Sequence[Change],
    register: Register,
    titles: Mapping[str, Titles],
    link: Callable[..., str],
    on: date,
    years: Sides | None = None,
) -> TableView:
    """What changed, for whom, from which status to which; of two `years`, by parts of a year.

    A row has the name of the body that owed it, and leads to the one that answers for it on a date.
    """
    sides = years or Sides(_("Було"), _("Стало"))
    columns = (
        Column(_("Орган")), Column(_("Захід")), Column(_("Період")), Column(sides.before),
        Column(sides.after),
    )  # fmt: skip
    words = _part_of_year if years else period_label
    rows = tuple(
        _change_row(
            change, words(change.period), register, titles,
            partial(link, "/bodies", body=register.answering(change.body, on)), link,
        )
        for change in found
    )  # fmt: skip
    return TableView(_("Що змінилося"), columns, rows, _("За цей час нічого не змінилося."))


def change_rows(found: Sequence[Change]) -> list[dict[str, Any]]:
    """The same for taking along."""
    return [change._asdict() for change in found]


def _status(rows: Mapping[Hashable, Listed], key: Hashable) -> Status | None:
    return rows[key].status if key in rows else None


def _gravity(status: Status | None) -> int:
    if status is Status.OVERDUE:
        return 0
    return 1 if status in DONE else 2


def _rate_row(name: RateName, before: Tally, after: Tally, sides: Sides) -> Row:
    difference = points_text(before.rates[name].share, after.rates[name].share)
    return Row((
        Words(rate_label(name)), rate_alone(before, name, sides.link_before),
        rate_alone(after, name, sides.link_after), Words(difference),
    ))  # fmt: skip


def _count_row(status: Status, before: Tally, after: Tally) -> Row:
    then, now = before.of(status), after.of(status)
    words = tuple(Words(thousands(number)) for number in (then, now))
    return Row((Words(status_label(status)), *words, Words(signed(now - then))))


def _part_of_year(code: str) -> str:
    """A period without its year: «I півріччя», «31.08», «рік»."""
    return period_label(code).replace(code[:YEAR_LETTERS], "").strip(" .,") or _("рік")


def _change_row(
    change: Change,
    period: str,
    register: Register,
    titles: Mapping[str, Titles],
    card: Callable[..., str],
    link: Callable[..., str],
) -> Row:
    measure = f"{change.measure} {measure_short(titles.get(change.measure), '')}".strip()
    return Row(
        (
            Words(
                body_short(register.bodies[change.body]),
                href=card(measure=change.measure),
            ),
            Words(measure, href=link("/plan", measure=change.measure)),
            Words(period),
            _side(change.before),
            _side(change.after),
        )
    )


def _side(status: Status | None) -> Chip | Words:
    return Chip(mark_of(status), status_label(status)) if status else Words(_("не було"))

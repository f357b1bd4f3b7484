"""Obligations at T with their status, and tallies of them: what every screen and file reads."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Date, Integer, RowMapping, bindparam, text
from sqlmodel import Session

from core.domain.figures import Demand, LongestOverdue, ObligationStanding, PlanInfo
from core.domain.moments import AsOf, start_of
from core.domain.rates import Bucket, Tally
from core.domain.register import Register
from core.domain.status import Flag, Status
from core.queries.standing_sql import standing_sql
from core.storage.types import Instant, to_microseconds

_TYPES = {
    "window_start": Date(), "due_on": Date(), "achieved_on": Date(), "by_consent": Boolean(),
    "is_due": Boolean(), "is_satisfied": Boolean(), "is_nil": Boolean(), "n": Integer(),
}  # fmt: skip


class RollUp(StrEnum):
    """What rates are summed by (rules §5)."""

    PLAN = "plan"
    TASK = "task"
    MEASURE = "measure"
    BODY = "body"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which obligations: of a plan at T, of one year or (None) of all until today's."""

    plan: PlanInfo
    as_of: AsOf
    year: int | None
    bodies: tuple[str, ...] = ()
    measure: str | None = None
    due_from: date | None = None
    due_until: date | None = None

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of the standing SQL."""
        today = self.as_of.today
        return {
            "plan": self.plan.id,
            "first": self._years.start,
            "last": self._years.stop - 1,
            "t": self.as_of.instant,
            "today": today,
            "due_through": self.as_of.due_through,
            "bodies": self.bodies,
            "measure": self.measure,
            "due_from": self.due_from,
            "due_until": self.due_until,
        }

    @property
    def narrowed(self) -> str:
        """Conditions of the scope beyond plan and year: what was owed at some moment, and so on."""
        began = {year: start_of(date(year, 1, 1)) for year in self._years}
        starts = " ".join(f"WHEN {y} THEN {to_microseconds(at)}" for y, at in began.items())
        owed = f"AND (superseded_at IS NULL OR superseded_at >= CASE year {starts} END) "
        conditions = {
            "AND body IN :bodies": self.bodies,
            "AND measure = :measure": self.measure,
            "AND due_on >= :due_from": self.due_from,
            "AND due_on <= :due_until": self.due_until,
        }
        narrower = " ".join(condition for condition, value in conditions.items() if value)
        return (owed if began else "") + narrower

    @property
    def _years(self) -> range:
        last = self.as_of.today.year
        first = self.plan.first_year if self.year is None else self.year
        return range(first, (last if self.year is None else min(self.year, last)) + 1)


def obligation_standings(session: Session, scope: Scope) -> list[ObligationStanding]:
    """Each obligation in scope with its status at T, by due date, measure and body."""
    select = "SELECT * FROM standing ORDER BY due_on, id"
    rows = _rows(session, scope, select, ("window_start", "due_on", "achieved_on", "by_consent"))
    return [_standing(row, scope) for row in rows]


def tallies(session: Session, scope: Scope, by: RollUp, register: Register) -> dict[str, Tally]:
    """Counts by roll-up key; bodies that are gone count for whoever answers for them at T."""
    column = {RollUp.PLAN: "plan_id", RollUp.KIND: "body"}.get(by, by.value)
    counts: dict[str, Counter[Bucket]] = defaultdict(Counter)
    for row in _counted(session, scope, (column,)):
        counts[_key(str(row[column]), by, scope, register)][_bucket(row)] += row["n"]
    return {key: Tally(counter) for key, counter in counts.items()}


def body_measure_tallies(
    session: Session, scope: Scope, register: Register
) -> dict[tuple[str, str], Tally]:
    """Counts by body (whoever answers for it at T) and measure."""
    counts: dict[tuple[str, str], Counter[Bucket]] = defaultdict(Counter)
    for row in _counted(session, scope, ("body", "measure")):
        body = register.answering(row["body"], scope.as_of.today)
        counts[body, row["measure"]][_bucket(row)] += row["n"]
    return {key: Tally(counter) for key, counter in counts.items()}


def overdue_bodies(session: Session, scope: Scope, register: Register) -> list[LongestOverdue]:
    """Bodies with anything overdue, the most first, then the oldest deadline."""
    select = (
        "SELECT body, count(*) AS n, min(due_on) AS due_on FROM standing "
        "WHERE status = 'overdue' GROUP BY body"
    )
    found: dict[str, LongestOverdue] = {}
    for row in _rows(session, scope, select, ("due_on", "n")):
        code = register.answering(row["body"], scope.as_of.today)
        known = found.get(code, LongestOverdue(code, 0, row["due_on"]))
        oldest = min(known.oldest, row["due_on"])
        found[code] = LongestOverdue(code, known.number + row["n"], oldest)
    return sorted(found.values(), key=lambda item: (-item.number, item.oldest, item.body))


def demands(session: Session, scope: Scope) -> list[Demand]:
    """The measures' periods in scope, by deadline and measure, with counts by status."""
    names = "measure, period, due_on, status"
    select = (
        f"SELECT {names}, min(window_start) AS window_start, count(*) AS n "  # noqa: S608 our names
        f"FROM standing GROUP BY {names} ORDER BY due_on"
    )
    found: dict[tuple[str, str, date], Demand] = {}
    for row in _rows(session, scope, select, ("due_on", "window_start", "n")):
        key = (row["measure"], row["period"], row["due_on"])
        start = row["window_start"]
        known = found.setdefault(key, Demand(row["measure"], row["period"], start, key[2], {}))
        known.counts[Status(row["status"])] = row["n"]
    return list(found.values())


def _counted(session: Session, scope: Scope, columns: tuple[str, ...]) -> list[RowMapping]:
    names = ", ".join((*columns, "status", "is_due", "is_satisfied", "is_nil"))
    select = f"SELECT {names}, count(*) AS n FROM standing GROUP BY {names}"  # noqa: S608 our names
    return _rows(session, scope, select, ("is_due", "is_satisfied", "is_nil", "n"))


def _rows(session: Session, scope: Scope, select: str, typed: tuple[str, ...]) -> list[RowMapping]:
    kinds = [
        bindparam("t", type_=Instant()),
        bindparam("today", type_=Date()),
        bindparam("due_through", type_=Date()),
    ]
    if scope.due_from:
        kinds.append(bindparam("due_from", type_=Date()))
    if scope.due_until:
        kinds.append(bindparam("due_until", type_=Date()))
    if scope.bodies:
        kinds.append(bindparam("bodies", expanding=True))
    statement = text(standing_sql(select, narrowed=scope.narrowed)).bindparams(*kinds)
    typed_columns = statement.columns(**{name: _TYPES[name] for name in typed})
    return list(session.connection().execute(typed_columns, scope.parameters).mappings())


def _key(value: str, by: RollUp, scope: Scope, register: Register) -> str:
    if by is RollUp.PLAN:
        return scope.plan.key
    if by not in (RollUp.BODY, RollUp.KIND):
        return value
    code = register.answering(value, scope.as_of.today)
    return register.bodies[code].kind.value if by is RollUp.KIND else code


def _bucket(row: RowMapping) -> Bucket:
    return Bucket(Status(row["status"]), row["is_due"], row["is_satisfied"], row["is_nil"])


def _standing(row: RowMapping, scope: Scope) -> ObligationStanding:
    status = Status(row["status"])
    days = max(1, (scope.as_of.today - row["due_on"]).days)
    is_partial = 0 < row["verified"] < row["min_count"]
    raised = {
        Flag.PARTIAL: is_partial,
        Flag.RETURNED: row["has_returned"],
        Flag.NIL: row["is_nil"],
        Flag.EXTENDED: row["is_extended"],
    }
    return ObligationStanding(
        id=row["code"],
        plan=scope.plan.key,
        task=row["task"],
        measure=row["measure"],
        body=row["body"],
        period=row["period"],
        year=row["year"],
        window_start=row["window_start"],
        due_on=row["due_on"],
        min_count=row["min_count"],
        mode=row["mode"],
        by_consent=row["by_consent"],
        conditions=tuple(json.loads(row["conditions"])),
        status=status,
        flags=tuple(flag for flag, is_up in raised.items() if is_up),
        submitted=row["submitted"],
        verified=row["verified"],
        achieved_on=row["achieved_on"],
        days_overdue=days if status is Status.OVERDUE else None,
    )

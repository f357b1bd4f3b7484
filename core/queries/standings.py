"""Obligations at T with their status, and tallies of them: what every screen and file reads."""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from sqlalchemy import Date, RowMapping, bindparam, text
from sqlmodel import Session

from core.domain.facts import Consent
from core.domain.figures import Brief, Demand, LongestOverdue, ObligationStanding
from core.domain.obligations import obligation_id
from core.domain.rates import Bucket, Tally
from core.domain.register import Register
from core.domain.status import Flag, Status
from core.queries.facts import consents
from core.queries.spans import (
    Alike,
    Duty,
    Scope,
    groups,
    span_rows,
    status_of,
    with_consent,
)
from core.storage.spans import settle
from core.storage.types import Instant

__all__ = (
    "RollUp", "Scope", "body_measure_tallies", "briefs", "demands", "obligation_standings",
    "overdue_bodies", "standings_of", "tallies",
)  # fmt: skip
Key = TypeVar("Key", bound=Hashable)
_EACH = """
SELECT obligation.*, stage, submitted, verified, achieved_on, has_returned, is_nil,
  EXISTS (SELECT 1 FROM extension WHERE extension.obligation_id = obligation.id
    AND extension.at < :t) AS is_extended
FROM (SELECT obligation_id, stage, submitted, verified, achieved_on, has_returned, is_nil
  FROM obligation_span WHERE {where}) AS span
CROSS JOIN obligation WHERE obligation.id = span.obligation_id
"""
_THESE = "obligation_id IN :keys AND since < :t AND until >= :t"
_BRIEF = """
SELECT obligation_id, task, measure, body, period, by_consent, due_on, window_start, stage
FROM obligation_span WHERE {where}
"""


class RollUp(StrEnum):
    """What rates are summed by (rules §5)."""

    PLAN = "plan"
    TASK = "task"
    MEASURE = "measure"
    BODY = "body"
    KIND = "kind"


def obligation_standings(session: Session, scope: Scope) -> list[ObligationStanding]:
    """Each obligation in scope with its status at T, by due date, measure and body."""
    settle(session.connection())
    agreed = consents(session, scope.plan)
    found = [_standing(row._mapping, scope, agreed) for row in span_rows(session, scope, _EACH)]
    return [standing for _, standing in sorted(found, key=lambda pair: pair[0])]


def standings_of(session: Session, scope: Scope, keys: Sequence[int]) -> list[ObligationStanding]:
    """Some obligations (by `Brief.key`) of the plan with their status at T, in the keys' order."""
    settle(session.connection())
    agreed = consents(session, scope.plan)
    typed = text(_EACH.format(where=_THESE)).bindparams(
        bindparam("t", type_=Instant()), bindparam("keys", expanding=True)
    )
    dated = typed.columns(window_start=Date(), due_on=Date(), achieved_on=Date())
    rows = session.connection().execute(dated, {"t": scope.as_of.instant, "keys": list(keys)})
    found = {row["id"]: _standing(row, scope, agreed)[1] for row in rows.mappings()}
    return [found[key] for key in keys if key in found]


def briefs(session: Session, scope: Scope) -> list[Brief]:
    """Each obligation in scope, in no order, with what lists need of it: a fifth of the whole."""
    settle(session.connection())
    agreed = consents(session, scope.plan)
    known: dict[tuple[str, date, date], Status] = {}
    found: list[Brief] = []
    for row in span_rows(session, scope, _BRIEF):
        key, task, measure, body, period, by_consent, due_on, window_start, stage = tuple(row)
        like = (stage, window_start, due_on)
        status = known.get(like)
        if status is None:
            status = known[like] = status_of(*like, scope.as_of)
        if by_consent:
            status = with_consent(status, Duty(body, measure, due_on), agreed, scope.as_of)
        code = obligation_id(measure, body, period)
        found.append(Brief(key, code, task, measure, body, period, due_on, window_start, status))
    return found


def tallies(session: Session, scope: Scope, by: RollUp, register: Register) -> dict[str, Tally]:
    """Counts by roll-up key; bodies that are gone count for whoever answers for them at T."""
    alike = Alike.BODY if by in (RollUp.BODY, RollUp.KIND) else Alike.MEASURE
    place = 1 if by is RollUp.TASK else 0
    key_of = cache(lambda value: _key(value, by, scope, register))
    return _tallied(
        (key_of(texts[place]), like.bucket, number)
        for texts, like, number in groups(session, scope, alike)
    )


def body_measure_tallies(
    session: Session, scope: Scope, register: Register
) -> dict[tuple[str, str], Tally]:
    """Counts by body (whoever answers for it at T) and measure."""
    answering = cache(lambda body: register.answering(body, scope.as_of.today))
    return _tallied(
        ((answering(body), measure), like.bucket, number)
        for (body, measure), like, number in groups(session, scope, Alike.BOTH)
    )


def overdue_bodies(session: Session, scope: Scope, register: Register) -> list[LongestOverdue]:
    """Bodies with anything overdue, the most first, then the oldest deadline."""
    found: dict[str, LongestOverdue] = {}
    for (body,), like, number in groups(session, scope, Alike.BODY):
        if like.bucket.status is Status.OVERDUE:
            code = register.answering(body, scope.as_of.today)
            known = found.get(code, LongestOverdue(code, 0, like.due_on))
            oldest = min(known.oldest, like.due_on)
            found[code] = LongestOverdue(code, known.number + number, oldest)
    return sorted(found.values(), key=lambda item: (-item.number, item.oldest, item.body))


def demands(session: Session, scope: Scope) -> list[Demand]:
    """The measures' periods in scope, by deadline and measure, with counts by status."""
    starts: dict[tuple[str, str, date], date] = {}
    counts: dict[tuple[str, str, date], Counter[Status]] = defaultdict(Counter)
    for (measure, _task, period), like, number in groups(session, scope, Alike.MEASURE):
        key = (measure, period, like.due_on)
        starts[key] = min(like.window_start, starts.get(key, like.window_start))
        counts[key][like.bucket.status] += number
    ordered = sorted(counts, key=lambda key: (key[2], key[0], key[1]))
    return [Demand(key[0], key[1], starts[key], key[2], dict(counts[key])) for key in ordered]


def _tallied(found: Iterable[tuple[Key, Bucket, int]]) -> dict[Key, Tally]:
    """Tallies by key of counts that come in parts; plain dicts, for there may be many thousands."""
    counts: dict[Key, dict[Bucket, int]] = {}
    for key, bucket, number in found:
        own = counts.get(key)
        if own is None:
            counts[key] = {bucket: number}
        else:
            own[bucket] = own.get(bucket, 0) + number
    return {key: Tally(own) for key, own in counts.items()}


def _key(value: str, by: RollUp, scope: Scope, register: Register) -> str:
    if by is RollUp.PLAN:
        return scope.plan.key
    if by not in (RollUp.BODY, RollUp.KIND):
        return value
    code = register.answering(value, scope.as_of.today)
    return register.bodies[code].kind.value if by is RollUp.KIND else code


def _standing(
    row: RowMapping, scope: Scope, agreed: tuple[Consent, ...]
) -> tuple[tuple[date, int], ObligationStanding]:
    due_on = row["due_on"]
    status = status_of(row["stage"], row["window_start"], due_on, scope.as_of)
    if row["by_consent"]:
        status = with_consent(
            status, Duty(row["body"], row["measure"], due_on), agreed, scope.as_of
        )
    raised = {
        Flag.PARTIAL: 0 < row["verified"] < row["min_count"],
        Flag.RETURNED: row["has_returned"],
        Flag.NIL: row["is_nil"],
        Flag.EXTENDED: row["is_extended"],
    }
    is_overdue = status is Status.OVERDUE
    return (due_on, row["id"]), ObligationStanding(
        id=row["code"],
        plan=scope.plan.key,
        task=row["task"],
        measure=row["measure"],
        body=row["body"],
        period=row["period"],
        year=row["year"],
        window_start=row["window_start"],
        due_on=due_on,
        min_count=row["min_count"],
        mode=row["mode"],
        by_consent=bool(row["by_consent"]),
        conditions=tuple(json.loads(row["conditions"])),
        status=status,
        flags=tuple(flag for flag, is_up in raised.items() if is_up),
        submitted=row["submitted"],
        verified=row["verified"],
        achieved_on=row["achieved_on"],
        days_overdue=max(1, (scope.as_of.today - due_on).days) if is_overdue else None,
    )

"""The register of decisions that everyone may read: what was decided about obligations, when."""

from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from core.domain.figures import Decision, DecisionKind
from core.queries.events import verified_events
from core.queries.spans import Scope
from core.storage.types import BASELINE, from_microseconds, to_microseconds

_OWED = "obligation.plan_id = :plan AND obligation.year BETWEEN :first AND :last {narrowed}"
_ALIKE = "count(*) AS number, min(body) AS body, min(period) AS period"
_REGISTER = """
SELECT move.state AS kind, move.at AS at, {alike}, exclusion.kind AS detail, NULL AS day
FROM obligation CROSS JOIN exclusion CROSS JOIN exclusion_transition AS move
WHERE exclusion.obligation_id = obligation.id AND move.exclusion_id = exclusion.id
  AND move.state IN ('approved', 'lifted') AND move.at < :t AND {owed}
  AND (move.state = 'approved' OR EXISTS (SELECT 1 FROM exclusion_transition AS granted
    WHERE granted.exclusion_id = move.exclusion_id AND granted.state = 'approved'))
GROUP BY move.state, move.at, exclusion.kind
UNION ALL
SELECT 'extended', extension.at, {alike}, '', extension.until
FROM obligation CROSS JOIN extension
WHERE extension.obligation_id = obligation.id AND extension.at < :t AND {owed}
GROUP BY extension.at, extension.until
UNION ALL
SELECT 'superseded', superseded_at, {alike}, '', NULL FROM obligation
WHERE superseded_at < :t AND {owed} GROUP BY superseded_at
UNION ALL
SELECT 'added', exists_from, {alike}, '', NULL FROM obligation
WHERE exists_from > :baseline AND exists_from < :t AND {owed} GROUP BY exists_from
UNION ALL
SELECT state, consent.at, 1, consent.body, '', '', consent.effective_on FROM consent
WHERE consent.plan_id = :plan AND state IN ('given', 'declined') AND consent.at < :t
  AND EXISTS (SELECT 1 FROM obligation WHERE obligation.body = consent.body
    AND obligation.by_consent AND (consent.measure IS NULL OR consent.measure = obligation.measure)
    AND {owed})
ORDER BY at DESC LIMIT :most
"""


def public_decisions(session: Session, scope: Scope, *, most: int) -> list[Decision]:
    """The last decisions before T about the obligations in scope, the latest first.

    What was recorded at one instant on one ground is one decision about several obligations.
    Of events only the acceptance is shown, and only while it stands (as in `verified_events`).
    """
    if not scope.years:
        return []
    found = [*_recorded(session, scope, most), *_accepted(session, scope, most)]
    return sorted(found, key=lambda decision: decision.at, reverse=True)[:most]


def _recorded(session: Session, scope: Scope, most: int) -> list[Decision]:
    owed = _OWED.format(narrowed=_narrowed(scope))
    sql = text(_REGISTER.format(alike=_ALIKE, owed=owed)).bindparams(*scope.types)
    given = {
        **scope.parameters,
        "first": scope.years[0],
        "last": scope.years[-1],
        "baseline": to_microseconds(BASELINE),
        "most": most,
    }
    rows = session.connection().execute(sql, given).mappings()
    return [
        Decision(
            from_microseconds(row["at"]), DecisionKind(row["kind"]), row["number"], row["body"],
            row["period"], row["detail"], _day(row["day"]),
        )
        for row in rows
    ]  # fmt: skip


def _accepted(session: Session, scope: Scope, most: int) -> list[Decision]:
    return [
        Decision(
            event.verified_at, DecisionKind.EVENT, len(event.obligations), event.bodies[0],
            detail=event.title, day=event.held_on,
        )
        for event in verified_events(session, scope, most=most)
    ]  # fmt: skip


def _narrowed(scope: Scope) -> str:
    """The scope's conditions on the obligation itself: a consent has a body and a measure too."""
    narrowed = scope.conditions
    for name in ("body", "measure", "due_on"):
        narrowed = narrowed.replace(f"AND {name} ", f"AND obligation.{name} ")
    return narrowed


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None

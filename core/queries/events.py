"""Verified events, which everyone may see (rules §1: shown by the present, counted at T)."""

import json
from collections import defaultdict

from sqlalchemy import Date, RowMapping, bindparam, text
from sqlmodel import Session

from core.domain.figures import PublicEvent
from core.queries.standings import Scope
from core.storage.types import Instant, from_microseconds

_VERIFIED = """
WITH move AS (
  SELECT claim.id AS claim_id, claim.obligation_id, claim.event_id, claim_transition.state,
    claim_transition.revision, claim_transition.at,
    row_number() OVER (PARTITION BY claim_id, claim_transition.revision
                       ORDER BY at DESC, claim_transition.id DESC) AS back_on_revision,
    row_number() OVER (PARTITION BY claim_id, claim_transition.state
                       ORDER BY at DESC, claim_transition.id DESC) AS back_in_state
  FROM obligation
  JOIN claim ON claim.obligation_id = obligation.id
  JOIN claim_transition ON claim_transition.claim_id = claim.id
  WHERE obligation.plan_id = :plan AND obligation.year BETWEEN :first AND :last
    AND at < :t {narrowed}
)
SELECT move.event_id, move.revision, move.at, obligation.code, obligation.measure,
  obligation.body, event_revision.type, event_revision.title, event_revision.held_on,
  event_revision.place, event_revision.participants, event_revision.links
FROM move
JOIN obligation ON obligation.id = move.obligation_id
JOIN event_revision ON event_revision.event_id = move.event_id
  AND event_revision.revision = move.revision
WHERE move.state = 'verified' AND back_in_state = 1 AND back_on_revision = 1
  AND EXISTS (SELECT 1 FROM claim_transition AS kept
    WHERE kept.claim_id = move.claim_id AND kept.state = 'verified'
      AND NOT EXISTS (SELECT 1 FROM claim_transition AS later
        WHERE later.claim_id = kept.claim_id
          AND (later.revision = kept.revision OR later.state = 'verified')
          AND (later.at > kept.at OR (later.at = kept.at AND later.id > kept.id))))
ORDER BY {order}, move.event_id DESC LIMIT :most
"""
BY_DECISION, BY_DAY = "move.at DESC", "event_revision.held_on DESC"


def verified_events(
    session: Session, scope: Scope, *, most: int, order: str = BY_DECISION
) -> list[PublicEvent]:
    """Events verified at T and still verified now, at most so many; each once.

    Args:
        session: Where to read.
        scope: Which obligations they count for.
        most: The greatest number of claims to look at.
        order: `BY_DECISION` (the latest decision first) or `BY_DAY` (the latest held first).
    """
    statement = text(_VERIFIED.format(narrowed=scope.narrowed, order=order)).bindparams(
        bindparam("t", type_=Instant())
    )
    if scope.bodies:
        statement = statement.bindparams(bindparam("bodies", expanding=True))
    typed = statement.columns(held_on=Date())
    rows = session.connection().execute(typed, {**scope.parameters, "most": most}).mappings()
    claims: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows:
        claims[row["event_id"]].append(row)
    return [_event(entries) for entries in claims.values()]


def _event(rows: list[RowMapping]) -> PublicEvent:
    last = max(rows, key=lambda row: row["at"])
    return PublicEvent(
        id=last["event_id"],
        type=last["type"],
        title=last["title"],
        held_on=last["held_on"],
        place=last["place"],
        participants=last["participants"],
        links=tuple(json.loads(last["links"])),
        verified_at=from_microseconds(last["at"]),
        obligations=_each(rows, "code"),
        measures=_each(rows, "measure"),
        bodies=_each(rows, "body"),
    )


def _each(rows: list[RowMapping], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[name] for row in rows))

"""How long bodies take to file: days from an event to the first submission that names it."""

from sqlalchemy import Date, bindparam, text
from sqlmodel import Session

from core.domain.moments import kyiv_date
from core.queries.standings import Scope
from core.storage.types import Instant, from_microseconds

_FIRST_SUBMITTED = """
SELECT claim.event_id, min(claim_transition.at) AS at,
  (SELECT held_on FROM event_revision WHERE event_revision.event_id = claim.event_id
     ORDER BY revision LIMIT 1) AS held_on
FROM obligation
CROSS JOIN claim ON claim.obligation_id = obligation.id
CROSS JOIN claim_transition ON claim_transition.claim_id = claim.id
WHERE obligation.plan_id = :plan AND obligation.year BETWEEN :first AND :last
  AND claim_transition.state = 'submitted' AND at < :t {narrowed}
GROUP BY claim.event_id
"""


def filing_delays(session: Session, scope: Scope) -> list[int]:
    """Whole days from each event, as first recorded, to its first submission; never below 0."""
    statement = text(_FIRST_SUBMITTED.format(narrowed=scope.narrowed)).bindparams(
        bindparam("t", type_=Instant())
    )
    if scope.bodies:
        statement = statement.bindparams(bindparam("bodies", expanding=True))
    typed = statement.columns(held_on=Date())
    rows = session.connection().execute(typed, scope.parameters).mappings()
    return sorted(
        max(0, (kyiv_date(from_microseconds(row["at"])) - row["held_on"]).days) for row in rows
    )

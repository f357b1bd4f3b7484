"""How long bodies take to file: days from an event to the first submission that names it."""

from sqlalchemy import Date, text
from sqlmodel import Session

from core.domain.moments import kyiv_date
from core.queries.spans import Scope
from core.storage.types import from_microseconds

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
    if not scope.years:
        return []
    statement = text(_FIRST_SUBMITTED.format(narrowed=scope.conditions))
    typed = statement.bindparams(*scope.types).columns(held_on=Date())
    given = {**scope.parameters, "first": scope.years[0], "last": scope.years[-1]}
    rows = session.connection().execute(typed, given).mappings()
    return sorted(
        max(0, (kyiv_date(from_microseconds(row["at"])) - row["held_on"]).days) for row in rows
    )

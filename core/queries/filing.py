"""How long bodies take to file: days from an event to the first submission that names it."""

from collections import defaultdict

from sqlalchemy import Date, text
from sqlmodel import Session

from core.domain.moments import kyiv_date
from core.domain.register import Register
from core.queries.spans import Scope
from core.storage.types import from_microseconds

_FIRST_SUBMITTED = """
SELECT obligation.body, claim.event_id, min(claim_transition.at) AS at,
  (SELECT held_on FROM event_revision WHERE event_revision.event_id = claim.event_id
     ORDER BY revision LIMIT 1) AS held_on
FROM obligation
CROSS JOIN claim ON claim.obligation_id = obligation.id
CROSS JOIN claim_transition ON claim_transition.claim_id = claim.id
WHERE obligation.plan_id = :plan AND obligation.year BETWEEN :first AND :last
  AND claim_transition.state = 'submitted' AND at < :t {narrowed}
GROUP BY claim.event_id, obligation.body
"""


def filing_delays(session: Session, scope: Scope, register: Register) -> dict[str, list[int]]:
    """Whole days from each event, as first recorded, to its first submission; never below 0.

    By body: whoever answers at T for the one that owed.
    """
    if not scope.years:
        return {}
    statement = text(_FIRST_SUBMITTED.format(narrowed=scope.conditions))
    typed = statement.bindparams(*scope.types).columns(held_on=Date())
    given = {**scope.parameters, "first": scope.years[0], "last": scope.years[-1]}
    rows = session.connection().execute(typed, given)
    days: dict[tuple[str, int], int] = {}
    for body, event, at, held_on in rows:
        key = (register.answering(body, scope.as_of.today), event)
        taken = max(0, (kyiv_date(from_microseconds(at)) - held_on).days)
        days[key] = min(taken, days.get(key, taken))
    found: dict[str, list[int]] = defaultdict(list)
    for (body, _event), taken in days.items():
        found[body].append(taken)
    return dict(found)

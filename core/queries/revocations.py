"""Requests of bodies to have an acceptance revoked, as long as they wait for an answer."""

from sqlalchemy import Date, text
from sqlmodel import Session

from core.domain.figures import PlanInfo
from core.domain.submissions import Request
from core.storage.types import from_microseconds

# What is still verified (rules §3 «Claim»: until a later transition on the same revision), and was
# not answered: by a remark of somebody who decides.
_REQUESTS = """
SELECT ask.event_id AS event, ask.body, ask.text, ask.actor, ask.at, last.title, last.type,
  last.held_on
FROM remark AS ask CROSS JOIN event CROSS JOIN event_revision AS last
WHERE ask.kind = 'revocation' AND event.id = ask.event_id AND event.plan_id = :plan
  AND last.event_id = event.id
  AND last.revision = (SELECT max(revision) FROM event_revision WHERE event_id = event.id)
  AND EXISTS (SELECT 1 FROM claim CROSS JOIN obligation CROSS JOIN claim_transition AS done
    WHERE claim.event_id = ask.event_id AND obligation.id = claim.obligation_id
      AND obligation.body = ask.body AND obligation.superseded_at IS NULL
      AND done.claim_id = claim.id AND done.state = 'verified' AND done.at < ask.at
      AND NOT EXISTS (SELECT 1 FROM claim_transition AS later WHERE later.claim_id = claim.id
        AND later.revision = done.revision AND (later.at, later.id) > (done.at, done.id)))
  AND NOT EXISTS (SELECT 1 FROM remark AS answer WHERE answer.event_id = ask.event_id
    AND answer.body = ask.body AND (answer.at, answer.id) > (ask.at, ask.id)
    AND (EXISTS (SELECT 1 FROM role_grant WHERE role_grant.role = 'secretariat'
        AND 'person:' || role_grant.person_id = answer.actor)
      OR EXISTS (SELECT 1 FROM claim CROSS JOIN claim_transition AS decision
        WHERE claim.event_id = ask.event_id AND decision.claim_id = claim.id
          AND decision.actor = answer.actor
          AND decision.state IN ('verified', 'returned', 'revoked'))))
ORDER BY ask.at, ask.id
"""


def revocation_requests(session: Session, plan: PlanInfo) -> list[Request]:
    """Requests that wait, the oldest first."""
    wanted = text(_REQUESTS).columns(held_on=Date())
    rows = session.connection().execute(wanted, {"plan": plan.id}).mappings()
    return [
        Request(
            row["event"], row["body"], row["text"], row["actor"], from_microseconds(row["at"]),
            row["title"], row["type"], row["held_on"],
        )
        for row in rows
    ]  # fmt: skip

"""What a body or the secretariat wrote about an event and the other side has not answered."""

from collections.abc import Collection

from sqlalchemy import Date, bindparam, text
from sqlmodel import Session

from core.domain.figures import PlanInfo
from core.domain.remarks import RemarkKind
from core.domain.submissions import Unanswered
from core.storage.types import from_microseconds

_REMARKS = """
SELECT said.event_id AS event, said.body, said.kind, said.text, said.actor, said.at, last.title,
  last.type, last.held_on
FROM remark AS said CROSS JOIN event CROSS JOIN event_revision AS last
WHERE event.id = said.event_id AND event.plan_id = :plan AND last.event_id = event.id
  AND last.revision = (SELECT max(revision) FROM event_revision WHERE event_id = event.id)
"""
_ORDER = " ORDER BY said.at, said.id"
# What is still verified (rules §3 «Claim»: until a later transition on the same revision), and was
# not answered by the secretariat.
_OPEN_REQUEST = """
  AND said.kind = 'revocation'
  AND EXISTS (SELECT 1 FROM claim CROSS JOIN obligation CROSS JOIN claim_transition AS done
    WHERE claim.event_id = said.event_id AND obligation.id = claim.obligation_id
      AND obligation.body = said.body AND obligation.superseded_at IS NULL
      AND done.claim_id = claim.id AND done.state = 'verified' AND done.at < said.at
      AND NOT EXISTS (SELECT 1 FROM claim_transition AS later WHERE later.claim_id = claim.id
        AND later.revision = done.revision AND (later.at, later.id) > (done.at, done.id)))
  AND NOT EXISTS (SELECT 1 FROM remark AS answer WHERE answer.event_id = said.event_id
    AND answer.body = said.body AND (answer.at, answer.id) > (said.at, said.id)
    AND answer.is_from_secretariat AND answer.kind <> 'seen')
"""
# The last word about the event, after which the other side has neither written nor acted.
_OPEN_NOTE = """
  AND said.kind = 'note' AND said.is_from_secretariat = :from_secretariat
  AND NOT EXISTS (SELECT 1 FROM remark AS later WHERE later.event_id = said.event_id
    AND later.body = said.body AND (later.at, later.id) > (said.at, said.id))
  AND NOT EXISTS (SELECT 1 FROM claim CROSS JOIN obligation CROSS JOIN claim_transition AS move
    WHERE claim.event_id = said.event_id AND obligation.id = claim.obligation_id
      AND obligation.body = said.body AND move.claim_id = claim.id AND move.at > said.at
      AND (move.is_undo OR move.state IN ('verified', 'returned', 'revoked'))
        <> said.is_from_secretariat)
"""


def waiting_for_secretariat(session: Session, plan: PlanInfo) -> list[Unanswered]:
    """Requests to revoke and remarks that wait for the secretariat, the oldest first.

    A request waits until it is answered in words or by revoking; a remark until anything is.
    """
    requests = _asked(session, _OPEN_REQUEST, plan=plan.id)
    notes = _asked(session, _OPEN_NOTE, plan=plan.id, from_secretariat=False)
    by_submission = {(one.event, one.body): one for one in (*notes, *requests)}
    return sorted(by_submission.values(), key=lambda one: one.at)


def waiting_for_body(session: Session, plan: PlanInfo, bodies: Collection[str]) -> list[Unanswered]:
    """Remarks of the secretariat that some bodies have not answered, the oldest first."""
    narrowed = f"{_OPEN_NOTE} AND said.body IN :bodies"
    return _asked(session, narrowed, plan=plan.id, from_secretariat=True, bodies=list(bodies))


def _asked(session: Session, condition: str, **given: object) -> list[Unanswered]:
    wanted = text(f"{_REMARKS}{condition}{_ORDER}")
    if "bodies" in given:
        wanted = wanted.bindparams(bindparam("bodies", expanding=True))
    rows = session.connection().execute(wanted.columns(held_on=Date()), given).mappings()
    return [
        Unanswered(
            row["event"], row["body"], RemarkKind(row["kind"]), row["text"], row["actor"],
            from_microseconds(row["at"]), row["title"], row["type"], row["held_on"],
        )
        for row in rows
    ]  # fmt: skip

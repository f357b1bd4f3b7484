"""Submissions as lists: what waits for a decision, what was decided, what a body has filed.

A line is what one body submitted about one event, with all its claims in one state.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, RowMapping, bindparam, text
from sqlmodel import Session

from core.domain.facts import ClaimState
from core.domain.figures import PlanInfo
from core.domain.submissions import Invited, Line
from core.queries.organisers import STILL_HOLDS
from core.storage.types import from_microseconds, to_microseconds

# A verified claim whose later revision the body withdrew stands verified (rules §3 «Claim»).
_STANDS = """
iif(head.state = 'withdrawn' AND EXISTS (SELECT 1 FROM claim_transition AS done
  WHERE done.claim_id = head.claim_id AND done.state = 'verified'
    AND NOT EXISTS (SELECT 1 FROM claim_transition AS later WHERE later.claim_id = done.claim_id
      AND (later.revision = done.revision OR later.state = 'verified')
      AND (later.at, later.id) > (done.at, done.id))), 'verified', head.state)
"""
_LINES = """
SELECT claim.event_id AS event, obligation.body, head.state AS stands,
  max(head.revision) AS revision,
  min(head.submitted_at) AS since, max(head.at) AS at, max(head.submitted_by) AS submitted_by,
  max(head.actor) AS actor, max(head.reason) AS reason, max(head.is_appeal) AS is_appeal,
  group_concat(obligation.code, ' ') AS obligations, min(obligation.due_on) AS due_on,
  event_revision.title, event_revision.type, event_revision.held_on, min(claim.id) AS claim,
  coalesce(json_extract(event_revision.details, '$.letter'), '') <> '' AS is_by_letter,
  (SELECT group_concat(held.body, ' ') FROM event_body AS held
    WHERE held.event_id = claim.event_id AND {still}) AS bodies,
  event_revision.actor || coalesce(char(10) || group_concat((
    SELECT group_concat(sent.actor, char(10)) FROM claim_transition AS sent
    WHERE sent.claim_id = head.claim_id AND sent.revision = head.revision
      AND sent.state = 'submitted' AND NOT sent.is_undo), char(10)), '') AS submitters
""".replace("head.state", _STANDS).replace("{still}", STILL_HOLDS)
_KEYS = """
SELECT claim.event_id AS event, obligation.body, min(head.submitted_at) AS since, max(head.at) AS at
FROM claim_head AS head CROSS JOIN claim CROSS JOIN obligation
WHERE claim.id = head.claim_id AND obligation.id = claim.obligation_id
"""
_TITLES = "SELECT claim.event_id AS event, obligation.body, event_revision.title"
_FROM = """
FROM claim_head AS head CROSS JOIN claim CROSS JOIN obligation CROSS JOIN event_revision
WHERE claim.id = head.claim_id AND obligation.id = claim.obligation_id
  AND event_revision.event_id = claim.event_id AND event_revision.revision = head.revision
"""
_FROM_EVENTS = _FROM.replace(
    "claim_head AS head CROSS JOIN claim", "claim CROSS JOIN claim_head AS head"
)
_FROM_BODY = _FROM.replace(
    "claim_head AS head CROSS JOIN claim CROSS JOIN obligation",
    "obligation CROSS JOIN claim CROSS JOIN claim_head AS head",
)
_IN_FORCE = " AND obligation.plan_id = :plan AND obligation.superseded_at IS NULL"
_GROUP = " GROUP BY claim.event_id, obligation.body, stands"
_BY_REVISION = f"{_GROUP}, head.revision"
_OF_ONE = " GROUP BY claim.event_id, obligation.body"
_INVITED = """
SELECT held.event_id AS event, held.body, last.title, last.type, last.held_on, last.revision,
  last.at
FROM event_body AS held CROSS JOIN event CROSS JOIN event_revision AS last
WHERE held.body IN :bodies AND event.id = held.event_id AND event.plan_id = :plan
  AND last.event_id = event.id AND last.revision = (SELECT max(revision) FROM event_revision
    WHERE event_id = event.id)
  AND {still}
  AND NOT EXISTS (SELECT 1 FROM claim CROSS JOIN obligation
    WHERE claim.event_id = event.id AND obligation.id = claim.obligation_id
      AND obligation.body = held.body)
  AND EXISTS (SELECT 1 FROM claim CROSS JOIN claim_head AS head WHERE claim.event_id = event.id
    AND head.claim_id = claim.id AND head.state <> 'withdrawn')
ORDER BY last.held_on DESC, event.id DESC
""".replace("{still}", STILL_HOLDS)


class Queue(StrEnum):
    """Which submissions: those that wait, those that wait on appeal, those decided on."""

    WAITING = "waiting"
    APPEALED = "appealed"
    DECIDED = "decided"


_STATES = {
    Queue.WAITING: "head.state = 'submitted' AND NOT head.is_appeal",
    Queue.APPEALED: "head.state = 'submitted' AND head.is_appeal",
    Queue.DECIDED: "head.state IN ('verified', 'returned', 'revoked')",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueWish:
    """Which of a queue's submissions: of one body, for one measure, submitted before an instant."""

    queue: Queue = Queue.WAITING
    body: str = ""
    measure: str = ""
    before: datetime | None = None


Key = tuple[int, str]
"""An event's number and the body that submitted it."""


def queue(
    session: Session, plan: PlanInfo, wish: QueueWish, *, most: int, offset: int = 0
) -> list[Line]:
    """Submissions of a queue: what waits longest first, what was decided last first."""
    keys = _keys(session, plan, wish, " LIMIT :most OFFSET :offset", most=most, offset=offset)
    return queue_lines(session, plan, wish, keys)


def queue_keys(session: Session, plan: PlanInfo, wish: QueueWish) -> list[Key]:
    """Which submissions a queue has, in its order; ten thousand in a few hundredths of a second."""
    return _keys(session, plan, wish, "")


def queue_titles(session: Session, plan: PlanInfo, wish: QueueWish) -> dict[Key, str]:
    """The titles of a queue's submissions, to look for words in."""
    conditions, given = _narrowed(plan, wish)
    sql = text(_TITLES + _FROM + conditions)
    rows = session.connection().execute(sql, given)
    return {(event, body): title for event, body, title in rows}


def queue_lines(
    session: Session, plan: PlanInfo, wish: QueueWish, keys: Sequence[Key]
) -> list[Line]:
    """The lines of some submissions of a queue, in the order given, each with all its claims.

    Of claims that wait on two revisions, those on the later one.
    """
    conditions, given = _narrowed(plan, QueueWish(queue=wish.queue))
    sql = text(_LINES + _FROM_EVENTS + conditions + " AND claim.event_id IN :events" + _BY_REVISION)
    found = _lines(
        session,
        sql.bindparams(bindparam("events", expanding=True)),
        {**given, "events": [event for event, _body in keys]},
    )

    # What was decided in two ways is two lines of one submission: the last decision stands. What
    # waits on two revisions is too: the later one is read, and decided on, first.
    def place(line: Line) -> tuple[int, datetime]:
        return (line.revision if line.state is ClaimState.SUBMITTED else 0, line.at)

    last = {(line.event, line.body): line for line in sorted(found, key=place)}
    return [last[key] for key in keys if key in last]


def _keys(
    session: Session, plan: PlanInfo, wish: QueueWish, ending: str, **bounds: int
) -> list[Key]:
    conditions, given = _narrowed(plan, wish)
    order = "at DESC" if wish.queue is Queue.DECIDED else "since"
    sql = text(f"{_KEYS}{conditions}{_OF_ONE} ORDER BY {order}, event DESC, body{ending}")
    rows = session.connection().execute(sql, {**given, **bounds})
    return [(row[0], row[1]) for row in rows]


def queue_length(session: Session, plan: PlanInfo, wish: QueueWish) -> int:
    """How many submissions a queue has."""
    conditions, given = _narrowed(plan, wish)
    sql = f"SELECT count(*) FROM ({_KEYS} {conditions} {_OF_ONE})"  # noqa: S608 our own
    return session.connection().execute(text(sql), given).scalar_one()


def filed(session: Session, plan: PlanInfo, bodies: tuple[str, ...]) -> list[Line]:
    """Everything that some bodies have submitted, whatever became of it; the last move first."""
    sql = _LINES + _FROM_BODY + _IN_FORCE + " AND obligation.body IN :bodies" + _GROUP
    wanted = text(sql + " ORDER BY at DESC, event DESC, body").bindparams(
        bindparam("bodies", expanding=True)
    )
    return _lines(session, wanted, {"plan": plan.id, "bodies": list(bodies)})


def invited(session: Session, plan: PlanInfo, bodies: tuple[str, ...]) -> list[Invited]:
    """Events that other bodies say these held too and that they have claimed for nothing yet."""
    sql = text(_INVITED).bindparams(bindparam("bodies", expanding=True)).columns(held_on=Date())
    rows = session.connection().execute(sql, {"plan": plan.id, "bodies": list(bodies)}).mappings()
    return [
        Invited(
            row["event"], row["body"], row["title"], row["type"], row["held_on"],
            row["revision"], from_microseconds(row["at"]),
        )
        for row in rows
    ]  # fmt: skip


def _narrowed(plan: PlanInfo, wish: QueueWish) -> tuple[str, dict[str, Any]]:
    given: dict[str, Any] = {"plan": plan.id}
    conditions = f" AND {_STATES[wish.queue]}{_IN_FORCE}"
    for name in ("body", "measure"):
        if value := getattr(wish, name):
            conditions += f" AND obligation.{name} = :{name}"
            given[name] = value
    if wish.before:
        conditions += " AND head.submitted_at < :before"
        given["before"] = to_microseconds(wish.before)
    return conditions, given


def _lines(session: Session, sql: Any, given: dict[str, Any]) -> list[Line]:
    typed = sql.columns(held_on=Date(), due_on=Date())
    return [_line(row) for row in session.connection().execute(typed, given).mappings()]


def _line(row: RowMapping) -> Line:
    author, *senders = row["submitters"].split("\n")
    return Line(
        row["event"], row["body"], ClaimState(row["stands"]), row["revision"], row["title"],
        row["type"], row["held_on"], row["due_on"], tuple(sorted(row["obligations"].split(" "))),
        from_microseconds(row["since"]) if row["since"] is not None else None,
        from_microseconds(row["at"]), row["submitted_by"], row["actor"], row["reason"],
        bool(row["is_appeal"]), row["claim"], bool(row["is_by_letter"]) and author in senders,
        tuple(sorted(row["bodies"].split(" "))), tuple(sorted({author, *senders})),
    )  # fmt: skip

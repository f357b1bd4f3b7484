"""Events that look like one already submitted: the same file, or the same day, type and title."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Date, bindparam, text
from sqlmodel import Session

from core.domain.duplicates import are_alike
from core.domain.figures import PlanInfo
from core.domain.submissions import Alike

# The last revision of every event that some body stands by: all withdrawn is no event any more.
from core.queries.organisers import STILL_HOLDS

_EVENTS = """
SELECT event.id AS event, {body} AS body, last.title, last.type, last.held_on
FROM {source} CROSS JOIN event CROSS JOIN event_revision AS last
WHERE {joined} AND event.plan_id = :plan AND event.id <> :but AND last.event_id = event.id
  AND last.revision = (SELECT max(revision) FROM event_revision WHERE event_id = event.id)
  AND EXISTS (SELECT 1 FROM claim CROSS JOIN claim_head AS head WHERE claim.event_id = event.id
    AND head.claim_id = claim.id AND head.state <> 'withdrawn')
"""
_OF_FILES = _EVENTS.format(
    body="attachment.body",
    source="attachment CROSS JOIN attachment_link AS link",
    joined="""attachment.sha256 IN :hashes AND link.attachment_id = attachment.id
  AND event.id = link.event_id AND NOT EXISTS (SELECT 1 FROM attachment_transition AS gone
    WHERE gone.attachment_id = attachment.id AND gone.state IN ('removed', 'erased'))""",
)
_OF_THE_DAY = (
    _EVENTS.format(
        body="held.body", source="event_body AS held",
        joined=f"held.body = :body AND event.id = held.event_id AND {STILL_HOLDS}",
    )
    + " AND last.held_on = :held_on AND last.type = :type"
)  # fmt: skip


def alike(  # noqa: PLR0913  (an event is described by five things)
    session: Session,
    plan: PlanInfo,
    *,
    body: str,
    type_: str,
    held_on: date | None,
    title: str,
    hashes: Collection[str],
    but_event: int | None = None,
    of_bodies: Collection[str] | None = None,
) -> list[Alike]:
    """Events of a plan that look like the one described, those with the same file first.

    Args:
        session: Where to look.
        plan: Whose events.
        body: Who held the event described; only its own are compared by day, type and title.
        type_: Its type.
        held_on: Its day; None where that is not known yet.
        title: Its title.
        hashes: The SHA-256 of its files; the same in any body's event is found.
        but_event: The event described, where there is one already.
        of_bodies: Whose events and files alone may be told of; None is everybody's. So a body's
            own form learns nothing of another body.
    """
    given = {"plan": plan.id, "but": but_event or 0}
    by_file = _found(session, _OF_FILES, {**given, "hashes": list(hashes)}) if hashes else ()
    found = {(row["event"], row["body"]): _alike(row, has_same_file=True) for row in by_file}
    asked = {**given, "body": body, "held_on": held_on, "type": type_}
    for row in _found(session, _OF_THE_DAY, asked) if held_on and title.strip() else ():
        if are_alike(title, row["title"]):
            found.setdefault((row["event"], row["body"]), _alike(row, has_same_file=False))
    return [one for one in found.values() if of_bodies is None or one.body in of_bodies]


def _found(session: Session, sql: str, given: dict[str, Any]) -> Iterator[Any]:
    bound = [bindparam("held_on", type_=Date())] if "held_on" in given else []
    several = [bindparam("hashes", expanding=True)] if "hashes" in given else []
    wanted = text(sql).bindparams(*bound, *several).columns(held_on=Date())
    return iter(session.connection().execute(wanted, given).mappings())


def _alike(row: Any, *, has_same_file: bool) -> Alike:
    return Alike(
        row["event"], row["body"], row["title"], row["type"], row["held_on"], has_same_file
    )

"""Verified events, which everyone may see (rules §1: shown by the present, counted at T)."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, RowMapping, bindparam, text
from sqlmodel import Session

from core.domain.attachments import is_proof
from core.domain.facts import ClaimState, Transition
from core.domain.figures import EventDay, PublicEvent, PublicFile
from core.queries.spans import Scope
from core.storage.types import from_microseconds

_FROM_DECISIONS = """claim_transition AS move CROSS JOIN claim CROSS JOIN obligation
  CROSS JOIN event_revision"""
"""From the latest decision back, for the few that everyone sees first."""
_FROM_OBLIGATIONS = """obligation CROSS JOIN claim CROSS JOIN claim_transition AS move
  CROSS JOIN event_revision"""
"""From the few obligations of a body or a measure."""
_FROM_DAYS = """event_revision CROSS JOIN claim CROSS JOIN obligation
  CROSS JOIN claim_transition AS move"""
"""From the few events of a day or a month."""
_SHOWN = """
SELECT claim.event_id, move.revision, iif(move.is_undo, coalesce((SELECT max(decided.at)
    FROM claim_transition AS decided WHERE decided.claim_id = move.claim_id
      AND decided.revision = move.revision AND decided.state = 'verified'
      AND NOT decided.is_undo AND decided.at <= move.at), move.at), move.at) AS at,
  obligation.code, obligation.measure,
  obligation.body, event_revision.type, event_revision.title, event_revision.held_on,
  event_revision.place, event_revision.participants, event_revision.links
"""
_BY_DAY = "SELECT event_revision.held_on, count(DISTINCT claim.event_id) AS n"
_BY_PERIOD = """
SELECT obligation.measure, obligation.period, event_revision.held_on,
  count(DISTINCT claim.event_id) AS number, min(event_revision.title) AS title,
  min(event_revision.type) AS type
"""
_VERIFIED = """
FROM {way}
WHERE claim.id = move.claim_id AND obligation.id = claim.obligation_id
  AND event_revision.event_id = claim.event_id AND event_revision.revision = move.revision
  AND obligation.plan_id = :plan AND obligation.year BETWEEN :first AND :last {narrowed}
  AND move.state = 'verified' AND move.at < :t
  AND NOT EXISTS (SELECT 1 FROM claim_transition AS later
    WHERE later.claim_id = move.claim_id AND later.at < :t
      AND (later.revision = move.revision OR later.state = 'verified')
      AND (later.at > move.at OR (later.at = move.at AND later.id > move.id)))
  AND EXISTS (SELECT 1 FROM claim_transition AS kept
    WHERE kept.claim_id = move.claim_id AND kept.state = 'verified'
      AND NOT EXISTS (SELECT 1 FROM claim_transition AS later
        WHERE later.claim_id = kept.claim_id
          AND (later.revision = kept.revision OR later.state = 'verified')
          AND (later.at > kept.at OR (later.at = kept.at AND later.id > kept.id))))
"""
_PUBLIC = """
SELECT link.event_id, link.revision, link.at, attachment.body, attachment.id,
  attachment_name.name, attachment.kind, attachment.size
FROM attachment_link AS link CROSS JOIN attachment CROSS JOIN attachment_name
WHERE link.event_id IN (SELECT value FROM json_each(:events)) AND attachment.id = link.attachment_id
  AND attachment_name.attachment_id = attachment.id AND attachment.purpose <> 'participants'
  AND 'public' = (SELECT state FROM attachment_transition AS last
    WHERE last.attachment_id = attachment.id ORDER BY last.at DESC, last.id DESC LIMIT 1)
  AND NOT EXISTS (SELECT 1 FROM attachment_transition AS gone
    WHERE gone.attachment_id = attachment.id AND gone.state IN ('removed', 'erased'))
ORDER BY attachment.id
"""
_HELD = " AND event_revision.held_on BETWEEN :held_from AND :held_until "
Days = tuple[date, date]
Decisions = Mapping[tuple[int, str], Sequence[Transition]]
BY_DECISION, BY_DAY = "move.at DESC", "event_revision.held_on DESC"


def verified_events(
    session: Session,
    scope: Scope,
    *,
    most: int,
    order: str = BY_DECISION,
    held: Days | None = None,
) -> list[PublicEvent]:
    """Events verified at T and still verified now, at most so many; each once.

    Args:
        session: Where to read.
        scope: Which obligations they count for.
        most: The greatest number of claims to look at.
        order: `BY_DECISION` (the latest decision first) or `BY_DAY` (the latest held first).
        held: The first and the last day on which they were held, if not any.
    """
    is_wide = order == BY_DECISION and not (scope.bodies or scope.measure)
    way = _FROM_DAYS if held else _FROM_DECISIONS if is_wide else _FROM_OBLIGATIONS
    ending = f"{_HELD if held else ''} ORDER BY {order}, claim.event_id DESC LIMIT :most"
    rows = _rows(session, scope, (_SHOWN, way, ending), {"most": most}, held)
    claims: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows:
        claims[row["event_id"]].append(row)
    found = [_event(entries) for entries in claims.values()]
    decisions: dict[tuple[int, str], list[Transition]] = defaultdict(list)
    for row in rows:
        decisions[row["event_id"], row["body"]].append(_decision(row))
    files = public_files(session, decisions)
    return [event._replace(files=tuple(files[event.id])) for event in found]


def public_files(session: Session, decisions: Decisions) -> dict[int, list[PublicFile]]:
    """The files that everyone may have of verified events, by event.

    Marked public, verified with what their own body submitted, no list of participants, not taken
    away since: what `core.domain.attachments.AttachmentFacts.is_public` says.

    Args:
        session: Where to read.
        decisions: By event and body, the decisions by which the body's claims are verified.
    """
    found: dict[int, list[PublicFile]] = defaultdict(list)
    if not decisions:
        return found
    given = {"events": json.dumps(sorted({event for event, _body in decisions}))}
    for row in session.connection().execute(text(_PUBLIC), given).mappings():
        verified = decisions.get((row["event_id"], row["body"]), ())
        if any(is_proof(row["revision"], from_microseconds(row["at"]), one) for one in verified):
            file = PublicFile(row["id"], row["name"], row["kind"], row["size"])
            found[row["event_id"]].append(file)
    return found


def verified_days(session: Session, scope: Scope, held: Days) -> dict[date, int]:
    """How many events verified at T and still verified were held on each day between two."""
    parts = (_BY_DAY, _FROM_DAYS, f"{_HELD} GROUP BY event_revision.held_on")
    return {row["held_on"]: row["n"] for row in _rows(session, scope, parts, {}, held)}


def days_by_period(session: Session, scope: Scope) -> list[EventDay]:
    """The days of events verified at T and still verified, by the measure and period they are for.

    All of them: for a year or a part of one, not for many years.
    """
    ending = " GROUP BY obligation.measure, obligation.period, event_revision.held_on"
    found = _rows(session, scope, (_BY_PERIOD, _FROM_OBLIGATIONS, ending), {}, None)
    return [EventDay(**row) for row in found]


def _rows(
    session: Session,
    scope: Scope,
    parts: tuple[str, str, str],
    more: dict[str, Any],
    held: Days | None,
) -> list[RowMapping]:
    """The rows of a SELECT over verified claims: what is selected, the way, the end."""
    if not scope.years:
        return []
    select, way, ending = parts
    sql = select + _VERIFIED.format(way=way, narrowed=scope.conditions) + ending
    given = {**scope.parameters, "first": scope.years[0], "last": scope.years[-1], **more}
    types = list(scope.types)
    if held:
        types += [bindparam("held_from", type_=Date()), bindparam("held_until", type_=Date())]
        given |= {"held_from": held[0], "held_until": held[1]}
    typed = text(sql).bindparams(*types).columns(held_on=Date())
    return list(session.connection().execute(typed, given).mappings())


def _decision(row: RowMapping) -> Transition:
    return Transition(ClaimState.VERIFIED, from_microseconds(row["at"]), row["revision"])


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

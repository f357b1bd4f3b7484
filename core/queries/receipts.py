"""Receipts: proof that a body submitted an event, which anyone with the facts can recompute."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from core.domain.events import EventRecord
from core.domain.permissions import Action, Actor, files_for, may
from core.domain.submissions import Receipt
from core.errors import NotFoundError
from core.i18n import _
from core.queries.submissions import event_record
from core.storage.filing_tables import ReceiptRow
from core.storage.types import to_microseconds

_FILES = """
SELECT attachment.sha256 FROM attachment_link AS link
JOIN attachment ON attachment.id = link.attachment_id
WHERE link.event_id = :event AND attachment.body = :body AND link.at <= :at
  AND NOT EXISTS (SELECT 1 FROM attachment_transition AS taken
    WHERE taken.attachment_id = attachment.id AND taken.state = 'removed' AND taken.at <= :at)
ORDER BY attachment.sha256, attachment.id
"""
_OBLIGATIONS = """
SELECT obligation.code FROM claim
JOIN obligation ON obligation.id = claim.obligation_id
JOIN claim_transition AS move ON move.claim_id = claim.id
WHERE claim.event_id = :event AND obligation.body = :body
  AND move.state = 'submitted' AND move.at = :at
ORDER BY obligation.code
"""


def receipt(session: Session, number: int) -> Receipt | None:
    """The receipt with an internal number."""
    row = session.get(ReceiptRow, number)
    return None if row is None else _receipt(session, row)


def own_receipt(session: Session, actor: Actor, number: int) -> Receipt:
    """A receipt for who may have it: the body's people, the secretariat, whoever submitted.

    Raises:
        NotFoundError: there is none for this actor.
    """
    found = receipt(session, number)
    sees_all = may(actor, Action.DECIDE_CLAIM)
    is_theirs = found is not None and (
        found.body in files_for(actor) or found.actor == actor.id or sees_all
    )
    if found is None or not is_theirs:
        raise NotFoundError(_("Такої квитанції немає."))
    return found


def receipts_of(session: Session, event: int, body: str) -> list[Receipt]:
    """A body's receipts of an event, the first one first."""
    rows = session.exec(
        select(ReceiptRow)
        .where(ReceiptRow.event_id == event, ReceiptRow.body == body)
        .order_by(col(ReceiptRow.id))
    ).all()
    return [_receipt(session, row) for row in rows]


def canonical(session: Session, *, event: int, revision: int, body: str, at: datetime) -> str:
    """What a receipt's hash is over: JSON with sorted keys, no spaces, letters as they are.

    The record of that revision, the hashes of the body's files then, the obligations submitted.
    """
    found = event_record(session, event, revision)
    given = {"event": event, "body": body, "at": to_microseconds(at)}
    files = session.connection().execute(text(_FILES), given).scalars()
    owed = session.connection().execute(text(_OBLIGATIONS), given).scalars()
    record = found[0] if found else None
    return canonical_of(event, revision, body, record, files=tuple(files), obligations=tuple(owed))


def canonical_of(
    event: int,
    revision: int,
    body: str,
    record: EventRecord | None,
    *,
    files: Sequence[str],
    obligations: Sequence[str],
) -> str:
    """The canonical content of a submission whose parts are at hand."""
    said: dict[str, Any] = {
        "event": event,
        "revision": revision,
        "body": body,
        "record": asdict(record) if record else None,
        "files": list(files),
        "obligations": sorted(obligations),
    }
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def hash_of(content: str) -> str:
    """The SHA-256 of a canonical content, in hexadecimal."""
    return hashlib.sha256(content.encode()).hexdigest()


def false_receipts(session: Session) -> list[str]:
    """The numbers of receipts whose hash the facts no longer give (`postup check`)."""
    rows = session.exec(select(ReceiptRow).order_by(col(ReceiptRow.id))).all()
    return [
        f"{row.year}/{row.number}"
        for row in rows
        if row.sha256
        != hash_of(
            canonical(session, event=row.event_id, revision=row.revision, body=row.body, at=row.at)
        )
    ]


def _receipt(session: Session, row: ReceiptRow) -> Receipt:
    content: dict[str, Any] = json.loads(
        canonical(session, event=row.event_id, revision=row.revision, body=row.body, at=row.at)
    )
    return Receipt(
        row.id or 0, row.year, row.number, row.event_id, row.revision, row.body, row.sha256,
        row.actor, row.at, tuple(content["obligations"]), tuple(content["files"]),
    )  # fmt: skip

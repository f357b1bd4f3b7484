"""The audit chain: each entry's hash covers its number, its content and the hash before it."""

import hashlib
import json
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from core.storage.system_tables import AuditRow
from core.storage.types import to_microseconds

START = bytes(32)
_CHAIN = text(
    "SELECT seq, prev, hash, at, actor, action, entity, entity_id, payload FROM audit ORDER BY seq"
)


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The end of the chain: how many entries, and the last hash in hexadecimal."""

    count: int
    hash: str


def audit_head(session: Session) -> AuditHead:
    """The end of the chain now."""
    last = _last(session)
    return AuditHead(last.seq or 0, last.hash.hex()) if last else AuditHead(0, START.hex())


def append_audit(session: Session, *entries: AuditRow) -> None:
    """Seal entries to the end of the chain in their order, in the caller's transaction."""
    last = _last(session)
    number, previous = (last.seq or 0, last.hash) if last else (0, START)
    for entry in entries:
        number += 1
        entry.seq, entry.prev = number, previous
        entry.hash = previous = entry_hash(entry)
    session.add_all(entries)
    session.flush()


def audit_entry(
    *, at: datetime, actor: str, action: str, entity: tuple[str, str], payload: dict[str, Any]
) -> AuditRow:
    """An entry still to be sealed; the payload holds before, after and the reason."""
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, default=_told)
    return AuditRow(
        at=at, actor=actor, action=action, entity=entity[0], entity_id=entity[1], payload=text,
        prev=START, hash=START,
    )  # fmt: skip


def _told(value: object) -> object:
    """A recorded fact as an object of its fields; days, instants and the rest as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def entry_hash(entry: AuditRow) -> bytes:
    """SHA-256 over the entry's number, the previous hash and its canonical content."""
    return _sealed(
        entry.seq or 0, entry.prev, to_microseconds(entry.at), entry.actor, entry.action,
        entry.entity, entry.entity_id, entry.payload,
    )  # fmt: skip


def first_break(session: Session) -> int | None:
    """The number of the first entry that does not fit the chain, or None when all do."""
    previous, expected = START, 1
    # Rows without objects: a chain of 100,000 entries is to be walked in seconds.
    rows = session.connection().execution_options(yield_per=2000).execute(_CHAIN)
    for seq, prev, hash_, *content in rows:
        if seq != expected or prev != previous or hash_ != _sealed(seq, prev, *content):
            return expected
        previous, expected = hash_, expected + 1
    return None


def _sealed(seq: int, prev: bytes, *content: object) -> bytes:
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(b"\0" + seq.to_bytes(8, "big") + prev + canonical).digest()


def _last(session: Session) -> AuditRow | None:
    return session.exec(select(AuditRow).order_by(col(AuditRow.seq).desc()).limit(1)).first()

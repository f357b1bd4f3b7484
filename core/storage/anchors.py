"""Anchors of the audit chain outside the database: how long it was, and its last hash, when.

A chain alone does not show that its tail was cut or written anew. A line is added at each start,
backup and day to a file beside the database, which is only ever appended to; keep a copy of it
elsewhere, or note `/readyz`, and nobody can rewrite the past unseen.
"""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from core import clock
from core.storage.audit_chain import AuditHead, audit_head
from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import reading


class Occasion(StrEnum):
    """Why an anchor was written."""

    START = "start"
    BACKUP = "backup"
    DAY = "day"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head of the chain as it was at an instant (ISO, UTC)."""

    at: str
    why: str
    count: int
    hash: str

    @property
    def head(self) -> AuditHead:
        """The head it holds."""
        return AuditHead(self.count, self.hash)


@dataclass(frozen=True, slots=True)
class Anchors:
    """What the file of anchors says; `unreadable` are the numbers of lines that say nothing."""

    found: tuple[Anchor, ...] = ()
    unreadable: tuple[int, ...] = ()


def anchors_file(engine: Engine) -> Path:
    """The file of anchors: beside the database, named for it."""
    path = Path(engine.url.database or "")
    return path.with_name(f"{path.stem}.anchors.jsonl")


def write_anchor(engine: Engine, why: Occasion) -> AuditHead:
    """Append the head of the chain, durably; the head written."""
    with reading(engine) as session:
        head = audit_head(session)
    append_anchor(anchors_file(engine), head, why)
    return head


def append_anchor(path: Path, head: AuditHead, why: Occasion) -> None:
    """Append a head to a file of anchors, durably."""
    anchor = Anchor(clock.now().isoformat(), why.value, head.count, head.hash)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
    try:
        os.write(descriptor, (json.dumps(asdict(anchor)) + "\n").encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_daily_anchor(engine: Engine) -> None:
    """Append the head unless one of this day (in Kyiv) is there."""
    last = read_anchors(anchors_file(engine)).found[-1:]
    today = clock.kyiv_date(clock.now())
    if not any(clock.kyiv_date(datetime.fromisoformat(a.at)) == today for a in last):
        write_anchor(engine, Occasion.DAY)


def read_anchors(path: Path) -> Anchors:
    """The anchors of a file, in order; none where there is no file."""
    found: list[Anchor] = []
    unreadable: list[int] = []
    lines = path.read_bytes().splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            found.append(_anchor(line))
        except (ValueError, TypeError, KeyError):
            unreadable.append(number)
    return Anchors(tuple(found), tuple(unreadable))


def first_contradiction(session: Session, anchors: Anchors) -> Anchor | None:
    """The first anchor that the chain does not pass through: cut before it, or written anew."""
    for anchor in sorted(anchors.found, key=lambda each: each.count):
        row = session.get(AuditRow, anchor.count) if anchor.count else None
        held = row.hash.hex() if row else AuditHead(0, bytes(32).hex()).hash
        if held != anchor.hash or (anchor.count and row is None):
            return anchor
    return None


def _anchor(line: bytes) -> Anchor:
    values = json.loads(line)
    datetime.fromisoformat(values["at"])
    return Anchor(str(values["at"]), str(values["why"]), int(values["count"]), str(values["hash"]))

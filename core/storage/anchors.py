"""Anchors of the audit chain outside the database: how long it was, and its last hash, when.

A chain alone does not show that its tail was cut or written anew. A line is added at each start,
backup and day to a file beside the database, which is only ever appended to; keep a copy of it
elsewhere, or note `/readyz`, and nobody can rewrite the past unseen.
"""

import errno
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO

from sqlalchemy import Engine
from sqlmodel import Session

from core import clock
from core.storage.audit_chain import AuditHead, audit_head
from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import reading

MOST_LINE_BYTES = 4096
MOST_ENTRIES = 1 << 62


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
    line = (json.dumps(asdict(anchor)) + "\n").encode()
    with open(path, "ab+", buffering=0, opener=_ours) as file:
        file.truncate(_end_of_lines(file))
        written = file.write(line)
        os.fsync(file.fileno())
    if written != len(line):  # no room for the rest; the next anchor begins where this one did
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def write_daily_anchor(engine: Engine) -> None:
    """Append the head unless one of this day (in Kyiv) is there."""
    last = read_anchors(anchors_file(engine)).found[-1:]
    today = clock.kyiv_date(clock.now())
    if not any(clock.kyiv_date(datetime.fromisoformat(a.at)) == today for a in last):
        write_anchor(engine, Occasion.DAY)


def read_anchors(path: Path) -> Anchors:
    """The anchors of a file, in order; none where there is no file.

    A last line without its end was cut by a failure before it was acknowledged: it says nothing.
    """
    found: list[Anchor] = []
    unreadable: list[int] = []
    lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
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


def _ours(path: str, flags: int) -> int:
    return os.open(path, flags, 0o640)


def _end_of_lines(file: IO[bytes]) -> int:
    """Where the last whole line ends: what a failure left behind it was never acknowledged."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - MOST_LINE_BYTES))
    tail = file.read()
    if b"\n" not in tail and len(tail) < size:
        return size
    return size - len(tail) + tail.rfind(b"\n") + 1


def _anchor(line: bytes) -> Anchor:
    values = json.loads(line)
    count = int(values["count"])
    if datetime.fromisoformat(values["at"]).tzinfo is None or not 0 <= count < MOST_ENTRIES:
        raise ValueError("no anchor")
    return Anchor(str(values["at"]), str(values["why"]), count, str(values["hash"]))

"""Attempts to sign in: reserved under the write lock before a password is looked at.

Counting first and passing later would let parallel guesses past the limit. What is kept survives a
restart and never ends a session that is open.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, func
from sqlmodel import Session, col, select

from core import clock
from core.access.keys import digest
from core.storage.access_tables import AttemptRow
from core.storage.unit_of_work import passing

WINDOW = timedelta(minutes=15)
PER_NAME = 5
PER_ADDRESS = 20


def reserve(engine: Engine, name: str, address: str) -> list[int] | None:
    """Take one attempt for a name from an address; None where either has none left."""
    now = clock.now()
    limits = {name_key(name): PER_NAME, address_key(address): PER_ADDRESS}
    with passing(engine) as session:
        session.execute(delete(AttemptRow).where(col(AttemptRow.at) <= now - WINDOW))
        if any(_count(session, key, now) >= limit for key, limit in limits.items()):
            return None
        rows = [AttemptRow(key=key, at=now) for key in limits]
        session.add_all(rows)
        session.flush()
        return [row.id or 0 for row in rows]


def forgive(session: Session, name: str, reserved: Iterable[int] = ()) -> None:
    """Give a name its attempts back: it was the right person, or an administrator unlocked it."""
    session.execute(delete(AttemptRow).where(col(AttemptRow.key) == name_key(name)))
    session.execute(delete(AttemptRow).where(col(AttemptRow.id).in_(list(reserved))))


def is_locked(session: Session, name: str) -> bool:
    """Whether a name has no attempts left now."""
    return _count(session, name_key(name), clock.now()) >= PER_NAME


def name_key(name: str) -> str:
    """The key of a name; a digest, since people type passwords there too."""
    return f"name:{digest(name)}"


def address_key(address: str) -> str:
    """The key of a network address."""
    return f"address:{digest(address)}"


def _count(session: Session, key: str, now: datetime) -> int:
    statement = select(func.count()).where(AttemptRow.key == key, AttemptRow.at > now - WINDOW)
    return session.exec(statement).one()

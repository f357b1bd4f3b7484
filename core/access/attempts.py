"""Attempts to sign in: reserved under the write lock before a password is looked at.

Counting first and passing later would let parallel guesses past the limit. What is kept survives a
restart and never ends a session that is open.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Engine, delete, func
from sqlmodel import Session, col, select

from core import clock
from core.access.keys import digest
from core.storage.access_tables import AttemptRow
from core.storage.unit_of_work import passing

WINDOW = timedelta(minutes=15)
PER_NAME = 5
PER_ADDRESS = 20


class Asked(StrEnum):
    """What somebody is asked for; a name has attempts of its own for each."""

    SIGN_IN = "name"
    CODE = "code"
    CURRENT = "current"
    """The password once more, of whoever is signed in."""


def reserve(
    engine: Engine, name: str, address: str, asked: Asked = Asked.SIGN_IN
) -> list[int] | None:
    """Take one attempt for a name from an address; None where either has none left.

    Whoever is signed in comes from no address in particular: an empty one is not counted.
    """
    now = clock.now()
    limits = {_name_key(name, asked): PER_NAME}
    if address:
        limits[_address_key(address)] = PER_ADDRESS
    with passing(engine) as session:
        session.execute(delete(AttemptRow).where(col(AttemptRow.at) <= now - WINDOW))
        if any(_count(session, key, now) >= limit for key, limit in limits.items()):
            return None
        rows = [AttemptRow(key=key, at=now) for key in limits]
        session.add_all(rows)
        session.flush()
        return [row.id or 0 for row in rows]


def forgive(
    session: Session, name: str, reserved: Iterable[int], asked: Asked = Asked.SIGN_IN
) -> None:
    """Give a name its attempts back: it was the right person."""
    session.execute(delete(AttemptRow).where(col(AttemptRow.key) == _name_key(name, asked)))
    session.execute(delete(AttemptRow).where(col(AttemptRow.id).in_(list(reserved))))


def forgive_all(session: Session, name: str) -> None:
    """Give a name all its attempts back: an administrator unlocked it."""
    session.execute(delete(AttemptRow).where(col(AttemptRow.key).in_(_name_keys(name))))


def exhausted(session: Session) -> frozenset[str]:
    """The keys of the names that have no attempts left now, for `is_locked`."""
    statement = (
        select(AttemptRow.key)
        .where(AttemptRow.at > clock.now() - WINDOW)
        .group_by(col(AttemptRow.key))
        .having(func.count() >= PER_NAME)
    )
    return frozenset(session.exec(statement))


def is_locked(name: str, keys: frozenset[str]) -> bool:
    """Whether a name has no attempts left for something it is asked for."""
    return not keys.isdisjoint(_name_keys(name))


def _name_keys(name: str) -> list[str]:
    return [_name_key(name, asked) for asked in Asked]


def _name_key(name: str, asked: Asked) -> str:
    """A digest, since people type passwords there too."""
    return f"{asked.value}:{digest(name)}"


def _address_key(address: str) -> str:
    return f"address:{digest(address)}"


def _count(session: Session, key: str, now: datetime) -> int:
    statement = select(func.count()).where(AttemptRow.key == key, AttemptRow.at > now - WINDOW)
    return session.exec(statement).one()

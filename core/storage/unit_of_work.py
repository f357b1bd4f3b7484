"""The ways to the database: read one state of it, write facts with audit, note what passes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from core import clock
from core.domain.moments import TICK
from core.domain.permissions import Actor
from core.errors import ConflictError, StateError
from core.i18n import _
from core.storage.audit_chain import append_audit, audit_entry
from core.storage.condition import not_writable
from core.storage.engine import AT_ONCE, WRITES
from core.storage.spans import settle
from core.storage.system_tables import AuditRow, DataVersionRow


@dataclass(frozen=True, slots=True)
class Writing:
    """A write under way: its session, its instant (later than any before it) and its actor."""

    session: Session
    at: datetime
    actor: Actor

    def audit(self, action: str, entity: str, entity_id: object, **payload: Any) -> None:
        """Append what is done to the audit chain, in the same transaction."""
        self.audit_each(action, entity, [(entity_id, payload)])

    def audit_each(
        self, action: str, entity: str, done: Iterable[tuple[object, dict[str, Any]]]
    ) -> None:
        """Append the same done to many: what, with its payload, in their order."""
        entries = (
            audit_entry(
                at=self.at, actor=self.actor.id, action=action, entity=(entity, str(entity_id)),
                payload=payload,
            )
            for entity_id, payload in done
        )  # fmt: skip
        append_audit(self.session, *entries)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the database throughout."""
    with Session(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine, actor: Actor, *, moves_figures: bool = True) -> Iterator[Writing]:
    """One transaction that holds the write lock from its start; commits whole or not at all.

    The data version moves on, and with it the last instant: facts never go back in time, even
    where the host's clock does. What concerns people and no figure leaves the version (and so
    everybody's cached figures) as it is.

    Raises:
        NotWritableError: the disk is full or may only be read.
        ConflictError: a row was changed since it was read.
        StateError: others kept the lock for longer than a writer waits.
    """
    with _transaction(engine) as session:
        version = session.get(DataVersionRow, 1)
        at = _instant(session, version)
        if version is None:
            version = DataVersionRow(number=0, last_at=at)
        if moves_figures:
            version.number += 1
            version.last_at = at
            session.add(version)
        yield Writing(session, at, actor)
        session.flush()
        settle(session.connection())


@contextmanager
def trying(engine: Engine, actor: Actor) -> Iterator[Writing]:
    """A write like any other of which nothing is kept: what it would do can be read within it.

    Raises:
        NotWritableError: the disk is full or may only be read.
        StateError: others kept the lock for longer than a writer waits.
    """
    with _transaction(engine) as session:
        yield Writing(session, _instant(session, session.get(DataVersionRow, 1)), actor)
        session.rollback()


@contextmanager
def planning(engine: Engine, actor: Actor) -> Iterator[Writing]:
    """What a write would find and check, read without keeping any writer waiting."""
    with reading(engine) as session:
        yield Writing(session, _instant(session, session.get(DataVersionRow, 1)), actor)


@contextmanager
def noting(engine: Engine, actor: Actor) -> Iterator[Writing]:
    """A transaction for the audit of what changes no figure (a download): cached figures stay.

    Raises:
        NotWritableError: the disk is full or may only be read.
    """
    with writing(engine, actor, moves_figures=False) as work:
        yield work


@contextmanager
def passing(engine: Engine) -> Iterator[Session]:
    """A short transaction with the write lock, for what is no fact: attempts, tickets, sessions.

    It moves no data version and seals no audit entry; what deserves one goes through `writing`.
    """
    with _transaction(engine) as session:
        yield session


@contextmanager
def passing_by(engine: Engine) -> Iterator[Session]:
    """The same for what may as well be noted another time: it waits for no other writer.

    Raises:
        NotWritableError: the disk is full or may only be read.
        StateError: somebody else writes just now.
    """
    with _transaction(engine, AT_ONCE) as session:
        yield session


@contextmanager
def _transaction(engine: Engine, how: str = WRITES) -> Iterator[Session]:
    try:
        with Session(engine.execution_options(**{how: True}), expire_on_commit=False) as session:
            yield session
            session.commit()
    except StaleDataError as error:
        raise ConflictError(
            _("Ці дані тим часом змінили. Перегляньте нову редакцію і повторіть.")
        ) from error
    except (DBAPIError, OSError) as error:
        trouble = not_writable(error) or _busy(error)
        if trouble is None:
            raise
        raise trouble from error


def _busy(error: Exception) -> StateError | None:
    """The error to tell of, if the turn did not come; None for any other failure."""
    name = str(getattr(getattr(error, "orig", None), "sqlite_errorname", ""))
    if not name.startswith("SQLITE_BUSY"):
        return None
    return StateError(_("Базу зайняв інший процес. Повторіть за хвилину."))


def _instant(session: Session, version: DataVersionRow | None) -> datetime:
    """Now, or just after the last write or audit entry where the clock has gone back."""
    noted = session.exec(select(AuditRow.at).order_by(col(AuditRow.seq).desc()).limit(1)).first()
    before = [at for at in (version and version.last_at, noted) if at is not None]
    now = clock.now()
    return max(now, *(at + TICK for at in before)) if before else now

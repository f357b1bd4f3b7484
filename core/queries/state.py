"""The state of the installation: data version, whether it is ready, whether it is a demo."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text
from sqlmodel import Session, col, select

from core import clock
from core.domain.moments import TICK, AsOf
from core.storage.audit_chain import AuditHead, audit_head
from core.storage.migrate import current_revision
from core.storage.system_tables import DataVersionRow, InstanceRow

_NEWEST = select(col(DataVersionRow.number), col(DataVersionRow.last_at))


@dataclass(frozen=True, slots=True)
class Readiness:
    """What `/readyz` tells."""

    revision: str | None
    audit: AuditHead
    data_version: int


def data_version(session: Session) -> int:
    """The number every write moves on; cached figures hold for one number."""
    number = session.connection().execute(text("SELECT number FROM data_version")).scalar()
    return int(number or 0)


def readiness(session: Session) -> Readiness:
    """The database's revision, the head of the audit chain and the data version."""
    return Readiness(
        current_revision(session.connection()), audit_head(session), data_version(session)
    )


def instance(session: Session) -> InstanceRow | None:
    """What kind of installation this is; None before the first load."""
    return session.get(InstanceRow, 1)


def last_change(session: Session) -> datetime | None:
    """The instant of the last write."""
    return session.exec(select(col(DataVersionRow.last_at))).first()


def present(session: Session) -> AsOf:
    """T of this instant; where the host's clock has gone back, just after the last write."""
    return present_after(last_change(session))


def present_after(changed: datetime | None) -> AsOf:
    """The same where the instant of the last write is known."""
    now = clock.now()
    return AsOf(now if changed is None or now > changed else changed + TICK)


def newest(connection: Connection) -> tuple[int, datetime | None]:
    """The data version and the instant of the last write, which every run of a screen asks for."""
    found = connection.execute(_NEWEST).first()
    return (found[0], found[1]) if found else (0, None)

"""The installation itself: what kind it is, the version of its data, the audit chain."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlmodel import Field

from core.storage.table import Table
from core.storage.types import Instant


class InstanceRow(Table, table=True):
    """One row: a real installation or a demonstration, and since when."""

    id: int = Field(default=1, primary_key=True)
    is_demo: bool = False
    created_at: datetime = Field(sa_type=Instant)


class DataVersionRow(Table, table=True):
    """One row that every write moves on; cached figures are kept by its number."""

    id: int = Field(default=1, primary_key=True)
    number: int = 0
    last_at: datetime = Field(sa_type=Instant)


class AuditRow(Table, table=True):
    """An entry of the append-only, hash-chained log (who, when, what, before and after, why)."""

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Instant)
    actor: str
    action: str
    entity: str
    entity_id: str
    payload: str
    prev: bytes = Field(sa_type=LargeBinary)
    hash: bytes = Field(sa_type=LargeBinary, unique=True)


class IdempotencyKeyRow(Table, table=True):
    """A request that was carried out, by the key its form came with; a second one gets `result`.

    `purpose` and `fingerprint` tell a repetition from another request under the same key.
    """

    actor: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    purpose: str
    fingerprint: str
    result: str
    at: datetime = Field(sa_type=Instant, index=True)

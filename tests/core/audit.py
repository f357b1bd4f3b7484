"""What the audit log says, for tests that look at it."""

from sqlalchemy import Engine
from sqlmodel import col, select

from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import reading


def last_audit(engine: Engine) -> tuple[str, str, str]:
    """Who did what to which entity, in the last entry."""
    with reading(engine) as session:
        entry = session.exec(select(AuditRow).order_by(col(AuditRow.seq).desc())).first()
    assert entry is not None
    return entry.actor, entry.action, entry.entity_id

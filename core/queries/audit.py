"""The journal as an administrator reads it: by person, kind of action and time."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from core.domain.moments import end_of, start_of
from core.storage.access_tables import PersonRow
from core.storage.system_tables import AuditRow


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuestion:
    """What to show: of whom, of what kind, from one day in Kyiv to another; None is any."""

    actor: str | None = None
    action: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An entry of the chain; the payload is JSON."""

    number: int
    at: datetime
    actor: str
    action: str
    entity: str
    entity_id: str
    payload: str


def entries(session: Session, question: AuditQuestion) -> list[AuditEntry]:
    """The entries asked for, the newest first."""
    statement = select(AuditRow).order_by(col(AuditRow.seq).desc())
    if question.actor is not None:
        statement = statement.where(AuditRow.actor == question.actor)
    if question.action is not None:
        statement = statement.where(AuditRow.action == question.action)
    if question.first is not None:
        statement = statement.where(AuditRow.at >= start_of(question.first))
    if question.last is not None:
        statement = statement.where(AuditRow.at < end_of(question.last))
    return [
        AuditEntry(
            row.seq or 0, row.at, row.actor, row.action, row.entity, row.entity_id, row.payload
        )
        for row in session.exec(statement)
    ]


def actors(session: Session) -> dict[str, str]:
    """Everybody who is in the journal, by the recorded name; people with their sign-in name."""
    names = {
        f"person:{row.id}": f"{row.full_name or row.name} ({row.name})"
        for row in session.exec(select(PersonRow))
    }
    recorded = session.exec(select(AuditRow.actor).distinct()).all()
    return {code: names.get(code, code) for code in sorted(recorded)}


def actions(session: Session) -> list[str]:
    """Every kind of action in the journal."""
    return sorted(session.exec(select(AuditRow.action).distinct()).all())

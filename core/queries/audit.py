"""The journal as an administrator reads it: by person, kind of action and time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from core.domain.moments import end_of, start_of
from core.storage.access_tables import PersonRow
from core.storage.fact_tables import ClaimRow, EventRevisionRow, ExclusionRow
from core.storage.plan_tables import ObligationRow
from core.storage.system_tables import AuditRow

MOST_AT_ONCE = 500


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


def people_names(session: Session) -> dict[str, str]:
    """Everybody with an account by the recorded name: full name and sign-in name."""
    return {
        f"person:{row.id}": f"{row.full_name or row.name} ({row.name})"
        for row in session.exec(select(PersonRow))
    }


def actors(session: Session) -> dict[str, str]:
    """Everybody who acted, by the recorded name; people with their sign-in name."""
    names = people_names(session)
    recorded = session.exec(select(AuditRow.actor).distinct()).all()
    return {code: names.get(code, code) for code in sorted(recorded)}


@dataclass(frozen=True, slots=True)
class Subjects:
    """What entries are about, by kind and number: titles of events, codes of obligations."""

    titles: dict[tuple[str, str], str]
    obligations: dict[tuple[str, str], str]


def subjects(session: Session, found: Sequence[AuditEntry]) -> Subjects:
    """What claims, exclusions and events in some entries are about."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for entry in found:
        if entry.entity_id.isdecimal():
            numbers[entry.entity].add(int(entry.entity_id))
    about = Subjects({}, {})
    for some in _some(numbers["event"]):
        titles = _titles(session, some)
        about.titles.update((("event", str(number)), title) for number, title in titles.items())
    for some in _some(numbers["claim"]):
        _add_claims(session, some, about)
    for some in _some(numbers["exclusion"]):
        _add_exclusions(session, some, about)
    return about


def _add_claims(session: Session, some: Sequence[int], about: Subjects) -> None:
    rows = session.exec(
        select(ClaimRow.id, ClaimRow.event_id, ObligationRow.code)
        .join(ObligationRow, col(ObligationRow.id) == ClaimRow.obligation_id)
        .where(col(ClaimRow.id).in_(some))
    ).all()
    titles = _titles(session, [event for _claim, event, _code in rows])
    for claim, event, code in rows:
        about.titles["claim", str(claim)] = titles.get(event, "")
        about.obligations["claim", str(claim)] = code


def _add_exclusions(session: Session, some: Sequence[int], about: Subjects) -> None:
    rows = session.exec(
        select(ExclusionRow.id, ObligationRow.code)
        .join(ObligationRow, col(ObligationRow.id) == ExclusionRow.obligation_id)
        .where(col(ExclusionRow.id).in_(some))
    )
    about.obligations.update((("exclusion", str(number)), code) for number, code in rows)


def _titles(session: Session, events: Sequence[int]) -> dict[int, str]:
    """The title of each event as last revised."""
    rows = session.exec(
        select(EventRevisionRow.event_id, EventRevisionRow.title)
        .where(col(EventRevisionRow.event_id).in_(events))
        .order_by(col(EventRevisionRow.revision))
    )
    return dict(rows.all())


def _some(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Numbers by the hundreds, as a statement has room for."""
    ordered = sorted(numbers)
    for start in range(0, len(ordered), MOST_AT_ONCE):
        yield ordered[start : start + MOST_AT_ONCE]


def actions(session: Session) -> list[str]:
    """Every kind of action in the journal."""
    return sorted(session.exec(select(AuditRow.action).distinct()).all())

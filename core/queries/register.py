"""The register of bodies as recorded, at one moment or through time."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

from sqlmodel import Session, col, or_, select

from core.domain.bodies import Body, BodyKind
from core.domain.history import RegisterState
from core.domain.moments import AsOf
from core.domain.register import Membership, Register
from core.storage.plan_tables import BodyRecord, GroupMemberRecord
from core.storage.types import BASELINE

Record = TypeVar("Record", BodyRecord, GroupMemberRecord)


def register_at(session: Session, as_of: AsOf) -> Register:
    """The register as recorded before T, with the names valid on the today of T."""
    bodies = session.exec(
        select(BodyRecord)
        .where(col(BodyRecord.recorded_at) < as_of.instant)
        .order_by(col(BodyRecord.recorded_at), col(BodyRecord.id))
    ).all()
    members = session.exec(
        select(GroupMemberRecord)
        .where(col(GroupMemberRecord.recorded_at) < as_of.instant)
        .order_by(col(GroupMemberRecord.recorded_at), col(GroupMemberRecord.id))
    ).all()
    return _register(bodies, members, as_of.today)


def successions(session: Session, as_of: AsOf) -> Register:
    """The few bodies that were ever succeeded, and their successors, as recorded before T.

    It tells who answers for whom, and is cheap enough for every run.
    """
    ever = select(BodyRecord.code).where(col(BodyRecord.successor).is_not(None))
    heirs = select(BodyRecord.successor).where(col(BodyRecord.successor).is_not(None))
    bodies = session.exec(
        select(BodyRecord)
        .where(
            or_(col(BodyRecord.code).in_(ever), col(BodyRecord.code).in_(heirs)),
            col(BodyRecord.recorded_at) < as_of.instant,
        )
        .order_by(col(BodyRecord.recorded_at), col(BodyRecord.id))
    ).all()
    return _register(bodies, (), as_of.today)


def register_history(session: Session, named_on: date) -> list[RegisterState]:
    """Every state of the register, oldest first; the baseline's instant is None."""
    bodies = session.exec(
        select(BodyRecord).order_by(col(BodyRecord.recorded_at), col(BodyRecord.id))
    ).all()
    members = session.exec(
        select(GroupMemberRecord).order_by(
            col(GroupMemberRecord.recorded_at), col(GroupMemberRecord.id)
        )
    ).all()
    instants = sorted({record.recorded_at for record in (*bodies, *members)} | {BASELINE})
    return [
        RegisterState(
            None if instant == BASELINE else instant,
            _register(_until(bodies, instant), _until(members, instant), named_on),
        )
        for instant in instants
    ]


def register_records(session: Session) -> list[tuple[Body, datetime | None]]:
    """Every entry of the register as it was recorded, oldest first; the baseline's is None."""
    records = session.exec(
        select(BodyRecord).order_by(col(BodyRecord.recorded_at), col(BodyRecord.id))
    )
    return [
        (_body([record], date.max), None if record.recorded_at == BASELINE else record.recorded_at)
        for record in records
    ]


def _until(records: Sequence[Record], instant: datetime) -> list[Record]:
    return [record for record in records if record.recorded_at <= instant]


def _register(
    bodies: Iterable[BodyRecord], members: Iterable[GroupMemberRecord], named_on: date
) -> Register:
    entries: dict[str, list[BodyRecord]] = {}
    for record in bodies:
        entries.setdefault(record.code, []).append(record)
    last_members = {(m.group_code, m.body): m for m in members}
    return Register(
        {code: _body(records, named_on) for code, records in entries.items()},
        tuple(
            Membership(m.group_code, m.body, m.member_from, m.member_to)
            for m in last_members.values()
        ),
    )


def _body(records: list[BodyRecord], named_on: date) -> Body:
    entry = records[-1]
    named = [r for r in records if r.named_from is None or r.named_from <= named_on] or [entry]
    name = max(named, key=lambda r: (r.named_from or date.min, records.index(r)))
    return Body(
        code=entry.code,
        name_uk=name.name_uk,
        short_uk=name.short_uk,
        name_en=name.name_en,
        kind=BodyKind(entry.kind),
        parent=entry.parent,
        aliases=tuple(entry.aliases),
        is_central=entry.is_central,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        successor=entry.successor,
        note=entry.note,
    )

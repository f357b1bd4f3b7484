"""The people as an administrator sees them: accounts with roles, state and last sign-in."""

from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from core import clock
from core.access.attempts import exhausted, is_locked
from core.domain.people import Grant, Person
from core.domain.permissions import Role
from core.errors import UnknownCodeError
from core.i18n import _
from core.settings import settings
from core.storage.access_tables import AuthSessionRow, InvitationRow, PersonRow, RoleGrantRow


def all_people(session: Session) -> list[Person]:
    """Every account, by name."""
    grants: dict[int, list[Grant]] = defaultdict(list)
    for row in session.exec(select(RoleGrantRow).where(col(RoleGrantRow.ended_at).is_(None))):
        grants[row.person_id].append(
            Grant(Role(row.role), row.body, row.valid_from, row.valid_to, row.is_deputy)
        )
    invited = dict(
        session.exec(
            select(InvitationRow.person_id, func.max(InvitationRow.expires_at))
            .where(col(InvitationRow.used_at).is_(None), InvitationRow.expires_at > clock.now())
            .group_by(col(InvitationRow.person_id))
        ).all()
    )
    counted, keys = _open_sessions(session), exhausted(session)
    rows = session.exec(select(PersonRow).order_by(col(PersonRow.name))).all()
    return [
        Person(
            id=row.id or 0,
            name=row.name,
            full_name=row.full_name,
            is_active=row.is_active,
            has_password=row.password_hash is not None,
            has_codes=row.totp_sealed is not None,
            is_locked=is_locked(row.name, keys),
            last_sign_in_at=row.last_sign_in_at,
            invited_until=invited.get(row.id or 0),
            sessions=counted.get(row.id or 0, 0),
            grants=tuple(grants[row.id or 0]),
        )
        for row in rows
    ]


def person_named(session: Session, name: str) -> PersonRow:
    """The account with a sign-in name.

    Raises:
        UnknownCodeError: there is none.
    """
    row = session.exec(select(PersonRow).where(PersonRow.name == name)).first()
    if row is None:
        raise UnknownCodeError(_("Немає користувача «{name}».").format(name=name))
    return row


def lasting_administrators(session: Session, today: date) -> set[int]:
    """The people who can sign in and administer from a day on without an end.

    One whose role ends on a date keeps nothing going: on the day after nobody would be left.
    """
    rows = session.exec(
        select(PersonRow.id)
        .join(RoleGrantRow, col(RoleGrantRow.person_id) == PersonRow.id)
        .where(
            PersonRow.is_active,
            col(PersonRow.password_hash).is_not(None) | col(PersonRow.oidc_subject).is_not(None),
            RoleGrantRow.role == Role.ADMINISTRATOR.value,
            col(RoleGrantRow.ended_at).is_(None),
            RoleGrantRow.valid_from <= today,
            col(RoleGrantRow.valid_to).is_(None),
        )
    )
    return {number for number in rows if number is not None}


def _open_sessions(session: Session) -> dict[int, int]:
    now = clock.now()
    idle = timedelta(minutes=settings().session_idle_minutes)
    counted = session.exec(
        select(AuthSessionRow.person_id, func.count())
        .join(PersonRow, col(PersonRow.id) == AuthSessionRow.person_id)
        .where(
            col(AuthSessionRow.revoked_at).is_(None),
            AuthSessionRow.ends_at > now,
            AuthSessionRow.seen_at > now - idle,
            AuthSessionRow.auth_version == PersonRow.auth_version,
        )
        .group_by(col(AuthSessionRow.person_id))
    ).all()
    return dict(counted)

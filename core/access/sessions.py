"""Sessions kept on the server: the cookie is only a number, and every run looks it up."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, and_, bindparam, or_, update
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from core import clock
from core.access.identity import Identity, actor_id
from core.access.keys import digest, new_token
from core.domain.moments import AsOf, kyiv_date
from core.domain.people import held_of, strongest, with_succeeded
from core.domain.permissions import Actor, Role
from core.errors import NotWritableError, StateError
from core.queries.register import successions
from core.settings import settings
from core.storage.access_tables import AuthSessionRow, PersonRow, RoleGrantRow
from core.storage.unit_of_work import Writing, passing_by, writing

TOUCH_EVERY = timedelta(seconds=60)
LONGEST_COOKIE = 100


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser in which somebody is signed in; `id` is the digest of its cookie."""

    id: str
    address: str
    agent: str
    opened_at: datetime
    seen_at: datetime


def open_session(
    session: Session, person: PersonRow, method: str, *, address: str, agent: str
) -> str:
    """Begin a session within the caller's transaction; the value for the cookie."""
    sid, now = new_token(), clock.now()
    session.add(
        AuthSessionRow(
            sid_hash=digest(sid), person_id=person.id or 0, auth_version=person.auth_version,
            method=method, address=address[:64], agent=agent[:200], opened_at=now, seen_at=now,
            ends_at=now + timedelta(hours=settings().session_hours),
        )
    )  # fmt: skip
    return sid


def resolve(engine: Engine, sid: object, *, touch: bool = True) -> Identity | None:
    """Who holds a cookie, if its session is open, fresh and the account as it was at sign-in.

    Args:
        engine: The database.
        sid: The cookie's value, whatever it is.
        touch: Whether this counts as a sign of life; a heartbeat's does not.
    """
    if not isinstance(sid, str) or not 0 < len(sid) <= LONGEST_COOKIE:
        return None
    now = clock.now()
    with engine.connect() as connection:
        rows = connection.execute(_LOOKUP, {"sid": digest(sid), "today": kyiv_date(now)}).all()
    if not rows or not _is_open_now(rows[0], now):
        return None
    row = rows[0]
    granted = _granted(engine, [(Role(one.role), one.body) for one in rows if one.role], now)
    if touch and now - row.seen_at > TOUCH_EVERY:
        _touch(engine, row.sid_hash, now)
    return Identity(
        person=row.person_id,
        name=row.name,
        full_name=row.full_name or row.name,
        role=strongest(role for role, _body in granted),
        bodies=frozenset(body for _role, body in granted if body),
        session=row.sid_hash,
        method=row.method,
        has_codes=row.totp_sealed is not None,
        held=held_of(granted),
    )


def _granted(
    engine: Engine, grants: list[tuple[Role, str]], now: datetime
) -> list[tuple[Role, str]]:
    """Roles with bodies; who speaks for a body speaks for those that it took over."""
    if not any(body for _role, body in grants):
        return grants
    with Session(engine) as session:
        return with_succeeded(grants, successions(session, AsOf(now)), kyiv_date(now))


def _is_open_now(row: Any, now: datetime) -> bool:
    return _is_open(row, now, is_active=row.is_active, version=row.version_now)


def _lookup() -> Any:
    """One statement for session, person and the roles in effect: it runs at every run."""
    session, person, grant = (
        metadata.__table__  # type: ignore[attr-defined]
        for metadata in (AuthSessionRow, PersonRow, RoleGrantRow)
    )
    in_effect = and_(
        grant.c.person_id == person.c.id,
        grant.c.ended_at.is_(None),
        grant.c.valid_from <= bindparam("today"),
        or_(grant.c.valid_to.is_(None), grant.c.valid_to >= bindparam("today")),
    )
    return (
        sql_select(
            *(column for column in session.c),
            person.c.name, person.c.full_name, person.c.is_active, person.c.totp_sealed,
            person.c.auth_version.label("version_now"), grant.c.role, grant.c.body,
        )
        .join(person, person.c.id == session.c.person_id)
        .outerjoin(grant, in_effect)
        .where(session.c.sid_hash == bindparam("sid"))
    )  # fmt: skip


_LOOKUP = _lookup()


def _touch(engine: Engine, sid_hash: str, now: datetime) -> None:
    """Note a sign of life; where that cannot be done at once, a later run will."""
    with suppress(NotWritableError, StateError), passing_by(engine) as session:
        session.execute(
            update(AuthSessionRow)
            .where(col(AuthSessionRow.sid_hash) == sid_hash)
            .values(seen_at=now)
        )


def open_sessions(session: Session, person: int) -> list[OpenSession]:
    """The sessions of a person that are open now, the last seen first."""
    now = clock.now()
    account = session.get_one(PersonRow, person)
    rows = session.exec(
        select(AuthSessionRow)
        .where(AuthSessionRow.person_id == person, col(AuthSessionRow.revoked_at).is_(None))
        .order_by(col(AuthSessionRow.seen_at).desc())
    ).all()
    return [
        OpenSession(row.sid_hash, row.address, row.agent, row.opened_at, row.seen_at)
        for row in rows
        if _is_open(row, now, is_active=account.is_active, version=account.auth_version)
    ]


def sign_out(engine: Engine, who: Identity) -> None:
    """End the session a person came by."""
    with writing(engine, Actor(actor_id(who.person), who.role), moves_figures=False) as work:
        end_sessions(work, who.person, only=who.session)


def end_sessions(work: Writing, person: int, *, only: str = "", but: str = "") -> None:
    """End a person's sessions: all, only one, or all but one."""
    statement = update(AuthSessionRow).where(
        col(AuthSessionRow.person_id) == person, col(AuthSessionRow.revoked_at).is_(None)
    )
    if only:
        statement = statement.where(col(AuthSessionRow.sid_hash) == only)
    if but:
        statement = statement.where(col(AuthSessionRow.sid_hash) != but)
    work.session.execute(statement.values(revoked_at=work.at))
    work.audit("session.end", "person", person, which="one" if only else "all")


def _is_open(row: Any, now: datetime, *, is_active: bool, version: int) -> bool:
    idle = timedelta(minutes=settings().session_idle_minutes)
    is_fresh = row.revoked_at is None and now < row.ends_at and now - row.seen_at < idle
    return is_fresh and is_active and row.auth_version == version

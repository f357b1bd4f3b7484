"""From what was typed to a cookie: attempt, password, one-time code, ticket, session (trust §1)."""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from core import clock
from core.access import attempts
from core.access.attempts import Asked
from core.access.identity import actor_id, role_and_bodies
from core.access.keys import digest, new_token
from core.access.one_time_codes import accept_code
from core.access.passwords import is_password
from core.access.sessions import open_session
from core.domain.moments import kyiv_date
from core.domain.permissions import Actor
from core.incidents import refused
from core.storage.access_tables import PersonRow, TicketRow
from core.storage.unit_of_work import passing, reading, writing

TICKET_LIVES = timedelta(seconds=30)
LONGEST_NAME = 100
LONGEST_PASSWORD = 10_000


class Outcome(StrEnum):
    """What came of an attempt; everything but the first two reads the same to whoever tries."""

    WELCOME = "welcome"
    CODE_NEEDED = "code_needed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an attempt, and for whom."""

    outcome: Outcome
    person: int = 0
    auth_version: int = 0


REFUSED = Verdict(Outcome.REFUSED)


def folded_name(text: str) -> str:
    """A sign-in name as it is kept: case, width and spaces around it do not matter."""
    return unicodedata.normalize("NFKC", text).strip().casefold()[:LONGEST_NAME]


def try_password(engine: Engine, name: str, password: str, address: str) -> Verdict:
    """Check a name and password; unknown, disabled and locked ones take as long as known ones."""
    name = folded_name(name)
    reserved = attempts.reserve(engine, name, address)
    with reading(engine) as session:
        person = session.exec(select(PersonRow).where(PersonRow.name == name)).first()
    kept = person.password_hash if person and reserved is not None else None
    fits = is_password(password[:LONGEST_PASSWORD], kept)
    if person is None or reserved is None or not fits or not person.is_active:
        who = actor_id(person.id or 0) if person else ""
        refused("sign-in", who=who, address=address, is_locked=reserved is None)
        return REFUSED
    with passing(engine) as session:
        attempts.forgive(session, name, reserved)
    outcome = Outcome.CODE_NEEDED if person.totp_sealed else Outcome.WELCOME
    return Verdict(outcome, person.id or 0, person.auth_version)


def try_code(engine: Engine, verdict: Verdict, code: str, address: str) -> Verdict:
    """Check the one-time or recovery code that a right password asked for; attempts are limited."""
    with reading(engine) as session:
        person = session.get_one(PersonRow, verdict.person)
    reserved = attempts.reserve(engine, person.name, address, Asked.CODE)
    told = {"who": actor_id(verdict.person), "address": address}
    if reserved is None or person.auth_version != verdict.auth_version:
        refused("code", **told, is_locked=reserved is None)
        return REFUSED
    with passing(engine) as session:
        if not accept_code(session, session.get_one(PersonRow, verdict.person), code):
            refused("code", **told)
            return REFUSED
        attempts.forgive(session, person.name, reserved, Asked.CODE)
    return Verdict(Outcome.WELCOME, verdict.person, verdict.auth_version)


def issue_ticket(engine: Engine, verdict: Verdict, browser: str, then: str, method: str) -> str:
    """A ticket for the browser that holds a secret of its own, good once and for 30 seconds."""
    token = new_token()
    with passing(engine) as session:
        session.add(
            TicketRow(
                ticket_hash=digest(token), person_id=verdict.person,
                auth_version=verdict.auth_version, method=method, browser_hash=digest(browser),
                then=then, expires_at=clock.now() + TICKET_LIVES,
            )
        )  # fmt: skip
    return token


@dataclass(frozen=True, slots=True)
class Arrival:
    """A browser that came with a good ticket: its new cookie, and where it was going."""

    sid: str
    then: str


def redeem(
    engine: Engine, ticket: str, browser: str, *, address: str, agent: str
) -> Arrival | None:
    """Turn a ticket into a session; None if it was used, is too old or another browser's."""
    with passing(engine) as session:
        row = _take(session, ticket, browser)
        person = session.get(PersonRow, row.person_id) if row else None
        if row is None or person is None or not _still_welcome(person, row):
            return None
        role, bodies = role_and_bodies(session, row.person_id, kyiv_date(clock.now()))
        sid = open_session(session, person, row.method, address=address, agent=agent)
        person.last_sign_in_at = clock.now()
    actor = Actor(actor_id(row.person_id), role, bodies)
    with writing(engine, actor, moves_figures=False) as work:
        work.audit("session.open", "person", row.person_id, method=row.method)
    return Arrival(sid, row.then)


def _take(session: Session, ticket: str, browser: str) -> TicketRow | None:
    now = clock.now()
    taken = session.execute(
        update(TicketRow)
        .where(
            col(TicketRow.ticket_hash) == digest(ticket),
            col(TicketRow.browser_hash) == digest(browser),
            col(TicketRow.used_at).is_(None),
            col(TicketRow.expires_at) > now,
        )
        .values(used_at=now)
    )
    is_taken = getattr(taken, "rowcount", 0) == 1
    return session.get(TicketRow, digest(ticket)) if is_taken else None


def _still_welcome(person: PersonRow, ticket: TicketRow) -> bool:
    return person.is_active and person.auth_version == ticket.auth_version

"""What people do with their own account: accept a link, change name, password, one-time codes."""

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core import clock
from core.access import attempts, one_time_codes
from core.access.attempts import Asked
from core.access.identity import Identity, actor_id, role_and_bodies
from core.access.keys import digest
from core.access.password_policy import check_password
from core.access.passwords import hash_password, is_password
from core.access.sessions import end_sessions
from core.domain.moments import TICK, AsOf, kyiv_date
from core.domain.permissions import Actor
from core.errors import InvalidInputError, StateError
from core.i18n import _
from core.incidents import refused
from core.queries.register import register_at
from core.storage.access_tables import AuthSessionRow, InvitationRow, PersonRow
from core.storage.unit_of_work import Writing, passing, reading, writing


@dataclass(frozen=True, slots=True)
class Guest:
    """Whom a link is for."""

    name: str
    full_name: str
    kind: str


def guest_of(engine: Engine, token: str) -> Guest:
    """Whom a link is for.

    Raises:
        StateError: it was used, has expired or never was.
    """
    with reading(engine) as session:
        row = _good_link(session, token)
        person = session.get_one(PersonRow, row.person_id)
        return Guest(person.name, person.full_name, row.kind)


def accept(engine: Engine, token: str, *, full_name: str, password: str) -> str:
    """Set the password that a link was for, once; the sign-in name.

    Raises:
        StateError: the link is no good any more.
        InvalidInputError: the name is blank or the password refused; the link stays good.
    """
    if not full_name.strip():
        raise InvalidInputError(_("Вкажіть ім’я та прізвище."))
    with reading(engine) as session:
        person = session.get_one(PersonRow, _good_link(session, token).person_id)
        about = _words_about(session, person, full_name)
    check_password(password, has_codes=False, about=about)
    kept = hash_password(password)
    number = person.id or 0
    with writing(engine, Actor(actor_id(number)), moves_figures=False) as work:
        row = _good_link(work.session, token)
        row.used_at = work.at
        person = work.session.get_one(PersonRow, row.person_id)
        person.password_hash, person.full_name = kept, full_name.strip()
        person.auth_version += 1
        work.session.add_all([row, person])
        work.session.flush()
        work.audit("person.accept", "person", number, kind=row.kind)
    return person.name


def rename(engine: Engine, who: Identity, full_name: str) -> None:
    """Change how a person is shown."""
    if not full_name.strip():
        raise InvalidInputError(_("Вкажіть ім’я та прізвище."))
    with _own(engine, who) as work:
        person = work.session.get_one(PersonRow, who.person)
        before, person.full_name = person.full_name, full_name.strip()
        work.audit("person.rename", "person", who.person, before=before, after=person.full_name)


def change_password(engine: Engine, who: Identity, *, current: str, new: str) -> None:
    """Change a password; every other session ends, this one stays.

    Raises:
        InvalidInputError: the current one is wrong, or the new one refused.
    """
    with reading(engine) as session:
        person = session.get_one(PersonRow, who.person)
        about = _words_about(session, person, person.full_name)
    _check_current(engine, person, current)
    check_password(new, has_codes=who.has_codes, about=about)
    kept = hash_password(new)
    with _own(engine, who) as work:
        person = work.session.get_one(PersonRow, who.person)
        person.password_hash = kept
        person.auth_version += 1
        end_sessions(work, who.person, but=who.session)
        _keep_this_session(work, who, person)
        work.audit("person.password", "person", who.person)


def set_codes_up(
    engine: Engine, who: Identity, secret: str, code: str, *, current: str
) -> list[str]:
    """Ask for one-time codes from now on; the recovery codes, shown this once.

    Raises:
        InvalidInputError: the password is wrong, or the code is not that of the secret: the app
            was not set up right.
    """
    with reading(engine) as session:
        person = session.get_one(PersonRow, who.person)
    _check_current(engine, person, current)
    step = one_time_codes.matching_step(secret, code, clock.now())
    if step is None:
        raise InvalidInputError(_("Код не підійшов. Перевірте час на телефоні і введіть новий."))
    with _own(engine, who) as work:
        person = work.session.get_one(PersonRow, who.person)
        codes = one_time_codes.keep_secret(work.session, person, secret, step)
        end_sessions(work, who.person, but=who.session)
        work.audit("person.codes_on", "person", who.person)
    return codes


def turn_codes_off(engine: Engine, who: Identity, current: str) -> None:
    """Stop asking for one-time codes.

    Raises:
        InvalidInputError: the password is wrong.
    """
    with reading(engine) as session:
        person = session.get_one(PersonRow, who.person)
    _check_current(engine, person, current)
    with _own(engine, who) as work:
        person = work.session.get_one(PersonRow, who.person)
        person.totp_sealed = None
        work.session.add(person)
        one_time_codes.drop_recovery(work.session, who.person)
        work.audit("person.codes_off", "person", who.person)


def end_own_session(engine: Engine, who: Identity, session: str = "") -> None:
    """End one of a person's sessions, or all of them."""
    with _own(engine, who) as work:
        end_sessions(work, who.person, only=session)


def _own(engine: Engine, who: Identity):
    return writing(engine, Actor(actor_id(who.person), who.role), moves_figures=False)


def _check_current(engine: Engine, person: PersonRow, current: str) -> None:
    """Refuse a wrong password; whoever took a tab over cannot guess it at length either."""
    reserved = attempts.reserve(engine, person.name, "", Asked.CURRENT)
    if reserved is None:
        refused("password", who=actor_id(person.id or 0), is_locked=True)
        raise InvalidInputError(_("Забагато хибних паролів. Повторіть за чверть години."))
    if not is_password(current, person.password_hash):
        raise InvalidInputError(_("Поточний пароль хибний."))
    with passing(engine) as session:
        attempts.forgive(session, person.name, reserved, Asked.CURRENT)


def _keep_this_session(work: Writing, who: Identity, person: PersonRow) -> None:
    row = work.session.get_one(AuthSessionRow, who.session)
    row.auth_version = person.auth_version
    work.session.add(row)


def _good_link(session: Session, token: str) -> InvitationRow:
    row = session.exec(
        select(InvitationRow)
        .join(PersonRow, col(PersonRow.id) == InvitationRow.person_id)
        .where(
            InvitationRow.token_hash == digest(token),
            col(InvitationRow.used_at).is_(None),
            InvitationRow.expires_at > clock.now(),
            PersonRow.is_active,
        )
    ).first()
    if row is None:
        raise StateError(_("Посилання вже використано або його строк минув. Попросіть нове."))
    return row


def _words_about(session: Session, person: PersonRow, full_name: str) -> list[str]:
    today = clock.now()
    register = register_at(session, AsOf(today + TICK))
    _role, codes = role_and_bodies(session, person.id or 0, kyiv_date(today))
    bodies = [register.bodies[code] for code in codes if code in register.bodies]
    names = [text for body in bodies for text in (body.name_uk, body.short_uk, body.name_en)]
    return [person.name, full_name, *names]

"""What an administrator does with people: invite, reset, disable, change roles (trust §1).

Each takes a `Writing` first, checks the actor, and leaves an audit entry in the same transaction.
"""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import update
from sqlmodel import col, select

from core.access.attempts import forgive_all
from core.access.grants import RoleWish, check_wish, grant, holds, open_grants, told, told_grant
from core.access.identity import role_and_bodies
from core.access.keys import digest, new_token
from core.access.one_time_codes import drop_recovery
from core.access.people import lasting_administrators, person_named
from core.access.sessions import end_sessions
from core.access.sign_in import folded_name
from core.domain.moments import kyiv_date
from core.domain.permissions import Action, Role, may
from core.domain.sheets import CellProblem
from core.errors import ForbiddenError, InvalidInputError, RuleViolationError, UnknownCodeError
from core.i18n import _
from core.importing.people_workbook import Wanted
from core.incidents import refused
from core.storage.access_tables import InvitationRow, PersonRow
from core.storage.unit_of_work import Writing


class LinkKind(StrEnum):
    """What a link is for."""

    INVITATION = "invitation"
    RESET = "reset"


LIVES = {LinkKind.INVITATION: timedelta(hours=72), LinkKind.RESET: timedelta(hours=24)}


def invite(work: Writing, name: str, wish: RoleWish, *, full_name: str = "") -> str:
    """Make an account without a password; the token of the link by which one is set, once.

    Raises:
        InvalidInputError: the name is blank or taken, or the role and its bodies do not fit.
        UnknownCodeError: a body is not in the register.
        ForbiddenError: the actor does not manage people.
    """
    _check_may(work)
    name = folded_name(name)
    if not name or any(sign.isspace() for sign in name):
        raise InvalidInputError(_("Ім’я для входу має бути одним словом."))
    if work.session.exec(select(PersonRow.id).where(PersonRow.name == name)).first():
        raise InvalidInputError(_("Ім’я «{name}» уже зайняте.").format(name=name))
    check_wish(work, wish)
    person = PersonRow(name=name, full_name=full_name.strip(), created_at=work.at)
    work.session.add(person)
    work.session.flush()
    grant(work, person, wish)
    work.audit("person.invite", "person", person.id, name=name, wish=told(wish))
    return _new_link(work, person, LinkKind.INVITATION)


def invite_all(work: Writing, wanted: Sequence[Wanted]) -> tuple[dict[str, str], list[CellProblem]]:
    """Invite many; the token of each by name, and what is wrong with whom.

    Where anything is wrong the caller takes all of it back.
    """
    tokens: dict[str, str] = {}
    problems: list[CellProblem] = []
    for one in wanted:
        try:
            wish = RoleWish(role=one.role, bodies=one.bodies)
            tokens[folded_name(one.name)] = invite(work, one.name, wish, full_name=one.full_name)
        except (InvalidInputError, UnknownCodeError) as error:
            problems.append(CellProblem(one.cell, str(error)))
    work.audit("person.import", "person", "", count=len(tokens))
    return tokens, problems


def reset(work: Writing, name: str) -> str:
    """A new link for an account: 24 hours to set another password, 72 if there was none yet.

    The old password and the one-time codes end at once, and with them every session.
    """
    person = _known(work, name)
    kind = LinkKind.RESET if person.password_hash else LinkKind.INVITATION
    if not work.actor.is_system:  # from the command line it is the way back in
        _check_last_administrator(work, person)
    person.password_hash = None
    person.totp_sealed = None
    drop_recovery(work.session, person.id or 0)
    _turn_over(work, person)
    work.audit("person.reset", "person", person.id)
    return _new_link(work, person, kind)


def disable(work: Writing, name: str) -> None:
    """Shut an account: its sessions end, its links stop working.

    Raises:
        RuleViolationError: it is the last administrator without an end who can sign in.
    """
    person = _known(work, name)
    _check_last_administrator(work, person)
    person.is_active = False
    _turn_over(work, person)
    work.audit("person.disable", "person", person.id)


def enable(work: Writing, name: str) -> None:
    """Open a disabled account again."""
    person = _known(work, name)
    person.is_active = True
    work.session.add(person)
    work.audit("person.enable", "person", person.id)


def unlock(work: Writing, name: str) -> None:
    """Give a name its attempts back."""
    person = _known(work, name)
    forgive_all(work.session, person.name)
    work.audit("person.unlock", "person", person.id)


def change_roles(work: Writing, name: str, wishes: tuple[RoleWish, ...]) -> None:
    """Put other roles, bodies and dates in place of those a person holds; sessions end.

    Raises:
        RuleViolationError: the last administrator would stop being one.
    """
    person = _known(work, name)
    for wish in wishes:
        check_wish(work, wish)
    today = kyiv_date(work.at)
    if not any(w.role is Role.ADMINISTRATOR and holds(w, today) for w in wishes):
        _check_last_administrator(work, person)
    before = open_grants(work.session, person)
    for row in before:
        row.ended_at = work.at
    work.session.flush()
    for wish in wishes:
        grant(work, person, wish)
    _turn_over(work, person)
    work.audit(
        "person.roles", "person", person.id,
        before=[told_grant(g) for g in before], after=[told(w) for w in wishes],
    )  # fmt: skip


def add_role(work: Writing, name: str, wish: RoleWish) -> None:
    """Grant a role beside those a person holds, such as standing in at another body; sessions end.

    Raises:
        InvalidInputError: a role of the same kind and body is held already.
    """
    held = _held(work, name)
    bodies = set(wish.bodies or ("",))
    if any(one.role is wish.role and bodies & set(one.bodies or ("",)) for one in held):
        raise InvalidInputError(_("Таку роль людина вже має."))
    change_roles(work, name, (*held, wish))


def take_role(work: Writing, name: str, role: Role, body: str) -> None:
    """End one role of several; sessions end.

    Raises:
        InvalidInputError: it is the only one.
        RuleViolationError: the last administrator would stop being one.
    """
    held = _held(work, name)
    left = [one for one in held if (one.role, *one.bodies) != (role, *((body,) if body else ()))]
    if not left:
        raise InvalidInputError(_("Це єдина роль. Змініть її або вимкніть обліковий запис."))
    change_roles(work, name, tuple(left))


def end_one_session(work: Writing, name: str, session: str) -> None:
    """Sign a person out of one browser; `session` is the digest of its cookie."""
    end_sessions(work, _known(work, name).id or 0, only=session)


def end_all_sessions(work: Writing, name: str) -> None:
    """Sign a person out everywhere."""
    end_sessions(work, _known(work, name).id or 0)


def first_invitation(work: Writing) -> str | None:
    """The link of the first start, while nobody can administer for good; older ones stop working.

    None where somebody can.
    """
    if lasting_administrators(work.session, kyiv_date(work.at)):
        return None
    name = "admin"
    known = work.session.exec(select(PersonRow).where(PersonRow.name == name)).first()
    if known is None:
        return invite(work, name, RoleWish(role=Role.ADMINISTRATOR))
    role, _bodies = role_and_bodies(work.session, known.id or 0, kyiv_date(work.at))
    if not known.is_active or role is not Role.ADMINISTRATOR:
        return None
    return reset(work, name)


def _check_may(work: Writing) -> None:
    if not may(work.actor, Action.MANAGE_PEOPLE):
        refused("act", who=work.actor.id, act=Action.MANAGE_PEOPLE.value)
        raise ForbiddenError(_("Ваша роль не дає на це права."))


def _known(work: Writing, name: str) -> PersonRow:
    _check_may(work)
    return person_named(work.session, folded_name(name))


def _held(work: Writing, name: str) -> list[RoleWish]:
    """The grants a person holds, each as the wish that would make it again."""
    return [
        RoleWish(
            role=Role(row.role), bodies=(row.body,) if row.body else (),
            valid_from=row.valid_from, valid_to=row.valid_to, is_deputy=row.is_deputy,
        )
        for row in open_grants(work.session, _known(work, name))
    ]  # fmt: skip


def _check_last_administrator(work: Writing, person: PersonRow) -> None:
    if lasting_administrators(work.session, kyiv_date(work.at)) == {person.id}:
        raise RuleViolationError(
            _("Це останній адміністратор без кінцевої дати. Спершу призначте такого ще одного."),
        )


def _turn_over(work: Writing, person: PersonRow) -> None:
    """What was given out before (sessions, tickets, links) stops working."""
    person.auth_version += 1
    work.session.add(person)
    work.session.execute(
        update(InvitationRow)
        .where(col(InvitationRow.person_id) == person.id, col(InvitationRow.used_at).is_(None))
        .values(used_at=work.at)
    )
    work.session.flush()


def _new_link(work: Writing, person: PersonRow, kind: LinkKind) -> str:
    token = new_token()
    work.session.add(
        InvitationRow(
            token_hash=digest(token), person_id=person.id or 0, kind=kind.value,
            actor=work.actor.id, at=work.at, expires_at=work.at + LIVES[kind],
        )
    )  # fmt: skip
    work.session.flush()
    return token

"""Roles as they are granted: whose, for which bodies, from when to when (trust §1)."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from core.domain.moments import TICK, AsOf, kyiv_date
from core.domain.permissions import Role
from core.errors import InvalidInputError, UnknownCodeError
from core.i18n import _
from core.queries.register import register_at
from core.storage.access_tables import PersonRow, RoleGrantRow
from core.storage.unit_of_work import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWish:
    """A role to grant, with bodies and dates; without a beginning from today on."""

    role: Role
    bodies: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    is_deputy: bool = False


def check_wish(work: Writing, wish: RoleWish) -> None:
    """Refuse a role, bodies and dates that do not fit each other.

    Raises:
        InvalidInputError: they do not.
        UnknownCodeError: a body is not in the register.
    """
    known = register_at(work.session, AsOf(work.at + TICK)).bodies
    unknown = [code for code in wish.bodies if code not in known]
    if unknown:
        raise UnknownCodeError(_("Немає органу «{code}».").format(code=unknown[0]))
    if wish.role is Role.PUBLIC:
        raise InvalidInputError(_("Виберіть роль."))
    if wish.role is Role.FOCAL_POINT and not wish.bodies:
        raise InvalidInputError(_("Контактній особі потрібен хоча б один орган."))
    if wish.is_deputy and wish.role is not Role.FOCAL_POINT:
        raise InvalidInputError(_("Заступати можна лише контактну особу органу."))
    start = wish.valid_from or kyiv_date(work.at)
    if wish.valid_to is not None and wish.valid_to < start:
        raise InvalidInputError(_("Роль не може закінчитися раніше, ніж почалася."))


def grant(work: Writing, person: PersonRow, wish: RoleWish) -> None:
    """Give a person the role, a row for each body."""
    work.session.add_all(
        RoleGrantRow(
            person_id=person.id or 0, role=wish.role.value, body=body, is_deputy=wish.is_deputy,
            valid_from=wish.valid_from or kyiv_date(work.at), valid_to=wish.valid_to,
            actor=work.actor.id, at=work.at,
        )
        for body in wish.bodies or ("",)
    )  # fmt: skip
    work.session.flush()


def open_grants(session: Session, person: PersonRow) -> list[RoleGrantRow]:
    """The grants a person holds now or will hold, as nobody took them back."""
    statement = select(RoleGrantRow).where(
        RoleGrantRow.person_id == person.id, col(RoleGrantRow.ended_at).is_(None)
    )
    return list(session.exec(statement))


def holds(wish: RoleWish, today: date) -> bool:
    """Whether a role is held from a day on without an end."""
    return (wish.valid_from is None or wish.valid_from <= today) and wish.valid_to is None


def told(wish: RoleWish) -> str:
    """The wish as the journal keeps it: role, bodies, dates, deputy («focal_point MVS 2026-…»)."""
    dates = f"{wish.valid_from or ''}..{wish.valid_to or ''}"
    deputy = "deputy" if wish.is_deputy else ""
    parts = (wish.role.value, *wish.bodies, dates, deputy)
    return " ".join(part for part in parts if part not in ("", ".."))


def told_grant(row: RoleGrantRow) -> str:
    """A role held, as the journal keeps it."""
    bodies = (row.body,) if row.body else ()
    return told(
        RoleWish(
            role=Role(row.role), bodies=bodies, valid_from=row.valid_from, valid_to=row.valid_to,
            is_deputy=row.is_deputy,
        )
    )  # fmt: skip

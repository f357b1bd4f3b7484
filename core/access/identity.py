"""Who a signed-in person is now: account, role, bodies, and the session they came by."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlmodel import Session, col

from core.domain.people import strongest
from core.domain.permissions import NOBODY, Actor, Held, Role
from core.settings import settings
from core.storage.access_tables import RoleGrantRow

GUARDED = frozenset({Role.SECRETARIAT, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person who is signed in: the strongest role, all bodies, and each role with its own.

    `lacks_codes` marks one whose role demands one-time codes that are not set up yet: until then
    nothing but the own account is open.
    """

    person: int
    name: str
    full_name: str
    role: Role
    bodies: frozenset[str]
    session: str
    method: str
    has_codes: bool
    held: tuple[Held, ...] = ()

    @property
    def lacks_codes(self) -> bool:
        """Whether one-time codes must be set up before anything else."""
        demanded = settings().require_codes and self.role in GUARDED
        return demanded and not self.has_codes and self.method == "password"

    @property
    def actor(self) -> Actor:
        """What services know the person by."""
        if self.lacks_codes:
            return NOBODY
        return Actor(actor_id(self.person), self.role, self.bodies, held=self.held)


def actor_id(person: int) -> str:
    """The name under which a person's acts are recorded."""
    return f"person:{person}"


def person_of(actor: str) -> int | None:
    """The person behind a recorded name; None for the system and for invented ones."""
    kind, _colon, number = actor.partition(":")
    return int(number) if kind == "person" and number.isdecimal() else None


def role_and_bodies(session: Session, person: int, today: date) -> tuple[Role, frozenset[str]]:
    """The strongest role in effect on a day (in Kyiv) and the bodies spoken for."""
    rows = session.connection().execute(_grants(person, today)).all()
    return strongest(Role(row.role) for row in rows), frozenset(
        row.body for row in rows if row.body
    )


def _grants(person: int, today: date):
    return select(col(RoleGrantRow.role), col(RoleGrantRow.body)).where(
        col(RoleGrantRow.person_id) == person,
        col(RoleGrantRow.ended_at).is_(None),
        col(RoleGrantRow.valid_from) <= today,
        or_(col(RoleGrantRow.valid_to).is_(None), col(RoleGrantRow.valid_to) >= today),
    )

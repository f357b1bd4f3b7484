"""People as an administrator sees them: accounts, and roles with bodies and dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from core.domain.permissions import Held, Role
from core.domain.register import Register

STRENGTH = (Role.PUBLIC, Role.LEADERSHIP, Role.FOCAL_POINT, Role.SECRETARIAT, Role.ADMINISTRATOR)


def strongest(roles: Iterable[Role]) -> Role:
    """The strongest of some roles; public where there is none."""
    return max(roles, key=STRENGTH.index, default=Role.PUBLIC)


def with_succeeded(
    grants: Iterable[tuple[Role, str]], register: Register, today: date
) -> list[tuple[Role, str]]:
    """Roles with bodies, and with those that these answer for: what a body left is its heir's.

    Args:
        grants: A role and a body (or «») at a time.
        register: Who succeeded whom, as known now.
        today: The date in Kyiv.
    """
    return [
        (role, code)
        for role, body in grants
        for code in dict.fromkeys((body, *register.answered_for(body, today)))
    ]


def held_of(grants: Iterable[tuple[Role, str]]) -> tuple[Held, ...]:
    """Roles with their bodies, the strongest first, from a role and a body (or «») at a time."""
    bodies: dict[Role, set[str]] = {}
    for role, body in grants:
        bodies.setdefault(role, set()).update({body} - {""})
    ordered = sorted(bodies, key=STRENGTH.index, reverse=True)
    return tuple((role, frozenset(bodies[role])) for role in ordered)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that has not been ended, of one body or of none, from a date to a date."""

    role: Role
    body: str
    valid_from: date
    valid_to: date | None
    is_deputy: bool

    def is_in_effect(self, today: date) -> bool:
        """Whether it holds on a day in Kyiv."""
        return self.valid_from <= today and (self.valid_to is None or today <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account, with the grants that have not ended."""

    id: int
    name: str
    full_name: str
    is_active: bool
    has_password: bool
    has_codes: bool
    is_locked: bool
    last_sign_in_at: datetime | None
    invited_until: datetime | None
    sessions: int
    grants: tuple[Grant, ...] = ()

    def role_on(self, today: date) -> Role:
        """The strongest role in effect on a day in Kyiv."""
        return strongest(grant.role for grant in self.grants if grant.is_in_effect(today))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The codes of the bodies of all grants."""
        return tuple(sorted({grant.body for grant in self.grants if grant.body}))

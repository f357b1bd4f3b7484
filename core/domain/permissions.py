"""Who acts: the identity that every service takes first."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The roles of product §1."""

    PUBLIC = "public"
    LEADERSHIP = "leadership"
    FOCAL_POINT = "focal_point"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or the system itself; `bodies` are those the person speaks for."""

    id: str
    role: Role = Role.PUBLIC
    bodies: frozenset[str] = frozenset()


SYSTEM = Actor("system", Role.ADMINISTRATOR)

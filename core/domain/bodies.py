"""Bodies of the register: validity, names, successors, groups (rules §2, product §3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

CENTRAL_BODIES = "CEB"
INTERESTED_BODIES = "CEB_INTERESTED"
GROUPS = (CENTRAL_BODIES, INTERESTED_BODIES)


class BodyKind(StrEnum):
    """The kinds of bodies in the register."""

    MINISTRY = "ministry"
    SERVICE = "service"
    AGENCY = "agency"
    INSPECTION = "inspection"
    SPECIAL_STATUS = "special_status"
    OTHER_CENTRAL_BODY = "other_central_body"
    REGULATOR = "regulator"
    NON_EXECUTIVE = "non_executive"
    SECRETARIAT = "secretariat"
    WORKING_GROUP = "working_group"
    INITIATIVE = "initiative"
    REGIONAL_ADMINISTRATION = "regional_administration"


COLLECTIVE_KINDS = frozenset({BodyKind.WORKING_GROUP, BodyKind.INITIATIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as the register has it; blank validity dates are open, both ends inclusive."""

    code: str
    name_uk: str
    short_uk: str
    name_en: str
    kind: BodyKind
    parent: str = ""
    aliases: tuple[str, ...] = ()
    is_central: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    note: str = ""

    def exists_on(self, day: date) -> bool:
        """Whether the body is valid on a date."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    @property
    def is_collective(self) -> bool:
        """Whether it acts as one, such as the working group."""
        return self.kind in COLLECTIVE_KINDS


_ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_ORDER = {letter: place for place, letter in enumerate(_ALPHABET)}


@lru_cache(maxsize=4096)
def ukrainian_order(text: str) -> tuple[tuple[int, int], ...]:
    """A sort key in the order of the 33-letter Ukrainian alphabet.

    Apostrophes are passed over; other characters come before letters, Latin ones after.
    """
    return tuple(_place(sign) for sign in text.casefold() if sign not in "’'ʼ`")


def _place(sign: str) -> tuple[int, int]:
    if sign in _ORDER:
        return (1, _ORDER[sign])
    return (2 if sign.isalpha() else 0, ord(sign))

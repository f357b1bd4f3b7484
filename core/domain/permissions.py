"""Who acts, and the one table of what each role may do (trust §1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum


class Role(StrEnum):
    """The roles of product §1."""

    PUBLIC = "public"
    LEADERSHIP = "leadership"
    FOCAL_POINT = "focal_point"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What a person may want to do."""

    SEE_FIGURES = "see_figures"
    USE_ACCOUNT = "use_account"
    FILE_EVENT = "file_event"
    FILE_CLAIM = "file_claim"
    FILE_NIL = "file_nil"
    ASK_EXCLUSION = "ask_exclusion"
    OPT_IN = "opt_in"
    REMARK = "remark"
    DECIDE_CLAIM = "decide_claim"
    DECIDE_EXCLUSION = "decide_exclusion"
    RECORD_TRIGGER = "record_trigger"
    RECORD_EXTENSION = "record_extension"
    RECORD_CONSENT = "record_consent"
    LOAD_PLAN = "load_plan"
    RECORD_BODY = "record_body"
    MANAGE_PEOPLE = "manage_people"
    READ_AUDIT = "read_audit"


class Reach(Enum):
    """How far a role may go: nowhere, for its own bodies, for any."""

    NONE = "–"
    OWN = "own"
    ANY = "any"


_NO, _OWN, _ANY = Reach.NONE, Reach.OWN, Reach.ANY

# A secretary may also file for a body that wrote on paper; whoever files never decides on it
# (core/domain/claims.may_decide). An administrator keeps people and registers, and judges nothing.
TABLE: Mapping[Action, Mapping[Role, Reach]] = {
    action: dict(zip(Role, reaches, strict=True))
    for action, reaches in {
        #                         public leader focal secretary administrator
        Action.SEE_FIGURES:      (_ANY,  _ANY,  _ANY,  _ANY,    _ANY),
        Action.USE_ACCOUNT:      (_NO,   _ANY,  _ANY,  _ANY,    _ANY),
        Action.FILE_EVENT:       (_NO,   _NO,   _OWN,  _ANY,    _NO),
        Action.FILE_CLAIM:       (_NO,   _NO,   _OWN,  _ANY,    _NO),
        Action.FILE_NIL:         (_NO,   _NO,   _OWN,  _ANY,    _NO),
        Action.ASK_EXCLUSION:    (_NO,   _NO,   _OWN,  _ANY,    _NO),
        Action.OPT_IN:           (_NO,   _NO,   _OWN,  _ANY,    _NO),
        Action.REMARK:           (_NO,   _NO,   _OWN,  _ANY,    _NO),
        Action.DECIDE_CLAIM:     (_NO,   _NO,   _NO,   _ANY,    _NO),
        Action.DECIDE_EXCLUSION: (_NO,   _NO,   _NO,   _ANY,    _NO),
        Action.RECORD_TRIGGER:   (_NO,   _NO,   _NO,   _ANY,    _NO),
        Action.RECORD_EXTENSION: (_NO,   _NO,   _NO,   _ANY,    _NO),
        Action.RECORD_CONSENT:   (_NO,   _NO,   _NO,   _ANY,    _ANY),
        Action.LOAD_PLAN:        (_NO,   _NO,   _NO,   _NO,     _ANY),
        Action.RECORD_BODY:      (_NO,   _NO,   _NO,   _NO,     _ANY),
        Action.MANAGE_PEOPLE:    (_NO,   _NO,   _NO,   _NO,     _ANY),
        Action.READ_AUDIT:       (_NO,   _NO,   _NO,   _NO,     _ANY),
    }.items()
}  # fmt: skip


Held = tuple[Role, frozenset[str]]
"""A role as somebody holds it, with the bodies it is held for."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or the system itself.

    `role` is the strongest held, `bodies` are all the person speaks for or belongs to. Who holds
    several roles acts in each of them, for the bodies of that one (`held`); without it the one role
    is held for all bodies. Only the program itself, at its first start or from its command line, is
    `is_system`.
    """

    id: str
    role: Role = Role.PUBLIC
    bodies: frozenset[str] = frozenset()
    is_system: bool = False
    held: tuple[Held, ...] = ()

    @property
    def all_held(self) -> tuple[Held, ...]:
        """Every role held, each with its bodies."""
        return self.held or ((self.role, self.bodies),)

    def bodies_as(self, *roles: Role) -> frozenset[str] | None:
        """The bodies for which any of some roles is held; None where none of them is."""
        found = [bodies for role, bodies in self.all_held if role in roles]
        return frozenset[str]().union(*found) if found else None


SYSTEM = Actor("system", Role.ADMINISTRATOR, is_system=True)
NOBODY = Actor("public")


def may(actor: Actor, action: Action, bodies: Iterable[str] | None = None) -> bool:
    """Whether an actor may do it: for all of some bodies, or (None) at all."""
    reaches = {TABLE[action][role] for role, _bodies in actor.all_held}
    if actor.is_system or Reach.ANY in reaches:
        return True
    own = own_bodies(actor, action)
    return bool(own) and (bodies is None or own.issuperset(bodies))


def own_bodies(actor: Actor, action: Action) -> frozenset[str]:
    """The bodies for which an actor may do what is for the own bodies only."""
    roles = [role for role, reach in TABLE[action].items() if reach is Reach.OWN]
    return actor.bodies_as(*roles) or frozenset()


def files_by_paper(actor: Actor, body: str) -> bool:
    """Whether somebody of the secretariat files for a body that is not theirs."""
    return may(actor, Action.DECIDE_CLAIM) and body not in files_for(actor)


def files_for(actor: Actor) -> frozenset[str]:
    """The bodies in whose name an actor files as one of their own people."""
    return actor.bodies_as(Role.FOCAL_POINT, Role.SECRETARIAT) or frozenset()

"""An obligation’s story: what happened to it, and what of that everyone may read (rules §5)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from core.domain.attachments import Attachment
from core.domain.facts import ConsentState, ExclusionState
from core.domain.figures import PlanInfo
from core.domain.permissions import Actor, Role
from core.domain.plan import Measure
from core.domain.submissions import Move


class Deed(StrEnum):
    """What can happen to an obligation; `ACCEPTED` is an event as everyone may read of it."""

    OWED = "owed"
    APPEARED = "appeared"
    ENDED = "ended"
    CONSENT = "consent"
    JOINING = "joining"
    COMPLETION = "completion"
    EXTENSION = "extension"
    EXCLUSION = "exclusion"
    NIL = "nil"
    CLAIM = "claim"
    ACCEPTED = "accepted"


_OF_CONCERN = frozenset({Deed.NIL, Deed.CLAIM})
_DECIDED = {
    Deed.CONSENT: frozenset({ConsentState.GIVEN.value, ConsentState.DECLINED.value}),
    Deed.EXCLUSION: frozenset({ExclusionState.APPROVED.value, ExclusionState.LIFTED.value}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that happened: when, what, and of what only those concerned read, by whom and why.

    `what` is an exclusion's ground, a completed measure or an event's title; `day` the day that the
    deed is about; `move` a claim's transition.
    """

    deed: Deed
    at: datetime
    state: str = ""
    what: str = ""
    day: date | None = None
    measure: str | None = None
    actor: str = ""
    reason: str = ""
    document: str = ""
    files: tuple[Attachment, ...] = ()
    event: int | None = None
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """An obligation's story in the order of time; `is_whole` where nothing of it is kept back."""

    obligation: str
    plan: PlanInfo
    measure: Measure | None
    told: tuple[Told, ...]
    is_whole: bool

    @property
    def actors(self) -> frozenset[str]:
        """Everybody who acts in it."""
        return frozenset(one.actor for one in self.told if one.actor)


def is_of_concern_to(actor: Actor, bodies: frozenset[str]) -> bool:
    """Whether somebody may read all of a story: of the body's own people, or of the secretariat.

    Args:
        actor: Who reads.
        bodies: Whose obligation it is: the body's, and its heir's once it is gone.
    """
    if actor.bodies_as(Role.SECRETARIAT) is not None:
        return True
    own = actor.bodies_as(Role.FOCAL_POINT, Role.LEADERSHIP) or frozenset[str]()
    return not own.isdisjoint(bodies)


def public_part(told: Told) -> Told | None:
    """What everyone may read of it: what was decided and when; None where that is nothing."""
    decided = _DECIDED.get(told.deed)
    if told.deed in _OF_CONCERN or (decided is not None and told.state not in decided):
        return None
    return replace(told, actor="", reason="", document="", files=(), event=None, move=None)

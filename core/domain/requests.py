"""What was decided, or is asked, about an obligation beside events, with who and why (rules §3)."""

from dataclasses import dataclass
from datetime import date, datetime

from core.domain.attachments import Attachment
from core.domain.facts import ExclusionKind, ExclusionState, NilState


@dataclass(frozen=True, slots=True)
class Step:
    """A change of an exclusion's or a nil report's state."""

    state: ExclusionState | NilState
    at: datetime
    actor: str
    note: str


@dataclass(frozen=True, slots=True)
class ExclusionRequest:
    """A request to leave an obligation out, with its ground, documents and steps."""

    id: int
    obligation: str
    body: str
    kind: ExclusionKind
    authority: str
    document: str
    decided_on: date
    reason: str
    steps: tuple[Step, ...]
    files: tuple[Attachment, ...]

    @property
    def state(self) -> ExclusionState:
        """Where it stands now."""
        return ExclusionState(self.steps[-1].state)

    @property
    def asked_by(self) -> str:
        """Who asked for it."""
        return self.steps[0].actor


@dataclass(frozen=True, slots=True)
class NilNotice:
    """«Не проводилося», as it stands: of which obligation, why, said by whom and when."""

    obligation: str
    body: str
    reason: str
    actor: str
    at: datetime

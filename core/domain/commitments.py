"""What the secretariat recorded of bodies and obligations, with its papers (rules §3)."""

from dataclasses import dataclass
from datetime import date, datetime

from core.domain.attachments import Attachment
from core.domain.facts import ConsentState, OptInState


@dataclass(frozen=True, slots=True)
class Paper:
    """What a record rests on, who made it and when."""

    document: str
    actor: str
    at: datetime
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """A body's stand from a date on, for one measure or (None) for all."""

    body: str
    measure: str | None
    state: ConsentState
    effective_on: date
    paper: Paper


@dataclass(frozen=True, slots=True)
class OptInRecord:
    """A body joining a measure by its own choice, or leaving it."""

    body: str
    measure: str
    state: OptInState
    paper: Paper


@dataclass(frozen=True, slots=True)
class TriggerRecord:
    """The completion of a measure and the obligation that it opened."""

    obligation: str
    completed: str
    completed_on: date
    paper: Paper


@dataclass(frozen=True, slots=True)
class ExtensionRecord:
    """A later date for an obligation, beside the legal one."""

    obligation: str
    due_on: date
    until: date
    decided_on: date
    paper: Paper

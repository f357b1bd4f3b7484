"""What the secretariat recorded of bodies and obligations, with its papers (rules §3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.domain.attachments import Attachment
from core.domain.facts import ConsentState, OptInState
from core.domain.permissions import Actor, files_for


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


@dataclass(frozen=True, slots=True)
class ConsentStand:
    """Where a body's consent stands today for one measure or (None) for all, and what comes."""

    body: str
    measure: str | None
    now: ConsentRecord | None
    ahead: tuple[ConsentRecord, ...]

    @property
    def state(self) -> ConsentState:
        """The state in force; nothing recorded is «not asked»."""
        return self.now.state if self.now else ConsentState.NOT_ASKED


def consent_needs_document(state: ConsentState) -> bool:
    """Whether a by-consent body's stand rests on a document: all but that nobody has asked it."""
    return state is not ConsentState.NOT_ASKED


def joining_needs_document(actor: Actor, body: str) -> bool:
    """Whether a joining rests on a document.

    A body's own people join in its name, and the record itself says so; whoever records it for
    another body names the letter by which that body did.
    """
    return body not in files_for(actor)


def consent_stands(
    records: Sequence[ConsentRecord], bodies: Iterable[str], today: date
) -> list[ConsentStand]:
    """Each body's stand for all measures, then for those with a word of their own (rules §3).

    Args:
        records: In the order of writing, the last first.
        bodies: Who takes part by consent.
        today: The day in Kyiv.
    """
    found: list[ConsentStand] = []
    for body in bodies:
        mine = [one for one in records if one.body == body]
        own = sorted({one.measure for one in mine if one.measure})
        for measure in (None, *own):
            about = [one for one in mine if one.measure == measure]
            now = next((one for one in about if one.effective_on <= today), None)
            later = about[: about.index(now)] if now else about
            ahead = tuple(one for one in reversed(later) if one.effective_on > today)
            found.append(ConsentStand(body, measure, now, ahead))
    return found

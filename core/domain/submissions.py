"""What a body has submitted about an event, as it and the secretariat see it (rules §3)."""

from dataclasses import dataclass
from datetime import date, datetime

from core.domain.attachments import Attachment
from core.domain.claims import last_decision
from core.domain.events import EventRecord
from core.domain.facts import ClaimState, OrganiserState, Transition, verified_revision
from core.domain.remarks import RemarkKind


@dataclass(frozen=True, slots=True)
class Move:
    """A transition of a claim, with who made it and why."""

    state: ClaimState
    revision: int
    at: datetime
    actor: str
    reason: str
    is_undo: bool
    is_appeal: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its obligation and all its moves; `verified_by` is a revision or None."""

    id: int
    obligation: str
    measure: str
    period: str
    window_start: date
    due_on: date
    min_count: int
    is_primary: bool
    moves: tuple[Move, ...]

    @property
    def last(self) -> Move:
        """The last move."""
        return self.moves[-1]

    @property
    def state(self) -> ClaimState:
        """The state now; of a verified claim whose later revision was withdrawn, verified."""
        is_kept = self.last.state is ClaimState.WITHDRAWN and self.verified_by is not None
        return ClaimState.VERIFIED if is_kept else self.last.state

    def waits_on(self, revision: int) -> bool:
        """Whether a revision of the event waits for a decision on this claim."""
        return self.last.state is ClaimState.SUBMITTED and self.last.revision == revision

    @property
    def verified_by(self) -> int | None:
        """The revision by which it is verified, also while a later one is under review."""
        return verified_revision(self._past())

    @property
    def is_decided(self) -> bool:
        """Whether the last word on it is the secretariat's, which can be gone back on."""
        return last_decision(self._past()) is not None

    @property
    def submission(self) -> Move | None:
        """The last submission, which undoing a decision is not."""
        sent = [move for move in self.moves if _is_submission(move)]
        return sent[-1] if sent else None

    def submissions(self, revision: int) -> tuple[Move, ...]:
        """All submissions of a revision of the event, appeals too."""
        return tuple(m for m in self.moves if _is_submission(m) and m.revision == revision)

    @property
    def may_be_appealed(self) -> bool:
        """Whether it is returned, and not by whoever decided on an appeal of that revision."""
        is_heard = any(move.is_appeal for move in self.submissions(self.last.revision))
        return self.last.state is ClaimState.RETURNED and not is_heard

    def _past(self) -> list[Transition]:
        return [Transition(m.state.value, m.at, m.revision, m.is_undo) for m in self.moves]


def _is_submission(move: Move) -> bool:
    return move.state is ClaimState.SUBMITTED and not move.is_undo


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote about an event to the body or the secretariat."""

    kind: RemarkKind
    text: str
    actor: str
    at: datetime
    is_from_secretariat: bool


@dataclass(frozen=True, slots=True)
class OrganiserMove:
    """A body was taken off an event's organisers, by itself or by another, or came back."""

    body: str
    state: OrganiserState
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """An event as one body submitted it: the record's last revision, its claims, files, remarks.

    `bodies` are all that held the event, `organisers` who of those named came and went; files and
    remarks are this body's alone.
    """

    event: int
    body: str
    bodies: tuple[str, ...]
    revision: int
    record: EventRecord
    claims: tuple[ClaimView, ...]
    files: tuple[Attachment, ...]
    remarks: tuple[Remark, ...]
    recorded_by: str
    recorded_at: datetime
    organisers: tuple[OrganiserMove, ...] = ()

    @property
    def is_by_letter(self) -> bool:
        """Whether who wrote down this revision, by a letter, submitted it for this body too."""
        sent = (
            move.actor
            for claim in self.claims
            for move in claim.moves
            if move.state is ClaimState.SUBMITTED and move.revision == self.revision
        )
        return bool(self.record.details.get("letter")) and self.recorded_by in sent

    def ends_with_note(self, *, from_secretariat: bool) -> bool:
        """Whether the last that was said is a remark of that side, which may be answered."""
        last = self.remarks[-1] if self.remarks else None
        if last is None or last.kind is not RemarkKind.NOTE:
            return False
        return last.is_from_secretariat == from_secretariat

    @property
    def waiting(self) -> tuple[ClaimView, ...]:
        """The claims that wait for a decision on this revision of the record."""
        return tuple(claim for claim in self.claims if claim.waits_on(self.revision))


@dataclass(frozen=True, slots=True)
class Line:
    """What one body submitted about one event, as a line of a list.

    `since` is the instant of the earliest submission, `at` that of the last move, `actor` who made
    it; `claim` is the number of the first claim. `bodies` are all that held the event, `submitters`
    everybody who wrote or submitted this revision.
    """

    event: int
    body: str
    state: ClaimState
    revision: int
    title: str
    type: str
    held_on: date
    due_on: date
    obligations: tuple[str, ...]
    since: datetime | None
    at: datetime
    submitted_by: str
    actor: str
    reason: str
    is_appeal: bool
    claim: int
    is_by_letter: bool
    bodies: tuple[str, ...]
    submitters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """An event that another body says this one held too, and that it has not confirmed."""

    event: int
    body: str
    title: str
    type: str
    held_on: date
    revision: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt: its number in the year, what was submitted, when, and the hash over it."""

    id: int
    year: int
    number: int
    event: int
    revision: int
    body: str
    sha256: str
    actor: str
    at: datetime
    obligations: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """An event that looks like another: whose, and whether it has the same file."""

    event: int
    body: str
    title: str
    type: str
    held_on: date
    has_same_file: bool


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A remark, or a request to revoke, that waits for an answer: about which event, since when."""

    event: int
    body: str
    kind: RemarkKind
    text: str
    actor: str
    at: datetime
    title: str
    type: str
    held_on: date


@dataclass(frozen=True, slots=True)
class ActorName:
    """A person's name, whether they act for the secretariat, and the bodies they file for."""

    name: str
    is_secretariat: bool
    bodies: frozenset[str] = frozenset()

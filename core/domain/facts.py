"""The facts that figures rest on (rules §3): append-only, each with the instant it was recorded.

A sequence of facts or transitions is in the order of writing: by instant, then as written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from core.domain.moments import AsOf
from core.domain.obligations import Obligation


class ConsentState(StrEnum):
    """A by-consent body's stand."""

    NOT_ASKED = "not_asked"
    REQUESTED = "requested"
    GIVEN = "given"
    DECLINED = "declined"


class ExclusionKind(StrEnum):
    """Why an obligation is taken out of the count."""

    NOT_APPLICABLE = "not_applicable"
    NO_BUDGET = "no_budget"
    WAIVED = "waived"


class ExclusionState(StrEnum):
    """The life of an exclusion."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    LIFTED = "lifted"


class ClaimState(StrEnum):
    """The life of a claim."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


class NilState(StrEnum):
    """Whether a nil report stands."""

    FILED = "filed"
    WITHDRAWN = "withdrawn"


class OptInState(StrEnum):
    """Whether a body takes part by its own choice."""

    IN = "in"
    OUT = "out"


class OrganiserState(StrEnum):
    """Whether a body that was named for an event is still among those that held it."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Consent:
    """A body's stand on a by-consent duty, for one measure or (None) for all."""

    body: str
    measure: str | None
    state: ConsentState
    effective_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of state; `revision` is the event's and `is_undo` a going back, for claims only."""

    state: str
    at: datetime
    revision: int = 0
    is_undo: bool = False


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An exclusion of an obligation with its life."""

    id: int
    obligation: str
    kind: ExclusionKind
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class NilReport:
    """«Не проводилося» for an obligation."""

    obligation: str
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class OptIn:
    """A body's opting in to a measure."""

    body: str
    measure: str
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A recorded cause of an obligation: which measure was completed, and when."""

    obligation: str
    measure: str | None
    completed_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Extension:
    """A dated decision on a later date, shown beside the legal one, which never moves."""

    obligation: str
    until: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """What an event's record said: its number from 1, the day it was held."""

    revision: int
    held_on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """What bodies did, with every revision of its record."""

    id: int
    bodies: tuple[str, ...]
    type: str
    revisions: tuple[Revision, ...]

    def held_on(self, revision: int) -> date:
        """The day the event was held, by one revision of its record."""
        return next(r.held_on for r in self.revisions if r.revision == revision)


@dataclass(frozen=True, slots=True)
class Claim:
    """This event counts for that obligation."""

    event: int
    obligation: str
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class FactBook:
    """Every fact of one plan."""

    obligations: tuple[Obligation, ...] = ()
    consents: tuple[Consent, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    nil_reports: tuple[NilReport, ...] = ()
    opt_ins: tuple[OptIn, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    extensions: tuple[Extension, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """All that bears on one obligation."""

    consents: tuple[Consent, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    nil_reports: tuple[NilReport, ...] = ()
    extensions: tuple[Extension, ...] = ()
    claims: tuple[tuple[Claim, Event], ...] = field(default=())


def before(transitions: Iterable[Transition], as_of: AsOf) -> tuple[Transition, ...]:
    """The transitions recorded strictly before T, in order of instant, then of writing."""
    return tuple(sorted((t for t in transitions if t.at < as_of.instant), key=lambda t: t.at))


def state_at(transitions: Iterable[Transition], as_of: AsOf) -> str | None:
    """The last state before T, or None when there was none yet."""
    past = before(transitions, as_of)
    return past[-1].state if past else None


def verified_revision(past: Iterable[Transition]) -> int | None:
    """The revision by which a claim with these transitions is verified, or None (rules §3).

    It stays verified by its last verified revision until a later transition on that revision.
    """
    standing = standing_verification(past)
    return standing.revision if standing else None


def standing_verification(past: Iterable[Transition]) -> Transition | None:
    """The decision by which a claim with these transitions is verified, or None.

    An acceptance that was put back is the decision that it was: nothing new was looked at.
    """
    verified: Transition | None = None
    decided: dict[int, Transition] = {}
    for transition in past:
        if transition.state == ClaimState.VERIFIED:
            is_new = not transition.is_undo or transition.revision not in decided
            verified = transition if is_new else decided[transition.revision]
            decided[transition.revision] = verified
        elif verified and transition.revision == verified.revision:
            verified = None
    return verified


def verified_revision_at(claim: Claim, as_of: AsOf) -> int | None:
    """The revision by which a claim is verified at T, or None (rules §3 «Claim»)."""
    return verified_revision(before(claim.transitions, as_of))


def consent_at(
    consents: Iterable[Consent], as_of: AsOf, *, body: str, measure: str, due_on: date
) -> ConsentState:
    """The consent in force for an obligation at T (rules §3 «Consent»).

    Of the facts recorded before T and effective by min(due date, today of T) the one recorded
    last; one for the measure beats one for the body.
    """
    until = min(due_on, as_of.today)
    known = [
        consent
        for consent in consents
        if consent.recorded_at < as_of.instant
        and consent.effective_on <= until
        and consent.body == body
        and consent.measure in (None, measure)
    ]
    for_measure = [consent for consent in known if consent.measure is not None]
    ordered = sorted(for_measure or known, key=lambda consent: consent.recorded_at)
    return ordered[-1].state if ordered else ConsentState.NOT_ASKED

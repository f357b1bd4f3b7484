"""The status of an obligation at T (rules §4): derived, never stored or typed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.facts import (
    ClaimState,
    ConsentState,
    ExclusionKind,
    ExclusionState,
    NilState,
    Record,
    consent_at,
    state_at,
    verified_revision_at,
)
from core.domain.moments import AsOf
from core.domain.obligations import Obligation, soon_from


class Status(StrEnum):
    """The statuses in the order in which the first match wins."""

    SUPERSEDED = "superseded"
    ELAPSED = "elapsed"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"
    CONSENT_DECLINED = "consent_declined"
    CONSENT_PENDING = "consent_pending"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    UNDER_REVIEW = "under_review"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_PROGRESS = "in_progress"
    NOT_OPEN = "not_open"


LEFT_OUT = (
    Status.SUPERSEDED,
    Status.ELAPSED,
    Status.NOT_APPLICABLE,
    Status.WAIVED,
    Status.CONSENT_DECLINED,
    Status.CONSENT_PENDING,
)
DONE = (Status.DONE_ON_TIME, Status.DONE_LATE)


class Flag(StrEnum):
    """What is worth saying on top of a status."""

    PARTIAL = "partial"
    RETURNED = "returned"
    NIL = "nil"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Standing:
    """An obligation at T: counts of distinct events, t* (`achieved_on`), status and flags."""

    status: Status
    submitted: int = 0
    verified: int = 0
    achieved_on: date | None = None
    days_overdue: int | None = None
    is_due: bool = False
    is_satisfied: bool = False
    is_nil: bool = False
    flags: tuple[Flag, ...] = ()


def standing_at(obligation: Obligation, record: Record, as_of: AsOf) -> Standing:
    """The status of an obligation at T with what it rests on (rules §4)."""
    held = _verified_days(record, as_of)
    submitted = _submitted(record, as_of)
    need = obligation.min_count
    achieved_on = held[need - 1] if len(held) >= need else None
    is_due = obligation.due_on <= as_of.due_through
    status = _left_out(obligation, record, as_of) or _performance(
        obligation, as_of, achieved_on=achieved_on, is_satisfied=submitted >= need
    )
    flags = _flags(record, as_of, is_partial=0 < len(held) < need)
    return Standing(
        status=status,
        submitted=submitted,
        verified=len(held),
        achieved_on=achieved_on,
        days_overdue=_days_overdue(obligation, as_of) if status is Status.OVERDUE else None,
        is_due=is_due,
        is_satisfied=submitted >= need,
        is_nil=Flag.NIL in flags,
        flags=flags,
    )


def _left_out(obligation: Obligation, record: Record, as_of: AsOf) -> Status | None:
    if obligation.superseded_at and obligation.superseded_at < as_of.instant:
        return Status.SUPERSEDED
    if obligation.elapsed:
        return Status.ELAPSED
    approved = {
        exclusion.kind
        for exclusion in record.exclusions
        if state_at(exclusion.transitions, as_of) == ExclusionState.APPROVED
    }
    if approved:
        is_waived = ExclusionKind.NOT_APPLICABLE not in approved
        return Status.WAIVED if is_waived else Status.NOT_APPLICABLE
    return _without_consent(obligation, record, as_of) if obligation.by_consent else None


def _without_consent(obligation: Obligation, record: Record, as_of: AsOf) -> Status | None:
    consent = consent_at(
        record.consents,
        as_of,
        body=obligation.body,
        measure=obligation.measure,
        due_on=obligation.due_on,
    )
    if consent is ConsentState.GIVEN:
        return None
    is_declined = consent is ConsentState.DECLINED
    return Status.CONSENT_DECLINED if is_declined else Status.CONSENT_PENDING


def _performance(
    obligation: Obligation, as_of: AsOf, *, achieved_on: date | None, is_satisfied: bool
) -> Status:
    if achieved_on is not None:
        return Status.DONE_ON_TIME if achieved_on <= obligation.due_on else Status.DONE_LATE
    if is_satisfied:
        return Status.UNDER_REVIEW
    return status_by_calendar(obligation.window_start, obligation.due_on, as_of)


def status_by_calendar(window_start: date, due_on: date, as_of: AsOf) -> Status:
    """The status at T of what is neither left out nor done nor under review (rules §4)."""
    if due_on <= as_of.due_through:
        return Status.OVERDUE
    if as_of.today < window_start:
        return Status.NOT_OPEN
    return Status.DUE_SOON if as_of.today >= soon_from(window_start, due_on) else Status.IN_PROGRESS


def _days_overdue(obligation: Obligation, as_of: AsOf) -> int:
    return max(1, (as_of.today - obligation.due_on).days)


def _verified_days(record: Record, as_of: AsOf) -> list[date]:
    days = {
        event.id: event.held_on(revision)
        for claim, event in record.claims
        if (revision := verified_revision_at(claim, as_of)) is not None
    }
    return sorted(days.values())


def _submitted(record: Record, as_of: AsOf) -> int:
    return len(
        {
            claim.event
            for claim, _ in record.claims
            if state_at(claim.transitions, as_of) == ClaimState.SUBMITTED
            or verified_revision_at(claim, as_of) is not None
        }
    )


def _flags(record: Record, as_of: AsOf, *, is_partial: bool) -> tuple[Flag, ...]:
    raised = {
        Flag.PARTIAL: is_partial,
        Flag.RETURNED: any(
            state_at(claim.transitions, as_of) == ClaimState.RETURNED for claim, _ in record.claims
        ),
        Flag.NIL: any(
            state_at(nil.transitions, as_of) == NilState.FILED for nil in record.nil_reports
        ),
        Flag.EXTENDED: any(e.recorded_at < as_of.instant for e in record.extensions),
    }
    return tuple(flag for flag, is_up in raised.items() if is_up)

"""Which transitions a claim may make, and who may make them (rules §3 «Claim»)."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from core.domain.facts import ClaimState, Transition, verified_revision

UNDO_FOR = timedelta(seconds=10)
"""For how long whoever decided may undo it without a word; a click may reach the server later."""
UNDO_SLACK = timedelta(seconds=20)
DECISIONS = frozenset({ClaimState.VERIFIED, ClaimState.RETURNED, ClaimState.REVOKED})
_NEXT: dict[ClaimState | None, frozenset[ClaimState]] = {
    None: frozenset({ClaimState.DRAFT, ClaimState.SUBMITTED}),
    ClaimState.DRAFT: frozenset({ClaimState.SUBMITTED, ClaimState.WITHDRAWN}),
    ClaimState.SUBMITTED: frozenset(
        {ClaimState.VERIFIED, ClaimState.RETURNED, ClaimState.WITHDRAWN, ClaimState.SUBMITTED}
    ),
    ClaimState.RETURNED: frozenset({ClaimState.SUBMITTED, ClaimState.WITHDRAWN}),
    ClaimState.VERIFIED: frozenset({ClaimState.SUBMITTED}),
    ClaimState.REVOKED: frozenset({ClaimState.SUBMITTED}),
    ClaimState.WITHDRAWN: frozenset({ClaimState.SUBMITTED}),
}


def may_become(past: Sequence[Transition], state: ClaimState, *, revision: int) -> bool:
    """Whether a claim with these transitions may take a state on a revision of its event.

    A verified claim is submitted anew only on a later revision; it cannot be withdrawn, only
    revoked, on the revision by which it is verified, also while a later one is under review. That
    later one can be withdrawn, which leaves the verified one alone. Undoing a decision is apart.
    """
    verified = verified_revision(past)
    if state is ClaimState.REVOKED:
        return verified is not None and revision == verified
    current = ClaimState(past[-1].state) if past else None
    if state not in _NEXT[current]:
        return False
    return not past or _fits(past[-1], state, revision)


def _fits(last: Transition, state: ClaimState, revision: int) -> bool:
    if state is not ClaimState.SUBMITTED:
        return revision == last.revision
    is_answered = last.state not in (ClaimState.SUBMITTED, ClaimState.VERIFIED)
    return revision > last.revision or (is_answered and revision == last.revision)


def counts_somewhere(past: Sequence[Transition]) -> bool:
    """Whether a claim with these transitions is submitted or verified: its event counts there."""
    is_submitted = bool(past) and past[-1].state == ClaimState.SUBMITTED
    return is_submitted or verified_revision(past) is not None


def waits_beside(past: Sequence[Transition]) -> int | None:
    """The later revision that waits for a decision beside the verified one, if any.

    Revoking the acceptance leaves it waiting: the two revisions do not touch each other.
    """
    is_waiting = bool(past) and past[-1].state == ClaimState.SUBMITTED
    return past[-1].revision if is_waiting and verified_revision(past) is not None else None


def last_decision(past: Sequence[Transition]) -> Transition | None:
    """The secretariat's last decision, if it is the last word."""
    place = _decided(past)
    return None if place is None else past[place]


def put_back(past: Sequence[Transition]) -> tuple[tuple[ClaimState, int], ...]:
    """What undoing the last decision writes, states with revisions: what stood before it.

    The acceptance that the decision ended or replaced, and what waited; empty where there is no
    decision to undo.
    """
    place = _decided(past)
    if not place:
        return ()
    before = past[:place]
    stood, last = verified_revision(before), before[-1]
    written: list[tuple[ClaimState, int]] = []
    if stood is not None and verified_revision(past) != stood:
        written.append((ClaimState.VERIFIED, stood))
    if last.state == ClaimState.SUBMITTED:
        written.append((ClaimState.SUBMITTED, last.revision))
    return tuple(written)


def _decided(past: Sequence[Transition]) -> int | None:
    """The place of the last decision; what a revocation left waiting is part of it."""
    place = len(past) - 1
    if place > 0 and past[place].is_undo and past[place - 1].state == ClaimState.REVOKED:
        place -= past[place].revision > past[place - 1].revision
    if place < 0 or past[place].is_undo or past[place].state not in DECISIONS:
        return None
    return place


def may_decide(
    *,
    verifier: str,
    verifier_bodies: frozenset[str],
    submitters: Collection[str],
    concerned: Collection[str],
) -> bool:
    """Separation of duties: nobody who wrote or submitted it, nor of a body that it concerns.

    Args:
        verifier: Who would decide.
        verifier_bodies: The bodies that person belongs to.
        submitters: Who wrote and who submitted what is decided on.
        concerned: The bodies whose people stay out of it (`core.domain.deciding.concerned`).
    """
    return verifier not in submitters and verifier_bodies.isdisjoint(concerned)

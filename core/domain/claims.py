"""Which transitions a claim may make, and who may make them (rules §3 «Claim»)."""

from collections.abc import Sequence

from core.domain.facts import ClaimState, Transition, verified_revision

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


def may_undo(past: Sequence[Transition]) -> bool:
    """Whether the last transition is a decision of the secretariat, which undoing takes back."""
    decisions = (ClaimState.VERIFIED, ClaimState.RETURNED, ClaimState.REVOKED)
    return bool(past) and past[-1].state in decisions


def may_decide(
    *, verifier: str, verifier_bodies: frozenset[str], submitter: str, body: str, is_own_group: bool
) -> bool:
    """Separation of duties: not the one who submitted, and not of the submitting body.

    For the working group's own measures a second member decides.
    """
    if verifier == submitter:
        return False
    return is_own_group or body not in verifier_bodies

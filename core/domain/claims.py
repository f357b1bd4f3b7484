"""Which transitions a claim may make, and who may make them (rules §3 «Claim»)."""

from collections.abc import Sequence

from core.domain.facts import ClaimState, Transition

_NEXT: dict[ClaimState | None, frozenset[ClaimState]] = {
    None: frozenset({ClaimState.DRAFT, ClaimState.SUBMITTED}),
    ClaimState.DRAFT: frozenset({ClaimState.SUBMITTED, ClaimState.WITHDRAWN}),
    ClaimState.SUBMITTED: frozenset(
        {ClaimState.VERIFIED, ClaimState.RETURNED, ClaimState.WITHDRAWN, ClaimState.SUBMITTED}
    ),
    ClaimState.RETURNED: frozenset({ClaimState.SUBMITTED, ClaimState.WITHDRAWN}),
    ClaimState.VERIFIED: frozenset({ClaimState.REVOKED, ClaimState.SUBMITTED}),
    ClaimState.REVOKED: frozenset({ClaimState.SUBMITTED}),
    ClaimState.WITHDRAWN: frozenset({ClaimState.SUBMITTED}),
}


def may_become(past: Sequence[Transition], state: ClaimState, *, revision: int) -> bool:
    """Whether a claim with these transitions may take a state on a revision of its event.

    A verified claim is submitted anew only on a later revision; undoing a decision is apart.
    """
    current = ClaimState(past[-1].state) if past else None
    if state not in _NEXT[current]:
        return False
    if current is ClaimState.SUBMITTED and state is ClaimState.SUBMITTED:
        return revision > past[-1].revision
    if current is ClaimState.VERIFIED and state is ClaimState.SUBMITTED:
        return revision > past[-1].revision
    return True


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

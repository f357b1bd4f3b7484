"""Why somebody may not decide on a submission: separation of duties, named (rules §3 «Claim»)."""

from collections.abc import Iterable
from enum import StrEnum

from core.domain.claims import may_decide
from core.domain.facts import ClaimState
from core.domain.permissions import Actor
from core.domain.submissions import ClaimView, Line, Move


class Bar(StrEnum):
    """What keeps a person from deciding: their own submission, their body's, their own return."""

    OWN_SUBMISSION = "own_submission"
    OWN_BODY = "own_body"
    OWN_RETURN = "own_return"


def bar_to(
    actor: Actor, body: str, claims: Iterable[ClaimView], *, is_own_group: bool = False
) -> Bar | None:
    """What keeps an actor from deciding on some claims of a body, or None.

    Args:
        actor: Who would decide.
        body: Whose claims they are.
        claims: Those to decide on.
        is_own_group: Whether the body is the working group, for whose measures a second member
            decides.
    """
    for claim in claims:
        sent = claim.submission
        found = sent and _bar(actor, body, sent.actor, is_own_group=is_own_group)
        if found:
            return found
        if sent and sent.is_appeal and _returned_by(claim, sent) == actor.id:
            return Bar.OWN_RETURN
    return None


def bar_to_line(actor: Actor, line: Line, *, is_own_group: bool = False) -> Bar | None:
    """The same for a line of the queue, which does not know who returned what is appealed."""
    return _bar(actor, line.body, line.submitted_by, is_own_group=is_own_group)


def _bar(actor: Actor, body: str, submitter: str, *, is_own_group: bool) -> Bar | None:
    if may_decide(
        verifier=actor.id, verifier_bodies=actor.bodies, submitter=submitter, body=body,
        is_own_group=is_own_group,
    ):  # fmt: skip
        return None
    return Bar.OWN_SUBMISSION if submitter == actor.id else Bar.OWN_BODY


def _returned_by(claim: ClaimView, appeal: Move) -> str | None:
    """Who made the return that an appeal is against."""
    returns = [
        move.actor
        for move in claim.moves
        if move.state is ClaimState.RETURNED and move.at < appeal.at
    ]
    return returns[-1] if returns else None

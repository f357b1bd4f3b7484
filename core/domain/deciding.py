"""Why somebody may not decide on a submission: separation of duties, named (rules §3 «Claim»)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum

from core.domain.bodies import BodyKind
from core.domain.claims import may_decide
from core.domain.facts import ClaimState
from core.domain.permissions import Actor
from core.domain.register import Register
from core.domain.submissions import ClaimView, Line, Move


class Bar(StrEnum):
    """What keeps a person from deciding: their own submission, their body's, their own return."""

    OWN_SUBMISSION = "own_submission"
    OWN_BODY = "own_body"
    OWN_RETURN = "own_return"


def concerned(bodies: Iterable[str], register: Register, today: date) -> frozenset[str]:
    """The bodies whose people stay out of a decision: those it is about, and who answers for them.

    Not so the working group: on its own measures a second member decides.

    Args:
        bodies: Whose matter it is: of a common event, all that held it.
        register: The bodies as known now.
        today: The date in Kyiv.
    """
    every = {code for body in bodies for code in (body, register.answering(body, today))}
    return frozenset(code for code in every if not _is_working_group(register, code))


def bar_to(
    actor: Actor,
    claims: Iterable[ClaimView],
    authors: Mapping[int, str],
    apart: Collection[str],
) -> Bar | None:
    """What keeps an actor from deciding on some claims, or None.

    Args:
        actor: Who would decide.
        claims: Those to decide on.
        authors: Who wrote each revision of the event's record.
        apart: The bodies whose people stay out of it (`concerned`).
    """
    for claim in claims:
        revision = claim.last.revision
        sent = claim.submissions(revision)
        writers = {*(move.actor for move in sent), authors.get(revision, "")}
        found = _bar(actor, writers, apart)
        if found:
            return found
        if sent and sent[-1].is_appeal and _returned_by(claim, sent[-1]) == actor.id:
            return Bar.OWN_RETURN
    return None


def bar_to_line(actor: Actor, line: Line, apart: Collection[str]) -> Bar | None:
    """The same for a line of the queue, which does not know who returned what is appealed."""
    return _bar(actor, line.submitters, apart)


def _is_working_group(register: Register, code: str) -> bool:
    body = register.bodies.get(code)
    return body is not None and body.kind is BodyKind.WORKING_GROUP


def _bar(actor: Actor, submitters: Collection[str], apart: Collection[str]) -> Bar | None:
    if may_decide(
        verifier=actor.id, verifier_bodies=actor.bodies, submitters=submitters, concerned=apart
    ):
        return None
    return Bar.OWN_SUBMISSION if actor.id in submitters else Bar.OWN_BODY


def _returned_by(claim: ClaimView, appeal: Move) -> str | None:
    """Who made the return that an appeal is against."""
    returns = [
        move.actor
        for move in claim.moves
        if move.state is ClaimState.RETURNED and move.at < appeal.at
    ]
    return returns[-1] if returns else None

"""Decide on what a body submitted about an event: all its waiting claims at once, or some."""

from collections.abc import Callable, Collection
from datetime import datetime

from core.domain.facts import ClaimState
from core.domain.permissions import Action
from core.domain.submissions import ClaimView
from core.errors import ConflictError, NotFoundError
from core.i18n import _
from core.queries.submissions import claims_of, has_part
from core.services.claims import (
    return_claim,
    revoke_claim,
    undo_decision,
    verify_claim,
)
from core.services.permission import check_may
from core.storage.unit_of_work import Writing


def accept(
    work: Writing,
    event: int,
    body: str,
    *,
    seen_revision: int,
    claims: Collection[int] = (),
    consents_to_late: bool = False,
) -> list[int]:
    """Accept what waits (or some of it) on the revision that was read; the claims' numbers.

    Late performance for an earlier period is accepted only with consent to just that.

    Raises:
        NotFoundError: the body did not hold such an event.
        ConflictError: nothing of it waits any more on that revision.
        RuleViolationError: the actor submitted it, or is of the body that did, or has not consented
            to what is late.
    """
    return _each(
        work, event, body, claims, _waits_on(seen_revision),
        lambda claim: verify_claim(
            work, claim, seen_revision=seen_revision, consents_to_late=consents_to_late
        ),
    )  # fmt: skip


def send_back(
    work: Writing,
    event: int,
    body: str,
    reason: str,
    *,
    seen_revision: int,
    claims: Collection[int] = (),
) -> list[int]:
    """Return what waits (or some of it) with a reason; raises as `accept`."""
    return _each(
        work, event, body, claims, _waits_on(seen_revision),
        lambda claim: return_claim(work, claim, reason, seen_revision=seen_revision),
    )  # fmt: skip


def revoke(
    work: Writing, event: int, body: str, reason: str, *, claims: Collection[int] = ()
) -> list[int]:
    """Take the acceptance back (or some of it) with a reason; raises as `accept`."""
    return _each(
        work, event, body, claims, lambda claim: claim.verified_by is not None,
        lambda claim: revoke_claim(work, claim, reason),
    )  # fmt: skip


def undo(
    work: Writing,
    event: int,
    body: str,
    reason: str = "",
    *,
    claims: Collection[int] = (),
    made_at: datetime | None = None,
) -> list[int]:
    """Put back what stood before the last decision, for a reason or just after it was made.

    Raises as `accept` and `core.services.claims.undo_decision`.
    """
    return _each(
        work, event, body, claims, _is_decided,
        lambda claim: undo_decision(work, claim, reason, made_at=made_at),
    )  # fmt: skip


def _each(
    work: Writing,
    event: int,
    body: str,
    claims: Collection[int],
    is_meant: Callable[[ClaimView], bool],
    decide: Callable[[int], None],
) -> list[int]:
    check_may(work, Action.DECIDE_CLAIM)
    known = claims_of(work.session, event, body)
    if not has_part(work.session, event, body):
        raise NotFoundError(_("Немає події № {number}.").format(number=event))
    asked = [claim for claim in known if not claims or claim.id in claims]
    meant = [claim.id for claim in asked if is_meant(claim)]
    if not meant or (claims and len(meant) != len(set(claims))):
        if any(claim.state is ClaimState.SUBMITTED for claim in asked):
            raise ConflictError(
                _("Орган тим часом подав іншу редакцію. Перегляньте її і вирішіть ще раз.")
            )
        raise ConflictError(_("Стан зарахування тим часом змінився. Оновіть сторінку."))
    for claim in meant:
        decide(claim)
    return meant


def _waits_on(revision: int) -> Callable[[ClaimView], bool]:
    """Claims may wait on different revisions; only those are decided on that were read."""
    return lambda claim: claim.waits_on(revision)


def _is_decided(claim: ClaimView) -> bool:
    return claim.is_decided

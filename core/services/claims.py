"""Claims: a body submits, the secretariat decides (rules §3 «Claim»)."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from core.domain.claims import (
    UNDO_FOR,
    UNDO_SLACK,
    last_decision,
    may_become,
    put_back,
    waits_beside,
)
from core.domain.facts import ClaimState, Transition, verified_revision
from core.domain.figures import PlanInfo
from core.domain.permissions import Action
from core.errors import ConflictError, InvalidInputError, RuleViolationError, UnknownCodeError
from core.i18n import _
from core.services.admission import (
    check_body,
    check_counted,
    check_in_force,
    check_late_consent,
    check_one_period,
    check_window,
    claim_of,
    last_revision,
    past_of,
)
from core.services.obligations import obligation_named
from core.services.permission import check_letter, check_may, with_letter
from core.services.separation import check_apart, is_heard
from core.storage.fact_tables import ClaimRow, ClaimTransition
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing


def claim_obligation(
    work: Writing, plan: PlanInfo, *, event: int, obligation: str, late_by_choice: bool = False
) -> int:
    """Submit an event for an obligation of a body that held it; the claim's number.

    Raises:
        UnknownCodeError: there is no such event or obligation.
        ForbiddenError: the actor does not file for the obligation's body.
        RuleViolationError: the obligation was superseded or is left out of the count (what was
            claimed before may still be corrected), the body did not hold the event, or it lies
            outside the window (late performance counts for an overdue obligation by explicit
            choice only), or it already counts for another period of this body and measure.
    """
    row = obligation_named(work.session, plan, obligation)
    check_may(work, Action.FILE_CLAIM, [row.body])
    revision = last_revision(work.session, plan, event)
    known = claim_of(work.session, event, row)
    check_in_force(row)
    if known is None or past_of(work.session, known)[-1].state == ClaimState.WITHDRAWN:
        check_counted(work, plan, row)
    check_body(work, event, row)
    check_window(work, plan, row, revision, late_by_choice=late_by_choice)
    check_one_period(work.session, event, row)
    claim = known or _new_claim(work.session, event, row)
    _move(work, claim, ClaimState.SUBMITTED, revision=revision.revision)
    return claim.id or 0


def verify_claim(
    work: Writing, claim: int, *, seen_revision: int | None = None, consents_to_late: bool = False
) -> None:
    """Accept a submitted claim on the revision that was submitted.

    Args:
        work: The write under way.
        claim: Its number.
        seen_revision: The event's revision that whoever decides has read; None where nobody reads.
        consents_to_late: Whether they consent to late performance for an earlier period.

    Raises:
        ConflictError: another revision was submitted, or somebody else decided, meanwhile.
        RuleViolationError: the actor may not decide, or it is late performance for an earlier
            period and they have not consented to that.
    """
    row, past = _to_decide(work, claim, _last_moved)
    revision = _seen(past, seen_revision)
    if not consents_to_late:
        check_late_consent(work.session, row, revision)
    _move(work, row, ClaimState.VERIFIED, revision=revision)


def return_claim(
    work: Writing, claim: int, reason: str, *, seen_revision: int | None = None
) -> None:
    """Send a submitted claim back; a reason is a must; `seen_revision` as in `verify_claim`.

    Raises:
        ConflictError: another revision was submitted, or somebody else decided, meanwhile.
    """
    row, past = _to_decide(work, claim, _last_moved)
    revision = _seen(past, seen_revision)
    _move(work, row, ClaimState.RETURNED, revision=revision, reason=_reason(reason))


def revoke_claim(work: Writing, claim: int, reason: str) -> None:
    """Take an acceptance back; a reason is a must; the body may submit again.

    It holds for the revision that was accepted; a later one that is under review stays so.
    """
    row, past = _to_decide(work, claim, verified_revision)
    revision = verified_revision(past) or 0
    _move(work, row, ClaimState.REVOKED, revision=revision, reason=_reason(reason))
    waits = waits_beside(past)
    if waits is not None:
        _put_back(work, row, ClaimState.SUBMITTED, waits)


def undo_decision(
    work: Writing, claim: int, reason: str = "", *, made_at: datetime | None = None
) -> None:
    """Put a claim back to what it was before the last decision on it, as a recorded act.

    Going back on a decision needs a reason, as revoking does. Whoever made it just now takes it
    back without one, by naming its instant.

    Args:
        work: The write under way.
        claim: Its number.
        reason: Why; a must without `made_at`.
        made_at: The instant of the actor's own decision, at most `UNDO_FOR` ago.

    Raises:
        InvalidInputError: no reason.
        ConflictError: the last decision is not the one made then by the actor.
        RuleViolationError: the last transition is no decision, or it was made too long ago, or the
            event counts for another period by now.
    """
    row, past = _to_decide(work, claim, _decided_on)
    last = last_decision(past)
    if last is None:
        raise RuleViolationError(_("Тут немає рішення, яке можна скасувати."))
    why = _reason(reason) if made_at is None else reason.strip()
    if made_at is not None:
        _check_just_made(work, row, last, made_at)
    obligation = work.session.get_one(ObligationRow, row.obligation_id)
    check_one_period(work.session, row.event_id, obligation)
    for state, revision in put_back(past):
        _put_back(work, row, state, revision, why)


def appeal_return(work: Writing, claim: int, reason: str, letter: str = "") -> None:
    """Submit a returned claim again as it is, against the return; another person decides on it.

    What that person returns is not appealed again: it can be corrected and submitted. `letter` is
    what the body wrote where others act for it.

    Raises:
        ConflictError: it is not returned.
        InvalidInputError: no reason, or the letter is not named.
        RuleViolationError: the revision was returned on an appeal.
    """
    row = _known(work.session, claim)
    obligation = work.session.get_one(ObligationRow, row.obligation_id)
    check_may(work, Action.FILE_CLAIM, [obligation.body])
    check_letter(work, obligation.body, letter)
    past = past_of(work.session, row)
    if not past or past[-1].state != ClaimState.RETURNED:
        raise ConflictError(_("Стан зарахування тим часом змінився. Оновіть сторінку."))
    if is_heard(work.session, row, past[-1].revision):
        raise RuleViolationError(
            _("Оскарження вже розглянула друга людина. Виправте подання й подайте знову.")
        )
    check_in_force(obligation)
    check_one_period(work.session, row.event_id, obligation)
    why = with_letter(_reason(reason), letter)
    move = _transition(work, row, ClaimState.SUBMITTED, past[-1].revision, why)
    move.is_appeal = True
    _write(work, move)


def withdraw_claim(work: Writing, claim: int, letter: str = "") -> None:
    """Take a claim back by the body; what is verified can only be revoked by the secretariat.

    Of a verified claim the later revision that waits is taken back, and the acceptance stays.
    `letter` is what the body wrote where others act for it.
    """
    row = _known(work.session, claim)
    obligation = work.session.get_one(ObligationRow, row.obligation_id)
    check_may(work, Action.FILE_CLAIM, [obligation.body])
    revision = _last_moved(past_of(work.session, row))
    _move(work, row, ClaimState.WITHDRAWN, revision=revision, reason=with_letter("", letter))


def _to_decide(
    work: Writing, claim: int, decided: Callable[[list[Transition]], int | None]
) -> tuple[ClaimRow, list[Transition]]:
    """A claim with its transitions, for somebody who may decide on the revision in question."""
    check_may(work, Action.DECIDE_CLAIM)
    row = _known(work.session, claim)
    past = past_of(work.session, row)
    check_apart(work, row, decided(past) or 0)
    return row, past


def _move(
    work: Writing, claim: ClaimRow, state: ClaimState, *, revision: int, reason: str = ""
) -> None:
    if not may_become(past_of(work.session, claim), state, revision=revision):
        raise ConflictError(_("Стан зарахування тим часом змінився. Оновіть сторінку."))
    _write(work, _transition(work, claim, state, revision, reason))


def _transition(
    work: Writing, claim: ClaimRow, state: ClaimState, revision: int, reason: str
) -> ClaimTransition:
    return ClaimTransition(
        claim_id=claim.id or 0, state=state.value, revision=revision, reason=reason,
        actor=work.actor.id, at=work.at,
    )  # fmt: skip


def _write(work: Writing, move: ClaimTransition) -> None:
    work.session.add(move)
    work.session.flush()
    work.audit(
        f"claim.{move.state}", "claim", move.claim_id, revision=move.revision, reason=move.reason,
        is_undo=move.is_undo, is_appeal=move.is_appeal,
    )  # fmt: skip


def _put_back(
    work: Writing, claim: ClaimRow, state: ClaimState, revision: int, reason: str = ""
) -> None:
    """Write a state that stood before: no new submission, whose author and age stay."""
    move = _transition(work, claim, state, revision, reason)
    move.is_undo = True
    _write(work, move)


def _check_just_made(work: Writing, claim: ClaimRow, last: Transition, made_at: datetime) -> None:
    own = select(ClaimTransition.id).where(
        ClaimTransition.claim_id == claim.id,
        ClaimTransition.at == made_at,
        ClaimTransition.actor == work.actor.id,
        ClaimTransition.state == last.state,
    )
    if last.at != made_at or work.session.exec(own).first() is None:
        raise ConflictError(_("Стан зарахування тим часом змінився. Оновіть сторінку."))
    if work.at - made_at > UNDO_FOR + UNDO_SLACK:
        raise RuleViolationError(
            _("Рішення ухвалено давніше: щоб скасувати його, вкажіть причину.")
        )


def _decided_on(past: Sequence[Transition]) -> int | None:
    last = last_decision(past)
    return last.revision if last else None


def _last_moved(past: Sequence[Transition]) -> int:
    return past[-1].revision if past else 0


def _seen(past: Sequence[Transition], seen_revision: int | None) -> int:
    """The revision under review, which must be the one that was read."""
    revision = _last_moved(past)
    if seen_revision not in (None, revision):
        raise ConflictError(
            _("Орган тим часом подав іншу редакцію. Перегляньте її і вирішіть ще раз.")
        )
    return revision


def _reason(text: str) -> str:
    if not text.strip():
        raise InvalidInputError(_("Вкажіть причину."))
    return text.strip()


def _known(session: Session, claim: int) -> ClaimRow:
    row = session.get(ClaimRow, claim)
    if row is None:
        raise UnknownCodeError(_("Немає зарахування № {number}.").format(number=claim))
    return row


def _new_claim(session: Session, event: int, obligation: ObligationRow) -> ClaimRow:
    others = (
        select(ClaimRow.id)
        .join(ObligationRow, col(ObligationRow.id) == ClaimRow.obligation_id)
        .where(ClaimRow.event_id == event, ObligationRow.body == obligation.body)
    )
    is_first = session.exec(others).first() is None
    claim = ClaimRow(event_id=event, obligation_id=obligation.id or 0, is_primary=is_first)
    session.add(claim)
    session.flush()
    return claim

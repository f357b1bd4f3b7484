"""Claims: a body submits, the secretariat decides (rules §3 «Claim»)."""

from sqlmodel import Session, col, select

from core.domain.claims import may_become, may_decide, may_undo
from core.domain.events import is_late_performance, may_count
from core.domain.facts import ClaimState, Transition
from core.domain.figures import PlanInfo
from core.domain.obligations import Mode, Obligation
from core.domain.plan import Measure
from core.errors import InvalidInputError, RuleViolationError, UnknownCodeError
from core.i18n import _
from core.queries.facts import obligation_value
from core.queries.plans import plan_text
from core.services.obligations import obligation_named
from core.storage.fact_tables import (
    ClaimRow,
    ClaimTransition,
    EventBodyRow,
    EventRevisionRow,
)
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing


def claim_obligation(
    work: Writing, plan: PlanInfo, *, event: int, obligation: str, late_by_choice: bool = False
) -> int:
    """Submit an event for an obligation of a body that held it; the claim's number.

    Raises:
        UnknownCodeError: there is no such event or obligation.
        RuleViolationError: the body did not hold the event, or it lies outside the window (late
            performance counts for an earlier period by explicit choice only), or it already
            counts for another period of this body and measure.
    """
    row = obligation_named(work.session, plan, obligation)
    revision = _last_revision(work.session, event)
    _check_body(work.session, event, row)
    _check_window(work.session, plan, row, revision, late_by_choice=late_by_choice)
    _check_one_period(work.session, event, row)
    claim = _claim_of(work.session, event, row) or _new_claim(work.session, event, row)
    _move(work, claim, ClaimState.SUBMITTED, revision=revision.revision)
    return claim.id or 0


def verify_claim(work: Writing, claim: int) -> None:
    """Accept a submitted claim on the revision that was submitted."""
    _decide(work, claim, ClaimState.VERIFIED, reason="")


def return_claim(work: Writing, claim: int, reason: str) -> None:
    """Send a submitted claim back; a reason is a must."""
    _decide(work, claim, ClaimState.RETURNED, reason=_reason(reason))


def revoke_claim(work: Writing, claim: int, reason: str) -> None:
    """Take an acceptance back; a reason is a must; the body may submit again."""
    _decide(work, claim, ClaimState.REVOKED, reason=_reason(reason))


def undo_decision(work: Writing, claim: int, reason: str = "") -> None:
    """Put a decided claim back to submitted, on the same revision."""
    row = _known(work.session, claim)
    past = _past(work.session, row)
    if not may_undo(past):
        raise RuleViolationError(_("Тут немає рішення, яке можна скасувати."))
    _write(work, row, ClaimState.SUBMITTED, revision=past[-1].revision, reason=reason)


def withdraw_claim(work: Writing, claim: int) -> None:
    """Take a claim back by the body; a verified one can only be revoked by the secretariat."""
    row = _known(work.session, claim)
    past = _past(work.session, row)
    _move(work, row, ClaimState.WITHDRAWN, revision=past[-1].revision if past else 1)


def _decide(work: Writing, claim: int, state: ClaimState, *, reason: str) -> None:
    row = _known(work.session, claim)
    obligation = work.session.get_one(ObligationRow, row.obligation_id)
    submission = work.session.exec(
        select(ClaimTransition)
        .where(
            ClaimTransition.claim_id == claim, ClaimTransition.state == ClaimState.SUBMITTED.value
        )
        .order_by(col(ClaimTransition.at).desc(), col(ClaimTransition.id).desc())
    ).first()
    if submission is None or not may_decide(
        verifier=work.actor.id,
        verifier_bodies=work.actor.bodies,
        submitter=submission.actor,
        body=obligation.body,
        is_own_group=obligation.mode == Mode.COLLECTIVE,
    ):
        raise RuleViolationError(
            _("Перевіряє інша людина: не та, що подала, і не з органу, який подав.")
        )
    _move(work, row, state, revision=submission.revision, reason=reason)


def _move(
    work: Writing, claim: ClaimRow, state: ClaimState, *, revision: int, reason: str = ""
) -> None:
    if not may_become(_past(work.session, claim), state, revision=revision):
        raise RuleViolationError(_("Стан зарахування тим часом змінився. Оновіть сторінку."))
    _write(work, claim, state, revision=revision, reason=reason)


def _write(
    work: Writing, claim: ClaimRow, state: ClaimState, *, revision: int, reason: str
) -> None:
    work.session.add(
        ClaimTransition(
            claim_id=claim.id or 0, state=state.value, revision=revision, reason=reason,
            actor=work.actor.id, at=work.at,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit(f"claim.{state.value}", "claim", claim.id, revision=revision, reason=reason)


def _past(session: Session, claim: ClaimRow) -> list[Transition]:
    rows = session.exec(
        select(ClaimTransition)
        .where(ClaimTransition.claim_id == claim.id)
        .order_by(col(ClaimTransition.at), col(ClaimTransition.id))
    )
    return [Transition(row.state, row.at, row.revision) for row in rows]


def _reason(text: str) -> str:
    if not text.strip():
        raise InvalidInputError(_("Вкажіть причину."))
    return text.strip()


def _known(session: Session, claim: int) -> ClaimRow:
    row = session.get(ClaimRow, claim)
    if row is None:
        raise UnknownCodeError(_("Немає зарахування № {number}.").format(number=claim))
    return row


def _last_revision(session: Session, event: int) -> EventRevisionRow:
    row = session.exec(
        select(EventRevisionRow)
        .where(EventRevisionRow.event_id == event)
        .order_by(col(EventRevisionRow.revision).desc())
    ).first()
    if row is None:
        raise UnknownCodeError(_("Немає події № {number}.").format(number=event))
    return row


def _claim_of(session: Session, event: int, obligation: ObligationRow) -> ClaimRow | None:
    return session.exec(
        select(ClaimRow).where(ClaimRow.event_id == event, ClaimRow.obligation_id == obligation.id)
    ).first()


def _new_claim(session: Session, event: int, obligation: ObligationRow) -> ClaimRow:
    is_first = (
        session.exec(
            select(ClaimRow.id)
            .join(ObligationRow, col(ObligationRow.id) == ClaimRow.obligation_id)
            .where(ClaimRow.event_id == event, ObligationRow.body == obligation.body)
        ).first()
        is None
    )
    claim = ClaimRow(event_id=event, obligation_id=obligation.id or 0, is_primary=is_first)
    session.add(claim)
    session.flush()
    return claim


def _check_body(session: Session, event: int, obligation: ObligationRow) -> None:
    if session.get(EventBodyRow, (event, obligation.body)) is None:
        raise RuleViolationError(_("Орган не значиться серед тих, хто провів подію."))


def _check_window(
    session: Session,
    plan: PlanInfo,
    obligation: ObligationRow,
    revision: EventRevisionRow,
    *,
    late_by_choice: bool,
) -> None:
    value: Obligation = obligation_value(obligation, plan.key)
    measures: dict[str, Measure] = {m.code: m for m in plan_text(session, plan).measures}
    rules = measures[obligation.measure].deadline.rules
    is_late = late_by_choice and is_late_performance(revision.held_on, value)
    if not may_count(revision.held_on, value, rules) and not is_late:
        raise RuleViolationError(
            _("Подія {day} не належить до періоду цього зобов’язання ({start}–{end}).").format(
                day=f"{revision.held_on:%d.%m.%Y}",
                start=f"{value.window_start:%d.%m.%Y}",
                end=f"{value.due_on:%d.%m.%Y}",
            )
        )


def _check_one_period(session: Session, event: int, obligation: ObligationRow) -> None:
    others = session.exec(
        select(ClaimRow)
        .join(ObligationRow, col(ObligationRow.id) == ClaimRow.obligation_id)
        .where(
            ClaimRow.event_id == event,
            ObligationRow.body == obligation.body,
            ObligationRow.measure == obligation.measure,
            ObligationRow.id != obligation.id,
            col(ObligationRow.superseded_at).is_(None),
        )
    )
    for other in others:
        past = _past(session, other)
        if past and past[-1].state != ClaimState.WITHDRAWN:
            raise RuleViolationError(_("Цю подію вже подано за інший період того самого заходу."))

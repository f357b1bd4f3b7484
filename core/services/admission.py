"""Whether an event may be claimed for an obligation, and accepted (rules §3 «Claim»)."""

from sqlmodel import Session, col, select

from core.domain.claims import counts_somewhere
from core.domain.deadline_rules import Rule
from core.domain.events import is_late_performance, may_count
from core.domain.facts import Transition
from core.domain.figures import PlanInfo
from core.domain.lateness import Lateness, lateness_for
from core.domain.moments import TICK, AsOf, kyiv_date
from core.domain.obligations import Obligation
from core.domain.status import LEFT_OUT, Status
from core.errors import RuleViolationError, UnknownCodeError
from core.i18n import _
from core.queries.facts import obligation_value
from core.queries.organisers import holders
from core.queries.plans import plan_text, plans
from core.queries.register import register_at
from core.queries.standings import Scope, standings_of
from core.storage.fact_tables import (
    ClaimRow,
    ClaimTransition,
    EventRevisionRow,
    EventRow,
)
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing


def check_in_force(obligation: ObligationRow) -> None:
    """Refuse an obligation that was superseded: nothing filed for it would count.

    Raises:
        RuleViolationError: it was superseded.
    """
    if obligation.superseded_at is not None:
        raise RuleViolationError(_("Це зобов’язання замінено. Подайте подію за чинне."))


def check_counted(work: Writing, plan: PlanInfo, obligation: ObligationRow) -> None:
    """Refuse an obligation that is left out of the count: what is filed for it would say nothing.

    Raises:
        RuleViolationError: it is not applicable, waived, waits for a consent, fell due before
            monitoring began.
    """
    status = status_now(work, plan, obligation)
    if status is None or status in LEFT_OUT:
        raise RuleViolationError(
            _("Зобов’язання «{code}» поза обліком.").format(code=obligation.code)
        )


def check_body(work: Writing, event: int, obligation: ObligationRow) -> None:
    """Refuse a body that did not hold the event, nor anyone it took over from or that took it over.

    Raises:
        RuleViolationError: it did not.
    """
    register = register_at(work.session, AsOf(work.at + TICK))
    today = kyiv_date(work.at)
    held_by = holders(work.session, event)
    answering = {register.answering(body, today) for body in held_by}
    if {obligation.body, register.answering(obligation.body, today)}.isdisjoint(
        {*held_by, *answering}
    ):
        raise RuleViolationError(_("Орган не значиться серед тих, хто провів подію."))


def check_window(
    work: Writing,
    plan: PlanInfo,
    obligation: ObligationRow,
    revision: EventRevisionRow,
    *,
    late_by_choice: bool,
) -> None:
    """Refuse an event outside the obligation's window.

    Late performance counts for an overdue obligation by explicit choice; what counts for it
    already, or was late for it before, may be corrected.

    Raises:
        RuleViolationError: it lies outside, or the obligation it would make good is not overdue.
    """
    value = obligation_value(obligation, plan.key)
    rules = _rules(work.session, plan, value.measure)
    if may_count(revision.held_on, value, rules):
        return
    if not (late_by_choice and is_late_performance(revision.held_on, value)):
        raise RuleViolationError(
            _("Подія {day} не належить до періоду цього зобов’язання ({start}–{end}).").format(
                day=f"{revision.held_on:%d.%m.%Y}",
                start=f"{value.window_start:%d.%m.%Y}",
                end=f"{value.due_on:%d.%m.%Y}",
            )
        )
    if not (
        _may_stay_late(work.session, revision, obligation, value)
        or status_now(work, plan, obligation) is Status.OVERDUE
    ):
        raise RuleViolationError(
            _("Пізніше проведення зараховують лише за прострочене зобов’язання.")
        )


def check_late_consent(session: Session, claim: ClaimRow, revision: int) -> None:
    """Refuse late performance for an earlier period, which needs the verifier's explicit consent.

    Raises:
        RuleViolationError: the event, by that revision, is such.
    """
    obligation = session.get_one(ObligationRow, claim.obligation_id)
    held_on = session.exec(
        select(col(EventRevisionRow.held_on)).where(
            EventRevisionRow.event_id == claim.event_id, EventRevisionRow.revision == revision
        )
    ).one()
    if held_on <= obligation.due_on:
        return
    plan = next(plan for plan in plans(session) if plan.id == obligation.plan_id)
    value = obligation_value(obligation, plan.key)
    rules = _rules(session, plan, value.measure)
    if lateness_for(held_on, value, rules) is Lateness.BY_CHOICE:
        words = _(
            "Проведено {held}, уже після строку {due}: за минулий період це приймають на картці "
            "подання, з окремою згодою на пізнє виконання."
        )
        raise RuleViolationError(
            words.format(held=f"{held_on:%d.%m.%Y}", due=f"{value.due_on:%d.%m.%Y}")
        )


def check_one_period(session: Session, event: int, obligation: ObligationRow) -> None:
    """Refuse an event that counts for another period of the same body and measure.

    Raises:
        RuleViolationError: it does.
    """
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
    ).all()
    if any(counts_somewhere(past_of(session, other)) for other in others):
        raise RuleViolationError(_("Цю подію вже подано за інший період того самого заходу."))


def past_of(session: Session, claim: ClaimRow) -> list[Transition]:
    """A claim's transitions, in order."""
    rows = session.exec(
        select(ClaimTransition)
        .where(ClaimTransition.claim_id == claim.id)
        .order_by(col(ClaimTransition.at), col(ClaimTransition.id))
    )
    return [Transition(row.state, row.at, row.revision, row.is_undo) for row in rows]


def last_revision(session: Session, plan: PlanInfo, event: int) -> EventRevisionRow:
    """What an event of the plan says now.

    Raises:
        UnknownCodeError: there is no such event.
    """
    row = session.exec(
        select(EventRevisionRow)
        .join(EventRow, col(EventRow.id) == EventRevisionRow.event_id)
        .where(EventRevisionRow.event_id == event, EventRow.plan_id == plan.id)
        .order_by(col(EventRevisionRow.revision).desc())
    ).first()
    if row is None:
        raise UnknownCodeError(_("Немає події № {number}.").format(number=event))
    return row


def claim_of(session: Session, event: int, obligation: ObligationRow) -> ClaimRow | None:
    """The claim of an event for an obligation, if there is one."""
    return session.exec(
        select(ClaimRow).where(ClaimRow.event_id == event, ClaimRow.obligation_id == obligation.id)
    ).first()


def _rules(session: Session, plan: PlanInfo, measure: str) -> tuple[Rule, ...]:
    return next(
        one.deadline.rules for one in plan_text(session, plan).measures if one.code == measure
    )


def status_now(work: Writing, plan: PlanInfo, obligation: ObligationRow) -> Status | None:
    """How an obligation stands, with what this write has recorded already."""
    scope = Scope(plan, AsOf(work.at + TICK), obligation.year)
    found = standings_of(work.session, scope, [obligation.id or 0])
    return found[0].status if found else None


def _may_stay_late(
    session: Session, revision: EventRevisionRow, obligation: ObligationRow, value: Obligation
) -> bool:
    """Whether the event counts for the obligation as it is, or was late for it before."""
    claim = claim_of(session, revision.event_id, obligation)
    past = past_of(session, claim) if claim else []
    if not past or counts_somewhere(past):
        return bool(past)
    before = session.exec(
        select(EventRevisionRow).where(
            EventRevisionRow.event_id == revision.event_id,
            EventRevisionRow.revision == past[-1].revision,
        )
    ).one()
    return is_late_performance(before.held_on, value)

"""Keep the stored obligations in step with the plan, the register and the opt-ins (rules §2)."""

from datetime import date

from sqlalchemy import ColumnElement, Engine, and_, func
from sqlmodel import Session, col, select

from core.domain.figures import PlanInfo
from core.domain.history import obligations_through_time
from core.domain.moments import kyiv_date
from core.domain.obligations import Obligation
from core.domain.permissions import SYSTEM
from core.errors import UnknownCodeError
from core.i18n import _
from core.queries.facts import opt_ins
from core.queries.plans import plan_text, plans
from core.queries.register import register_history
from core.storage.fact_tables import TriggerFactRow
from core.storage.plan_tables import ObligationRow
from core.storage.types import BASELINE
from core.storage.unit_of_work import Writing, reading, writing


def keep_years(engine: Engine, *, through_year: int) -> None:
    """See to it that every plan has its obligations through a year; writes only what lacks."""
    with reading(engine) as session:
        lacking = [plan for plan in plans(session) if _lacks(session, plan, through_year)]
    for plan in lacking:
        with writing(engine, SYSTEM) as work:
            made = regenerate(work, plan, through_year=through_year)
            work.audit("obligations.roll_over", "plan", plan.key, through=through_year, new=made)


def regenerate(work: Writing, plan: PlanInfo, *, through_year: int) -> int:
    """Insert the obligations that lack and supersede those that ended; the number of new ones.

    Running it again changes nothing; what stands is never deleted.
    """
    stored = {row.code: row for row in _text_derived(work.session, plan)}
    last = max([through_year, *(row.year for row in stored.values())])
    wanted = _wanted(work.session, plan, last, kyiv_date(work.at))
    lacking = [o for o in wanted if o.id not in stored and not o.ended_before_its_year]
    work.session.add_all(obligation_row(obligation, plan) for obligation in lacking)
    for obligation in wanted:
        row = stored.get(obligation.id)
        if row and obligation.superseded_at and row.superseded_at is None:
            row.superseded_at = obligation.superseded_at
    work.session.flush()
    return len(lacking)


def obligation_row(obligation: Obligation, plan: PlanInfo) -> ObligationRow:
    """The stored form of an obligation."""
    return ObligationRow(
        plan_id=plan.id,
        code=obligation.id,
        task=obligation.task,
        measure=obligation.measure,
        body=obligation.body,
        period=obligation.period,
        year=obligation.year,
        window_start=obligation.window_start,
        due_on=obligation.due_on,
        soon_from=obligation.soon_from,
        min_count=obligation.min_count,
        mode=obligation.mode.value,
        by_consent=obligation.by_consent,
        conditions=[condition.value for condition in obligation.conditions],
        elapsed=obligation.elapsed,
        exists_from=obligation.exists_from or BASELINE,
        superseded_at=obligation.superseded_at,
    )


def obligation_named(session: Session, plan: PlanInfo, code: str) -> ObligationRow:
    """The stored obligation with a readable id.

    Raises:
        UnknownCodeError: there is none.
    """
    row = session.exec(
        select(ObligationRow).where(ObligationRow.plan_id == plan.id, ObligationRow.code == code)
    ).first()
    if row is None:
        raise UnknownCodeError(_("Немає зобов’язання «{code}».").format(code=code))
    return row


def _lacks(session: Session, plan: PlanInfo, through_year: int) -> bool:
    years = plan.years_until(through_year)
    newest = session.exec(select(func.max(ObligationRow.year)).where(_is_text_derived(plan))).one()
    if not years or (newest or 0) >= years[-1]:
        return False
    today = date(through_year, 12, 31)
    return any(o.year > (newest or 0) for o in _wanted(session, plan, years[-1], today))


def _wanted(session: Session, plan: PlanInfo, year: int, named_on: date) -> list[Obligation]:
    return obligations_through_time(
        plan_text(session, plan),
        frame=plan.frame,
        years=plan.years_until(year),
        states=register_history(session, named_on),
        opt_ins=opt_ins(session, plan),
    )


def _text_derived(session: Session, plan: PlanInfo) -> list[ObligationRow]:
    return list(session.exec(select(ObligationRow).where(_is_text_derived(plan))))


def _is_text_derived(plan: PlanInfo) -> ColumnElement[bool]:
    triggered = select(TriggerFactRow.obligation_id)
    return and_(col(ObligationRow.plan_id) == plan.id, col(ObligationRow.id).not_in(triggered))

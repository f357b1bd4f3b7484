"""Exclusions and nil reports as the body and the secretariat see them."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session, col, func, select

from core.domain.attachments import RecordKind
from core.domain.facts import Consent, ExclusionKind, ExclusionState, NilState, OptInState
from core.domain.figures import PlanInfo
from core.domain.moments import AsOf
from core.domain.obligations import Mode, duties_of
from core.domain.requests import ExclusionRequest, NilNotice, Step
from core.queries.facts import consents, opt_ins
from core.queries.papers import papers_of
from core.queries.plans import plan_text
from core.queries.register import register_at
from core.storage.fact_tables import ExclusionRow, ExclusionTransition, NilReportTransition
from core.storage.plan_tables import ObligationRow


def exclusion_requests(
    session: Session,
    plan: PlanInfo,
    *,
    body: str = "",
    obligation: str = "",
    state: ExclusionState | None = None,
) -> list[ExclusionRequest]:
    """Requests for exclusion, of a body or an obligation, in a state; the latest step first."""
    wanted = (
        select(ExclusionRow, ObligationRow)
        .join(ObligationRow, col(ObligationRow.id) == ExclusionRow.obligation_id)
        .where(ObligationRow.plan_id == plan.id)
    )
    if body:
        wanted = wanted.where(ObligationRow.body == body)
    if obligation:
        wanted = wanted.where(ObligationRow.code == obligation)
    rows = session.exec(wanted).all()
    numbers = [row.id or 0 for row, _owed in rows]
    steps = _steps(session, numbers)
    papers = papers_of(session, RecordKind.EXCLUSION, numbers)
    found = [
        ExclusionRequest(
            row.id or 0, owed.code, owed.body, ExclusionKind(row.kind), row.authority,
            row.document, row.decided_on, row.reason, tuple(steps[row.id or 0]),
            papers[row.id or 0],
        )
        for row, owed in rows
        if steps[row.id or 0] and state in (None, steps[row.id or 0][-1].state)
    ]  # fmt: skip
    return sorted(found, key=lambda request: request.steps[-1].at, reverse=True)


def exclusions_waiting(session: Session, plan: PlanInfo) -> int:
    """How many requests for exclusion wait for a decision."""
    last = (
        select(ExclusionTransition.state)
        .where(ExclusionTransition.exclusion_id == ExclusionRow.id)
        .order_by(col(ExclusionTransition.at).desc(), col(ExclusionTransition.id).desc())
        .limit(1)
        .correlate(ExclusionRow)
        .scalar_subquery()
    )
    return session.exec(
        select(func.count(col(ExclusionRow.id)))
        .join(ObligationRow, col(ObligationRow.id) == ExclusionRow.obligation_id)
        .where(ObligationRow.plan_id == plan.id, last == ExclusionState.REQUESTED.value)
    ).one()


def nil_steps(session: Session, plan: PlanInfo, obligation: str) -> list[Step]:
    """What was filed as «не проводилося» for an obligation and withdrawn, in order."""
    rows = session.exec(
        select(NilReportTransition)
        .join(ObligationRow, col(ObligationRow.id) == NilReportTransition.obligation_id)
        .where(ObligationRow.plan_id == plan.id, ObligationRow.code == obligation)
        .order_by(col(NilReportTransition.at), col(NilReportTransition.id))
    ).all()
    return [Step(NilState(row.state), row.at, row.actor, row.reason) for row in rows]


def nil_notices(session: Session, plan: PlanInfo, body: str = "") -> list[NilNotice]:
    """What stands as «не проводилося» of all bodies, or of one, the latest first."""
    rows = session.exec(
        select(NilReportTransition, ObligationRow)
        .join(ObligationRow, col(ObligationRow.id) == NilReportTransition.obligation_id)
        .where(
            ObligationRow.plan_id == plan.id,
            col(ObligationRow.superseded_at).is_(None),
            (ObligationRow.body == body) if body else True,
        )
        .order_by(col(NilReportTransition.at), col(NilReportTransition.id))
    ).all()
    last = {owed.code: (row, owed.body) for row, owed in rows}
    standing = [
        NilNotice(code, of, row.reason, row.actor, row.at)
        for code, (row, of) in last.items()
        if row.state == NilState.FILED
    ]
    return sorted(standing, key=lambda one: one.at, reverse=True)


def joinable(session: Session, plan: PlanInfo, body: str, now: AsOf) -> dict[str, OptInState]:
    """The measures that a body may join by its own choice, by code, and whether it has (8.x)."""
    register = register_at(session, now)
    stands = {
        one.measure: OptInState(one.transitions[-1].state)
        for one in opt_ins(session, plan)
        if one.body == body and one.transitions
    }
    return {
        entry.code: stands.get(entry.code, OptInState.OUT)
        for entry in plan_text(session, plan).measures
        if any(
            duty.mode is Mode.OPT_IN and duty.body.code == body
            for duty in duties_of(entry, register, now.today)
        )
    }


def consents_of(session: Session, plan: PlanInfo, body: str) -> list[Consent]:
    """What is recorded of a by-consent body's stand: the last word for each measure, or for all."""
    last = {one.measure: one for one in consents(session, plan) if one.body == body}
    return sorted(last.values(), key=lambda one: one.measure or "")


def _steps(session: Session, exclusions: Iterable[int]) -> dict[int, list[Step]]:
    rows = session.exec(
        select(ExclusionTransition)
        .where(col(ExclusionTransition.exclusion_id).in_(list(exclusions)))
        .order_by(col(ExclusionTransition.at), col(ExclusionTransition.id))
    ).all()
    found: dict[int, list[Step]] = defaultdict(list)
    for row in rows:
        found[row.exclusion_id].append(Step(ExclusionState(row.state), row.at, row.actor, row.note))
    return found

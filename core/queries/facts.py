"""Every fact of a plan as domain values: what the oracle and `postup facts` read."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import text
from sqlmodel import Session, col, select

from core.domain.facts import (
    Claim,
    Consent,
    ConsentState,
    Event,
    Exclusion,
    ExclusionKind,
    Extension,
    FactBook,
    NilReport,
    OptIn,
    Revision,
    Transition,
    Trigger,
)
from core.domain.figures import PlanInfo
from core.domain.obligations import Mode, Obligation
from core.domain.plan import Condition
from core.queries.organisers import STILL_HOLDS, held
from core.storage.fact_tables import (
    ClaimRow,
    ClaimTransition,
    ConsentRow,
    EventRevisionRow,
    EventRow,
    ExclusionRow,
    ExclusionTransition,
    ExtensionRow,
    NilReportTransition,
    OptInTransition,
    TriggerFactRow,
)
from core.storage.plan_tables import ObligationRow
from core.storage.types import BASELINE


class _Moved(Protocol):
    id: int | None
    state: str
    at: datetime


def fact_book(session: Session, plan: PlanInfo, *, through_year: int) -> FactBook:
    """Every fact of a plan, obligations from its first year to the given one (contract `facts`)."""
    stored = session.exec(
        select(ObligationRow)
        .where(ObligationRow.plan_id == plan.id, ObligationRow.year <= through_year)
        .order_by(col(ObligationRow.id))
    ).all()
    values = {row.id or 0: obligation_value(row, plan.key) for row in stored}
    owed = {id_: value for id_, value in values.items() if not value.ended_before_its_year}
    codes = {id_: value.id for id_, value in owed.items()}
    return FactBook(
        obligations=tuple(owed.values()),
        consents=consents(session, plan),
        exclusions=_exclusions(session, codes),
        nil_reports=_nil_reports(session, codes),
        opt_ins=opt_ins(session, plan),
        triggers=_triggers(session, codes),
        extensions=_extensions(session, codes),
        events=_events(session, plan),
        claims=_claims(session, codes),
    )


def obligation_value(row: ObligationRow, plan_key: str) -> Obligation:
    """A stored obligation as a domain value."""
    return Obligation(
        id=row.code,
        plan=plan_key,
        task=row.task,
        measure=row.measure,
        body=row.body,
        period=row.period,
        year=row.year,
        window_start=row.window_start,
        due_on=row.due_on,
        min_count=row.min_count,
        mode=Mode(row.mode),
        by_consent=row.by_consent,
        conditions=tuple(Condition(name) for name in row.conditions),
        elapsed=row.elapsed,
        exists_from=None if row.exists_from == BASELINE else row.exists_from,
        superseded_at=row.superseded_at,
    )


def opt_ins(session: Session, plan: PlanInfo) -> tuple[OptIn, ...]:
    """Every opting in, with its transitions in order."""
    moves: dict[tuple[str, str], list[OptInTransition]] = defaultdict(list)
    for row in session.exec(select(OptInTransition).where(OptInTransition.plan_id == plan.id)):
        moves[row.body, row.measure].append(row)
    return tuple(OptIn(*key, _transitions(rows)) for key, rows in moves.items())


def consents(session: Session, plan: PlanInfo) -> tuple[Consent, ...]:
    """Every consent recorded for a plan, by instant."""
    rows = session.exec(
        select(ConsentRow)
        .where(ConsentRow.plan_id == plan.id)
        .order_by(col(ConsentRow.at), col(ConsentRow.id))
    )
    return tuple(
        Consent(row.body, row.measure, ConsentState(row.state), row.effective_on, row.at)
        for row in rows
    )


def _exclusions(session: Session, codes: dict[int, str]) -> tuple[Exclusion, ...]:
    moves = _grouped(session.exec(select(ExclusionTransition)), "exclusion_id")
    return tuple(
        Exclusion(
            row.id or 0,
            codes[row.obligation_id],
            ExclusionKind(row.kind),
            _transitions(moves[row.id]),
        )
        for row in session.exec(select(ExclusionRow).order_by(col(ExclusionRow.id)))
        if row.obligation_id in codes
    )


def _nil_reports(session: Session, codes: dict[int, str]) -> tuple[NilReport, ...]:
    moves = _grouped(session.exec(select(NilReportTransition)), "obligation_id")
    return tuple(
        NilReport(codes[obligation], _transitions(rows))
        for obligation, rows in moves.items()
        if obligation in codes
    )


def _triggers(session: Session, codes: dict[int, str]) -> tuple[Trigger, ...]:
    return tuple(
        Trigger(codes[row.obligation_id], row.completed_measure, row.completed_on, row.at)
        for row in session.exec(select(TriggerFactRow).order_by(col(TriggerFactRow.id)))
        if row.obligation_id in codes
    )


def _extensions(session: Session, codes: dict[int, str]) -> tuple[Extension, ...]:
    return tuple(
        Extension(codes[row.obligation_id], row.until, row.at)
        for row in session.exec(select(ExtensionRow).order_by(col(ExtensionRow.id)))
        if row.obligation_id in codes
    )


def _events(session: Session, plan: PlanInfo) -> tuple[Event, ...]:
    bodies = _grouped(session.exec(select(held).where(text(STILL_HOLDS))), "event_id")
    rows = _grouped(
        session.exec(select(EventRevisionRow).order_by(col(EventRevisionRow.revision))), "event_id"
    )
    events = session.exec(
        select(EventRow).where(EventRow.plan_id == plan.id).order_by(col(EventRow.id))
    )
    return tuple(
        Event(
            event.id or 0,
            tuple(sorted(row.body for row in bodies[event.id])),
            rows[event.id][-1].type,
            tuple(Revision(r.revision, r.held_on, r.at) for r in rows[event.id]),
        )
        for event in events
    )


def _claims(session: Session, codes: dict[int, str]) -> tuple[Claim, ...]:
    moves = _grouped(session.exec(select(ClaimTransition)), "claim_id")
    return tuple(
        Claim(row.event_id, codes[row.obligation_id], _transitions(moves[row.id]))
        for row in session.exec(select(ClaimRow).order_by(col(ClaimRow.id)))
        if row.obligation_id in codes
    )


def _grouped(rows: Iterable[Any], key: str) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups


def _transitions(rows: Iterable[_Moved]) -> tuple[Transition, ...]:
    ordered = sorted(rows, key=lambda row: (row.at, row.id or 0))
    return tuple(Transition(r.state, r.at, getattr(r, "revision", 0)) for r in ordered)

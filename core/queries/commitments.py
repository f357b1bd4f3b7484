"""Consents, opt-ins, triggers and extensions with their papers, as the secretariat keeps them."""

from sqlmodel import Session, col, select

from core.domain.attachments import Attachment, RecordKind
from core.domain.commitments import (
    ConsentRecord,
    ExtensionRecord,
    OptInRecord,
    Paper,
    TriggerRecord,
)
from core.domain.facts import ConsentState, OptInState
from core.domain.figures import PlanInfo
from core.domain.moments import AsOf
from core.domain.obligations import Mode, duties_of
from core.queries.papers import papers_of
from core.queries.plans import plan_text
from core.queries.register import register_at
from core.storage.fact_tables import ConsentRow, ExtensionRow, OptInTransition, TriggerFactRow
from core.storage.plan_tables import ObligationRow


def consent_records(session: Session, plan: PlanInfo, body: str = "") -> list[ConsentRecord]:
    """Every consent recorded, or those of a body, the last first."""
    rows = session.exec(
        select(ConsentRow)
        .where(ConsentRow.plan_id == plan.id, (ConsentRow.body == body) if body else True)
        .order_by(col(ConsentRow.at).desc(), col(ConsentRow.id).desc())
    ).all()
    papers = papers_of(session, RecordKind.CONSENT, [row.id for row in rows])
    return [
        ConsentRecord(
            row.body, row.measure, ConsentState(row.state), row.effective_on, _paper(row, papers)
        )
        for row in rows
    ]


def consenting(session: Session, plan: PlanInfo) -> dict[str, tuple[str, ...]]:
    """The bodies that take part by consent, with the measures they are asked about, in order."""
    rows = session.exec(
        select(ObligationRow.body, ObligationRow.measure)
        .where(
            ObligationRow.plan_id == plan.id,
            col(ObligationRow.by_consent).is_(True),
            col(ObligationRow.superseded_at).is_(None),
        )
        .distinct()
    ).all()
    order = {entry.code: place for place, entry in enumerate(plan_text(session, plan).measures)}
    found: dict[str, list[str]] = {}
    for body, measure in sorted(rows, key=lambda row: (row[0], order.get(row[1], len(order)))):
        found.setdefault(body, []).append(measure)
    return {body: tuple(measures) for body, measures in found.items()}


def open_to_joining(session: Session, plan: PlanInfo, now: AsOf) -> dict[str, tuple[str, ...]]:
    """The measures that bodies may join by their own choice, with these bodies (8.x)."""
    register = register_at(session, now)
    found = {
        entry.code: tuple(
            duty.body.code
            for duty in duties_of(entry, register, now.today)
            if duty.mode is Mode.OPT_IN
        )
        for entry in plan_text(session, plan).measures
    }
    return {measure: bodies for measure, bodies in found.items() if bodies}


def opt_in_records(session: Session, plan: PlanInfo, body: str = "") -> list[OptInRecord]:
    """Every joining and leaving, or those of a body, the last first."""
    rows = session.exec(
        select(OptInTransition)
        .where(OptInTransition.plan_id == plan.id, (OptInTransition.body == body) if body else True)
        .order_by(col(OptInTransition.at).desc(), col(OptInTransition.id).desc())
    ).all()
    papers = papers_of(session, RecordKind.OPT_IN, [row.id for row in rows])
    return [
        OptInRecord(row.body, row.measure, OptInState(row.state), _paper(row, papers))
        for row in rows
    ]


def trigger_records(session: Session, plan: PlanInfo, obligation: str = "") -> list[TriggerRecord]:
    """Every completion recorded, or that which opened an obligation, the last first."""
    rows = session.exec(
        select(TriggerFactRow, ObligationRow)
        .join(ObligationRow, col(ObligationRow.id) == TriggerFactRow.obligation_id)
        .where(
            ObligationRow.plan_id == plan.id,
            (ObligationRow.code == obligation) if obligation else True,
        )
        .order_by(col(TriggerFactRow.at).desc(), col(TriggerFactRow.id).desc())
    ).all()
    papers = papers_of(session, RecordKind.TRIGGER, [row.id for row, _owed in rows])
    return [
        TriggerRecord(
            owed.code, row.completed_measure or "", row.completed_on, _paper(row, papers)
        )
        for row, owed in rows
    ]  # fmt: skip


def extension_records(
    session: Session, plan: PlanInfo, obligation: str = ""
) -> list[ExtensionRecord]:
    """Every extension recorded, or those of an obligation, the last first."""
    rows = session.exec(
        select(ExtensionRow, ObligationRow)
        .join(ObligationRow, col(ObligationRow.id) == ExtensionRow.obligation_id)
        .where(
            ObligationRow.plan_id == plan.id,
            (ObligationRow.code == obligation) if obligation else True,
        )
        .order_by(col(ExtensionRow.at).desc(), col(ExtensionRow.id).desc())
    ).all()
    papers = papers_of(session, RecordKind.EXTENSION, [row.id for row, _owed in rows])
    return [
        ExtensionRecord(owed.code, owed.due_on, row.until, row.decided_on, _paper(row, papers))
        for row, owed in rows
    ]


def _paper(
    row: ConsentRow | OptInTransition | TriggerFactRow | ExtensionRow,
    papers: dict[int, tuple[Attachment, ...]],
) -> Paper:
    return Paper(row.document, row.actor, row.at, papers[row.id or 0])

"""Plans as loaded: their dates, tasks and measures."""

from sqlmodel import Session, col, select

from core.domain.deadline_rules import rule_from_json
from core.domain.figures import PlanInfo, Titles
from core.domain.obligations import PlanFrame
from core.domain.plan import (
    Condition,
    DeadlineCell,
    Executor,
    ExecutorCell,
    Measure,
    ParsedPlan,
    Problem,
    Severity,
    Task,
)
from core.errors import StateError, UnknownCodeError
from core.i18n import _
from core.storage.plan_tables import MeasureRow, PlanProblemRow, PlanRow, PlanVersionRow, TaskRow


def plans(session: Session) -> list[PlanInfo]:
    """All plans, in the order of loading, each with its newest version."""
    versions = dict(
        session.exec(
            select(PlanVersionRow.plan_id, PlanVersionRow.id).order_by(col(PlanVersionRow.number))
        ).all()
    )
    rows = session.exec(select(PlanRow).order_by(col(PlanRow.id)))
    return [_info(row, versions.get(row.id or 0)) for row in rows]


def plan_named(session: Session, key: str | None) -> PlanInfo:
    """The plan with a key; without one, the only plan.

    Raises:
        UnknownCodeError: there is no such plan, or there are several and none was named.
        StateError: there is no plan at all.
    """
    known = plans(session)
    if not known:
        raise StateError(_("Планів ще немає. Виконайте «postup init»."))
    if key is None and len(known) == 1:
        return known[0]
    for plan in known:
        if plan.key == key:
            return plan
    keys = ", ".join(plan.key for plan in known)
    if key is None:
        raise UnknownCodeError(_("Планів кілька: {keys}. Вкажіть один.").format(keys=keys))
    raise UnknownCodeError(_("Немає плану «{key}». Є: {keys}.").format(key=key, keys=keys))


def plan_text(session: Session, plan: PlanInfo) -> ParsedPlan:
    """The tasks, measures and problems of a plan's newest version."""
    tasks = session.exec(
        select(TaskRow).where(TaskRow.version_id == plan.version_id).order_by(col(TaskRow.position))
    ).all()
    measures = session.exec(
        select(MeasureRow)
        .where(MeasureRow.version_id == plan.version_id)
        .order_by(col(MeasureRow.position))
    ).all()
    return ParsedPlan(
        tuple(
            Task(
                task.number,
                task.title,
                tuple(_measure(row) for row in measures if row.task_id == task.id),
            )
            for task in tasks
        ),
        tuple(_problems(session, plan)),
    )


def measure_titles(session: Session, plan: PlanInfo) -> dict[str, Titles]:
    """The short titles of a plan's measures, by code."""
    rows = session.exec(select(MeasureRow).where(MeasureRow.version_id == plan.version_id))
    return {r.code: Titles(r.short_uk, r.short_en, tuple(r.event_types)) for r in rows}


def task_titles(session: Session, plan: PlanInfo) -> dict[str, Titles]:
    """The short titles of a plan's tasks, by number."""
    rows = session.exec(select(TaskRow).where(TaskRow.version_id == plan.version_id))
    return {row.number: Titles(row.short_uk, row.short_en) for row in rows}


def _problems(session: Session, plan: PlanInfo) -> list[Problem]:
    rows = session.exec(
        select(PlanProblemRow)
        .where(PlanProblemRow.version_id == plan.version_id)
        .order_by(col(PlanProblemRow.id))
    )
    return [Problem(r.line, r.position, Severity(r.severity), r.message) for r in rows]


def _info(row: PlanRow, version: int | None) -> PlanInfo:
    return PlanInfo(
        id=row.id or 0,
        version_id=version or 0,
        key=row.key,
        title=row.title,
        act_number=row.act_number,
        act_date=row.act_date,
        first_year=row.first_year,
        last_year=row.last_year,
        frame=PlanFrame(row.key, row.in_force_from, row.monitor_from),
    )


def _measure(row: MeasureRow) -> Measure:
    return Measure(
        code=row.code,
        text=row.text,
        source_line=row.source_line,
        deadline=DeadlineCell(
            row.deadline_raw,
            row.deadline_resolved,
            row.deadline_from_line,
            tuple(rule_from_json(rule) for rule in row.rules),
        ),
        executors=ExecutorCell(
            row.executors_raw,
            row.executors_resolved,
            row.executors_from_line,
            tuple(Executor(e["code"], e["by_consent"]) for e in row.executors),
        ),
        conditions=tuple(Condition(name) for name in row.conditions),
    )

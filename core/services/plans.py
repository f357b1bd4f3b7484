"""Load a plan: its table as understood becomes tasks, measures and obligations."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.domain.deadline_rules import rule_to_json
from core.domain.figures import PlanInfo
from core.domain.periods import falls_outside
from core.domain.permissions import Action
from core.domain.plan import Measure, ParsedPlan, Problem, Severity
from core.errors import InvalidInputError
from core.i18n import _
from core.importing.titles import ShortTitle, TitleKind
from core.queries.plans import plans
from core.services.obligations import regenerate
from core.services.permission import check_may
from core.storage.plan_tables import (
    MeasureRow,
    PlanProblemRow,
    PlanRow,
    PlanVersionRow,
    TaskRow,
)
from core.storage.unit_of_work import Writing

DEADLINE_COLUMN = 3
"""Where deadlines stand in a plan's table: task, measure, deadline, executors."""
_KEY = re.compile(r"[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,2}-[0-9]{4}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard:
    """What a person says of a plan when loading it; the year 2020 plan's key is `781-2020`."""

    act_number: str
    act_date: date
    title: str
    first_year: int
    last_year: int | None = None
    in_force_from: date
    monitor_from: date

    @property
    def key(self) -> str:
        """The plan's key, a short code for addresses: the act's number and year («576r-2017»)."""
        number = self.act_number.strip().lower().replace("-р", "r").replace("р", "r")
        return f"{number}-{self.act_date.year}"


@dataclass(frozen=True, slots=True)
class PlanSource:
    """The document a plan was read from, with our own short titles where there are any."""

    name: str
    text: str
    plan: ParsedPlan
    titles: tuple[ShortTitle, ...] = ()

    def title_of(self, kind: TitleKind, code: str) -> ShortTitle:
        """Our short title of a task or measure; blank where there is none."""
        found = (t for t in self.titles if t.kind is kind and t.code == code)
        return next(found, ShortTitle(kind, code, "", ""))


def load_plan(work: Writing, card: PlanCard, source: PlanSource, *, through_year: int) -> PlanInfo:
    """Write a plan with its obligations through a year; its text, dates and bodies are a baseline.

    Raises:
        InvalidInputError: the plan is loaded already, its years are impossible, or its document
            has errors that would leave obligations out.
    """
    check_may(work, Action.LOAD_PLAN)
    _check(work, card, source.plan)
    silent = _outside_the_years(card, source.plan)
    row = PlanRow(
        key=card.key,
        title=card.title,
        act_number=card.act_number,
        act_date=card.act_date,
        first_year=card.first_year,
        last_year=card.last_year,
        in_force_from=card.in_force_from,
        monitor_from=card.monitor_from,
        recorded_at=work.at,
    )
    work.session.add(row)
    work.session.flush()
    _write_version(work, row, source, (*source.plan.problems, *silent))
    plan = next(plan for plan in plans(work.session) if plan.key == card.key)
    made = regenerate(work, plan, through_year=through_year)
    work.audit("plan.load", "plan", card.key, card=card, obligations=made)
    return plan


def _check(work: Writing, card: PlanCard, plan: ParsedPlan) -> None:
    if not _KEY.fullmatch(card.key):
        raise InvalidInputError(
            _("Номер акта «{number}» не годиться. Напишіть його так: 781 або 576-р.").format(
                number=card.act_number
            )
        )
    if card.last_year is not None and card.act_date.year > card.last_year:
        raise InvalidInputError(_("Акт не може бути новішим за останній рік плану."))
    if any(known.key == card.key for known in plans(work.session)):
        raise InvalidInputError(_("План «{key}» уже завантажено.").format(key=card.key))
    if card.last_year is not None and card.last_year < card.first_year:
        raise InvalidInputError(_("Останній рік плану не може бути раніше першого."))
    errors = [problem for problem in plan.problems if problem.severity is Severity.ERROR]
    if errors:
        raise InvalidInputError(
            _("План не завантажено: {message} (рядок {line}). Виправте документ.").format(
                message=errors[0].message.rstrip("."), line=errors[0].line
            )
        )


def _outside_the_years(card: PlanCard, plan: ParsedPlan) -> list[Problem]:
    """A warning for each measure whose dates all lie outside the plan's years."""
    message = _(
        "Захід {code}: строк «{deadline}» не припадає на роки плану, тому зобов’язань за ним немає."
    )
    return [
        Problem(
            measure.source_line,
            DEADLINE_COLUMN,
            Severity.WARNING,
            message.format(code=measure.code, deadline=measure.deadline.resolved),
        )
        for measure in plan.measures
        if falls_outside(measure.deadline.rules, card.first_year, card.last_year)
    ]


def _write_version(
    work: Writing, plan: PlanRow, source: PlanSource, problems: Iterable[Problem]
) -> None:
    version = PlanVersionRow(
        plan_id=plan.id or 0,
        number=1,
        source_name=source.name,
        source_text=source.text,
        source_sha256=hashlib.sha256(source.text.encode()).hexdigest(),
        recorded_at=work.at,
    )
    work.session.add(version)
    work.session.flush()
    position = 0
    for number, task in enumerate(source.plan.tasks):
        titles = source.title_of(TitleKind.TASK, task.number)
        row = TaskRow(
            version_id=version.id or 0,
            position=number,
            number=task.number,
            title=task.title,
            short_uk=titles.short_uk,
            short_en=titles.short_en,
        )
        work.session.add(row)
        work.session.flush()
        for measure in task.measures:
            position += 1
            work.session.add(_measure_row(measure, row, position, source))
    work.session.add_all(
        PlanProblemRow(
            version_id=version.id or 0,
            line=problem.line,
            position=problem.column,
            severity=problem.severity.value,
            message=problem.message,
        )
        for problem in problems
    )
    work.session.flush()


def _measure_row(measure: Measure, task: TaskRow, position: int, source: PlanSource) -> MeasureRow:
    titles = source.title_of(TitleKind.MEASURE, measure.code)
    return MeasureRow(
        version_id=task.version_id,
        task_id=task.id or 0,
        position=position,
        code=measure.code,
        text=measure.text,
        short_uk=titles.short_uk,
        short_en=titles.short_en,
        source_line=measure.source_line,
        deadline_raw=measure.deadline.raw,
        deadline_resolved=measure.deadline.resolved,
        deadline_from_line=measure.deadline.from_line,
        rules=[rule_to_json(rule) for rule in measure.deadline.rules],
        executors_raw=measure.executors.raw,
        executors_resolved=measure.executors.resolved,
        executors_from_line=measure.executors.from_line,
        executors=[
            {"code": executor.code, "by_consent": executor.by_consent}
            for executor in measure.executors.executors
        ],
        conditions=[condition.value for condition in measure.conditions],
        event_types=[kind.value for kind in titles.event_types],
    )

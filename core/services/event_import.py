"""File a sheet of events: checked whole against the plan, then written whole or not at all.

A row with a page's address is submitted; one without becomes a draft, to which files are added. A
row that says what was filed before is left alone, so the same sheet twice is the sheet once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import col, select

from core.domain.deadline_rules import Rule
from core.domain.drafts import DraftContent
from core.domain.event_sheet import EventColumn, EventLine
from core.domain.events import is_late_performance, may_count
from core.domain.figures import ObligationStanding, PlanInfo
from core.domain.moments import TICK, AsOf, kyiv_date
from core.domain.obligations import Obligation
from core.domain.permissions import Action, files_for
from core.domain.sheets import CellProblem, cell_name
from core.domain.status import LEFT_OUT, Status
from core.i18n import _
from core.queries.facts import obligation_value
from core.queries.plans import plan_text
from core.queries.standings import Scope, obligation_standings
from core.services.drafts import begin_draft
from core.services.event_recognition import Recognition, recognition
from core.services.event_writing import write_events
from core.services.filing import lacks
from core.services.permission import check_letter, check_may
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing

_PLACES = {
    "obligations": EventColumn.OBLIGATION, "type": EventColumn.TYPE, "title": EventColumn.TITLE,
    "held_on": EventColumn.HELD_ON, "links": EventColumn.LINKS, "note": EventColumn.NOTE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a sheet would do: rows to submit, to keep as drafts, known already, and all problems.

    `notes` are worth a look and stop nothing.
    """

    submit: tuple[EventLine, ...]
    draft: tuple[EventLine, ...]
    known: int
    problems: tuple[CellProblem, ...]
    notes: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What the checks rest on, read once."""

    owed: Mapping[str, tuple[Obligation, int, ObligationStanding | None]]
    rules: Mapping[str, tuple[Rule, ...]]
    events: Recognition
    today: date


def plan_import(
    work: Writing, plan: PlanInfo, body: str, lines: Iterable[EventLine], *, letter: str = ""
) -> ImportPlan:
    """Check every row; nothing is written.

    Args:
        work: The transaction in which `carry_out` may follow.
        plan: Whose obligations.
        body: Who held the events.
        lines: The rows.
        letter: The body's letter, where somebody else files for it; the operator may go without.

    Raises:
        ForbiddenError: the actor does not file for the body.
        InvalidInputError: the secretariat files, and the letter is not given.
    """
    check_may(work, Action.FILE_CLAIM, [body])
    check_letter(work, body, letter)
    if body in files_for(work.actor):
        letter = ""
    known = _known(work, plan, body)
    submit: list[EventLine] = []
    draft: list[EventLine] = []
    problems: list[CellProblem] = []
    notes: list[CellProblem] = []
    skipped = 0
    for line in lines:
        seen = known.events.look_at(line)
        notes.extend(_at(line, *said) for said in (seen.note,) if said)
        if seen.is_known:
            skipped += 1
            continue
        found = [_at(line, *said) for said in (seen.refusal,) if said] or [*_problems(line, known)]
        problems.extend(found)
        if not found:
            written = replace(line, content=replace(line.content, letter=letter))
            (submit if line.content.links else draft).append(written)
    return ImportPlan(tuple(submit), tuple(draft), skipped, tuple(problems), tuple(notes))


def carry_out(work: Writing, plan: PlanInfo, body: str, wanted: ImportPlan) -> int:
    """Write what `plan_import` planned within the same transaction; how many were submitted."""
    for line in wanted.draft:
        begin_draft(work, plan, body, line.content)
    if wanted.submit:
        write_events(work, plan, body, wanted.submit)
    work.audit(
        "events.import", "body", body, plan=plan.key, submitted=len(wanted.submit),
        drafts=len(wanted.draft), known=wanted.known,
    )  # fmt: skip
    return len(wanted.submit)


def _known(work: Writing, plan: PlanInfo, body: str) -> _Known:
    rows = work.session.exec(
        select(ObligationRow).where(
            ObligationRow.plan_id == plan.id,
            ObligationRow.body == body,
            col(ObligationRow.superseded_at).is_(None),
        )
    ).all()
    scope = Scope(plan, AsOf(work.at + TICK), None, bodies=(body,))
    stands = {row.id: row for row in obligation_standings(work.session, scope)}
    return _Known(
        owed={
            row.code: (obligation_value(row, plan.key), row.id or 0, stands.get(row.code))
            for row in rows
        },
        rules={m.code: m.deadline.rules for m in plan_text(work.session, plan).measures},
        events=recognition(work, plan, body),
        today=kyiv_date(work.at),
    )


def _problems(line: EventLine, known: _Known) -> Iterable[CellProblem]:
    content = line.content
    for lack in lacks(content, known.today, files=1):
        if lack.field != "links" or content.links:
            yield _at(line, _PLACES[lack.field], lack.sentence)
    measures: set[str] = set()
    for place, code in enumerate(content.obligations):
        column = EventColumn.OTHERS if place else EventColumn.OBLIGATION
        said = _refusal(content, code, known, measures)
        if said:
            yield _at(line, column, said)


def _refusal(content: DraftContent, code: str, known: _Known, measures: set[str]) -> str:
    """Why an event cannot be claimed for an obligation; empty where it can."""
    found = known.owed.get(code)
    if found is None:
        return _("У вашого органу немає зобов’язання «{code}».").format(code=code[:60])
    owed, _number, stand = found
    if stand is None or stand.status in LEFT_OUT:
        return _("Зобов’язання «{code}» поза обліком.").format(code=code)
    if owed.measure in measures:
        return _("Одну подію зараховують за захід {measure} лише раз.").format(measure=owed.measure)
    measures.add(owed.measure)
    held = content.held_on
    if held is None or may_count(held, owed, known.rules[owed.measure]):
        return ""
    is_late = content.is_late_by_choice and is_late_performance(held, owed)
    if is_late and stand.status is Status.OVERDUE:
        return ""
    return _("Подія {day} не належить до періоду цього зобов’язання ({start}–{end}).").format(
        day=f"{held:%d.%m.%Y}", start=f"{owed.window_start:%d.%m.%Y}", end=f"{owed.due_on:%d.%m.%Y}"
    )  # fmt: skip


def _at(line: EventLine, column: EventColumn, sentence: str) -> CellProblem:
    place = line.columns.get(column, line.columns[EventColumn.TITLE])
    return CellProblem(cell_name(line.row, place), sentence)

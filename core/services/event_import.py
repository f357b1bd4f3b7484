"""File a sheet of events: checked whole against the plan, then written whole or not at all.

A row with a page's address is submitted; one without becomes a draft, to which files are added. A
row that says what was filed before is left alone, so the same sheet twice is the sheet once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import insert
from sqlmodel import SQLModel, col, func, select

from core.domain.deadline_rules import Rule
from core.domain.drafts import DraftContent, record_of
from core.domain.event_sheet import EventColumn, EventLine
from core.domain.events import EventRecord, is_late_performance, may_count
from core.domain.facts import ClaimState
from core.domain.figures import ObligationStanding, PlanInfo
from core.domain.moments import TICK, AsOf, kyiv_date
from core.domain.names import fold
from core.domain.obligations import Obligation
from core.domain.permissions import Action
from core.domain.sheets import CellProblem, cell_name
from core.domain.status import LEFT_OUT, Status
from core.i18n import _
from core.queries.drafts import drafts
from core.queries.facts import obligation_value
from core.queries.plans import plan_text
from core.queries.receipts import canonical_of, hash_of
from core.queries.standings import Scope, obligation_standings
from core.queries.waiting import filed
from core.services.drafts import begin_draft
from core.services.filing import lacks
from core.services.permission import check_may
from core.storage.fact_tables import (
    ClaimRow,
    ClaimTransition,
    EventBodyRow,
    EventRevisionRow,
    EventRow,
)
from core.storage.filing_tables import ReceiptRow
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing

_PLACES = {
    "obligations": EventColumn.OBLIGATION, "type": EventColumn.TYPE, "title": EventColumn.TITLE,
    "held_on": EventColumn.HELD_ON, "links": EventColumn.LINKS, "note": EventColumn.NOTE,
}  # fmt: skip
Print = tuple[str, str, date | None, str]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a sheet would do: rows to submit, to keep as drafts, known already, and all problems."""

    submit: tuple[EventLine, ...]
    draft: tuple[EventLine, ...]
    known: int
    problems: tuple[CellProblem, ...]


@dataclass(slots=True)
class _Known:
    """What the checks rest on, read once."""

    owed: Mapping[str, tuple[Obligation, int, ObligationStanding | None]]
    rules: Mapping[str, tuple[Rule, ...]]
    filed: set[Print]
    today: date
    seen: dict[Print, int] = field(default_factory=dict[Print, int])


def plan_import(work: Writing, plan: PlanInfo, body: str, lines: Iterable[EventLine]) -> ImportPlan:
    """Check every row; nothing is written.

    Raises:
        ForbiddenError: the actor does not file for the body.
    """
    check_may(work, Action.FILE_CLAIM, [body])
    known = _known(work, plan, body)
    submit: list[EventLine] = []
    draft: list[EventLine] = []
    problems: list[CellProblem] = []
    skipped = 0
    for line in lines:
        mark = _print(line.content)
        if mark in known.filed:
            skipped += 1
            continue
        found = list(_problems(line, known, mark))
        problems.extend(found)
        if not found:
            (submit if line.content.links else draft).append(line)
    return ImportPlan(tuple(submit), tuple(draft), skipped, tuple(problems))


def carry_out(work: Writing, plan: PlanInfo, body: str, wanted: ImportPlan) -> int:
    """Write what `plan_import` planned within the same transaction; how many were submitted."""
    for line in wanted.draft:
        begin_draft(work, plan, body, line.content)
    if wanted.submit:
        _write(work, plan, body, wanted.submit)
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
    events = filed(work.session, plan, (body,))
    kept = [one.content for one in drafts(work.session, plan, work.actor) if one.body == body]
    return _Known(
        owed={
            row.code: (obligation_value(row, plan.key), row.id or 0, stands.get(row.code))
            for row in rows
        },
        rules={m.code: m.deadline.rules for m in plan_text(work.session, plan).measures},
        filed={
            (line.type, fold(line.title), line.held_on, code)
            for line in events
            if line.state is not ClaimState.WITHDRAWN
            for code in line.obligations
        }
        | {_print(content) for content in kept},
        today=kyiv_date(work.at),
    )


def _print(content: DraftContent) -> Print:
    """By what an event that was filed is recognised: type, title, day, obligation."""
    first = content.obligations[0] if content.obligations else ""
    return (content.type, fold(content.title), content.held_on, first)


def _problems(line: EventLine, known: _Known, mark: Print) -> Iterable[CellProblem]:
    content = line.content
    for lack in lacks(content, known.today, files=1):
        if lack.field != "links" or content.links:
            yield _at(line, _PLACES[lack.field], lack.sentence)
    earlier = known.seen.setdefault(mark, line.row)
    if earlier != line.row:
        said = _("Цей рядок повторює рядок {n}.").format(n=earlier + 1)
        yield _at(line, EventColumn.TITLE, said)
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


def _write(work: Writing, plan: PlanInfo, body: str, lines: tuple[EventLine, ...]) -> None:
    """All rows at once: events, revisions, claims, submissions, receipts."""
    event, claim = _last(work, EventRow), _last(work, ClaimRow)
    receipt = _last_receipt(work)
    year = kyiv_date(work.at).year
    numbers = _numbers(work, plan, body)
    rows: dict[type[SQLModel], list[dict[str, Any]]] = {
        table: []
        for table in (
            EventRow, EventBodyRow, EventRevisionRow, ClaimRow, ClaimTransition, ReceiptRow
        )
    }  # fmt: skip
    by, at = work.actor.id, work.at
    for line in lines:
        event, receipt = event + 1, receipt + 1
        record, codes = record_of(line.content), line.content.obligations
        rows[EventRow].append({"id": event, "plan_id": plan.id, "created_by": by, "created_at": at})
        rows[EventBodyRow].append({"event_id": event, "body": body})
        rows[EventRevisionRow].append(
            {**_record_row(record), "event_id": event, "revision": 1, "actor": by, "at": at}
        )
        for place, code in enumerate(codes):
            claim += 1
            rows[ClaimRow].append(
                {"id": claim, "event_id": event, "obligation_id": numbers[code],
                 "is_primary": place == 0}
            )  # fmt: skip
            rows[ClaimTransition].append(
                {"claim_id": claim, "state": ClaimState.SUBMITTED.value, "revision": 1,
                 "reason": "", "actor": by, "at": at}
            )  # fmt: skip
        content = canonical_of(event, 1, body, record, files=(), obligations=codes)
        rows[ReceiptRow].append(
            {"year": year, "number": receipt, "event_id": event, "revision": 1, "body": body,
             "sha256": hash_of(content), "actor": by, "at": at}
        )  # fmt: skip
    for table, some in rows.items():
        work.session.connection().execute(insert(table), some)


def _record_row(record: EventRecord) -> dict[str, Any]:
    return {
        **asdict(record), "type": record.type.value, "format": record.format.value,
        "links": list(record.links),
    }  # fmt: skip


def _numbers(work: Writing, plan: PlanInfo, body: str) -> dict[str, int]:
    rows = work.session.exec(
        select(ObligationRow.code, ObligationRow.id).where(
            ObligationRow.plan_id == plan.id, ObligationRow.body == body
        )
    ).all()
    return {code: number or 0 for code, number in rows}


def _last(work: Writing, table: type[EventRow | ClaimRow]) -> int:
    return work.session.exec(select(func.max(table.id))).one() or 0


def _last_receipt(work: Writing) -> int:
    year = kyiv_date(work.at).year
    wanted = select(func.max(ReceiptRow.number)).where(ReceiptRow.year == year)
    return work.session.exec(wanted).one() or 0

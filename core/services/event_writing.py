"""Write many submitted events at once, to the same rows, receipts and entries as the form's."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import insert
from sqlmodel import SQLModel, func, select

from core.domain.drafts import record_of
from core.domain.event_sheet import EventLine
from core.domain.events import EventRecord
from core.domain.facts import ClaimState
from core.domain.figures import PlanInfo
from core.domain.moments import kyiv_date
from core.queries.receipts import canonical_of, hash_of
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


def write_events(work: Writing, plan: PlanInfo, body: str, lines: tuple[EventLine, ...]) -> None:
    """Events, revisions, claims, submissions, receipts, and an entry of the audit for each receipt.

    The rows must have been checked within the same transaction.
    """
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
    work.audit_each("receipt.issue", "receipt", map(_told, rows[ReceiptRow]))


def _told(receipt: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A receipt as the journal knows those of the form."""
    told = {name: receipt[name] for name in ("revision", "body", "sha256")}
    return f"{receipt['year']}/{receipt['number']}", {"event": receipt["event_id"], **told}


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

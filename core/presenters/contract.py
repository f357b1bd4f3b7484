"""The JSON and CSV shapes that scripts rely on (contract «JSON shapes»)."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from core.domain.bodies import Body
from core.domain.facts import FactBook, Transition
from core.domain.figures import ObligationStanding
from core.domain.moments import AsOf
from core.domain.obligations import Obligation
from core.domain.rates import Rate, Tally

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def instant_text(instant: datetime | None) -> str | None:
    """An instant in UTC with microseconds."""
    if instant is None:
        return None
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def rate_json(key: str, label: str, tally: Tally, as_of: AsOf) -> dict[str, Any]:
    """One row of `rates`: the five rates, what was left out, as of when."""
    rates = {name.value: _rate(rate) for name, rate in tally.rates.items()}
    left_out = {status.value: n for status, n in tally.left_out.items()}
    return {
        "key": key, "label": label, **rates, "excluded": left_out,
        "as_of": instant_text(as_of.instant),
    }  # fmt: skip


def obligation_row(standing: ObligationStanding) -> dict[str, Any]:
    """One row of `obligations`."""
    row = standing._asdict()
    del row["year"]
    return row


def body_json(body: Body) -> dict[str, Any]:
    """One row of `bodies`."""
    return {
        "code": body.code, "name_uk": body.name_uk, "short_uk": body.short_uk,
        "name_en": body.name_en, "kind": body.kind.value, "parent": body.parent,
        "aliases": list(body.aliases), "central_executive_body": body.is_central,
        "valid_from": _day(body.valid_from), "valid_to": _day(body.valid_to),
        "successor": body.successor, "note": body.note,
    }  # fmt: skip


def facts_json(
    book: FactBook, register: Iterable[tuple[Body, datetime | None]], as_of: AsOf
) -> dict[str, Any]:
    """Every fact, enough for a stranger to recompute every rate.

    `bodies` has a row for each entry of the register as it was recorded (None: the baseline),
    oldest first: the kinds and mergers that roll-ups need.
    """
    return {
        "as_of": instant_text(as_of.instant),
        "bodies": [
            {
                "code": body.code, "kind": body.kind.value, "valid_to": _day(body.valid_to),
                "successor": body.successor, "recorded_at": instant_text(recorded_at),
            }
            for body, recorded_at in register
        ],
        "obligations": [_obligation(obligation) for obligation in book.obligations],
        "consents": [
            {
                "body": fact.body, "measure": fact.measure, "state": fact.state.value,
                "effective_on": _day(fact.effective_on),
                "recorded_at": instant_text(fact.recorded_at),
            }
            for fact in book.consents
        ],
        "exclusions": [
            {
                "id": fact.id, "obligation": fact.obligation, "kind": fact.kind.value,
                "transitions": _moves(fact.transitions),
            }
            for fact in book.exclusions
        ],
        "nil_reports": [
            {"obligation": fact.obligation, "transitions": _moves(fact.transitions)}
            for fact in book.nil_reports
        ],
        "opt_ins": [
            {"body": fact.body, "measure": fact.measure, "transitions": _moves(fact.transitions)}
            for fact in book.opt_ins
        ],
        "triggers": [
            {
                "obligation": fact.obligation, "measure": fact.measure,
                "completed_on": _day(fact.completed_on),
                "recorded_at": instant_text(fact.recorded_at),
            }
            for fact in book.triggers
        ],
        "extensions": [
            {
                "obligation": fact.obligation, "until": _day(fact.until),
                "recorded_at": instant_text(fact.recorded_at),
            }
            for fact in book.extensions
        ],
        **_events_and_claims(book),
    }  # fmt: skip


def json_text(value: Any) -> str:
    """Readable JSON in Ukrainian letters."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=_plain)


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """CSV with a header; lists are joined by «; », and no cell begins a formula."""
    columns = list(rows[0]) if rows else []
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return file.getvalue()


def flat_rate(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `rates` for CSV: `completion_n`, `completion_N`, … `excluded_waived`."""
    flat: dict[str, Any] = {}
    for name, value in row.items():
        parts = value.items() if isinstance(value, dict) else ()
        flat |= {f"{name}_{part}": v for part, v in parts} or {name: value}
    return flat


def _events_and_claims(book: FactBook) -> dict[str, Any]:
    return {
        "events": [
            {
                "id": event.id, "bodies": list(event.bodies), "type": event.type,
                "revisions": [
                    {
                        "revision": r.revision, "held_on": _day(r.held_on),
                        "at": instant_text(r.at),
                    }
                    for r in event.revisions
                ],
            }
            for event in book.events
        ],
        "claims": [
            {
                "event": claim.event, "obligation": claim.obligation,
                "transitions": [
                    {"state": t.state, "revision": t.revision, "at": instant_text(t.at)}
                    for t in claim.transitions
                ],
            }
            for claim in book.claims
        ],
    }  # fmt: skip


def _obligation(obligation: Obligation) -> dict[str, Any]:
    return {
        "id": obligation.id, "plan": obligation.plan, "task": obligation.task,
        "measure": obligation.measure, "body": obligation.body, "period": obligation.period,
        "window_start": _day(obligation.window_start), "due_on": _day(obligation.due_on),
        "min_count": obligation.min_count, "mode": obligation.mode.value,
        "by_consent": obligation.by_consent,
        "conditions": [condition.value for condition in obligation.conditions],
        "elapsed": obligation.elapsed, "exists_from": instant_text(obligation.exists_from),
        "superseded_at": instant_text(obligation.superseded_at),
    }  # fmt: skip


def _moves(transitions: Iterable[Transition]) -> list[dict[str, Any]]:
    return [{"state": t.state, "at": instant_text(t.at)} for t in transitions]


def _rate(rate: Rate) -> dict[str, Any]:
    return {"n": rate.n, "N": rate.total, "rate": rate.value}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant_text(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return "" if value is None else value

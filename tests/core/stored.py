"""Write a book of facts into a real database, as a plan of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from core.domain.bodies import CENTRAL_BODIES
from core.domain.facts import Event, FactBook, Transition
from core.domain.figures import PlanInfo
from core.queries.plans import plan_named
from core.services.obligations import obligation_row
from core.storage.fact_tables import (
    ClaimRow,
    ClaimTransition,
    ConsentRow,
    EventBodyRow,
    EventRevisionRow,
    EventRow,
    ExclusionRow,
    ExclusionTransition,
    ExtensionRow,
    NilReportTransition,
    OptInTransition,
    TriggerFactRow,
)
from core.storage.plan_tables import BodyRecord, GroupMemberRecord, PlanRow, PlanVersionRow
from core.storage.spans import settle
from core.storage.types import BASELINE
from tests.core.strategies import FIRST_YEAR, MERGED_B, MERGER_RECORDED, UNMERGED

SOME_DAY = date(2026, 1, 1)
_numbers = count(1)


def store_register(session: Session) -> None:
    """The register of `tests.core.strategies`, with its merger."""
    for body, at in (*((b, BASELINE) for b in UNMERGED), (MERGED_B, MERGER_RECORDED)):
        session.add(
            BodyRecord(
                code=body.code, name_uk=body.name_uk, short_uk=body.short_uk, name_en=body.name_en,
                kind=body.kind.value, aliases=[], is_central=body.is_central,
                valid_to=body.valid_to, successor=body.successor, recorded_at=at,
            )
        )  # fmt: skip
    session.add_all(
        GroupMemberRecord(group_code=CENTRAL_BODIES, body=b.code) for b in UNMERGED if b.is_central
    )
    session.flush()


def store(engine: Engine, book: FactBook) -> tuple[PlanInfo, FactBook]:
    """Write a book; the plan it now belongs to, and the book as it is to be read back.

    Numbers of events and exclusions become the database's; transitions and consents come in the
    order of their instants.
    """
    with Session(engine) as session:
        plan = _plan(session)
        book = replace(book, obligations=tuple(replace(o, plan=plan.key) for o in book.obligations))
        ids = _obligations(session, plan, book)
        events = {event.id: _event(session, plan, event) for event in book.events}
        exclusions = [_exclusion(session, ids[e.obligation], e) for e in book.exclusions]
        session.add_all(_loose_facts(plan, ids, book))
        _claims(session, ids, events, book)
        session.flush()
        settle(session.connection())
        session.commit()
    stored = replace(
        book,
        consents=tuple(sorted(book.consents, key=lambda fact: fact.recorded_at)),
        exclusions=tuple(
            replace(e, id=number, transitions=_sorted(e.transitions))
            for e, number in zip(book.exclusions, exclusions, strict=True)
        ),
        nil_reports=tuple(replace(n, transitions=_sorted(n.transitions)) for n in book.nil_reports),
        events=tuple(replace(event, id=events[event.id]) for event in book.events),
        claims=tuple(
            replace(c, event=events[c.event], transitions=_sorted(c.transitions))
            for c in book.claims
        ),
    )
    return plan, stored


def _sorted(transitions: Iterable[Transition]) -> tuple[Transition, ...]:
    return tuple(sorted(transitions, key=lambda move: move.at))


def _plan(session: Session) -> PlanInfo:
    row = PlanRow(
        key=f"plan-{next(_numbers)}", title="", act_number="", act_date=SOME_DAY,
        first_year=FIRST_YEAR, in_force_from=SOME_DAY, monitor_from=SOME_DAY, recorded_at=BASELINE,
    )  # fmt: skip
    session.add(row)
    session.flush()
    session.add(
        PlanVersionRow(
            plan_id=row.id or 0, number=1, source_name="", source_text="", source_sha256="",
            recorded_at=BASELINE,
        )
    )  # fmt: skip
    session.flush()
    return plan_named(session, row.key)


def _obligations(session: Session, plan: PlanInfo, book: FactBook) -> dict[str, int]:
    rows = [obligation_row(obligation, plan) for obligation in book.obligations]
    session.add_all(rows)
    session.flush()
    return {row.code: row.id or 0 for row in rows}


def _event(session: Session, plan: PlanInfo, event: Event) -> int:
    row = EventRow(plan_id=plan.id, created_by="a", created_at=event.revisions[0].at)
    session.add(row)
    session.flush()
    number = row.id or 0
    session.add_all(EventBodyRow(event_id=number, body=body) for body in event.bodies)
    session.add_all(
        EventRevisionRow(
            event_id=number, revision=r.revision, type=event.type, title="", held_on=r.held_on,
            actor="a", at=r.at,
        )
        for r in event.revisions
    )  # fmt: skip
    return number


def _exclusion(session: Session, obligation: int, exclusion: Any) -> int:
    row = ExclusionRow(
        obligation_id=obligation, kind=exclusion.kind.value, authority="", document="",
        decided_on=SOME_DAY, reason="",
    )  # fmt: skip
    session.add(row)
    session.flush()
    number = row.id or 0
    _add_in_order(
        session,
        (
            ExclusionTransition(exclusion_id=number, state=m.state, actor="a", at=m.at)
            for m in exclusion.transitions
        ),
    )
    return number


def _claims(session: Session, ids: dict[str, int], events: dict[int, int], book: FactBook) -> None:
    for claim in book.claims:
        row = ClaimRow(event_id=events[claim.event], obligation_id=ids[claim.obligation])
        session.add(row)
        session.flush()
        number = row.id or 0
        _add_in_order(
            session,
            (
                ClaimTransition(
                    claim_id=number, state=m.state, revision=m.revision, actor="a", at=m.at
                )
                for m in claim.transitions
            ),
        )


def _add_in_order(session: Session, rows: Iterable[Any]) -> None:
    session.add_all(rows)
    session.flush()


def _loose_facts(plan: PlanInfo, ids: dict[str, int], book: FactBook) -> Iterator[Any]:
    for fact in book.consents:
        yield ConsentRow(
            plan_id=plan.id, body=fact.body, measure=fact.measure, state=fact.state.value,
            effective_on=fact.effective_on, actor="a", at=fact.recorded_at,
        )  # fmt: skip
    for nil in book.nil_reports:
        for m in nil.transitions:
            yield NilReportTransition(
                obligation_id=ids[nil.obligation], state=m.state, actor="a", at=m.at
            )
    for choice in book.opt_ins:
        for m in choice.transitions:
            yield OptInTransition(
                plan_id=plan.id, body=choice.body, measure=choice.measure, state=m.state,
                actor="a", at=m.at,
            )  # fmt: skip
    for trigger in book.triggers:
        yield TriggerFactRow(
            obligation_id=ids[trigger.obligation], completed_measure=trigger.measure,
            completed_on=trigger.completed_on, actor="a", at=trigger.recorded_at,
        )  # fmt: skip
    for extension in book.extensions:
        yield ExtensionRow(
            obligation_id=ids[extension.obligation], until=extension.until, decided_on=SOME_DAY,
            document="", actor="a", at=extension.recorded_at,
        )  # fmt: skip


def ever_owed(book: FactBook) -> FactBook:
    """The book without the obligations that ended before their year, and what was said of them."""
    obligations = tuple(o for o in book.obligations if not o.ended_before_its_year)
    codes = {o.id for o in obligations}
    return replace(
        book,
        obligations=obligations,
        exclusions=tuple(fact for fact in book.exclusions if fact.obligation in codes),
        nil_reports=tuple(fact for fact in book.nil_reports if fact.obligation in codes),
        triggers=tuple(fact for fact in book.triggers if fact.obligation in codes),
        extensions=tuple(fact for fact in book.extensions if fact.obligation in codes),
        claims=tuple(fact for fact in book.claims if fact.obligation in codes),
    )

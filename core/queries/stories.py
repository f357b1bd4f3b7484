"""The story of an obligation, read for somebody: all of it, or what everyone may read."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from core.domain.facts import ClaimState, OptInState
from core.domain.figures import PlanInfo
from core.domain.moments import AsOf
from core.domain.permissions import Actor
from core.domain.story import Deed, Story, Told, is_of_concern_to, public_part
from core.domain.submissions import Move
from core.queries.commitments import (
    consent_records,
    extension_records,
    opt_in_records,
    trigger_records,
)
from core.queries.events import verified_events
from core.queries.plans import plan_text
from core.queries.register import register_at
from core.queries.requests import exclusion_requests, nil_steps
from core.queries.spans import Scope
from core.storage.fact_tables import ClaimRow, ClaimTransition, EventRevisionRow
from core.storage.plan_tables import ObligationRow
from core.storage.types import BASELINE

MOST_EVENTS = 200


def obligation_story(
    session: Session, plan: PlanInfo, code: str, as_of: AsOf, reader: Actor
) -> Story | None:
    """What happened to an obligation before T, as far as a reader may know; None without it.

    Its own body's people and the secretariat read all of it; everyone else what was decided and
    which events stand accepted, without anybody's name, reason or document.
    """
    row = session.exec(
        select(ObligationRow).where(ObligationRow.plan_id == plan.id, ObligationRow.code == code)
    ).first()
    if row is None:
        return None
    heir = register_at(session, as_of).answering(row.body, as_of.today)
    is_whole = is_of_concern_to(reader, frozenset({row.body, heir}))
    told = [*_origins(session, plan, row), *_exclusions(session, plan, code)]
    if is_whole:
        told += [*_nils(session, plan, code), *_claims(session, row)]
    else:
        told = [part for one in told if (part := public_part(one))]
        told += _accepted(session, plan, row, as_of)
    measures = plan_text(session, plan).measures
    return Story(
        code, plan, next((one for one in measures if one.code == row.measure), None),
        tuple(sorted((one for one in told if one.at < as_of.instant), key=lambda one: one.at)),
        is_whole,
    )  # fmt: skip


def _origins(session: Session, plan: PlanInfo, row: ObligationRow) -> Iterator[Told]:
    """Why it is owed, and why no more: the plan, the body's choice, a completion, a change."""
    causes = [*_joinings(session, plan, row), *_completions(session, plan, row)]
    causes_at = {one.at for one in causes}
    yield Told(deed=Deed.OWED, at=BASELINE, day=plan.frame.in_force_from)
    if row.exists_from > BASELINE and row.exists_from not in causes_at:
        yield Told(deed=Deed.APPEARED, at=row.exists_from)
    yield from causes
    if row.superseded_at is not None and row.superseded_at not in causes_at:
        yield Told(deed=Deed.ENDED, at=row.superseded_at)
    if row.by_consent:
        yield from _consents(session, plan, row)
    for one in extension_records(session, plan, row.code):
        paper = one.paper
        yield Told(
            deed=Deed.EXTENSION, at=paper.at, day=one.until, actor=paper.actor,
            document=paper.document, files=paper.files,
        )  # fmt: skip


def _joinings(session: Session, plan: PlanInfo, row: ObligationRow) -> Iterator[Told]:
    for one in opt_in_records(session, plan, row.body):
        if one.measure == row.measure:
            paper = one.paper
            yield Told(
                deed=Deed.JOINING, at=paper.at, state=OptInState(one.state).value,
                measure=one.measure, actor=paper.actor, document=paper.document, files=paper.files,
            )  # fmt: skip


def _completions(session: Session, plan: PlanInfo, row: ObligationRow) -> Iterator[Told]:
    for one in trigger_records(session, plan, row.code):
        paper = one.paper
        yield Told(
            deed=Deed.COMPLETION, at=paper.at, what=one.completed, day=one.completed_on,
            actor=paper.actor, document=paper.document, files=paper.files,
        )  # fmt: skip


def _consents(session: Session, plan: PlanInfo, row: ObligationRow) -> Iterator[Told]:
    for one in consent_records(session, plan, row.body):
        if one.measure in (None, row.measure):
            paper = one.paper
            yield Told(
                deed=Deed.CONSENT, at=paper.at, state=one.state.value, day=one.effective_on,
                measure=one.measure, actor=paper.actor, document=paper.document, files=paper.files,
            )  # fmt: skip


def _exclusions(session: Session, plan: PlanInfo, code: str) -> Iterator[Told]:
    """Requests with what became of them; the request itself brings its reason and its papers."""
    for one in exclusion_requests(session, plan, obligation=code):
        for place, step in enumerate(one.steps):
            is_first = place == 0
            yield Told(
                deed=Deed.EXCLUSION, at=step.at, state=step.state.value, what=one.kind.value,
                actor=step.actor, reason=one.reason if is_first else step.note,
                document=one.document if is_first else "", files=one.files if is_first else (),
            )  # fmt: skip


def _nils(session: Session, plan: PlanInfo, code: str) -> Iterator[Told]:
    for step in nil_steps(session, plan, code):
        yield Told(
            deed=Deed.NIL, at=step.at, state=step.state.value, actor=step.actor, reason=step.note
        )


def _claims(session: Session, row: ObligationRow) -> Iterator[Told]:
    """Every move of every claim, with the title that the event had then."""
    rows = session.exec(
        select(ClaimTransition, ClaimRow.event_id, EventRevisionRow.title)
        .join(ClaimRow, col(ClaimRow.id) == ClaimTransition.claim_id)
        .join(
            EventRevisionRow,
            (col(EventRevisionRow.event_id) == ClaimRow.event_id)
            & (col(EventRevisionRow.revision) == ClaimTransition.revision),
        )
        .where(ClaimRow.obligation_id == row.id, ClaimTransition.state != ClaimState.DRAFT.value)
        .order_by(col(ClaimTransition.at), col(ClaimTransition.id))
    ).all()
    for move, event, title in rows:
        yield Told(
            deed=Deed.CLAIM, at=move.at, what=title, actor=move.actor,
            reason=move.reason, event=event,
            move=Move(
                ClaimState(move.state), move.revision, move.at, move.actor, move.reason,
                move.is_undo, move.is_appeal,
            ),
        )  # fmt: skip


def _accepted(session: Session, plan: PlanInfo, row: ObligationRow, as_of: AsOf) -> Iterator[Told]:
    """The events that stand accepted for it, at T and now."""
    scope = Scope(plan, as_of, row.year, bodies=(row.body,), measure=row.measure)
    for event in verified_events(session, scope, most=MOST_EVENTS):
        if row.code in event.obligations:
            yield Told(
                deed=Deed.ACCEPTED, at=event.verified_at, what=event.title, day=event.held_on
            )

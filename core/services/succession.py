"""Claims that follow a duty from one body to another when bodies merge (rules §2)."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from core.domain.claims import ClaimState, counts_somewhere
from core.domain.facts import verified_revision
from core.domain.moments import TICK, AsOf
from core.i18n import _
from core.queries.organisers import holders
from core.queries.register import register_at
from core.services.admission import claim_of, past_of
from core.storage.fact_tables import ClaimRow, ClaimTransition
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing


def pass_claims_over(work: Writing, body: str) -> None:
    """Claims for what this body's change just ended pass to who answers for it, if it owes it."""
    register = register_at(work.session, AsOf(work.at + TICK))
    for ended in work.session.exec(
        select(ObligationRow).where(
            ObligationRow.body == body, ObligationRow.superseded_at == work.at
        )
    ).all():
        heir = _same_duty(work.session, ended, register.answering(body, ended.due_on))
        if heir is not None:
            for claim in _claims_for(work.session, ended):
                _pass_over(work, claim, heir)


def give_claims_back(work: Writing, body: str) -> None:
    """Claims follow a duty that a correction brought back (`…~2`), as they stand with the heir.

    What the heir held itself stays with it; what it had only from the merger ends there.
    """
    for back in work.session.exec(
        select(ObligationRow).where(
            ObligationRow.body == body, ObligationRow.exists_from == work.at,
            col(ObligationRow.code).contains("~"),
        )
    ).all():  # fmt: skip
        for claim in _claims_before(work.session, back):
            passed = _passed_claim(work.session, claim, back)
            _pass_over(work, passed or claim, back)
            if passed:
                _end(work, passed)


def _claims_for(session: Session, obligation: ObligationRow) -> list[ClaimRow]:
    return list(session.exec(select(ClaimRow).where(ClaimRow.obligation_id == obligation.id)).all())


def _claims_before(session: Session, back: ObligationRow) -> list[ClaimRow]:
    """Claims for the latest of the obligations that this one comes back for."""
    before = session.exec(
        select(ObligationRow)
        .where(*_of_one_duty(back), ObligationRow.body == back.body, ObligationRow.id != back.id)
        .order_by(col(ObligationRow.exists_from).desc())
    ).first()
    return _claims_for(session, before) if before else []


def _passed_claim(session: Session, claim: ClaimRow, back: ObligationRow) -> ClaimRow | None:
    """The same event's claim for the same duty of a body that did not hold it."""
    held_by = holders(session, claim.event_id)
    return session.exec(
        select(ClaimRow)
        .join(ObligationRow, col(ObligationRow.id) == ClaimRow.obligation_id)
        .where(
            ClaimRow.event_id == claim.event_id,
            *_of_one_duty(back),
            ObligationRow.body != back.body,
            col(ObligationRow.body).not_in(held_by),
        )
    ).first()


def _of_one_duty(obligation: ObligationRow) -> tuple[ColumnElement[bool], ...]:
    return (
        col(ObligationRow.plan_id) == obligation.plan_id,
        col(ObligationRow.measure) == obligation.measure,
        col(ObligationRow.period) == obligation.period,
    )


def _end(work: Writing, claim: ClaimRow) -> None:
    """Take back what counts: the verified revision and, apart, a later one under review."""
    past = past_of(work.session, claim)
    verified = verified_revision(past)
    ends = [(ClaimState.REVOKED, verified)] if verified is not None else []
    if past and past[-1].state == ClaimState.SUBMITTED:
        ends.append((ClaimState.WITHDRAWN, past[-1].revision))
    work.session.add_all(
        ClaimTransition(
            claim_id=claim.id or 0,
            state=state,
            revision=revision,
            reason=_("Реєстр органів виправлено: подію зараховано тому, хто її провів."),
            actor=work.actor.id,
            at=work.at,
        )
        for state, revision in ends
    )
    work.session.flush()


def _same_duty(session: Session, ended: ObligationRow, heir: str) -> ObligationRow | None:
    return session.exec(
        select(ObligationRow).where(
            ObligationRow.plan_id == ended.plan_id,
            ObligationRow.body == heir,
            ObligationRow.measure == ended.measure,
            ObligationRow.period == ended.period,
            col(ObligationRow.superseded_at).is_(None),
        )
    ).first()


def _pass_over(work: Writing, claim: ClaimRow, heir: ObligationRow) -> None:
    session = work.session
    own = claim_of(session, claim.event_id, heir)
    if own is None:
        own = ClaimRow(
            event_id=claim.event_id, obligation_id=heir.id or 0, is_primary=claim.is_primary
        )
        session.add(own)
        session.flush()
    elif counts_somewhere(past_of(session, own)):
        return
    moves = session.exec(
        select(ClaimTransition)
        .where(ClaimTransition.claim_id == claim.id)
        .order_by(col(ClaimTransition.at), col(ClaimTransition.id))
    ).all()
    session.add_all(
        ClaimTransition(
            claim_id=own.id or 0, state=move.state, revision=move.revision, reason=move.reason,
            is_undo=move.is_undo, is_appeal=move.is_appeal, actor=move.actor,
            at=max(move.at, work.at),
        )
        for move in moves
    )  # fmt: skip
    session.flush()

"""Separation of duties: who may not decide on a claim or an exclusion (rules §3 «Claim»)."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from core.domain.claims import may_decide
from core.domain.deciding import concerned
from core.domain.facts import ClaimState
from core.domain.moments import TICK, AsOf, kyiv_date
from core.errors import RuleViolationError
from core.i18n import _
from core.queries.organisers import holders
from core.queries.register import register_at
from core.storage.fact_tables import ClaimRow, ClaimTransition, EventRevisionRow
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing


def is_apart(work: Writing, writers: Collection[str], bodies: Collection[str]) -> bool:
    """Whether the actor neither wrote nor asked for it, nor is of a body that it concerns."""
    register = register_at(work.session, AsOf(work.at + TICK))
    return may_decide(
        verifier=work.actor.id,
        verifier_bodies=work.actor.bodies,
        submitters=writers,
        concerned=concerned(bodies, register, kyiv_date(work.at)),
    )


def check_apart(work: Writing, claim: ClaimRow, revision: int) -> None:
    """Refuse whoever wrote, submitted or appealed the revision, and people of bodies concerned.

    Raises:
        RuleViolationError: the actor did, is of such a body, or made the return appealed against.
    """
    sent = _submissions(work.session, claim, revision)
    written = select(EventRevisionRow.actor).where(
        EventRevisionRow.event_id == claim.event_id, EventRevisionRow.revision == revision
    )
    body = work.session.get_one(ObligationRow, claim.obligation_id).body
    writers = {*(move.actor for move in sent), *work.session.exec(written).all()}
    if not is_apart(work, writers, {body, *holders(work.session, claim.event_id)}):
        raise RuleViolationError(
            _("Перевіряє інша людина: не та, що подала, і не з органу, який подав.")
        )
    is_appeal = bool(sent) and sent[-1].is_appeal
    if is_appeal and _returned_by(work.session, sent[-1]) == work.actor.id:
        raise RuleViolationError(_("Оскарження розглядає інша людина: не та, що повернула."))


def is_heard(session: Session, claim: ClaimRow, revision: int) -> bool:
    """Whether an appeal has been made for a revision of the claim's event."""
    return any(move.is_appeal for move in _submissions(session, claim, revision))


def _submissions(session: Session, claim: ClaimRow, revision: int) -> Sequence[ClaimTransition]:
    return session.exec(
        select(ClaimTransition)
        .where(
            ClaimTransition.claim_id == claim.id,
            ClaimTransition.revision == revision,
            ClaimTransition.state == ClaimState.SUBMITTED.value,
            col(ClaimTransition.is_undo).is_(False),
        )
        .order_by(col(ClaimTransition.at), col(ClaimTransition.id))
    ).all()


def _returned_by(session: Session, appeal: ClaimTransition) -> str | None:
    """Who made the return that an appeal is against."""
    return session.exec(
        select(ClaimTransition.actor)
        .where(
            ClaimTransition.claim_id == appeal.claim_id,
            ClaimTransition.state == ClaimState.RETURNED.value,
            ClaimTransition.at < appeal.at,
        )
        .order_by(col(ClaimTransition.at).desc(), col(ClaimTransition.id).desc())
    ).first()

"""Exclusions of obligations: asked for by the body, decided by somebody else (rules §3)."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from core.domain.facts import ExclusionKind, ExclusionState
from core.domain.figures import PlanInfo
from core.domain.moments import kyiv_date
from core.domain.permissions import Action
from core.errors import InvalidInputError, RuleViolationError
from core.i18n import _
from core.services.admission import check_in_force
from core.services.obligations import obligation_named
from core.services.papers import check_document
from core.services.permission import check_letter, check_may, with_letter
from core.services.separation import is_apart
from core.storage.fact_tables import ExclusionRow, ExclusionTransition
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing

_NEXT_EXCLUSION = {
    ExclusionState.REQUESTED: (ExclusionState.APPROVED, ExclusionState.REFUSED),
    ExclusionState.APPROVED: (ExclusionState.LIFTED,),
    ExclusionState.REFUSED: (),
    ExclusionState.LIFTED: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionGround:
    """Why an obligation is to be left out, by whose authority and document."""

    kind: ExclusionKind
    authority: str
    document: str
    decided_on: date
    reason: str


def request_exclusion(
    work: Writing, plan: PlanInfo, obligation: str, ground: ExclusionGround
) -> int:
    """Ask for an obligation to be left out; the exclusion's number.

    Raises:
        InvalidInputError: no authority, document or reason, or a document of a day to come.
        RuleViolationError: it was superseded, or a request of it waits or was approved.
    """
    asked = obligation_named(work.session, plan, obligation)
    check_may(work, Action.ASK_EXCLUSION, [asked.body])
    check_document(ground.document, ground.decided_on, today=kyiv_date(work.at))
    _check_ground(ground)
    check_in_force(asked)
    _check_first(work, asked)
    row = ExclusionRow(
        obligation_id=asked.id or 0,
        kind=ground.kind.value,
        authority=ground.authority.strip(),
        document=ground.document.strip(),
        decided_on=ground.decided_on,
        reason=ground.reason.strip(),
    )
    work.session.add(row)
    work.session.flush()
    number = row.id or 0
    _move_exclusion(work, number, ExclusionState.REQUESTED, obligation)
    return number


def decide_exclusion(work: Writing, exclusion: int, state: ExclusionState, note: str = "") -> None:
    """Approve or refuse a requested exclusion, or lift an approved one.

    Raises:
        RuleViolationError: the exclusion is not in a state in which this can be done, or the actor
            asked for it, or is of the body it is for.
        InvalidInputError: it is refused or lifted without a word why.
    """
    check_may(work, Action.DECIDE_EXCLUSION)
    last = _last_state(work, exclusion)
    if last is None or state not in _NEXT_EXCLUSION[last]:
        raise RuleViolationError(_("Рішення щодо цього звільнення зараз неможливе."))
    _check_apart(work, exclusion, state)
    if state is not ExclusionState.APPROVED and not note.strip():
        raise InvalidInputError(_("Вкажіть причину."))
    _move_exclusion(work, exclusion, state, note)


def take_back_exclusion(work: Writing, exclusion: int, letter: str = "") -> None:
    """Take back a request that waits: the body asks no more, and may ask anew.

    `letter` is what the body wrote where others act for it.

    Raises:
        ForbiddenError: the actor does not ask for the body.
        InvalidInputError: the letter is not named.
        RuleViolationError: it was decided on, or taken back already.
    """
    check_may(work, Action.ASK_EXCLUSION)
    asked = work.session.exec(
        select(ObligationRow.body)
        .join(ExclusionRow, col(ExclusionRow.obligation_id) == ObligationRow.id)
        .where(ExclusionRow.id == exclusion)
    ).first()
    check_may(work, Action.ASK_EXCLUSION, [asked] if asked else None)
    check_letter(work, asked or "", letter)
    if _last_state(work, exclusion) is not ExclusionState.REQUESTED:
        raise RuleViolationError(_("Прохання вже розглянуто або відкликано."))
    note = with_letter(_("Прохання відкликав орган."), letter)
    _move_exclusion(work, exclusion, ExclusionState.LIFTED, note)


def _last_state(work: Writing, exclusion: int) -> ExclusionState | None:
    last = work.session.exec(
        select(ExclusionTransition)
        .where(ExclusionTransition.exclusion_id == exclusion)
        .order_by(col(ExclusionTransition.at).desc(), col(ExclusionTransition.id).desc())
    ).first()
    return ExclusionState(last.state) if last else None


def _check_ground(ground: ExclusionGround) -> None:
    if not ground.authority.strip():
        raise InvalidInputError(_("Вкажіть, хто ухвалив рішення."))
    if not ground.reason.strip():
        raise InvalidInputError(_("Вкажіть причину."))


def _check_first(work: Writing, obligation: ObligationRow) -> None:
    """One exclusion at a time: of two approved, lifting one would change nothing."""
    rows = work.session.exec(
        select(ExclusionTransition)
        .join(ExclusionRow, col(ExclusionRow.id) == ExclusionTransition.exclusion_id)
        .where(ExclusionRow.obligation_id == obligation.id)
        .order_by(col(ExclusionTransition.at), col(ExclusionTransition.id))
    ).all()
    last = {row.exclusion_id: ExclusionState(row.state) for row in rows}
    if any(state in (ExclusionState.REQUESTED, ExclusionState.APPROVED) for state in last.values()):
        raise RuleViolationError(
            _("Щодо цього зобов’язання вже є прохання або рішення про звільнення.")
        )


def _move_exclusion(work: Writing, exclusion: int, state: ExclusionState, note: str) -> None:
    work.session.add(
        ExclusionTransition(
            exclusion_id=exclusion, state=state.value, note=note, actor=work.actor.id, at=work.at
        )
    )
    work.session.flush()
    work.audit(f"exclusion.{state.value}", "exclusion", exclusion, note=note)


def _check_apart(work: Writing, exclusion: int, state: ExclusionState) -> None:
    """Nobody decides on what they asked for themselves, nor on their own body's request.

    A second member of the working group decides on the group's own. Lifting only puts a duty
    back, so that whoever asked may lift too.
    """
    asked_by, body = work.session.exec(
        select(ExclusionTransition.actor, ObligationRow.body)
        .join(ExclusionRow, col(ExclusionRow.id) == ExclusionTransition.exclusion_id)
        .join(ObligationRow, col(ObligationRow.id) == ExclusionRow.obligation_id)
        .where(
            ExclusionTransition.exclusion_id == exclusion,
            ExclusionTransition.state == ExclusionState.REQUESTED.value,
        )
    ).one()
    if work.actor.is_system or state is ExclusionState.LIFTED:
        return
    if not is_apart(work, {asked_by}, {body}):
        raise RuleViolationError(
            _("Рішення щодо звільнення ухвалює інша особа, не з органу, якого воно стосується.")
        )

"""Consents, opt-ins, extensions, nil reports and triggers (rules §3)."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from core.domain.commitments import consent_needs_document, joining_needs_document
from core.domain.facts import (
    ConsentState,
    NilState,
    OptInState,
)
from core.domain.figures import PlanInfo
from core.domain.moments import TICK, AsOf, kyiv_date
from core.domain.obligations import Mode, duties_of, triggered_obligations
from core.domain.permissions import Action
from core.domain.status import Status
from core.errors import InvalidInputError, RuleViolationError, UnknownCodeError
from core.i18n import _
from core.queries.plans import plan_text
from core.queries.register import register_at
from core.services.admission import check_counted, check_in_force, status_now
from core.services.obligations import obligation_named, obligation_row, regenerate
from core.services.papers import check_document
from core.services.permission import check_letter, check_may, with_letter
from core.storage.fact_tables import (
    ConsentRow,
    ExtensionRow,
    NilReportTransition,
    OptInTransition,
    TriggerFactRow,
)
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGround:
    """A consent's state with what it rests on; without a measure it is for all of them."""

    state: ConsentState
    effective_on: date
    measure: str | None = None
    document: str = ""


class Opened(NamedTuple):
    """An obligation that a completion opened, and the number of the fact that did."""

    obligation: str
    trigger: int


def record_consent(work: Writing, plan: PlanInfo, body: str, ground: ConsentGround) -> int:
    """Record a by-consent body's stand from a date on; the record's number.

    Raises:
        UnknownCodeError: the body takes no part by consent, or the measure is not its.
        InvalidInputError: a stand that rests on a document names none.
    """
    check_may(work, Action.RECORD_CONSENT)
    if consent_needs_document(ground.state):
        check_document(ground.document, today=kyiv_date(work.at))
    if not work.session.exec(
        select(ObligationRow.id).where(
            ObligationRow.plan_id == plan.id,
            ObligationRow.body == body,
            ObligationRow.by_consent == True,  # noqa: E712 a column
            (ObligationRow.measure == ground.measure) if ground.measure else True,
        )
    ).first():
        raise UnknownCodeError(_("Цей орган не бере участі «за згодою» у цьому заході."))
    row = ConsentRow(
        plan_id=plan.id, body=body, measure=ground.measure, state=ground.state.value,
        effective_on=ground.effective_on, document=ground.document, actor=work.actor.id,
        at=work.at,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.audit("consent.record", "body", body, plan=plan.key, ground=ground)
    return row.id or 0


def opt_in(
    work: Writing, plan: PlanInfo, body: str, measure: str, *, state: OptInState, document: str = ""
) -> int:
    """Record that a body joins an opt-in measure or leaves it; the record's number.

    Its obligations follow.

    Raises:
        RuleViolationError: the measure is not open to this body, or it is in that state already.
        InvalidInputError: it is recorded for another body without the document.
    """
    check_may(work, Action.OPT_IN, [body])
    if joining_needs_document(work.actor, body):
        check_document(document, today=kyiv_date(work.at))
    _check_open(work, plan, body, measure)
    last = work.session.exec(
        select(OptInTransition)
        .where(
            OptInTransition.plan_id == plan.id,
            OptInTransition.body == body,
            OptInTransition.measure == measure,
        )
        .order_by(col(OptInTransition.at).desc(), col(OptInTransition.id).desc())
    ).first()
    if (last.state if last else OptInState.OUT) == state:
        raise RuleViolationError(_("Це вже записано."))
    row = OptInTransition(
        plan_id=plan.id, body=body, measure=measure, state=state.value, document=document,
        actor=work.actor.id, at=work.at,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    regenerate(work, plan, through_year=kyiv_date(work.at).year + 1)
    work.audit(f"opt_in.{state.value}", "body", body, plan=plan.key, measure=measure)
    return row.id or 0


def record_trigger(
    work: Writing,
    plan: PlanInfo,
    measure: str,
    *,
    completed: str,
    completed_on: date,
    document: str,
) -> list[Opened]:
    """Record that a measure's initiative was completed; the obligations it opens (1.3).

    Raises:
        UnknownCodeError: there is no such measure, or its deadline waits for nothing.
        InvalidInputError: the completion lies in the future, or before the plan took force, or no
            document proves it.
    """
    check_may(work, Action.RECORD_TRIGGER)
    check_document(document, today=kyiv_date(work.at))
    if completed_on > kyiv_date(work.at):
        raise InvalidInputError(_("Дата завершення не може бути в майбутньому."))
    if completed_on < plan.frame.in_force_from:
        raise InvalidInputError(
            _("Дата завершення не може бути раніше, ніж план набрав чинності ({day}).").format(
                day=f"{plan.frame.in_force_from:%d.%m.%Y}"
            )
        )
    entries = {
        entry.code: (entry, task.number)
        for task in plan_text(work.session, plan).tasks
        for entry in task.measures
    }
    for code in (measure, completed):
        if code not in entries:
            raise UnknownCodeError(_("Немає заходу «{code}».").format(code=code))
    register = register_at(work.session, AsOf(work.at + TICK))
    opened = list(
        triggered_obligations(
            *entries[measure], frame=plan.frame, register=register, cause=(completed, completed_on)
        )
    )
    if not opened:
        raise UnknownCodeError(_("Строк цього заходу не залежить від завершення інших."))
    made: list[Opened] = []
    for obligation in opened:
        row = obligation_row(obligation, plan)
        row.code = _free_code(work.session, plan, row.code)
        row.period = row.code.rpartition("/")[2]
        row.exists_from = work.at
        work.session.add(row)
        work.session.flush()
        fact = TriggerFactRow(
            obligation_id=row.id or 0, completed_measure=completed, completed_on=completed_on,
            document=document, actor=work.actor.id, at=work.at,
        )  # fmt: skip
        work.session.add(fact)
        work.session.flush()
        made.append(Opened(row.code, fact.id or 0))
    codes = [one.obligation for one in made]
    work.audit("trigger.record", "measure", measure, completed=completed, opened=codes)
    return made


def record_extension(
    work: Writing, plan: PlanInfo, obligation: str, *, until: date, decided_on: date, document: str
) -> int:
    """Record a decision on a later date, shown beside the legal deadline, which never moves.

    The record's number.

    Raises:
        InvalidInputError: it is no later than the deadline, or names no document, or one that is
            dated in the future.
    """
    check_may(work, Action.RECORD_EXTENSION)
    check_document(document, decided_on, today=kyiv_date(work.at))
    row = obligation_named(work.session, plan, obligation)
    if until <= row.due_on:
        raise InvalidInputError(_("Подовжений строк має бути пізніше визначеного планом."))
    extension = ExtensionRow(
        obligation_id=row.id or 0, until=until, decided_on=decided_on, document=document,
        actor=work.actor.id, at=work.at,
    )  # fmt: skip
    work.session.add(extension)
    work.session.flush()
    work.audit("extension.record", "obligation", obligation, until=until, document=document)
    return extension.id or 0


def report_nil(
    work: Writing,
    plan: PlanInfo,
    obligation: str,
    *,
    state: NilState,
    reason: str = "",
    letter: str = "",
) -> None:
    """File «не проводилося» with a reason, or withdraw it: reported, never done.

    Args:
        work: The write under way.
        plan: Whose obligation.
        obligation: Its code.
        state: Filed or withdrawn.
        reason: Why it was not held.
        letter: By which the body wrote, where the secretariat reports for it.

    Raises:
        InvalidInputError: it is filed without a reason, or for another body without its letter.
        RuleViolationError: it is in that state already, or it is filed for an obligation that was
            superseded, is left out of the count, or whose period lies ahead.
    """
    row = obligation_named(work.session, plan, obligation)
    check_may(work, Action.FILE_NIL, [row.body])
    check_letter(work, row.body, letter)
    if state is NilState.FILED:
        _check_nil(work, plan, row, reason)
    last = work.session.exec(
        select(NilReportTransition.state)
        .where(NilReportTransition.obligation_id == row.id)
        .order_by(col(NilReportTransition.at).desc(), col(NilReportTransition.id).desc())
    ).first()
    if (last or NilState.WITHDRAWN) == state:
        raise RuleViolationError(_("Це вже записано."))
    said = with_letter(reason, letter)
    work.session.add(
        NilReportTransition(
            obligation_id=row.id or 0, state=state.value, reason=said,
            actor=work.actor.id, at=work.at,
        )
    )  # fmt: skip
    work.audit(f"nil.{state.value}", "obligation", obligation, reason=said)


def _check_nil(work: Writing, plan: PlanInfo, obligation: ObligationRow, reason: str) -> None:
    if not reason.strip():
        raise InvalidInputError(_("Вкажіть причину."))
    check_in_force(obligation)
    check_counted(work, plan, obligation)
    if status_now(work, plan, obligation) is Status.NOT_OPEN:
        raise RuleViolationError(_("Період цього зобов’язання ще не почався."))


def _check_open(work: Writing, plan: PlanInfo, body: str, measure: str) -> None:
    register = register_at(work.session, AsOf(work.at + TICK))
    entries = [m for m in plan_text(work.session, plan).measures if m.code == measure]
    today = kyiv_date(work.at)
    if not any(
        duty.mode is Mode.OPT_IN and duty.body.code == body
        for entry in entries
        for duty in duties_of(entry, register, today)
    ):
        raise RuleViolationError(_("До цього заходу цей орган приєднатися не може."))


def _free_code(session: Session, plan: PlanInfo, code: str) -> str:
    taken = set(
        session.exec(select(ObligationRow.code).where(ObligationRow.plan_id == plan.id)).all()
    )
    number, free = 1, code
    while free in taken:
        number += 1
        free = f"{code}-{number}"
    return free

"""Record what a body did; a correction is a new revision (rules §3 «Event»)."""

from datetime import date

from sqlmodel import col, select

from core.domain.events import EventRecord
from core.domain.facts import OrganiserState
from core.domain.figures import PlanInfo
from core.domain.moments import TICK, AsOf, kyiv_date
from core.domain.permissions import Action, own_bodies
from core.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
    UnknownCodeError,
)
from core.i18n import _
from core.queries.organisers import holders
from core.queries.register import register_at
from core.queries.submissions import own_obligations
from core.services.permission import check_may
from core.storage.fact_tables import EventBodyRow, EventRevisionRow, EventRow, OrganiserTransition
from core.storage.unit_of_work import Writing


def record_event(work: Writing, plan: PlanInfo, record: EventRecord, bodies: frozenset[str]) -> int:
    """Write a new event held by one or several bodies; its number.

    Raises:
        InvalidInputError: no body, no title, or days that cannot be.
        UnknownCodeError: a body is not in the register.
        ForbiddenError: the actor files for none of the bodies.
    """
    if not bodies:
        raise InvalidInputError(_("Вкажіть хоча б один орган, який провів подію."))
    _check_known(work, bodies)
    _check_own(work, bodies)
    _check(record, kyiv_date(work.at))
    event = EventRow(plan_id=plan.id, created_by=work.actor.id, created_at=work.at)
    work.session.add(event)
    work.session.flush()
    number = event.id or 0
    work.session.add_all(EventBodyRow(event_id=number, body=body) for body in sorted(bodies))
    _add_revision(work, number, 1, record)
    work.audit("event.record", "event", number, record=record, bodies=sorted(bodies))
    return number


def revise_event(work: Writing, event: int, record: EventRecord, *, seen_revision: int) -> int:
    """Write a correction of an event's record as its next revision; the revision's number.

    Raises:
        UnknownCodeError: there is no such event.
        ForbiddenError: the actor files for none of its bodies.
        InvalidInputError: days that cannot be.
        ConflictError: someone has changed the record meanwhile.
    """
    last = work.session.exec(
        select(EventRevisionRow.revision)
        .where(EventRevisionRow.event_id == event)
        .order_by(col(EventRevisionRow.revision).desc())
    ).first()
    if last is None:
        raise UnknownCodeError(_("Немає події № {number}.").format(number=event))
    _check_own(work, holders(work.session, event))
    if last != seen_revision:
        raise ConflictError(
            _("Запис про подію тим часом змінили. Перегляньте нову редакцію і повторіть.")
        )
    _check(record, kyiv_date(work.at))
    _add_revision(work, event, last + 1, record)
    work.audit("event.revise", "event", event, revision=last + 1, record=record)
    return last + 1


def join_event(work: Writing, event: int, body: str) -> None:
    """Name one more body that held an event: it is for that body to confirm and claim.

    Raises:
        UnknownCodeError: the body is not in the register.
        ForbiddenError: the actor files for none of the event's bodies.
    """
    _check_own(work, holders(work.session, event))
    _check_known(work, frozenset({body}))
    if work.session.get(EventBodyRow, (event, body)) is None:
        work.session.add(EventBodyRow(event_id=event, body=body))
        work.session.flush()
    else:
        _move(work, event, body, OrganiserState.IN)
    work.audit("event.join", "event", event, body=body)


def leave_event(work: Writing, event: int, body: str) -> None:
    """Take off a body that was named and did not hold the event: by itself or by who did hold it.

    Raises:
        NotFoundError: it is not among those that held the event.
        ForbiddenError: the actor files for none of these.
        RuleViolationError: it has claimed the event for an obligation, or nobody else held it.
    """
    held_by = holders(work.session, event)
    if body not in held_by:
        raise NotFoundError(_("Немає події № {number}.").format(number=event))
    _check_own(work, held_by)
    if own_obligations(work.session, event, body):
        raise RuleViolationError(_("Орган подав цю подію від себе: спершу відкличте подане."))
    if len(held_by) == 1:
        raise RuleViolationError(_("Більше ніхто цієї події не проводив."))
    _move(work, event, body, OrganiserState.OUT)
    work.audit("event.leave", "event", event, body=body)


def _move(work: Writing, event: int, body: str, state: OrganiserState) -> None:
    work.session.add(
        OrganiserTransition(
            event_id=event, body=body, state=state.value, actor=work.actor.id, at=work.at
        )
    )
    work.session.flush()


def _check_known(work: Writing, bodies: frozenset[str]) -> None:
    unknown = sorted(bodies - register_at(work.session, AsOf(work.at + TICK)).bodies.keys())
    if unknown:
        raise UnknownCodeError(_("Немає органу «{code}».").format(code=unknown[0]))


def _check_own(work: Writing, bodies: frozenset[str]) -> None:
    """Of a common event one body is enough: for the others their own people claim."""
    own = own_bodies(work.actor, Action.FILE_EVENT)
    check_may(work, Action.FILE_EVENT, bodies & own or bodies)


def _check(record: EventRecord, today: date) -> None:
    if not record.title.strip():
        raise InvalidInputError(_("Вкажіть назву події."))
    if record.held_on > today:
        raise InvalidInputError(
            _("Дата проведення має бути не пізніше сьогодні ({today}).").format(
                today=f"{today:%d.%m.%Y}"
            )
        )
    if record.began_on and record.began_on > record.held_on:
        raise InvalidInputError(_("Подія не може закінчитися раніше, ніж почалася."))
    if record.participants is not None and record.participants < 0:
        raise InvalidInputError(_("Кількість учасників не може бути від’ємною."))


def _add_revision(work: Writing, event: int, revision: int, record: EventRecord) -> None:
    work.session.add(
        EventRevisionRow(
            event_id=event,
            revision=revision,
            type=record.type.value,
            title=record.title.strip(),
            held_on=record.held_on,
            began_on=record.began_on,
            place=record.place,
            format=record.format.value,
            participants=record.participants,
            details=record.details,
            links=list(record.links),
            actor=work.actor.id,
            at=work.at,
        )
    )
    work.session.flush()

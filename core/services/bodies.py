"""The register of bodies: its first load and its later changes (rules §2)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import col, select

from core.domain.bodies import CENTRAL_BODIES, Body
from core.domain.moments import TICK, AsOf, kyiv_date
from core.domain.permissions import Action
from core.domain.register import Register
from core.errors import InvalidInputError, UnknownCodeError
from core.i18n import _
from core.importing.renamings import Renaming
from core.queries.plans import plans
from core.queries.register import register_at
from core.services.obligations import regenerate
from core.services.permission import check_may
from core.services.succession import give_claims_back, pass_claims_over
from core.storage.fact_tables import TriggerFactRow
from core.storage.plan_tables import BodyRecord, GroupMemberRecord, ObligationRow
from core.storage.types import BASELINE
from core.storage.unit_of_work import Writing


def load_register(work: Writing, bodies: Iterable[Body], renamings: Iterable[Renaming] = ()) -> int:
    """Write the register's baseline, which holds at every T; the number of bodies.

    Raises:
        InvalidInputError: there is a register already.
    """
    check_may(work, Action.RECORD_BODY)
    if work.session.exec(select(BodyRecord.id).limit(1)).first() is not None:
        raise InvalidInputError(_("Реєстр органів уже завантажено."))
    entries = list(bodies)
    for body in entries:
        work.session.add(_record(body))
        if body.is_central:
            work.session.add(GroupMemberRecord(group_code=CENTRAL_BODIES, body=body.code))
    known = {body.code: body for body in entries}
    for new in renamings:
        named = replace(
            known[new.code], name_uk=new.name_uk, short_uk=new.short_uk, name_en=new.name_en
        )
        work.session.add(_record(named, named_from=new.named_from))
    work.session.flush()
    work.audit("register.load", "register", "bodies", count=len(entries))
    return len(entries)


def record_body(
    work: Writing, body: Body, *, named_from: date | None = None, document: str = ""
) -> None:
    """Record a new body or a change of one (renaming, end, merger) from this instant on.

    A body that ended owes nothing due after its last day; where a successor holds the same duty
    for the same period, its events and claims pass over (rules §2); a correction gives them back.

    Raises:
        InvalidInputError: it would end before it began, or succeed itself.
        UnknownCodeError: the successor is not in the register.
    """
    check_may(work, Action.RECORD_BODY)
    known = register_at(work.session, AsOf(work.at + TICK))
    _check(body, known)
    work.session.add(_record(body, at=work.at, named_from=named_from))
    _keep_membership(work, body, known)
    work.session.flush()
    _end_triggered(work, body)
    for plan in plans(work.session):
        regenerate(work, plan, through_year=kyiv_date(work.at).year + 1)
    give_claims_back(work, body.code)
    pass_claims_over(work, body.code)
    before = known.bodies.get(body.code)
    work.audit(
        "register.record", "body", body.code, before=before, after=body,
        document=document,
    )  # fmt: skip


def _check(body: Body, known: Register) -> None:
    if body.valid_from and body.valid_to and body.valid_to < body.valid_from:
        raise InvalidInputError(_("Орган не може припинитися раніше, ніж його створено."))
    if body.successor and body.successor not in {*known.bodies, body.code}:
        raise UnknownCodeError(_("Немає органу «{code}».").format(code=body.successor))
    heir = body.successor
    while heir and heir != body.code:
        heir = known.bodies[heir].successor
    if heir:
        raise InvalidInputError(_("Орган не може бути власним правонаступником."))


def _record(body: Body, *, at: datetime = BASELINE, named_from: date | None = None) -> BodyRecord:
    return BodyRecord(
        code=body.code,
        name_uk=body.name_uk,
        short_uk=body.short_uk,
        name_en=body.name_en,
        kind=body.kind.value,
        parent=body.parent,
        aliases=list(body.aliases),
        is_central=body.is_central,
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        successor=body.successor,
        note=body.note,
        named_from=named_from,
        recorded_at=at,
    )


def _keep_membership(work: Writing, body: Body, known: Register) -> None:
    """Who joins ЦОВВ owes what falls due from today on; who leaves, nothing after today."""
    today = kyiv_date(work.at)
    held = [m for m in known.memberships if (m.group, m.body) == (CENTRAL_BODIES, body.code)]
    is_member = any(m.member_to is None or m.member_to > today for m in held)
    if body.is_central == is_member:
        return
    since = today if body.code in known.bodies else None
    work.session.add(
        GroupMemberRecord(
            group_code=CENTRAL_BODIES,
            body=body.code,
            member_from=since if body.is_central else held[-1].member_from,
            member_to=None if body.is_central else today,
            recorded_at=work.at,
        )
    )


def _end_triggered(work: Writing, body: Body) -> None:
    if body.valid_to is None:
        return
    triggered = select(TriggerFactRow.obligation_id)
    for row in work.session.exec(
        select(ObligationRow).where(
            ObligationRow.body == body.code,
            ObligationRow.due_on > body.valid_to,
            col(ObligationRow.superseded_at).is_(None),
            col(ObligationRow.id).in_(triggered),
        )
    ):
        row.superseded_at = work.at

"""What an act would do to the figures: found by doing it, told before it is kept (rules §3–5)."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.domain.effects import Changed, Effect, Moved, Touches
from core.domain.figures import ObligationStanding, PlanInfo
from core.domain.moments import TICK, AsOf
from core.domain.permissions import Actor
from core.domain.rates import NOTHING, Tally
from core.domain.register import Register
from core.errors import ConflictError
from core.i18n import _
from core.queries.register import register_at
from core.queries.spans import Scope
from core.queries.standings import RollUp, obligation_standings, tallies
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing, trying

Answer = TypeVar("Answer")
Standings = dict[str, ObligationStanding]
Tallies = dict[int, dict[str, Tally]]


def foreseen(
    engine: Engine, actor: Actor, plan: PlanInfo, touches: Touches, act: Callable[[Writing], object]
) -> Effect:
    """What an act would change now; nothing of it is kept.

    Raises:
        PostupError: the act itself is refused.
    """
    with trying(engine, actor) as work:
        return _done(work, plan, touches, act)[1]


def carry_out(
    work: Writing,
    plan: PlanInfo,
    touches: Touches,
    act: Callable[[Writing], Answer],
    seen: Effect,
) -> Answer:
    """Do what somebody has seen the effect of; its answer.

    Raises:
        ConflictError: by now it would change something else than they saw; nothing is kept.
        PostupError: the act itself is refused.
    """
    answer, effect = _done(work, plan, touches, act)
    if effect != seen:
        raise ConflictError(
            _("Показники тим часом змінилися, нічого не збережено. Перегляньте вплив ще раз.")
        )
    return answer


def _done(
    work: Writing, plan: PlanInfo, touches: Touches, act: Callable[[Writing], Answer]
) -> tuple[Answer, Effect]:
    now = AsOf(work.at + TICK)
    register = register_at(work.session, now)
    then = _looked(work.session, plan, touches, now, register)
    answer = act(work)
    work.session.flush()
    after = _looked(work.session, plan, touches, now, register)
    changed = _changed(then[0], after[0])
    opened = work.session.exec(
        select(ObligationRow.code)
        .where(ObligationRow.plan_id == plan.id, ObligationRow.exists_from == work.at)
        .order_by(col(ObligationRow.year), col(ObligationRow.code))
    )
    return answer, Effect(
        changed,
        _moved(changed, then[1], after[1], now, register),
        tuple(code for code in opened if code not in after[0]),
    )


def _looked(
    session: Session, plan: PlanInfo, touches: Touches, now: AsOf, register: Register
) -> tuple[Standings, Tallies]:
    """The obligations that may change, and every year's tallies by body."""
    near = Scope(plan, now, None, bodies=touches.bodies, measure=touches.measure)
    years = plan.years_until(now.today.year)
    counts = {year: tallies(session, Scope(plan, now, year), RollUp.BODY, register)
              for year in years}  # fmt: skip
    return {row.id: row for row in obligation_standings(session, near)}, counts


def _changed(then: Standings, after: Standings) -> tuple[Changed, ...]:
    pairs = [Changed(then.get(code), after.get(code)) for code in {**then, **after}]
    return tuple(pair for pair in pairs if pair.before != pair.after)


def _moved(
    changed: tuple[Changed, ...], then: Tallies, after: Tallies, now: AsOf, register: Register
) -> tuple[Moved, ...]:
    """Each body's and the plan's figures of the years in which anything changes."""
    found: list[Moved] = []
    for year in sorted({pair.now.year for pair in changed}):
        mine = [pair.now.body for pair in changed if pair.now.year == year]
        for body in sorted({register.answering(code, now.today) for code in mine}):
            found.append(
                Moved(year, body, then[year].get(body, NOTHING), after[year].get(body, NOTHING))
            )
        found.append(Moved(year, "", _sum(then[year]), _sum(after[year])))
    return tuple(found)


def _sum(counts: dict[str, Tally]) -> Tally:
    return sum(counts.values(), NOTHING)

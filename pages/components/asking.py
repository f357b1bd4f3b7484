"""The questions screens ask, each a module-level function so that its answer can be cached."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from sqlmodel import Session

from core.domain.figures import (
    Brief,
    Decision,
    Demand,
    EventDay,
    LongestOverdue,
    ObligationStanding,
    PublicEvent,
    Titles,
)
from core.domain.moments import AsOf
from core.domain.plan import ParsedPlan
from core.domain.rates import NOTHING, Tally
from core.presenters.changes import Change, changes, differences
from core.queries import events, filing, plans, standings, state
from core.queries.decisions import public_decisions
from core.queries.register import register_at
from core.queries.standings import RollUp
from pages.components.reading import Reading


def plan_tally(session: Session, look: Reading, as_of: AsOf) -> Tally:
    """The whole plan's tally."""
    found = tallies(session, look, as_of, RollUp.PLAN)
    return found.get(look.plan.key, NOTHING)


def tallies(session: Session, look: Reading, as_of: AsOf, by: RollUp) -> dict[str, Tally]:
    """Tallies by a roll-up."""
    return standings.tallies(session, look.scope(as_of), by, register_at(session, as_of))


def body_tallies_of(session: Session, look: Reading, as_of: AsOf, measure: str) -> dict[str, Tally]:
    """Tallies by body for one measure."""
    scope = look.scope(as_of, measure=measure)
    return standings.tallies(session, scope, RollUp.BODY, register_at(session, as_of))


def measure_tallies_of(
    session: Session, look: Reading, as_of: AsOf, bodies: tuple[str, ...]
) -> dict[str, Tally]:
    """Tallies by measure, of all bodies or of some."""
    scope = look.scope(as_of, bodies=bodies)
    return standings.tallies(session, scope, RollUp.MEASURE, register_at(session, as_of))


def pairs(
    session: Session, look: Reading, as_of: AsOf, bodies: tuple[str, ...] = ()
) -> dict[tuple[str, str], Tally]:
    """Tallies by body and measure, of all bodies or of what some answer for."""
    register = register_at(session, as_of)
    whose = tuple(one for code in bodies for one in register.answered_for(code, as_of.today))
    if bodies and not whose:
        return {}
    scope = look.scope(as_of, bodies=whose)
    return standings.body_measure_tallies(session, scope, register)


def overdue(session: Session, look: Reading, as_of: AsOf) -> list[LongestOverdue]:
    """Bodies with anything overdue, the most first."""
    return standings.overdue_bodies(session, look.scope(as_of), register_at(session, as_of))


def demands(
    session: Session, look: Reading, as_of: AsOf, bodies: tuple[str, ...] = ()
) -> list[Demand]:
    """The measures' periods with counts by status."""
    return standings.demands(session, look.scope(as_of, bodies=bodies))


def running(
    session: Session, look: Reading, as_of: AsOf, bodies: tuple[str, ...] = ()
) -> list[Demand]:
    """The same of those under way in the part of the year asked for, whenever they fall due."""
    first, last = (day or edge for day, edge in zip(look.dates, (date.min, date.max), strict=True))
    whole = standings.demands(session, _of_all_parts(look.scope(as_of, bodies=bodies)))
    return [d for d in whole if d.window_start <= last and d.due_on >= first]


def briefs(
    session: Session, look: Reading, as_of: AsOf, bodies: tuple[str, ...], measure: str | None
) -> list[Brief]:
    """Obligations by what lists need of them."""
    return standings.briefs(session, look.scope(as_of, bodies=bodies, measure=measure))


def obligations(
    session: Session, look: Reading, as_of: AsOf, keys: tuple[int, ...]
) -> list[ObligationStanding]:
    """Some obligations with their status, in the order of their keys."""
    return standings.standings_of(session, look.scope(as_of), keys)


def whole_obligations(
    session: Session, look: Reading, as_of: AsOf, bodies: tuple[str, ...], measure: str | None
) -> list[ObligationStanding]:
    """Obligations with all that is known of them."""
    scope = look.scope(as_of, bodies=bodies, measure=measure)
    return standings.obligation_standings(session, scope)


def latest_events(
    session: Session, look: Reading, as_of: AsOf, most: int, bodies: tuple[str, ...] = ()
) -> list[PublicEvent]:
    """The events verified last."""
    return events.verified_events(session, look.scope(as_of, bodies=bodies), most=most)


def events_by_day(
    session: Session,
    look: Reading,
    as_of: AsOf,
    most: int,
    bodies: tuple[str, ...] = (),
    measure: str | None = None,
) -> list[PublicEvent]:
    """The verified events held last."""
    scope = look.scope(as_of, bodies=bodies, measure=measure)
    return events.verified_events(session, scope, most=most, order=events.BY_DAY)


def changed(session: Session, look: Reading, as_of: AsOf, earlier: AsOf) -> list[Change]:
    """Obligations whose status at T differs from that at an earlier moment."""
    then = standings.briefs(session, look.scope(earlier))
    return changes(then, standings.briefs(session, look.scope(as_of)))


def tally_of_year(session: Session, look: Reading, as_of: AsOf, year: int) -> Tally:
    """The plan's tally of another year or of the same part of it, as of T."""
    return plan_tally(session, replace(look, year=year), as_of)


def differing(session: Session, look: Reading, as_of: AsOf, year: int) -> list[Change]:
    """Duties whose status differs from that of the same duty in another year, as of T."""
    other = replace(look, year=year).scope(as_of)
    then, now = standings.briefs(session, other), standings.briefs(session, look.scope(as_of))
    return differences(then, now, partial(register_at(session, as_of).answering, on=as_of.today))


def event_days(
    session: Session, look: Reading, as_of: AsOf, year: int, month: int, bodies: tuple[str, ...]
) -> dict[date, int]:
    """How many verified events were held on each day of a month."""
    scope = look.scope(as_of, bodies=bodies)
    held = (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return events.verified_days(session, _of_all_parts(scope), held)


def event_days_by_period(
    session: Session, look: Reading, as_of: AsOf, bodies: tuple[str, ...]
) -> list[EventDay]:
    """The days of verified events by the measure and period they count for."""
    scope = look.scope(as_of, bodies=bodies)
    return events.days_by_period(session, _of_all_parts(scope))


def events_of_day(
    session: Session, look: Reading, as_of: AsOf, day: date, most: int, bodies: tuple[str, ...]
) -> list[PublicEvent]:
    """The verified events held on a day."""
    scope = _of_all_parts(look.scope(as_of, bodies=bodies))
    order, held = events.BY_DAY, (day, day)
    return events.verified_events(session, scope, most=most, order=order, held=held)


def _of_all_parts(scope: standings.Scope) -> standings.Scope:
    """The same whatever falls due when: an event may count for a deadline of another month."""
    return replace(scope, due_from=None, due_until=None)


def filing_delays(
    session: Session, look: Reading, as_of: AsOf, bodies: tuple[str, ...]
) -> dict[str, list[int]]:
    """Days from each event of some bodies to its submission, by who answers for them."""
    scope = look.scope(as_of, bodies=bodies)
    return filing.filing_delays(session, scope, register_at(session, as_of))


def decisions(
    session: Session,
    look: Reading,
    as_of: AsOf,
    most: int,
    bodies: tuple[str, ...] = (),
    measure: str | None = None,
) -> list[Decision]:
    """The last public decisions about the obligations of some bodies or of one measure."""
    scope = look.scope(as_of, bodies=bodies, measure=measure)
    return public_decisions(session, scope, most=most)


def last_change(session: Session, _look: Reading, _as_of: AsOf) -> datetime | None:
    """The instant of the last write."""
    return state.last_change(session)


def plan_text(session: Session, look: Reading, _as_of: AsOf) -> ParsedPlan:
    """The plan's tasks and measures."""
    return plans.plan_text(session, look.plan)


def measure_titles(session: Session, look: Reading, _as_of: AsOf) -> dict[str, Titles]:
    """Our short titles of measures."""
    return plans.measure_titles(session, look.plan)


def task_titles(session: Session, look: Reading, _as_of: AsOf) -> dict[str, Titles]:
    """Our short titles of tasks."""
    return plans.task_titles(session, look.plan)

"""A small installation in a real database, written by the services at instants of the test's own.

Its bodies: МВС, ДСНС and a service soon to be merged (all central), Мінцифри, НАБУ by consent, the
working group and an initiative. Its plan has a measure of each kind that the rules tell apart.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Engine

from core.domain.bodies import Body, BodyKind
from core.domain.deadline_rules import AfterEvent, AtLeast, ByDate, Period, TriggerEvent, Within
from core.domain.events import EventRecord, EventType
from core.domain.figures import PlanInfo
from core.domain.moments import AsOf
from core.domain.permissions import SYSTEM, Actor, Role
from core.domain.standings import standings_at
from core.domain.status import Standing
from core.queries.facts import fact_book
from core.services.bodies import load_register, record_body
from core.services.claims import claim_obligation
from core.services.events import record_event
from core.services.plans import PlanCard, PlanSource, load_plan
from core.storage.unit_of_work import Writing, reading, writing
from tests.core.builders import HALF_YEARLY, a_body, a_group, a_measure, a_plan, noon

FOCAL_POINT = Actor("taras", Role.FOCAL_POINT, frozenset({"MVS"}))
SECRETARY = Actor("olena", Role.SECRETARIAT)
SECOND_SECRETARY = Actor("ihor", Role.SECRETARIAT, frozenset({"MRG"}))
BODIES = (
    a_body("MVS", kind=BodyKind.MINISTRY),
    a_body("DSNS"),
    a_body("OLD"),
    a_body("MINCYFRA", kind=BodyKind.MINISTRY),
    a_body("NABU", kind=BodyKind.SPECIAL_STATUS, is_central=False),
    a_group("MRG"),
    a_group("RPK", BodyKind.INITIATIVE),
)
PLAN = a_plan(
    a_measure("1.2", ByDate(month=8, day=31), by=("MRG",)),
    a_measure(
        "1.3",
        ByDate(month=12, day=31),
        AfterEvent(event=TriggerEvent.MEASURE_COMPLETED),
        by=("MRG",),
    ),
    a_measure("2.1", HALF_YEARLY, by=("CEB", "NABU*")),
    a_measure("2.2", HALF_YEARLY, by=("RPK*",)),
    a_measure("3", AtLeast(count=2, period=Period.YEAR)),
    a_measure("5", Within(period=Period.YEAR), by=("CEB", "NABU*")),
    a_measure("8.1", Within(period=Period.YEAR), by=("MINCYFRA", "CEB_INTERESTED")),
)
CARD = PlanCard(
    act_number="781",
    act_date=date(2020, 9, 2),
    title="План заходів",
    first_year=2026,
    in_force_from=date(2026, 1, 1),
    monitor_from=date(2026, 1, 1),
)
SOURCE = PlanSource("plan.txt", "1 | Завдання", PLAN)


@dataclass(frozen=True, slots=True)
class World:
    """The installation: where it is kept, and its plan."""

    engine: Engine
    plan: PlanInfo

    @contextmanager
    def at(self, day: str | datetime, actor: Actor = SECRETARY) -> Iterator[Writing]:
        """A write at noon of an ISO date, or at an instant."""
        with writing(self.engine, actor) as work:
            yield replace(work, at=noon(day) if isinstance(day, str) else day)

    def hold(self, held_on: str, *bodies: str, type_: EventType = EventType.BRIEFING) -> int:
        """Record an event on the day it was held."""
        with self.at(held_on, focal_point_of(*bodies)) as work:
            return record_event(work, self.plan, a_record(held_on, type_), frozenset(bodies))

    def submit(self, obligation: str, held_on: str, *, late: bool = False) -> int:
        """Record an event of the obligation's body and claim it the same day; the claim."""
        body = obligation.split("/")[1]
        event = self.hold(held_on, body)
        with self.at(held_on, focal_point_of(body)) as work:
            return claim_obligation(
                work, self.plan, event=event, obligation=obligation, late_by_choice=late
            )

    def merge(self, code: str, *, ended_on: str, heir: str, recorded_on: str) -> None:
        """Record that a body ended and who took it over."""
        body = next(body for body in BODIES if body.code == code)
        with self.at(recorded_on, SYSTEM) as work:
            record_body(work, replace(body, valid_to=date.fromisoformat(ended_on), successor=heir))

    def standing(self, obligation: str, as_of: AsOf) -> Standing | None:
        """An obligation's standing at T by the domain's rules; None where it does not exist."""
        with reading(self.engine) as session:
            book = fact_book(session, self.plan, through_year=as_of.today.year)
        return {o.id: standing for o, standing in standings_at(book, as_of, None)}.get(obligation)


def focal_point_of(*bodies: str) -> Actor:
    """The person of `FOCAL_POINT`, speaking for other bodies."""
    return replace(FOCAL_POINT, bodies=frozenset(bodies))


def a_record(held_on: str, type_: EventType = EventType.BRIEFING) -> EventRecord:
    """An event's record with a title."""
    return EventRecord(type=type_, title="Брифінг", held_on=date.fromisoformat(held_on))


def install(
    engine: Engine, *, bodies: tuple[Body, ...] = BODIES, card: PlanCard = CARD, until: int = 2027
) -> World:
    """Load the register and the plan on 1 January 2026."""
    with writing(engine, SYSTEM) as work:
        start = replace(work, at=noon("2026-01-01"))
        load_register(start, bodies)
        return World(engine, load_plan(start, card, SOURCE, through_year=until))

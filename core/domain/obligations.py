"""Obligations: body × measure × period, with stable readable ids (rules §2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.domain.bodies import GROUPS, INTERESTED_BODIES, Body
from core.domain.deadline_rules import AfterEvent
from core.domain.moments import kyiv_date
from core.domain.periods import Slot, holds_in, slot_after_event, slots_of
from core.domain.plan import Condition, Measure
from core.domain.register import Register

LONG_WINDOW_DAYS = 184
SOON_DAYS, SOON_DAYS_LONG_WINDOW = 14, 30


class Mode(StrEnum):
    """Who performs: each body for itself, a collective, or whoever opted in."""

    EACH = "each"
    COLLECTIVE = "collective"
    OPT_IN = "opt_in"


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """A plan's dates: its key, when the act took force and when monitoring began here."""

    key: str
    in_force_from: date
    monitor_from: date

    def is_elapsed(self, due_on: date) -> bool:
        """Fell due before the act took force or before monitoring began here (rules §4)."""
        return due_on < max(self.in_force_from, self.monitor_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """What one body owes by one measure in one period; `id` is `CODE/BODY/PERIOD`.

    `exists_from` is None for what the text itself gives; `superseded_at` ends it, never deletes it.
    """

    id: str
    plan: str
    task: str
    measure: str
    body: str
    period: str
    year: int
    window_start: date
    due_on: date
    min_count: int = 1
    mode: Mode = Mode.EACH
    by_consent: bool = False
    conditions: tuple[Condition, ...] = ()
    elapsed: bool = False
    exists_from: datetime | None = None
    superseded_at: datetime | None = None

    @property
    def ended_before_its_year(self) -> bool:
        """Superseded before the year it belongs to began: it was owed at no moment."""
        ended = self.superseded_at
        return ended is not None and kyiv_date(ended).year < self.year

    @property
    def soon_from(self) -> date:
        """The first day on which an open window counts as «скоро строк» (rules §4)."""
        return soon_from(self.window_start, self.due_on)


def soon_from(window_start: date, due_on: date) -> date:
    """The first day of «скоро строк» in a window: 14 days before its end, 30 in a long one."""
    length = (due_on - window_start).days + 1
    days = SOON_DAYS_LONG_WINDOW if length > LONG_WINDOW_DAYS else SOON_DAYS
    return due_on - timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Duty:
    """A body's share in a measure: how it performs it and whether by consent."""

    body: Body
    mode: Mode
    by_consent: bool


def duties_of(measure: Measure, register: Register, on: date) -> tuple[Duty, ...]:
    """Who owes a measure that falls due on a date: existing bodies, each once (rules §2).

    A body named beside a group it belongs to is not asked to opt in, and one obliged outright
    is not asked for consent.
    """
    found: dict[str, Duty] = {}
    for executor in measure.executors.executors:
        for body in _bodies_of(executor.code, register, on):
            duty = Duty(body, _mode(executor.code, body), executor.by_consent)
            known = found.get(body.code)
            if known is None or _strength(duty) > _strength(known):
                found[body.code] = duty
    return tuple(found.values())


def _bodies_of(code: str, register: Register, on: date) -> Iterator[Body]:
    if code in GROUPS:
        yield from register.members(code, on)
    elif (body := register.bodies.get(code)) and body.exists_on(on):
        yield body


def _mode(code: str, body: Body) -> Mode:
    if code == INTERESTED_BODIES:
        return Mode.OPT_IN
    return Mode.COLLECTIVE if body.is_collective else Mode.EACH


def _strength(duty: Duty) -> tuple[bool, bool]:
    return (duty.mode is not Mode.OPT_IN, not duty.by_consent)


def obligations_of(
    measure: Measure, task: str, *, frame: PlanFrame, register: Register, year: int
) -> Iterator[Obligation]:
    """The obligations a measure's text gives in a year; opt-in ones wait for their fact."""
    for slot in slots_of(measure.deadline.rules, year):
        for duty in duties_of(measure, register, slot.due_on):
            yield obligation(measure, task, duty=duty, slot=slot, frame=frame)


def triggered_obligations(
    measure: Measure,
    task: str,
    *,
    frame: PlanFrame,
    register: Register,
    cause: tuple[str, date],
) -> Iterator[Obligation]:
    """The obligations that a recorded trigger (completed measure or event, its date) opens."""
    for rule in measure.deadline.rules:
        if isinstance(rule, AfterEvent) and holds_in(rule, cause[1].year):
            slot = slot_after_event(rule, cause[1], cause[0])
            for duty in duties_of(measure, register, slot.due_on):
                yield obligation(measure, task, duty=duty, slot=slot, frame=frame)


def obligation_id(measure: str, body: str, period: str) -> str:
    """The readable id: `CODE/BODY/PERIOD`."""
    return f"{measure}/{body}/{period}"


def obligation(
    measure: Measure, task: str, *, duty: Duty, slot: Slot, frame: PlanFrame
) -> Obligation:
    """One obligation; its window never opens before the act took force (rules §2)."""
    return Obligation(
        id=obligation_id(measure.code, duty.body.code, slot.code),
        plan=frame.key,
        task=task,
        measure=measure.code,
        body=duty.body.code,
        period=slot.code,
        year=slot.year,
        window_start=max(slot.starts_on, frame.in_force_from),
        due_on=slot.due_on,
        min_count=slot.min_count,
        mode=duty.mode,
        by_consent=duty.by_consent,
        conditions=measure.conditions,
        elapsed=frame.is_elapsed(slot.due_on),
    )

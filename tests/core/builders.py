"""Small values of the domain for tests: say what matters, the rest is ordinary."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from core.domain.bodies import Body, BodyKind
from core.domain.deadline_rules import Period, Rule, TimesPer
from core.domain.facts import Claim, Event, Revision, Transition
from core.domain.moments import AsOf, start_of
from core.domain.obligations import Obligation, PlanFrame
from core.domain.plan import (
    Condition,
    DeadlineCell,
    Executor,
    ExecutorCell,
    Measure,
    ParsedPlan,
    Task,
)
from core.domain.register import Membership, Register

YEAR = 2026
FRAME = PlanFrame("781-2020", date(YEAR, 1, 1), date(YEAR, 1, 1))
HALF_YEARLY = TimesPer(count=1, period=Period.HALF_YEAR)


def utc(text: str) -> datetime:
    """An instant in UTC: `2026-08-31 20:59`, down to microseconds."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def noon(day: str) -> datetime:
    """Midday in UTC of an ISO date: an instant well inside the day in Kyiv."""
    return utc(f"{day} 12:00")


def on(day: str) -> AsOf:
    """T at noon of an ISO date, whose «today» is that date."""
    return AsOf(noon(day))


def opening(day: str) -> AsOf:
    """T at the very start of an ISO date in Kyiv."""
    return AsOf(start_of(date.fromisoformat(day)))


def a_body(code: str, **about: Any) -> Body:
    """A central executive body, unless said otherwise."""
    ordinary = Body(
        code=code,
        name_uk=f"Орган {code}",
        short_uk=code,
        name_en=f"Body {code}",
        kind=BodyKind.SERVICE,
        is_central=True,
    )
    return replace(ordinary, **about)


def a_group(code: str = "MRG", kind: BodyKind = BodyKind.WORKING_GROUP) -> Body:
    """A collective body."""
    return a_body(code, kind=kind, is_central=False)


def a_register(*bodies: Body) -> Register:
    """A register in which those marked central are ЦОВВ."""
    central = tuple(Membership("CEB", body.code) for body in bodies if body.is_central)
    return Register({body.code: body for body in bodies}, central)


def a_measure(
    code: str, *rules: Rule, by: tuple[str, ...] = ("CEB",), conditions: tuple[Condition, ...] = ()
) -> Measure:
    """A measure with its rules; `by` are codes of executors, a star marks «за згодою»."""
    executors = tuple(Executor(name.rstrip("*"), name.endswith("*")) for name in by)
    return Measure(
        code=code,
        text=f"Захід {code}",
        source_line=1,
        deadline=DeadlineCell("", "", 1, rules),
        executors=ExecutorCell("", "", 1, executors),
        conditions=conditions,
    )


def a_plan(*measures: Measure) -> ParsedPlan:
    """A plan whose tasks are the first numbers of its measures' codes."""
    numbers = dict.fromkeys(measure.code.split(".")[0] for measure in measures)
    return ParsedPlan(
        tuple(
            Task(n, f"Завдання {n}", tuple(m for m in measures if m.code.split(".")[0] == n))
            for n in numbers
        )
    )


def an_obligation(**about: Any) -> Obligation:
    """`2.1/MVS/2026-H1`: once by 30 June 2026."""
    ordinary = Obligation(
        id="",
        plan="781-2020",
        task="2",
        measure="2.1",
        body="MVS",
        period="2026-H1",
        year=YEAR,
        window_start=date(YEAR, 1, 1),
        due_on=date(YEAR, 6, 30),
    )
    one = replace(ordinary, **about)
    return one if one.id else replace(one, id=f"{one.measure}/{one.body}/{one.period}")


def moves(*steps: tuple[Any, ...]) -> tuple[Transition, ...]:
    """Transitions from (state, ISO date, revision) or (state, instant); revision 1 unless said."""
    return tuple(_move(*step) for step in steps)


def a_claim(number: int, held_on: str, *steps: tuple[Any, ...]) -> tuple[Claim, Event]:
    """An event of one revision, held on a day, with its claim for `2.1/MVS/2026-H1`."""
    revision = Revision(1, date.fromisoformat(held_on), noon(held_on))
    event = Event(number, ("MVS",), "briefing", (revision,))
    return Claim(number, "2.1/MVS/2026-H1", moves(*steps)), event


def _move(state: Any, at: str | datetime, revision: int = 1) -> Transition:
    return Transition(str(state), noon(at) if isinstance(at, str) else at, revision)

"""What is owed through time: obligations as the register and opt-ins change (rules §2).

A change holds from the instant it was recorded: before it the figures stay what they were, so an
obligation that a change brings exists from then, and one that it takes away is superseded then.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.domain.facts import OptIn, OptInState, state_at
from core.domain.moments import TICK, AsOf, end_of
from core.domain.obligations import Mode, Obligation, PlanFrame, obligations_of
from core.domain.plan import ParsedPlan
from core.domain.register import Register


@dataclass(frozen=True, slots=True)
class RegisterState:
    """The register as it holds from an instant on; the baseline's instant is None."""

    since: datetime | None
    register: Register


def obligations_through_time(
    plan: ParsedPlan,
    *,
    frame: PlanFrame,
    years: Iterable[int],
    states: Sequence[RegisterState],
    opt_ins: Iterable[OptIn] = (),
) -> list[Obligation]:
    """Every text-derived obligation of the years, with the instants between which it exists.

    One that comes back after it was taken away, or changes, is a new one, `…~2`.
    """
    choices = {(choice.body, choice.measure): choice for choice in opt_ins}
    found: list[Obligation] = []
    for year in years:
        owed = [
            (state.since, _owed(plan, frame=frame, register=state.register, year=year))
            for state in states
        ]
        for id_ in dict.fromkeys(id_ for _, present in owed for id_ in present):
            found.extend(_chain([(since, present.get(id_)) for since, present in owed], choices))
    return found


def _owed(
    plan: ParsedPlan, *, frame: PlanFrame, register: Register, year: int
) -> dict[str, Obligation]:
    return {
        obligation.id: obligation
        for task in plan.tasks
        for measure in task.measures
        for obligation in obligations_of(
            measure, task.number, frame=frame, register=register, year=year
        )
    }


def _chain(
    versions: Sequence[tuple[datetime | None, Obligation | None]],
    choices: dict[tuple[str, str], OptIn],
) -> list[Obligation]:
    """One readable id through time, from what it is in each state of the register."""
    chain: list[Obligation] = []
    for since, obligation in _moments(versions, choices):
        owed = obligation if obligation and _is_chosen(obligation, choices, since) else None
        last = chain[-1] if chain and chain[-1].superseded_at is None else None
        if last and _is_same(last, owed):
            continue
        if last:
            chain[-1] = replace(last, superseded_at=since)
        if owed:
            id_ = f"{owed.id}~{len(chain) + 1}" if chain else owed.id
            chain.append(replace(owed, id=id_, exists_from=since))
    return chain


def _moments(
    versions: Sequence[tuple[datetime | None, Obligation | None]],
    choices: dict[tuple[str, str], OptIn],
) -> Iterator[tuple[datetime | None, Obligation | None]]:
    """What is owed by the text at each instant at which the register or the choice changes."""
    changes = {
        move.at
        for _, obligation in versions
        if obligation and (choice := choices.get((obligation.body, obligation.measure)))
        for move in choice.transitions
    }
    for since in (None, *sorted(changes | {since for since, _ in versions if since})):
        yield since, [o for at, o in versions if not at or (since and at <= since)][-1]


def _is_chosen(
    obligation: Obligation, choices: dict[tuple[str, str], OptIn], since: datetime | None
) -> bool:
    if obligation.mode is not Mode.OPT_IN:
        return True
    choice = choices.get((obligation.body, obligation.measure))
    if choice is None or since is None:
        return False
    known = AsOf(min(since + TICK, end_of(obligation.due_on)))
    return state_at(choice.transitions, known) == OptInState.IN


def _is_same(known: Obligation, owed: Obligation | None) -> bool:
    return owed is not None and known == replace(owed, id=known.id, exists_from=known.exists_from)

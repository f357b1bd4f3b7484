"""What is owed through time: obligations as the register and opt-ins change (rules §2).

A change holds from the instant it was recorded: before it the figures stay what they were, so an
obligation that a change brings exists from then, and one that it takes away is superseded then.
"""

from collections import defaultdict
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
    moments = _moments(states, choices.values())
    found: list[Obligation] = []
    for year in years:
        chains: dict[str, list[Obligation]] = defaultdict(list)
        for since, register in moments:
            owed = _owed(plan, frame=frame, register=register, year=year)
            _note(chains, {o.id: o for o in owed if _is_chosen(o, choices, since)}, since)
        found.extend(obligation for chain in chains.values() for obligation in chain)
    return found


def _moments(
    states: Sequence[RegisterState], choices: Iterable[OptIn]
) -> list[tuple[datetime | None, Register]]:
    changes = {t.at for choice in choices for t in choice.transitions}
    instants = changes | {state.since for state in states if state.since}
    return [
        (since, [s.register for s in states if not s.since or (since and s.since <= since)][-1])
        for since in (None, *sorted(instants))
    ]


def _owed(
    plan: ParsedPlan, *, frame: PlanFrame, register: Register, year: int
) -> Iterator[Obligation]:
    for task in plan.tasks:
        for measure in task.measures:
            yield from obligations_of(
                measure, task.number, frame=frame, register=register, year=year
            )


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


def _note(
    chains: dict[str, list[Obligation]], present: dict[str, Obligation], since: datetime | None
) -> None:
    for id_, chain in chains.items():
        last = chain[-1]
        if last.superseded_at is None and not _is_same(last, present.get(id_)):
            chain[-1] = replace(last, superseded_at=since)
    for id_, obligation in present.items():
        chain = chains[id_]
        if not chain or chain[-1].superseded_at is not None:
            new_id = f"{id_}~{len(chain) + 1}" if chain else id_
            chain.append(replace(obligation, id=new_id, exists_from=since))


def _is_same(known: Obligation, owed: Obligation | None) -> bool:
    return owed is not None and known == replace(owed, id=known.id, exists_from=known.exists_from)

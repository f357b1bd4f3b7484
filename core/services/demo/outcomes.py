"""How an invented body meets an obligation: when it acts, when it files, what is decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from core.domain.facts import ClaimState
from core.domain.moments import start_of
from core.storage.plan_tables import ObligationRow

Moves = list[tuple[ClaimState, int, datetime]]
RECENT = timedelta(days=60)
"""For how long the invented secretariat leaves a submission at most."""


@dataclass(frozen=True, slots=True)
class Story:
    """One event for an obligation: the days its record gave, revision by revision, and moves."""

    held_on: tuple[date, ...]
    written_at: tuple[datetime, ...]
    moves: Moves


def diligence_of(random: Random) -> float:
    """How diligent a body is, from 0.35 to 0.99; most are good."""
    return 0.35 + 0.64 * random.betavariate(4, 1.6)


def story_of(
    obligation: ObligationRow, diligence: float, now: datetime, random: Random
) -> Story | None:
    """What happened by now, or None when nothing did."""
    luck = random.random()
    if luck > diligence + 0.12:
        return None
    is_late = luck > diligence
    held = _day_held(obligation, is_late=is_late, random=random)
    written = start_of(held) + timedelta(hours=33 + random.randrange(24 * 9), minutes=luck * 59)
    if written >= now:
        return None
    return _story(obligation, held, written, now, random)


def _day_held(obligation: ObligationRow, *, is_late: bool, random: Random) -> date:
    if is_late:
        return obligation.due_on + timedelta(days=random.randrange(1, 40))
    length = max(0, (obligation.due_on - obligation.window_start).days)
    return obligation.window_start + timedelta(days=int(length * random.betavariate(2, 2)))


def _story(
    obligation: ObligationRow, held: date, written: datetime, now: datetime, random: Random
) -> Story:
    moves = list(_moves(written, now, random))
    past = [move for move in moves if move[2] < now]
    revisions = max((revision for _, revision, _ in past), default=1)
    days = (held, *[_corrected(held, obligation)] * (revisions - 1))
    stamps = [next(at for _, r, at in moves if r == n) for n in range(1, revisions + 1)]
    return Story(days, tuple(stamps), past)


def _corrected(held: date, obligation: ObligationRow) -> date:
    earlier = held - timedelta(days=1)
    return earlier if earlier >= obligation.window_start else held


def _moves(
    written: datetime, now: datetime, random: Random
) -> Iterator[tuple[ClaimState, int, datetime]]:
    way = random.random()
    at = written
    if way < 0.25:
        yield ClaimState.DRAFT, 1, at
        at += timedelta(hours=1 + random.randrange(60))
    if way < 0.02:
        return
    yield ClaimState.SUBMITTED, 1, at
    at += timedelta(hours=5 + random.randrange(24 * 12), seconds=random.randrange(3600))
    if way < 0.12:
        yield ClaimState.RETURNED, 1, at
        at += timedelta(hours=20 + random.randrange(24 * 14))
        if way < 0.06:
            return
        yield ClaimState.SUBMITTED, 2, at
        at += timedelta(hours=5 + random.randrange(24 * 6))
        yield ClaimState.VERIFIED, 2, at
    elif way > 0.06 and (random.random() > 0.3 or now - written > RECENT):
        yield ClaimState.VERIFIED, 1, at
        if way > 0.99:
            yield ClaimState.REVOKED, 1, at + timedelta(days=9)

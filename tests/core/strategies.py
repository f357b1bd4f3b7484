"""Fact books for property tests: few bodies, measures and years, and everything that can happen.

Instants crowd around deadlines and around each other, many of them equal; transitions come in any
order of states, since the rules give every sequence a meaning.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from core.domain.bodies import BodyKind
from core.domain.facts import (
    Claim,
    ClaimState,
    Consent,
    ConsentState,
    Event,
    Exclusion,
    ExclusionKind,
    ExclusionState,
    Extension,
    FactBook,
    NilReport,
    NilState,
    OptIn,
    OptInState,
    Revision,
    Transition,
)
from core.domain.moments import TICK, AsOf, end_of, start_of
from core.domain.obligations import Mode, Obligation
from tests.core.builders import a_body, a_group, a_register, noon

Fact = TypeVar("Fact")
FIRST_YEAR = 2025
MERGED_ON = date(2026, 8, 31)
MERGER_RECORDED = noon("2026-09-05")
UNMERGED = (
    a_body("A"),
    a_body("B"),
    a_body("M", kind=BodyKind.MINISTRY),
    a_group("MRG"),
)
MERGED_B = a_body("B", valid_to=MERGED_ON, successor="M")
MERGED = a_register(UNMERGED[0], MERGED_B, *UNMERGED[2:])
BODIES = tuple(body.code for body in UNMERGED)
MEASURES = ("1.1", "2.1", "2.2")
PERIODS = {
    "2025": (2025, date(2025, 1, 1), date(2025, 12, 31)),
    "2026-H1": (2026, date(2026, 1, 1), date(2026, 6, 30)),
    "2026": (2026, date(2026, 3, 1), date(2026, 8, 31)),
    "2026-Q4": (2026, date(2026, 10, 1), date(2027, 1, 10)),
    "2027-H1": (2027, date(2027, 1, 1), date(2027, 6, 30)),
}
DUE_DATES = tuple(due for _, _, due in PERIODS.values())
ANCHORS = (
    *(end_of(due) for due in DUE_DATES),
    start_of(date(2026, 3, 1)),
    start_of(date(2026, 6, 16)),
    start_of(date(2026, 8, 1)),
    start_of(date(2027, 1, 1)),
    noon("2026-04-10"),
    noon("2026-09-20"),
    MERGER_RECORDED,
)
DAYS = st.sampled_from(
    [d + timedelta(days=n) for d in DUE_DATES for n in (0, 1)]
    + [date(2025, 6, 1), date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 5), date(2026, 7, 7)]
)
INSTANTS = st.builds(
    lambda anchor, ticks: anchor + ticks * TICK, st.sampled_from(ANCHORS), st.integers(-1, 2)
)
MOMENTS = st.one_of(
    INSTANTS.map(AsOf),
    DAYS.map(lambda day: AsOf(end_of(day))),
    st.just(AsOf(noon("2031-01-01"))),
)


def fact_books() -> st.SearchStrategy[FactBook]:
    """Any book of facts over a few obligations."""
    return _obligations().flatmap(lambda some: _books(tuple(some)))


def consent_books() -> st.SearchStrategy[FactBook]:
    """Books in which nothing but consent decides."""
    plain = _plain(by_consent=True)
    return plain.flatmap(lambda some: st.builds(FactBook, st.just(some), consents=_consents(some)))


def decision_books() -> st.SearchStrategy[FactBook]:
    """Books in which nothing but exclusions and nil reports decides."""
    return _plain().flatmap(
        lambda some: st.builds(
            FactBook,
            st.just(some),
            exclusions=_exclusions(st.just(some[0].id)),
            nil_reports=st.builds(NilReport, st.just(some[0].id), _moves(NilState)).map(
                lambda fact: (fact,)
            ),
        )
    )


def claim_books() -> st.SearchStrategy[FactBook]:
    """Books in which nothing but events and their claims decides."""
    return st.tuples(_plain(), _events()).flatmap(
        lambda drawn: st.builds(
            FactBook,
            st.just(drawn[0]),
            events=st.just(drawn[1]),
            claims=_claims(st.just(drawn[0][0].id), drawn[1]),
        )
    )


def opt_ins() -> st.SearchStrategy[tuple[OptIn, ...]]:
    """Bodies that join and leave measures, in the order of instants."""
    choices = st.builds(
        OptIn,
        st.sampled_from(BODIES),
        st.sampled_from(MEASURES),
        _moves(OptInState).map(lambda moves: tuple(sorted(moves, key=lambda move: move.at))),
    )
    return st.lists(choices, max_size=3, unique_by=lambda c: (c.body, c.measure)).map(tuple)


@dataclass(frozen=True, slots=True)
class Shuffle:
    """A way to put facts in another order that keeps facts of one instant in theirs."""

    seed: int

    def __call__(self, facts: tuple[Fact, ...], at: Any = None) -> tuple[Fact, ...]:
        """The facts reordered; `at` tells a fact's instant where its order counts."""
        order = list(range(len(facts)))
        Random(self.seed).shuffle(order)  # noqa: S311 no secret
        if at is not None:
            places: dict[datetime, list[int]] = {}
            for place, index in enumerate(order):
                places.setdefault(at(facts[index]), []).append(place)
            for held in places.values():
                for place, index in zip(held, sorted(order[p] for p in held), strict=True):
                    order[place] = index
        return tuple(facts[index] for index in order)


SHUFFLES = st.integers(0, 1_000_000).map(Shuffle)


def _obligations() -> st.SearchStrategy[list[Obligation]]:
    one = st.builds(
        _obligation,
        st.sampled_from(BODIES),
        st.sampled_from(MEASURES),
        st.sampled_from(list(PERIODS)),
        st.fixed_dictionaries(
            {
                "min_count": st.sampled_from([1, 1, 2]),
                "by_consent": st.booleans(),
                "elapsed": st.sampled_from([False] * 7 + [True]),
                "exists_from": st.one_of(st.none(), st.none(), INSTANTS),
                "superseded_at": st.one_of(st.none(), st.none(), st.none(), INSTANTS),
            }
        ),
    )
    return st.lists(one, min_size=1, max_size=4, unique_by=lambda obligation: obligation.id)


def _plain(**about: Any) -> st.SearchStrategy[tuple[Obligation, ...]]:
    """One obligation that always counts."""
    return st.builds(
        lambda period, need: (_obligation("A", "2.1", period, {"min_count": need} | about),),
        st.sampled_from(list(PERIODS)),
        st.sampled_from([1, 1, 2]),
    )


def _obligation(body: str, measure: str, period: str, about: dict[str, Any]) -> Obligation:
    year, start, due = PERIODS[period]
    return Obligation(
        id=f"{measure}/{body}/{period}",
        plan="p",
        task=measure.split(".")[0],
        measure=measure,
        body=body,
        period=period,
        year=year,
        window_start=start,
        due_on=due,
        mode=Mode.COLLECTIVE if body == "MRG" else Mode.EACH,
        **about,
    )


def _books(obligations: tuple[Obligation, ...]) -> st.SearchStrategy[FactBook]:
    ids = st.sampled_from([obligation.id for obligation in obligations])
    return _events().flatmap(
        lambda events: st.builds(
            FactBook,
            obligations=st.just(obligations),
            consents=_consents(obligations),
            exclusions=_exclusions(ids),
            nil_reports=_unique(st.builds(NilReport, ids, _moves(NilState)), "obligation"),
            extensions=_some(st.builds(Extension, ids, DAYS, INSTANTS), 2),
            events=st.just(events),
            claims=_claims(ids, events),
        )
    )


def _some(facts: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(facts, max_size=most).map(tuple)


def _unique(facts: st.SearchStrategy[Any], *names: str) -> st.SearchStrategy[tuple[Any, ...]]:
    def key(fact: Any) -> tuple[Any, ...]:
        return tuple(getattr(fact, name) for name in names)

    return st.lists(facts, max_size=8, unique_by=key).map(tuple)


def _shared(most: int) -> st.SearchStrategy[st.SearchStrategy[datetime]]:
    """A few instants to draw from, so that facts of one sequence often have the same."""
    return st.lists(INSTANTS, min_size=1, max_size=most).map(st.sampled_from)


def _moves(states: Any) -> st.SearchStrategy[tuple[Transition, ...]]:
    return _shared(2).flatmap(
        lambda instants: st.lists(
            st.builds(Transition, st.sampled_from(states).map(str), instants),
            min_size=1,
            max_size=4,
        ).map(tuple)
    )


def _exclusions(ids: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Exclusion, ...]]:
    rows = _some(st.tuples(ids, st.sampled_from(ExclusionKind), _moves(ExclusionState)), 3)
    return rows.map(lambda some: tuple(Exclusion(n, *row) for n, row in enumerate(some, start=1)))


def _consents(obligations: tuple[Obligation, ...]) -> st.SearchStrategy[tuple[Consent, ...]]:
    """Stands of the bodies that have something by consent, for their measures or for all."""
    asked = [obligation for obligation in obligations if obligation.by_consent]
    if not asked:
        return st.just(())
    return st.tuples(st.sampled_from(asked), _shared(3)).flatmap(
        lambda drawn: _some(
            st.builds(
                Consent,
                body=st.just(drawn[0].body),
                measure=st.sampled_from([None, drawn[0].measure, "9.9"]),
                state=st.sampled_from(ConsentState),
                effective_on=DAYS,
                recorded_at=drawn[1],
            ),
            6,
        )
    )


def _events() -> st.SearchStrategy[tuple[Event, ...]]:
    revisions = st.lists(st.tuples(DAYS, INSTANTS), min_size=1, max_size=3).map(
        lambda rows: tuple(Revision(n, day, at) for n, (day, at) in enumerate(rows, start=1))
    )
    bodies = st.lists(st.sampled_from(BODIES), min_size=1, max_size=2, unique=True).map(
        lambda codes: tuple(sorted(codes))
    )
    records = st.lists(st.tuples(bodies, revisions), max_size=4)
    return records.map(
        lambda rows: tuple(Event(n, b, "briefing", r) for n, (b, r) in enumerate(rows, start=1))
    )


def _claims(
    ids: st.SearchStrategy[str], events: tuple[Event, ...]
) -> st.SearchStrategy[tuple[Claim, ...]]:
    if not events:
        return st.just(())
    one = st.sampled_from(events).flatmap(
        lambda event: st.builds(Claim, st.just(event.id), ids, _claim_moves(len(event.revisions)))
    )
    return _unique(one, "event", "obligation")


def _claim_moves(revisions: int) -> st.SearchStrategy[tuple[Transition, ...]]:
    states = [*ClaimState, ClaimState.SUBMITTED, ClaimState.VERIFIED, ClaimState.VERIFIED]
    return _shared(4).flatmap(
        lambda instants: st.lists(
            st.builds(
                Transition, st.sampled_from(states).map(str), instants, st.integers(1, revisions)
            ),
            max_size=6,
        ).map(tuple)
    )

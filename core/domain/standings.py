"""All obligations of a plan at T by the rules alone: the oracle that SQL is held to."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from core.domain.facts import FactBook, Record
from core.domain.moments import AsOf
from core.domain.obligations import Obligation
from core.domain.status import Standing, standing_at

Fact = TypeVar("Fact")


def in_scope(obligation: Obligation, as_of: AsOf, year: int | None) -> bool:
    """Whether an obligation exists at T and belongs to the year (None: all until today's)."""
    exists = obligation.exists_from is None or obligation.exists_from < as_of.instant
    has_come = obligation.year <= as_of.today.year
    is_asked_for = year in (None, obligation.year)
    return exists and has_come and is_asked_for and not obligation.ended_before_its_year


def standings_at(
    book: FactBook, as_of: AsOf, year: int | None
) -> list[tuple[Obligation, Standing]]:
    """Each obligation in scope with its standing at T, in the book's order."""
    records = _records(book)
    return [
        (obligation, standing_at(obligation, records[obligation.id], as_of))
        for obligation in book.obligations
        if in_scope(obligation, as_of, year)
    ]


def _records(book: FactBook) -> dict[str, Record]:
    events = {event.id: event for event in book.events}
    claims = _by_obligation(
        (claim.obligation, (claim, events[claim.event])) for claim in book.claims
    )
    exclusions = _by_obligation((fact.obligation, fact) for fact in book.exclusions)
    nils = _by_obligation((fact.obligation, fact) for fact in book.nil_reports)
    extensions = _by_obligation((fact.obligation, fact) for fact in book.extensions)
    return {
        obligation.id: Record(
            consents=book.consents if obligation.by_consent else (),
            exclusions=tuple(exclusions[obligation.id]),
            nil_reports=tuple(nils[obligation.id]),
            extensions=tuple(extensions[obligation.id]),
            claims=tuple(claims[obligation.id]),
        )
        for obligation in book.obligations
    }


def _by_obligation(pairs: Iterable[tuple[str, Fact]]) -> dict[str, list[Fact]]:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for key, fact in pairs:
        groups[key].append(fact)
    return groups

"""How an event's day stands to the period it is claimed for (rules §3 «Claim»)."""

from datetime import date
from enum import Enum

from core.domain.deadline_rules import Rule
from core.domain.events import is_late_performance, may_count
from core.domain.obligations import Obligation
from core.domain.submissions import ClaimView


class Lateness(Enum):
    """In the window; late but within a yearly date's year; late by explicit choice; before it."""

    NONE = "none"
    WITHIN_THE_YEAR = "within_the_year"
    BY_CHOICE = "by_choice"
    TOO_EARLY = "too_early"


def lateness(held_on: date, claim: ClaimView, rules: tuple[Rule, ...]) -> Lateness:
    """How late an event of that day is for a claim; what is by choice needs the verifier's consent.

    Args:
        held_on: The event's day.
        claim: What it is claimed for.
        rules: Those of the measure's deadline.
    """
    obligation = Obligation(
        id=claim.obligation, plan="", task="", measure=claim.measure,
        body=claim.obligation.split("/")[1], period=claim.period, year=int(claim.period[:4]),
        window_start=claim.window_start, due_on=claim.due_on,
    )  # fmt: skip
    return lateness_for(held_on, obligation, rules)


def lateness_for(held_on: date, obligation: Obligation, rules: tuple[Rule, ...]) -> Lateness:
    """The same, of an obligation itself."""
    is_late = is_late_performance(held_on, obligation)
    if may_count(held_on, obligation, rules):
        return Lateness.WITHIN_THE_YEAR if is_late else Lateness.NONE
    return Lateness.BY_CHOICE if is_late else Lateness.TOO_EARLY

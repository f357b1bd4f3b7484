"""Rates (rules §5): integers first, one function each; a rate is n of N, or nothing for N = 0."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache, cached_property
from typing import NamedTuple

from core.domain.status import DONE, LEFT_OUT, Standing, Status


class RateName(StrEnum):
    """The five rates, the headline first."""

    COMPLETION = "completion"
    PROGRESS = "progress"
    ON_TIME = "on_time"
    REPORTING = "reporting"
    VERIFIED_SHARE = "verified_share"


@dataclass(frozen=True, slots=True)
class Rate:
    """n of N, both counts of obligations."""

    n: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.n <= self.total:
            raise ValueError(f"a rate of {self.n} of {self.total} cannot be")

    @property
    def value(self) -> float | None:
        """The unrounded share 0–1, or None where N = 0."""
        return self.n / self.total if self.total else None

    @property
    def share(self) -> Fraction | None:
        """The same exactly."""
        return Fraction(self.n, self.total) if self.total else None


class Bucket(NamedTuple):
    """What obligations are counted by: status, due at T, a nil report in place of evidence."""

    status: Status
    is_due: bool
    is_nil: bool = False


class Formula(NamedTuple):
    """What a rate counts: of the obligations with some statuses (N), those with others (n).

    `only_due`: of those due at T alone; `with_nil`: those with a nil report are n too.
    """

    done: tuple[Status, ...]
    among: tuple[Status, ...]
    only_due: bool = True
    with_nil: bool = False

    def has(self, bucket: Bucket) -> bool:
        """Whether the obligations of a bucket are in N."""
        return bucket.status in self.among and (bucket.is_due or not self.only_due)

    def counts(self, bucket: Bucket) -> bool:
        """Whether they are in n."""
        is_nil = self.with_nil and bucket.is_nil
        return self.has(bucket) and (is_nil or bucket.status in self.done)


COUNTED = tuple(status for status in Status if status not in LEFT_OUT)
SATISFIED = (*DONE, Status.UNDER_REVIEW)
"""Sub ≥ need."""
FORMULAS = {
    RateName.COMPLETION: Formula(DONE, COUNTED),
    RateName.PROGRESS: Formula(DONE, COUNTED, only_due=False),
    RateName.ON_TIME: Formula((Status.DONE_ON_TIME,), COUNTED),
    RateName.REPORTING: Formula(SATISFIED, COUNTED, with_nil=True),
    RateName.VERIFIED_SHARE: Formula(DONE, SATISFIED),
}


@cache
def _places(bucket: Bucket) -> tuple[list[int], list[int]]:
    """Which of the formulas, by place, count a bucket in n and in N."""
    formulas = FORMULAS.values()
    return (
        [place for place, formula in enumerate(formulas) if formula.counts(bucket)],
        [place for place, formula in enumerate(formulas) if formula.has(bucket)],
    )


@dataclass(frozen=True)
class Tally:
    """How many obligations stand in each bucket; tallies add up. What was asked is remembered."""

    counts: Mapping[Bucket, int]

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(Counter(self.counts) + Counter(other.counts))

    @property
    def expected(self) -> int:
        """All obligations in scope, also those left out."""
        return sum(self.counts.values())

    def of(self, *statuses: Status) -> int:
        """The number of obligations with any of the statuses."""
        return sum(n for bucket, n in self.counts.items() if bucket.status in statuses)

    @property
    def left_out(self) -> dict[Status, int]:
        """Obligations outside every denominator, by the reason."""
        return {status: self.of(status) for status in LEFT_OUT}

    @cached_property
    def rates(self) -> dict[RateName, Rate]:
        """The five rates, each by its formula."""
        ns, totals = [0] * len(FORMULAS), [0] * len(FORMULAS)
        for bucket, number in self.counts.items():
            in_n, in_total = _places(bucket)
            for place in in_n:
                ns[place] += number
            for place in in_total:
                totals[place] += number
        return dict(zip(FORMULAS, map(Rate, ns, totals), strict=True))


NOTHING = Tally({})


def tally_of(standings: Iterable[Standing]) -> Tally:
    """Count standings into buckets."""
    return Tally(Counter(bucket_of(standing) for standing in standings))


def bucket_of(standing: Standing) -> Bucket:
    """The bucket a standing is counted in."""
    is_nil = standing.is_nil and not standing.is_satisfied and standing.status not in LEFT_OUT
    return Bucket(standing.status, standing.is_due, is_nil)


class Assessment(StrEnum):
    """The five result words officials use in reports (rules §5)."""

    DONE = "done"
    PARTLY_DONE = "partly_done"
    BEING_DONE = "being_done"
    NOT_DONE = "not_done"
    NOT_STARTED = "not_started"


def assessment_of(standing: Standing) -> Assessment | None:
    """The report's word for a standing; None for what is left out of every count."""
    if standing.status in LEFT_OUT:
        return None
    if standing.status in DONE:
        return Assessment.DONE
    if standing.is_due and standing.verified:
        return Assessment.PARTLY_DONE
    if standing.status is Status.UNDER_REVIEW or (not standing.is_due and standing.submitted):
        return Assessment.BEING_DONE
    return Assessment.NOT_DONE if standing.status is Status.OVERDUE else Assessment.NOT_STARTED


def percent_text(rate: Rate, decimal_comma: bool = True) -> str:
    """A rate in per cent, as `share_text` words it; «—» for N = 0."""
    return share_text(rate.share, decimal_comma)


def share_text(share: Fraction | None, decimal_comma: bool = True) -> str:
    """A share 0–1 in per cent: one decimal, half up; «—» for none (rules §5).

    «100 %» only for exactly 1 and «0 %» only for exactly 0, else «> 99,9 %» and «< 0,1 %».
    """
    if share is None:
        return "—"
    if share in (0, 1):
        return f"{share * 100} %"
    tenths = tenths_of(share)
    sign = "< " if tenths == 0 else "> " if tenths == 1000 else ""
    tenths = min(max(tenths, 1), 999)
    text = f"{sign}{tenths // 10}.{tenths % 10} %"
    return text.replace(".", ",") if decimal_comma else text


def tenths_of(share: Fraction) -> int:
    """A share in tenths of a per cent, half up (of a difference: away from nought)."""
    tenths = (abs(share.numerator) * 2000 + share.denominator) // (2 * share.denominator)
    return tenths if share >= 0 else -tenths

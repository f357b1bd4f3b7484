"""Why a figure is what it is: its formula with the numbers put in, and how to cite it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from core.domain.moments import AsOf, as_of_end
from core.domain.rates import FORMULAS, Formula, Rate, RateName, Tally
from core.domain.status import Status
from core.i18n import _
from core.presenters.contract import instant_text
from core.presenters.figures import (
    left_out_text,
    moment_text,
    percent,
    rate_denominator,
    rate_help,
    rate_label,
    rate_numerator,
    ratio,
    thousands,
)
from core.presenters.labels import status_label
from core.presenters.rate_cells import BEHIND


@dataclass(frozen=True, slots=True)
class Why:
    """A rate explained: its words, figure, rule, numerator, denominator, and what is left out.

    `citation` is a whole sentence to quote; the reader's browser adds the address `href` leads to.
    """

    name: str
    figure: str
    rule: str
    numerator: str
    denominator: str
    left_out: str
    citation: str
    href: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose figures they are, of which time, as of when."""

    name: str
    period: str
    as_of: AsOf
    now: AsOf


def reasons(
    tally: Tally, subject: Subject, link: Callable[..., str], names: Iterable[RateName] = RateName
) -> tuple[Why, ...]:
    """Each rate of a tally explained.

    Args:
        tally: What is counted.
        subject: Whose it is, for the citation.
        link: Makes the address of the obligations behind a rate.
        names: Which rates.
    """
    return tuple(_why(tally, name, subject, link) for name in names)


def _why(tally: Tally, name: RateName, subject: Subject, link: Callable[..., str]) -> Why:
    rate = tally.rates[name]
    left_out = left_out_text(tally)
    return Why(
        name=rate_label(name),
        figure=figure_text(rate),
        rule=rate_help(name),
        numerator=_numerator(tally, name),
        denominator=f"{thousands(rate.total)}: {rate_denominator(name)}",
        left_out=left_out,
        citation=_citation(rate_label(name), rate, subject, left_out),
        href=link(**BEHIND[name]),
    )


def pinned_text(as_of: AsOf, changed: datetime | None) -> str:
    """T for an address to be quoted: as short as gives the same figures for ever.

    The end of a day is its date; else the whole minute or second that T is in, if nothing was
    written since then (`changed` is the instant of the last write); else T with its fraction.
    """
    if as_of == as_of_end(as_of.today):
        return as_of.today.isoformat()
    whole = as_of.instant.astimezone(UTC).replace(microsecond=0)
    for moment, unit in ((whole.replace(second=0), "minutes"), (whole, "seconds")):
        is_same_day = AsOf(moment).today == as_of.today
        if is_same_day and (changed is None or changed < moment):
            return moment.isoformat(timespec=unit).replace("+00:00", "Z")
    return instant_text(as_of.instant) or ""


def figure_text(rate: Rate) -> str:
    """A rate with its formula: «83,3 % = 70/84»; «—» for nothing of nothing."""
    return f"{percent(rate)} = {ratio(rate)}" if rate.total else "—"


def _numerator(tally: Tally, name: RateName) -> str:
    """N with the counts that make it up: «74: виконано вчасно 61, …»."""
    formula, n = FORMULAS[name], thousands(tally.rates[name].n)
    counts = [(status_label(s).lower(), _counted(tally, formula, s)) for s in formula.done]
    nil = sum(n for b, n in tally.counts.items() if formula.counts(b) and b.is_nil)
    counts.append((_("звіт «не проводилося»"), nil))
    parts = [f"{words} {thousands(number)}" for words, number in counts if number]
    return f"{n}: {', '.join(parts)}" if parts else f"{n}: {rate_numerator(name)}"


def _counted(tally: Tally, formula: Formula, status: Status) -> int:
    return sum(
        n for bucket, n in tally.counts.items()
        if bucket.status is status and formula.counts(bucket)
    )  # fmt: skip


def _citation(name: str, rate: Rate, subject: Subject, left_out: str) -> str:
    when = moment_text(subject.as_of, subject.now)
    text = _("{name}: {figure} ({who}, {period}; {when}). {left_out} Джерело: «Поступ»")
    return text.format(
        name=name, figure=figure_text(rate), who=subject.name, period=subject.period, when=when,
        left_out=left_out,
    )  # fmt: skip

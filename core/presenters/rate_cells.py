"""Rates as columns and cells of tables: each with its n/N, leading to the obligations behind it."""

from collections.abc import Callable

from core.domain.rates import RateName, Tally
from core.presenters.figures import parts_of, percent, rate_help, rate_label, ratio
from core.presenters.table import Column, Share

BEHIND: dict[RateName, dict[str, str]] = {
    RateName.COMPLETION: {"tab": "due"},
    RateName.ON_TIME: {"tab": "due", "status": "done_on_time"},
    RateName.PROGRESS: {"tab": "obligations"},
}


def rate_column(name: RateName) -> Column:
    """The heading of a rate's column, which can be sorted by."""
    return Column(rate_label(name), name.value, help=rate_help(name))


def rate_cell(tally: Tally, name: RateName, link: Callable[..., str]) -> Share:
    """A rate with its n/N; plan progress with the bar of all parts.

    Args:
        tally: What is counted.
        name: Which rate.
        link: Makes the address of the obligations of whatever the row is about.
    """
    rate = tally.rates[name]
    parts = parts_of(tally) if name is RateName.PROGRESS else ()
    href = link(**BEHIND[name]) if rate.total else ""
    return Share(percent(rate), ratio(rate), href, parts)

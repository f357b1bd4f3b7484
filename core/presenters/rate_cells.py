"""Rates as columns and cells of tables: each with its n/N, leading to the obligations behind it."""

from collections.abc import Callable
from dataclasses import replace

from core.domain.rates import COUNTED, FORMULAS, Formula, RateName, Tally
from core.presenters.figures import parts_of, percent, rate_help, rate_label, ratio
from core.presenters.labels import GROUPS
from core.presenters.table import Column, Share


def _behind(formula: Formula) -> dict[str, str | tuple[str, ...]]:
    """The choices of the list of obligations that show exactly those in N."""
    codes = tuple(mark.code for mark, statuses in GROUPS if set(statuses) <= set(formula.among))
    if formula.only_due and formula.among == COUNTED:
        return {"tab": "due"}
    return {"tab": "due" if formula.only_due else "obligations", "status": codes}


BEHIND = {name: _behind(formula) for name, formula in FORMULAS.items()}
"""By rate, the parameters of the address that lists its N; its n are told apart by their status."""


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
    return replace(
        rate_alone(tally, name, link), parts=parts_of(tally) if name is RateName.PROGRESS else ()
    )


def rate_alone(tally: Tally, name: RateName, link: Callable[..., str]) -> Share:
    """The same without a bar."""
    rate = tally.rates[name]
    href = link(**BEHIND[name]) if rate.total else ""
    return Share(percent(rate), ratio(rate), href)


def no_link(**_parameters: object) -> str:
    """The address of a list that no address can express."""
    return ""

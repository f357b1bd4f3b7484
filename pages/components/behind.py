"""The lists behind figures of other moments and years, where an address can express them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from core.domain.moments import AsOf
from core.presenters.rate_cells import no_link
from core.presenters.why import pinned_text
from pages.components import address, asking
from pages.components.reading import Reading


def at(look: Reading, moment: AsOf, page: str = "/plan", **scope: Any) -> Callable[..., str]:
    """Makes the address of the obligations that were counted at a moment, of the year looked at.

    An address has no year that was not yet one of the plan's: the list has no address then.

    Args:
        look: What the address asks for.
        moment: As of when.
        page: The screen that lists them.
        scope: Parameters of that screen: `body`, `measure`.
    """
    if moment == look.as_of:
        return partial(address.link, page, **scope)
    if not look.is_every_year and look.year not in look.plan.years_until(moment.today.year):
        return no_link
    year = "all" if look.is_every_year else look.year
    when = pinned_text(moment, look.ask(asking.last_change))
    return partial(address.link, page, **scope, year=year, as_of=when)

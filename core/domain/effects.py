"""What an act changes in the figures: shown to a person before anything is saved (rules §3–5)."""

from typing import NamedTuple

from core.domain.figures import ObligationStanding
from core.domain.rates import Tally


class Touches(NamedTuple):
    """Where an act can change anything: some bodies (none stands for all) and a measure."""

    bodies: tuple[str, ...] = ()
    measure: str | None = None


class Changed(NamedTuple):
    """An obligation whose status or flags an act changes; None where it is not counted."""

    before: ObligationStanding | None
    after: ObligationStanding | None

    @property
    def now(self) -> ObligationStanding:
        """The obligation, as it would be or (gone) was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("an obligation that is there neither before nor after")
        return found


class Moved(NamedTuple):
    """The tally of a year before and after an act: of a body, or (empty) of the plan."""

    year: int
    body: str
    before: Tally
    after: Tally


class Effect(NamedTuple):
    """All that an act changes at the instant it is written.

    `ahead` are ids of obligations that it opens and that are counted only in a year to come.
    """

    changed: tuple[Changed, ...]
    figures: tuple[Moved, ...]
    ahead: tuple[str, ...] = ()

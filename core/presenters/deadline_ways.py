"""Where a deadline of the calendar leads: to its measure, or to what its reader has to file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from core.domain.figures import Demand


class Form(NamedTuple):
    """The form «Подати» for one obligation: of which measure, period and body, and its address."""

    measure: str
    period: str
    body: str
    href: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of one reader; everybody has the card, `forms` are of what they still owe."""

    card: Callable[..., str]
    forms: tuple[Form, ...] = ()

    def forms_for(self, demand: Demand) -> tuple[Form, ...]:
        """What the reader has to file by this deadline."""
        key = (demand.measure, demand.period)
        return tuple(form for form in self.forms if (form.measure, form.period) == key)

    def of(self, demand: Demand) -> str:
        """Where a click on the deadline leads: to the form if there is one, else to the card."""
        forms = self.forms_for(demand)
        return forms[0].href if len(forms) == 1 else self.card(demand.measure)

"""The reservations the act puts on measures, found in its words (product §2.1)."""

import re

from core.domain.names import fold
from core.domain.plan import Condition

_WORDS = (
    (
        Condition.BUDGET,
        r"(?:наявності|[ув] межах)(?: \w+){0,2} (?:бюджетн|фінансуванн|асигнуван)",
    ),
    (Condition.RESOURCE, r"за (?:умови )?наявності (?:\w+ )?ресурс"),
    (Condition.PROFILES, r"наявності (?:\w+ ){0,2}?профіл"),
    (Condition.NEED, r"\b(?:[ув] разі|за) (?:потреби|необхідності)\b"),
)
_PATTERNS = tuple((condition, re.compile(words)) for condition, words in _WORDS)


def read_conditions(*texts: str) -> tuple[Condition, ...]:
    """The conditions that stand in any of the texts, such as a measure's and its task's."""
    folded = [fold(text) for text in texts]
    return tuple(
        condition for condition, words in _PATTERNS if any(words.search(text) for text in folded)
    )

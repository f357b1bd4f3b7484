"""Strips: all bodies of a measure, or all measures of a body, in groups by their standing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from core.domain.figures import Titles
from core.domain.plan import Measure
from core.domain.rates import Tally
from core.domain.register import Register
from core.presenters.labels import Mark, body_name, body_short, group_label, measure_short, starred
from core.presenters.plan_table import standing_mark, urgency

MOST = 40


@dataclass(frozen=True, slots=True)
class StripItem:
    """One of a group: its short name, where it leads, its full name, whether it is chosen now."""

    text: str
    href: str
    title: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class StripGroup:
    """Those that share a standing: the first of them, and how many more there are."""

    mark: Mark
    label: str
    items: tuple[StripItem, ...]
    rest: int = 0

    @property
    def number(self) -> int:
        """How many there are in all."""
        return len(self.items) + self.rest


def bodies_strip(
    tallies: Mapping[str, Tally],
    register: Register,
    apart: frozenset[str],
    card: Callable[[str], str],
) -> tuple[StripGroup, ...]:
    """Every body that owes a measure, by its standing; `card` makes the address of a body."""
    entries = (
        (
            standing_mark(tally),
            StripItem(
                starred(body_short(register.bodies[code]), is_apart=code in apart),
                card(code),
                body_name(register.bodies[code]),
            ),
        )
        for code, tally in tallies.items()
    )
    return _grouped(entries)


def measures_strip(
    measures: Iterable[Measure],
    tallies: Mapping[str, Tally],
    titles: Mapping[str, Titles],
    card: Callable[[str], str],
    chosen: str = "",
) -> tuple[StripGroup, ...]:
    """Every measure that a body owes, by its standing; `card` makes the address of a measure."""
    entries = (
        (
            standing_mark(tallies[measure.code]),
            StripItem(
                f"{measure.code} {measure_short(titles.get(measure.code), '')}".strip(),
                card(measure.code),
                is_chosen=measure.code == chosen,
            ),
        )
        for measure in measures
        if measure.code in tallies
    )
    return _grouped(entries)


def _grouped(entries: Iterable[tuple[Mark, StripItem]]) -> tuple[StripGroup, ...]:
    groups: dict[Mark, list[StripItem]] = {}
    for mark, item in entries:
        groups.setdefault(mark, []).append(item)
    return tuple(
        StripGroup(
            mark, group_label(mark), tuple(groups[mark][:MOST]), max(0, len(groups[mark]) - MOST)
        )
        for mark in sorted(groups, key=urgency)
    )

"""How rows are ordered by a column's code in the address, both ways; ties stay as they were."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from core.domain.rates import RateName, Tally

Entry = TypeVar("Entry")


def ordered(
    entries: Iterable[Entry], sort: str, keys: Mapping[str, Callable[[Entry], Any]]
) -> list[Entry]:
    """Entries by the column that `sort` names («-name» the other way round), if it is known."""
    name = sort.removeprefix("-")
    if name not in keys:
        return list(entries)
    return sorted(entries, key=keys[name], reverse=sort.startswith("-"))


def rate_place(tally: Tally, name: RateName) -> float:
    """Where a rate stands among others; one of nothing stands below all."""
    value = tally.rates[name].value
    return -1.0 if value is None else value

"""Bodies' obligations by status, row by row: the frame behind the stacked bars."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.domain.rates import RateName, Tally
from core.domain.register import Register
from core.i18n import speaking
from core.presenters.figures import parts_of, ratio
from core.presenters.labels import (
    LEFT_OUT_MARK,
    body_name,
    body_short,
    group_label,
    starred,
)


def bar_rows(
    tallies: Mapping[str, Tally],
    register: Register,
    language: str,
    *,
    only: Iterable[str],
    apart: frozenset[str],
) -> list[dict[str, Any]]:
    """A row for each body and group of statuses, in the order given; bodies apart carry a *.

    Columns: code, label, name, place, status, order, n, fill, ink, done (n/N of plan progress).
    A body of which nothing is counted has one row with n = 0.
    """
    with speaking(language):
        return [
            {
                "code": code,
                "label": starred(body_short(register.bodies[code]), is_apart=code in apart),
                "name": starred(body_name(register.bodies[code]), is_apart=code in apart),
                "place": place,
                "status": group_label(mark),
                "order": order,
                "n": number,
                "fill": mark.fill,
                "ink": mark.ink,
                "done": ratio(tallies[code].rates[RateName.PROGRESS]),
            }
            for place, code in enumerate(only)
            for order, (mark, number) in enumerate(parts_of(tallies[code]) or ((LEFT_OUT_MARK, 0),))
        ]

"""Bodies' obligations by status, row by row: the frame behind the stacked bars."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.domain.rates import Tally
from core.domain.register import Register
from core.i18n import speaking
from core.presenters.figures import parts_of
from core.presenters.labels import body_short, group_label
from core.presenters.overview import worst_first


def bar_rows(
    tallies: Mapping[str, Tally],
    register: Register,
    language: str,
    *,
    only: Iterable[str] | None = None,
) -> list[dict[str, Any]]:
    """A row for each body and group of statuses, the most overdue first.

    Columns: code, label, place, status, order, n, fill, ink.
    """
    codes = list(only) if only is not None else worst_first(tallies)
    with speaking(language):
        return [
            {
                "code": code,
                "label": body_short(register.bodies[code]),
                "place": place,
                "status": group_label(mark),
                "order": order,
                "n": number,
                "fill": mark.fill,
                "ink": mark.ink,
            }
            for place, code in enumerate(codes)
            for order, (mark, number) in enumerate(parts_of(tallies[code]))
        ]

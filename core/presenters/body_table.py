"""Bodies as rows: who does its part of the plan, and how far."""

from collections.abc import Callable, Container, Iterable, Mapping
from functools import partial
from typing import Any

from core.domain.moments import AsOf
from core.domain.rates import RateName, Tally
from core.domain.register import Register
from core.domain.status import Status
from core.i18n import _
from core.presenters.contract import flat_rate, rate_json
from core.presenters.labels import body_name, body_short, kind_label, starred
from core.presenters.rate_cells import rate_cell, rate_column
from core.presenters.table import Column, Number, Row, TableView, Words


def body_table(
    tallies: Mapping[str, Tally],
    register: Register,
    *,
    link: Callable[..., str],
    only: Iterable[str],
    apart: frozenset[str],
    without: Container[str] = (),
) -> TableView:
    """Bodies in the order of `only`, each with its rates, leading to its card.

    `without` names columns that there is no room for.
    """
    columns = (
        Column(_("Орган"), "name"),
        rate_column(RateName.COMPLETION),
        rate_column(RateName.ON_TIME),
        Column(_("Прострочено"), "overdue", is_number=True),
        Column(_("На перевірці"), "review", is_number=True),
        rate_column(RateName.PROGRESS),
    )
    rows = (_row(code, tallies[code], register, link, is_apart=code in apart) for code in only)
    table = TableView(
        _("Органи: виконання плану"), columns, tuple(rows), _("За цими умовами органів немає.")
    )
    return table.without(without)


def body_rate_rows(
    tallies: Mapping[str, Tally], register: Register, codes: Iterable[str], as_of: AsOf
) -> list[dict[str, Any]]:
    """The contract's `rates` of bodies, flat, for taking along."""
    names = {code: body_name(register.bodies[code]) for code in codes}
    return [flat_rate(rate_json(code, names[code], tallies[code], as_of)) for code in names]


def _row(
    code: str, tally: Tally, register: Register, link: Callable[..., str], *, is_apart: bool
) -> Row:
    body = register.bodies[code]
    card = partial(link, "/bodies", body=code)
    name, short, kind = body_name(body), body_short(body), kind_label(body.kind.value)
    note = kind if short == name else f"{short} · {kind}"
    return Row(
        (
            Words(starred(name, is_apart=is_apart), note=note, href=card()),
            rate_cell(tally, RateName.COMPLETION, card),
            rate_cell(tally, RateName.ON_TIME, card),
            Number(tally.of(Status.OVERDUE), card(status="overdue")),
            Number(tally.of(Status.UNDER_REVIEW), card(status="under_review")),
            rate_cell(tally, RateName.PROGRESS, card),
        )
    )

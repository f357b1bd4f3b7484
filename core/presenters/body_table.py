"""Bodies as rows: who does its part of the plan, and how far."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from core.domain.moments import AsOf
from core.domain.rates import RateName, Tally
from core.domain.register import Register
from core.domain.status import Status
from core.i18n import _
from core.presenters.contract import flat_rate, rate_json
from core.presenters.figures import parts_of, percent, ratio
from core.presenters.labels import body_name, body_short, kind_label
from core.presenters.table import Column, Number, Row, Share, TableView, Words


def body_table(
    tallies: Mapping[str, Tally],
    register: Register,
    *,
    link: Callable[..., str],
    only: Iterable[str],
    apart: frozenset[str],
) -> TableView:
    """Bodies in the order of `only`, each with its rates, leading to its card."""
    return TableView(
        caption=_("Органи: виконання плану"),
        columns=(
            Column(_("Орган"), "name"),
            Column(_("Виконано (строк настав)"), "completion"),
            Column(_("Вчасно"), "on_time"),
            Column(_("Прострочено"), "overdue", is_number=True),
            Column(_("На перевірці"), "review", is_number=True),
            Column(_("Усього за план"), "progress"),
        ),
        rows=tuple(
            _row(code, tallies[code], register, link, is_apart=code in apart) for code in only
        ),
        empty=_("За цими умовами органів немає."),
    )


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
    rates = tally.rates
    here = link("/bodies", body=code)
    name = body_name(body)
    short = body_short(body)
    note = (
        kind_label(body.kind.value) if short == name else f"{short} · {kind_label(body.kind.value)}"
    )
    return Row(
        (
            Words(f"{name} *" if is_apart else name, note=note, href=here),
            _share(tally, RateName.COMPLETION),
            _share(tally, RateName.ON_TIME),
            Number(tally.of(Status.OVERDUE), link("/bodies", body=code, status="overdue")),
            Number(
                tally.of(Status.UNDER_REVIEW), link("/bodies", body=code, status="under_review")
            ),
            Share(
                percent(rates[RateName.PROGRESS]), ratio(rates[RateName.PROGRESS]), parts_of(tally)
            ),
        ),
        here,
    )


def _share(tally: Tally, name: RateName) -> Share:
    rate = tally.rates[name]
    return Share(percent(rate), ratio(rate))

"""Bodies by measures, each pair with its standing: where things stand at a glance (face §1)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from core.domain.bodies import BodyKind
from core.domain.figures import Titles
from core.domain.moments import AsOf
from core.domain.rates import NOTHING, RateName, Tally
from core.domain.register import Register
from core.presenters.contract import flat_rate, rate_json
from core.presenters.figures import rate_label, ratio, thousands
from core.presenters.labels import (
    Mark,
    body_name,
    body_short,
    group_label,
    kind_label,
    measure_short,
    starred,
    statuses_of,
)
from core.presenters.plan_table import standing_mark

Pairs = Mapping[tuple[str, str], Tally]
Measures = Sequence[tuple[str, Titles | None]]


@dataclass(frozen=True, slots=True)
class HeatHead:
    """A heading: its words, the full ones, and where it leads."""

    text: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """The standing of a body in a measure; `said` has its word and n/N, `href` its obligations."""

    mark: Mark
    said: str
    ratio: str
    measure: str
    href: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A body, or a kind of bodies together, with a cell for each measure; None: owes nothing."""

    head: HeatHead
    cells: tuple[HeatCell | None, ...]
    is_kind: bool = False


@dataclass(frozen=True, slots=True)
class HeatView:
    """Measures across, bodies down."""

    measures: tuple[HeatHead, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class HeatSource:
    """What a heat map is made of: tallies by body and measure, names, and who stands apart."""

    pairs: Pairs
    register: Register
    measures: Measures
    apart: frozenset[str]


def heat_view(source: HeatSource, bodies: Iterable[str], link: Callable[..., str]) -> HeatView:
    """The bodies given, in their order."""
    return HeatView(_heads(source, link), tuple(_body(source, body, link) for body in bodies))


def heat_by_kind(
    source: HeatSource,
    bodies: Sequence[str],
    link: Callable[..., str],
    *,
    opening: Callable[[str], str],
    shown: Collection[str],
    behind: Callable[..., str] | None,
) -> HeatView:
    """Those of the bodies given that are shown, under the sums of their kinds, or all sums alone.

    Args:
        source: Figures and names.
        bodies: Whom to show, in the order within a kind.
        link: Makes the address of a cell's obligations.
        opening: Makes the address that shows the bodies of a kind.
        shown: Those with a row of their own: a page of them, or none.
        behind: Makes the address of the obligations of a sum from `kind`, `measure` and `status`;
            None where bodies of a kind are left out.
    """
    rows: list[HeatRow] = []
    for kind in BodyKind:
        own = [code for code in bodies if source.register.bodies[code].kind is kind]
        part = [code for code in own if code in shown]
        if not own or (shown and not part):
            continue
        words = f"{kind_label(kind.value)} ({len(own)})"
        head = HeatHead(words, "", "" if part else opening(kind.value))
        sums = _sums(source, own, behind and partial(behind, kind=kind.value))
        rows.append(HeatRow(head, sums, is_kind=True))
        rows.extend(_body(source, body, link) for body in part)
    return HeatView(_heads(source, link), tuple(rows))


def heat_rows(source: HeatSource, bodies: Iterable[str], as_of: AsOf) -> list[dict[str, Any]]:
    """The contract's `rates` of each body in each measure, flat, with the word of its standing."""
    return [
        {
            "body": body,
            "measure": code,
            "standing": standing_mark(tally).code,
            **flat_rate(
                rate_json(f"{body}/{code}", body_name(source.register.bodies[body]), tally, as_of)
            ),
        }
        for body in bodies
        for code, _titles in source.measures
        if (tally := source.pairs.get((body, code))) is not None
    ]


def heat_drawn(source: HeatSource, bodies: Iterable[str]) -> list[dict[str, Any]]:
    """A row for each body and measure it owes, for a picture.

    Columns: label, place, measure, order, fill, ink, done (n/N; «–» where nothing is counted).
    """
    rows = []
    for place, body in enumerate(bodies):
        name = starred(body_short(source.register.bodies[body]), is_apart=body in source.apart)
        for order, (code, _titles) in enumerate(source.measures):
            cell = _cell(source.pairs.get((body, code)), code, "")
            if cell:
                rows.append(
                    {
                        "label": name,
                        "place": place,
                        "measure": code,
                        "order": order,
                        "fill": cell.mark.fill,
                        "ink": cell.mark.ink,
                        "done": cell.ratio,
                    }
                )
    return rows


def _heads(source: HeatSource, link: Callable[..., str]) -> tuple[HeatHead, ...]:
    return tuple(
        HeatHead(code, measure_short(titles, code), link("/plan", measure=code))
        for code, titles in source.measures
    )


def _body(source: HeatSource, body: str, link: Callable[..., str]) -> HeatRow:
    entry = source.register.bodies[body]
    name = starred(body_short(entry), is_apart=body in source.apart)
    head = HeatHead(name, body_name(entry), link("/bodies", body=body))
    return HeatRow(
        head,
        tuple(
            _cell(source.pairs.get((body, code)), code, link("/bodies", body=body, measure=code))
            for code, _titles in source.measures
        ),
    )


def _sums(
    source: HeatSource, bodies: Sequence[str], behind: Callable[..., str] | None
) -> tuple[HeatCell | None, ...]:
    cells = []
    for code, _titles in source.measures:
        found = [source.pairs[body, code] for body in bodies if (body, code) in source.pairs]
        cells.append(_sum_cell(sum(found, NOTHING), code, behind) if found else None)
    return tuple(cells)


def _sum_cell(tally: Tally, measure: str, behind: Callable[..., str] | None) -> HeatCell:
    """The most urgent standing among many bodies, and how many obligations have it."""
    mark = standing_mark(tally)
    number = thousands(tally.of(*statuses_of((mark.code,))))
    done = f"{rate_label(RateName.PROGRESS)} {ratio(tally.rates[RateName.PROGRESS])}"
    href = behind(measure=measure, status=mark.code) if behind else ""
    return HeatCell(mark, f"{group_label(mark)} {number}. {done}", number, measure, href)


def _cell(tally: Tally | None, measure: str, href: str) -> HeatCell | None:
    if tally is None:
        return None
    mark = standing_mark(tally)
    done = tally.rates[RateName.PROGRESS]
    share = ratio(done) if done.total else "–"
    said = f"{group_label(mark)} {share}" if done.total else group_label(mark)
    return HeatCell(mark, said, share, measure, href)

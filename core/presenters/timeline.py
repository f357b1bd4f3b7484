"""«Календар і строки»: the demands of the year in time, with what was held (face §1)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from core.domain.figures import Demand, EventDay, Titles
from core.domain.moments import AsOf
from core.domain.rates import NOTHING, Bucket, RateName, Tally
from core.domain.status import DONE, LEFT_OUT, Status
from core.i18n import _, ngettext
from core.presenters.deadline_ways import Form, Ways
from core.presenters.figures import (
    days_left,
    parts_of,
    rate_help,
    rate_label,
    thousands,
)
from core.presenters.items import Item, Items
from core.presenters.labels import (
    LEFT_OUT_MARK,
    day_text,
    event_type_label,
    group_label,
    measure_short,
    period_label,
)
from core.presenters.overview import headline
from core.presenters.plan_table import standing_mark
from core.presenters.table import Chip, Column, Row, Share, TableView, Words

MOST_POINTS = 400
LEAST_SEEN = 1 / 12
"""Of the height of a bar, what even one obligation among hundreds takes."""


def timeline_headline(demands: Sequence[Demand], as_of: AsOf) -> str:
    """The finding: which deadline is next and how far it is, or what became of all."""
    shown = [d for d in demands if counted(d)]
    ahead = [d for d in shown if d.due_on > as_of.due_through]
    if not shown:
        return _("За цей період строків немає")
    if not ahead:
        return headline(sum((tally_of_demand(d, is_due=True) for d in shown), NOTHING))
    nearest = min(d.due_on for d in ahead)
    days = (nearest - as_of.today).days
    if days == 0:
        return _("Сьогодні, {day}, спливає строк").format(day=day_text(nearest))
    return _("Найближчий строк — {day}: {left}").format(day=day_text(nearest), left=days_left(days))


def timeline_rows(demands: Iterable[Demand], titles: Mapping[str, Titles]) -> list[dict[str, Any]]:
    """A row for each measure and period whose window does not end before it begins, in order.

    Columns: label («long|short», for where there is room and where not), name (the long one),
    place, measure, period, starts, ends, due_on, due (in words), status («Виконано 2, Скоро строк
    3»), progress, overdue (how many, in words).
    """
    shown = [d for d in demands if d.window_start <= d.due_on and counted(d)]
    return [_row(demand, titles, place) for place, demand in enumerate(shown)]


def timeline_by_measure(
    demands: Iterable[Demand], titles: Mapping[str, Titles], codes: Sequence[str]
) -> list[dict[str, Any]]:
    """The same with all periods of a measure on one line, for many years; n/N is their sum.

    Args:
        demands: The demands of all years.
        titles: Short titles of measures.
        codes: The measures in the order of the plan.
    """
    shown = [d for d in demands if d.window_start <= d.due_on and counted(d)]
    rows = []
    for demand in sorted(shown, key=lambda d: (codes.index(d.measure), *_widest_first(d))):
        own = [d for d in shown if d.measure == demand.measure]
        total = f"{thousands(sum(map(_done, own)))}/{thousands(sum(map(counted, own)))}"
        name = f"{demand.measure} {measure_short(titles.get(demand.measure), '')}".strip()
        short = name.replace("|", "/")
        is_first = not rows or rows[-1]["measure"] != demand.measure
        row = _row(demand, titles, codes.index(demand.measure))
        done = total if is_first else ""
        rows.append(row | {"label": f"{short}|{demand.measure}", "progress": done, "overdue": ""})
    return rows


def _widest_first(demand: Demand) -> tuple[int, date]:
    """Of bars on one line the short lie upon the long, or nobody would see them."""
    return (demand.window_start - demand.due_on).days, demand.due_on


def part_rows(demands: Iterable[Demand], rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What each bar is divided into, what is open on top: a row for each of its standings.

    Columns: label, starts, ends (of its bar), fill, above (share of the bar that lies over it),
    share. Shares make 1; none is too small to be seen.
    """
    known = {(d.measure, d.period, d.due_on.isoformat()): tally_of_demand(d) for d in demands}
    return [
        {**{name: row[name] for name in ("label", "starts", "ends")}, **part}
        for row in rows
        for part in _divided(known[row["measure"], row["period"], row["due_on"]])
    ]


def _divided(tally: Tally) -> list[dict[str, Any]]:
    parts = list(reversed(parts_of(tally)))
    least = LEAST_SEEN * sum(number for _mark, number in parts)
    sizes = [max(number, least) for _mark, number in parts]
    total, above, divided = sum(sizes), 0.0, []
    for (mark, _number), size in zip(parts, sizes, strict=True):
        divided.append({"fill": mark.fill, "above": above, "share": size / total})
        above += size / total
    return divided


def event_rows(days: Sequence[EventDay], rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A point for each day, or for each week where days are many, of events for a line.

    Columns: label, place, held_on (where it stands), held (when, in words; of one event its kind
    too), number, title (of one event; of more how many).
    """
    by_period = {(row["measure"], row["period"]): row for row in rows}
    shown = [day for day in days if (day.measure, day.period) in by_period]
    is_fine = len(shown) <= MOST_POINTS
    points: dict[tuple[str, str, date], list[EventDay]] = defaultdict(list)
    for day in sorted(shown, key=lambda day: day.held_on):
        begins = day.held_on - timedelta(days=0 if is_fine else day.held_on.weekday())
        points[day.measure, day.period, begins].append(day)
    return [_point(of, by_period[of[0].measure, of[0].period]) for of in points.values()]


def _point(days: Sequence[EventDay], row: Mapping[str, Any]) -> dict[str, Any]:
    """The events of some days, in the middle of them."""
    first, last = days[0].held_on, days[-1].held_on
    held = day_text(first) if first == last else f"{first:%d.%m}–{day_text(last)}"
    number = sum(day.number for day in days)
    many = ngettext("{n} подія", "{n} подій", number).format(n=thousands(number))
    return {
        "label": row["label"],
        "place": row["place"],
        "held_on": f"{(first + (last - first) / 2).isoformat()}T12:00:00",
        "held": held if number > 1 else f"{held} · {event_type_label(days[0].type)}",
        "number": number,
        "title": days[0].title if number == 1 else many,
    }


def deadline_table(
    demands: Sequence[Demand],
    titles: Mapping[str, Titles],
    as_of: AsOf,
    *,
    ways: Ways,
) -> TableView:
    """Deadlines in their order: what falls due, how far it is done, and where each leads."""
    return TableView(
        caption=_("Строки заходів"),
        columns=(
            Column(_("Строк"), "due"),
            Column(_("Захід"), "measure"),
            Column(_("Період")),
            Column(rate_label(RateName.PROGRESS), help=rate_help(RateName.PROGRESS)),
            Column(_("Стан")),
        ),
        rows=tuple(_table_row(demand, titles, as_of, ways) for demand in demands),
        empty=_("За цей період строків немає."),
    )


def deadline_rows(demands: Iterable[Demand], titles: Mapping[str, Titles]) -> list[dict[str, Any]]:
    """The deadlines for taking along: done and n are plan progress, then the counts by status."""
    return [
        {
            "measure": demand.measure,
            "title": measure_short(titles.get(demand.measure), ""),
            "period": demand.period,
            "window_start": demand.window_start,
            "due_on": demand.due_on,
            "progress_n": _done(demand),
            "progress_N": counted(demand),
            **{status.value: demand.counts.get(status, 0) for status in Status},
        }
        for demand in demands
    ]


def filing_note(forms: Sequence[Form]) -> str:
    """What the reader has to file by a deadline: «подати: МВС»; nothing where that is nothing."""
    bodies = ", ".join(form.body for form in forms)
    return _("подати: {bodies}").format(bodies=bodies) if forms else ""


def filing_items(demands: Iterable[Demand], titles: Mapping[str, Titles], ways: Ways) -> Items:
    """What the reader has to file by some deadlines, in their order, each leading to its form."""
    return Items(
        tuple(
            Item(
                f"{demand.measure} {measure_short(titles.get(demand.measure), '')}".strip(),
                _("до {day}").format(day=day_text(demand.due_on)) + f" · {form.body}",
                form.href,
            )
            for demand in sorted(demands, key=lambda demand: demand.due_on)
            for form in ways.forms_for(demand)
        ),
        "",
    )


def tally_of_demand(demand: Demand, *, is_due: bool = False) -> Tally:
    """A demand's counts as a tally, for marks, bars and what is left out."""
    return Tally({Bucket(status, is_due): n for status, n in demand.counts.items()})


def counted(demand: Demand) -> int:
    """How many obligations of a demand are counted: all but those left out."""
    return sum(n for status, n in demand.counts.items() if status not in LEFT_OUT)


def _done(demand: Demand) -> int:
    return sum(n for status, n in demand.counts.items() if status in DONE)


def _row(demand: Demand, titles: Mapping[str, Titles], place: int) -> dict[str, Any]:
    title = measure_short(titles.get(demand.measure), "").replace("|", "/")
    name = f"{demand.measure} {title}".strip() + f" · {period_label(demand.period)}"
    overdue = demand.counts.get(Status.OVERDUE, 0)
    return {
        "label": f"{name}|{demand.measure} {_tail(demand)}".rstrip(),
        "name": name,
        "place": place,
        "measure": demand.measure,
        "period": demand.period,
        "starts": f"{demand.window_start.isoformat()}T00:00:00",
        "ends": f"{demand.due_on.isoformat()}T23:59:59",
        "due_on": demand.due_on.isoformat(),
        "due": day_text(demand.due_on),
        "status": ", ".join(
            f"{group_label(mark)} {thousands(number)}"
            for mark, number in parts_of(tally_of_demand(demand))
        ),
        "progress": f"{thousands(_done(demand))}/{thousands(counted(demand))}",
        "overdue": _("прострочено {n}").format(n=thousands(overdue)) if overdue else "",
    }


def _tail(demand: Demand) -> str:
    _year, _dash, rest = demand.period.partition("-")
    return {"H1": "I", "H2": "II"}.get(rest, rest.replace("after-", "→ "))


def _table_row(demand: Demand, titles: Mapping[str, Titles], as_of: AsOf, ways: Ways) -> Row:
    tally = tally_of_demand(demand)
    mark = standing_mark(tally)
    days = (demand.due_on - as_of.today).days
    past = ngettext("{n} день тому", "{n} днів тому", -days).format(n=thousands(-days))
    title = f"{demand.measure} {measure_short(titles.get(demand.measure), '')}".strip()
    note = past if demand.due_on <= as_of.due_through else days_left(days)
    total = counted(demand)
    share = f"{thousands(_done(demand))}/{thousands(total)}" if total else "—"
    return Row(
        (
            Words(day_text(demand.due_on), note=note),
            Words(title, href=ways.of(demand), note=filing_note(ways.forms_for(demand))),
            Words(period_label(demand.period)),
            Share("", share, parts=parts_of(tally)),
            Chip(mark, group_label(mark) if mark != LEFT_OUT_MARK else _("Поза обліком")),
        )
    )

"""«Календар і строки»: the demands of the year in time, with what was held (face §1)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from core.domain.figures import Demand, PublicEvent, Titles
from core.domain.moments import AsOf
from core.domain.rates import Bucket, Tally
from core.domain.status import DONE, LEFT_OUT
from core.i18n import _, ngettext
from core.presenters.figures import days_left, parts_of, thousands
from core.presenters.labels import (
    LEFT_OUT_MARK,
    day_text,
    event_type_label,
    group_label,
    measure_short,
    period_label,
)
from core.presenters.plan_table import standing_mark
from core.presenters.table import Chip, Column, Row, Share, TableView, Words


def timeline_headline(demands: Sequence[Demand], as_of: AsOf) -> str:
    """The finding: which deadline is next and how far it is."""
    ahead = [d for d in demands if d.due_on > as_of.due_through and _counted(d)]
    if not ahead:
        return _("Попереду строків немає")
    nearest = min(d.due_on for d in ahead)
    days = (nearest - as_of.today).days
    if days == 0:
        return _("Сьогодні, {day}, спливає строк").format(day=day_text(nearest))
    return _("Найближчий строк — {day}: {left}").format(day=day_text(nearest), left=days_left(days))


def timeline_rows(
    demands: Iterable[Demand], titles: Mapping[str, Titles], order: Sequence[str]
) -> list[dict[str, Any]]:
    """A row for each measure and period whose window does not end before it begins.

    Columns: label («code|title|period|tail»; the tail tells periods apart where room is short),
    place, measure, period, starts, ends, due, status, fill, progress.
    """
    places = {code: place for place, code in enumerate(order)}
    shown = [d for d in demands if d.window_start <= d.due_on and _counted(d)]
    shown.sort(key=lambda d: (places.get(d.measure, len(places)), d.due_on))
    return [_row(demand, titles, place) for place, demand in enumerate(shown)]


def event_rows(
    events: Iterable[PublicEvent], rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """A point for each event and each period of the timeline it counts for.

    Columns: label, place, held_on, title, kind.
    """
    by_period = {(row["measure"], row["period"]): row for row in rows}
    return [
        {
            "label": row["label"],
            "place": row["place"],
            "held_on": event.held_on.isoformat(),
            "title": event.title,
            "kind": event_type_label(event.type),
        }
        for event in events
        for measure, period in _counted_for(event)
        if (row := by_period.get((measure, period)))
    ]


def deadline_table(
    demands: Sequence[Demand],
    titles: Mapping[str, Titles],
    as_of: AsOf,
    *,
    link: Callable[..., str],
) -> TableView:
    """Deadlines in their order: what falls due, how far it is done."""
    return TableView(
        caption=_("Строки заходів"),
        columns=(
            Column(_("Строк"), "due"),
            Column(_("Захід"), "measure"),
            Column(_("Період")),
            Column(_("Виконано")),
            Column(_("Стан")),
        ),
        rows=tuple(_table_row(demand, titles, as_of, link) for demand in demands),
        empty=_("За цей період строків немає."),
    )


def tally_of_demand(demand: Demand) -> Tally:
    """A demand's counts as a tally, for marks and bars."""
    return Tally({Bucket(status, False, False, False): n for status, n in demand.counts.items()})


def _counted(demand: Demand) -> int:
    return sum(n for status, n in demand.counts.items() if status not in LEFT_OUT)


def _done(demand: Demand) -> int:
    return sum(n for status, n in demand.counts.items() if status in DONE)


def _counted_for(event: PublicEvent) -> set[tuple[str, str]]:
    parts = (code.split("/") for code in event.obligations)
    return {(measure, period) for measure, _body, period in parts}


def _row(demand: Demand, titles: Mapping[str, Titles], place: int) -> dict[str, Any]:
    mark = standing_mark(tally_of_demand(demand))
    title = measure_short(titles.get(demand.measure), "")
    return {
        "label": f"{demand.measure}|{title}|{period_label(demand.period)}|{_tail(demand)}",
        "place": place,
        "measure": demand.measure,
        "period": demand.period,
        "starts": demand.window_start.isoformat(),
        "ends": f"{demand.due_on.isoformat()}T23:59:59",
        "due": day_text(demand.due_on),
        "status": group_label(mark),
        "fill": mark.fill,
        "progress": f"{thousands(_done(demand))}/{thousands(_counted(demand))}",
    }


def _tail(demand: Demand) -> str:
    _year, _dash, rest = demand.period.partition("-")
    return {"H1": "I", "H2": "II"}.get(rest, rest.replace("after-", "→ "))


def _table_row(
    demand: Demand, titles: Mapping[str, Titles], as_of: AsOf, link: Callable[..., str]
) -> Row:
    tally = tally_of_demand(demand)
    mark = standing_mark(tally)
    days = (demand.due_on - as_of.today).days
    past = ngettext("{n} день тому", "{n} днів тому", -days).format(n=thousands(-days))
    title = f"{demand.measure} {measure_short(titles.get(demand.measure), '')}".strip()
    note = past if demand.due_on <= as_of.due_through else days_left(days)
    counted = _counted(demand)
    share = f"{thousands(_done(demand))}/{thousands(counted)}" if counted else "—"
    return Row(
        (
            Words(day_text(demand.due_on), note=note),
            Words(title, href=link("/plan", measure=demand.measure)),
            Words(period_label(demand.period)),
            Share("", share, parts_of(tally)),
            Chip(mark, group_label(mark) if mark != LEFT_OUT_MARK else _("Поза обліком")),
        )
    )

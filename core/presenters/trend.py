"""How completion went through time: the two shares at the ends of months, from the facts."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from core.domain.moments import AsOf, as_of_end
from core.domain.rates import RateName, Tally
from core.i18n import _
from core.presenters.figures import bare_moment, percent, rate_label, ratio
from core.presenters.labels import day_text
from core.presenters.rate_cells import rate_alone
from core.presenters.table import Column, Row, TableView, Words

SERIES = (RateName.COMPLETION, RateName.PROGRESS)


def trend_moments(years: Iterable[int], as_of: AsOf) -> tuple[AsOf, ...]:
    """The ends of months of one year, or of half-years of several, before T; and T if among them.

    The last year's end is itself a moment, so that a year gone by has twelve.
    """
    asked = tuple(years)
    months = range(1, 13) if len(asked) == 1 else (6, 12)
    ends = [
        as_of_end(date(year, month, monthrange(year, month)[1]))
        for year in asked
        for month in months
    ]
    past = tuple(moment for moment in ends if moment < as_of)
    return past if len(past) == len(ends) else (*past, as_of)


def trend_rows(tallies: Mapping[AsOf, Tally]) -> list[dict[str, Any]]:
    """A row for each moment and share.

    Columns: day (ISO), on (as people write it), series, label, share (0–1), text, done (n/N).
    A share of nothing is no nought: it has no row.
    """
    return [
        {
            "day": f"{moment.today.isoformat()}T12:00:00",
            "on": day_text(moment.today),
            "series": name.value,
            "label": rate_label(name),
            "share": rate.value,
            "text": percent(rate),
            "done": ratio(rate),
        }
        for name in SERIES
        for moment, tally in tallies.items()
        if (rate := tally.rates[name]).total
    ]


def later_text(last: tuple[AsOf, Tally], now: tuple[AsOf, Tally]) -> str:
    """What became of completion after the last moment of a year gone by; "" where it stayed."""
    before, after = (tally.rates[RateName.COMPLETION] for _moment, tally in (last, now))
    if before == after:
        return ""
    told = _("Після {day} показник ще змінився: {share} = {done} станом на {moment}.")
    return told.format(
        day=day_text(last[0].today), share=percent(after), done=ratio(after),
        moment=bare_moment(now[0]),
    )  # fmt: skip


def trend_table(
    tallies: Mapping[AsOf, Tally], link_at: Callable[[AsOf], Callable[..., str]]
) -> TableView:
    """The same as a table, the latest first.

    `link_at` gives, for a moment, what makes the address of the obligations counted then.
    """
    rows = []
    for moment, tally in reversed(list(tallies.items())):
        link = link_at(moment)
        cells = (rate_alone(tally, name, link) for name in SERIES)
        rows.append(Row((Words(day_text(moment.today)), *cells)))
    columns = (Column(_("Станом на")), *(Column(rate_label(name)) for name in SERIES))
    caption = _("Виконання плану в часі")
    return TableView(caption, columns, tuple(rows), _("Зобов’язань за цей період немає."))

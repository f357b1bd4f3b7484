"""A month of deadlines and events: weeks of days, and what one day holds (face §1)."""

from calendar import Calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain.figures import Demand, Titles
from core.i18n import _, ngettext
from core.presenters.deadline_ways import Form, Ways
from core.presenters.figures import opening, thousands
from core.presenters.labels import (
    Mark,
    group_label,
    measure_short,
    month_label,
    period_label,
)
from core.presenters.plan_table import standing_mark
from core.presenters.timeline import counted, tally_of_demand

FIRST_MONTH, LAST_MONTH = 1, 12


@dataclass(frozen=True, slots=True)
class MonthItem:
    """A deadline of a day: its standing, the measure's number, its words, where it leads.

    `forms` are what the reader has to file by it, `card` the measure's card.
    """

    mark: Mark
    code: str
    text: str
    href: str
    card: str
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day: its deadlines, how many events were held, and the address that lists them."""

    day: date
    is_today: bool
    is_chosen: bool
    deadlines: tuple[MonthItem, ...]
    events: int
    href: str

    @property
    def events_text(self) -> str:
        """«1 подія», «4 події»; nothing where there are none."""
        if not self.events:
            return ""
        text = ngettext("{n} подія", "{n} подій", self.events)
        return text.format(n=thousands(self.events))


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month: its name, its weeks from Monday, None for a day of another month."""

    title: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[MonthDay | None, ...], ...]

    @property
    def days(self) -> tuple[MonthDay, ...]:
        """Its days in order."""
        return tuple(day for week in self.weeks for day in week if day)


@dataclass(frozen=True, slots=True)
class MonthSource:
    """What is known of a month: demands, titles, verified events by day, what today is."""

    demands: Sequence[Demand]
    titles: Mapping[str, Titles]
    events: Mapping[date, int]
    today: date
    chosen: str


def month_view(
    first: date,
    source: MonthSource,
    *,
    ways: Ways,
    day_href: Callable[[int], str],
) -> MonthView:
    """The month that begins on a day.

    Args:
        first: Its first day.
        source: What is known of it.
        ways: Where a deadline leads.
        day_href: Makes the address of a day of the month.
    """

    def made(day: date) -> MonthDay | None:
        if day.month != first.month:
            return None
        due = [demand for demand in source.demands if demand.due_on == day and counted(demand)]
        items = tuple(_item(demand, source.titles, ways) for demand in due)
        return MonthDay(
            day,
            day == source.today,
            str(day.day) == source.chosen,
            items,
            source.events.get(day, 0),
            day_href(day.day) if items or source.events.get(day) else "",
        )

    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return MonthView(
        opening(f"{month_label(first.month)} {first.year}"),
        weekdays(),
        tuple(tuple(made(day) for day in week) for week in weeks),
    )


def weekdays() -> tuple[str, ...]:
    """Short names of the days of a week, from Monday."""
    return (_("пн"), _("вт"), _("ср"), _("чт"), _("пт"), _("сб"), _("нд"))


def neighbours(first: date, years: range) -> tuple[date | None, date | None]:
    """The first days of the months before and after, within the years of the plan."""
    before = _shifted(first, -1)
    after = _shifted(first, 1)
    return (
        before if before.year in years else None,
        after if after.year in years else None,
    )


def month_name(first: date) -> str:
    """«серпень 2026»."""
    return f"{month_label(first.month)} {first.year}"


def _shifted(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, LAST_MONTH)
    return date(first.year + years, month + 1, 1)


def _item(demand: Demand, titles: Mapping[str, Titles], ways: Ways) -> MonthItem:
    mark = standing_mark(tally_of_demand(demand))
    title = measure_short(titles.get(demand.measure), "")
    text = f"{demand.measure} {title} · {period_label(demand.period)} · {group_label(mark)}"
    card, forms = ways.card(demand.measure), ways.forms_for(demand)
    return MonthItem(mark, demand.measure, text, ways.of(demand), card, forms)

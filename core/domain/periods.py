"""From deadline rules to dated slots of a year (rules §2)."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.domain.deadline_rules import (
    AfterEvent,
    AfterPeriod,
    AtLeast,
    ByDate,
    Continuous,
    InHalf,
    InMonth,
    InQuarter,
    Manual,
    OnDate,
    OnDemand,
    Period,
    Rule,
    TimesPer,
    Unknown,
    Window,
    Within,
    Years,
)

MONTHS_IN = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}
_LETTER = {Period.QUARTER: "Q", Period.HALF_YEAR: "H"}
DEFAULT_DAYS_AFTER_EVENT = 30
LAST_NAMED_YEAR = 2100
_WITHOUT_DATES = (AfterEvent, Manual, OnDemand, Unknown)


@dataclass(frozen=True, slots=True)
class Slot:
    """One dated demand: the period's code and the year it belongs to, its window and count."""

    code: str
    year: int
    starts_on: date
    due_on: date
    min_count: int = 1


def slots_of(rules: Iterable[Rule], year: int) -> tuple[Slot, ...]:
    """What a deadline cell demands in one year, by due date; each code once (rules §2).

    Triggered, on-demand, manual and unknown rules demand nothing by themselves.
    """
    valid = [rule for rule in rules if holds_in(rule, year)]
    dates = sorted({due for rule in valid if (due := _single_date(rule, year))})
    found = [slot for rule in valid for slot in _period_slots(rule, year)]
    found.extend(_dated_slots(dates, year))
    return _each_code_once(found)


def falls_outside(rules: Iterable[Rule], first_year: int, last_year: int | None) -> bool:
    """Whether these rules name dates, and all of them lie outside a plan's years.

    «до 1 вересня 2019 р.» in a plan from 2020 on: it demands nothing, and somebody should know.
    """
    dated = [rule for rule in rules if not isinstance(rule, _WITHOUT_DATES)]
    until = last_year or max(first_year, LAST_NAMED_YEAR)
    return bool(dated) and not any(slots_of(dated, y) for y in range(first_year, until + 1))


def slot_after_event(rule: AfterEvent, happened_on: date, cause: str) -> Slot:
    """The slot a recorded trigger opens: from its date, due by the rule's offset (30 days)."""
    code = f"{happened_on.year}-after-{cause}"
    return Slot(code, happened_on.year, happened_on, _after(rule, happened_on))


def holds_in(rule: Rule, year: int) -> bool:
    """Whether a rule holds in a year of the plan («щороку, починаючи з 2024 року»)."""
    return (rule.from_year or year) <= year <= (rule.to_year or year)


def period_range(period: Period, number: int, year: int) -> tuple[date, date]:
    """First and last day of the `number`-th (from 1) calendar period of a year."""
    months = MONTHS_IN[period]
    last_month = number * months
    return (
        date(year, last_month - months + 1, 1),
        date(year, last_month, monthrange(year, last_month)[1]),
    )


def period_code(period: Period, number: int, year: int) -> str:
    """`2026`, `2026-H1`, `2026-Q3` or `2026-08`."""
    if period is Period.YEAR:
        return f"{year}"
    return f"{year}-{_LETTER[period]}{number}" if period in _LETTER else f"{year}-{number:02d}"


def fitting_date(year: int, month: int, day: int) -> date:
    """The date; a day the month lacks that year is its last (29 February on the 28th)."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or that month's last day."""
    ahead = day.month - 1 + months
    return fitting_date(day.year + ahead // 12, ahead % 12 + 1, day.day)


def _single_date(rule: Rule, year: int) -> date | None:
    if isinstance(rule, ByDate | OnDate) and rule.year in (None, year):
        return fitting_date(year, rule.month, rule.day)
    return None


def _dated_slots(dates: list[date], year: int) -> Iterator[Slot]:
    starts = [date(year, 1, 1), *(due + timedelta(days=1) for due in dates)]
    for start, due in zip(starts, dates, strict=False):
        yield Slot(str(year) if len(dates) == 1 else due.isoformat(), year, start, due)


def _period_slots(rule: Rule, year: int) -> Iterator[Slot]:
    match rule:
        case Continuous():
            yield _slot(Period.YEAR, 1, year)
        case Within() if rule.year in (None, year):
            yield from _all_periods(rule.period, year)
        case AtLeast() | TimesPer():
            yield from _all_periods(rule.period, year, rule.count)
        case AfterPeriod():
            yield from _reporting_slots(rule, year)
        case Window():
            yield from _window_slots(rule, year)
        case Years() if year in rule.years:
            yield _slot(Period.YEAR, 1, year)
        case _:
            yield from _named_period(rule, year)


def _named_period(rule: Rule, year: int) -> Iterator[Slot]:
    match rule:
        case InMonth(month=number):
            period = Period.MONTH
        case InQuarter(quarter=number):
            period = Period.QUARTER
        case InHalf(half=number):
            period = Period.HALF_YEAR
        case _:
            return
    if rule.year in (None, year):
        yield _slot(period, number, year)


def _slot(period: Period, number: int, year: int, count: int = 1) -> Slot:
    return Slot(period_code(period, number, year), year, *period_range(period, number, year), count)


def _all_periods(period: Period, year: int, count: int = 1) -> Iterator[Slot]:
    for number in range(1, 12 // MONTHS_IN[period] + 1):
        yield _slot(period, number, year, count)


def _reporting_slots(rule: AfterPeriod, year: int) -> Iterator[Slot]:
    for slot in _all_periods(rule.period, year):
        following = add_months(slot.starts_on, MONTHS_IN[rule.period])
        due = fitting_date(following.year, following.month, rule.day)
        yield replace(slot, due_on=due)


def _window_slots(rule: Window, year: int) -> Iterator[Slot]:
    starts, ends = (_window_date(text, year) for text in (rule.starts, rule.ends))
    if len(rule.starts) == len("08-01") and starts > ends:
        starts = fitting_date(year - 1, starts.month, starts.day)
    if ends.year == year:
        yield Slot(ends.isoformat(), year, starts, ends)


def _window_date(text: str, year: int) -> date:
    if len(text) == len("08-01"):
        return fitting_date(year, int(text[:2]), int(text[3:]))
    return date.fromisoformat(text)


def _each_code_once(slots: list[Slot]) -> tuple[Slot, ...]:
    """Of one demand made twice the stricter; two of one code that differ in date keep both."""
    kept: dict[str, Slot] = {}
    for slot in slots:
        known = kept.get(slot.code)
        if known and known.due_on != slot.due_on:
            slot = replace(slot, code=_code_by_date(slot))
            known = kept.get(slot.code)
        if known is None or known.min_count < slot.min_count:
            kept[slot.code] = slot
    return tuple(sorted(kept.values(), key=lambda slot: (slot.due_on, slot.code)))


def _code_by_date(slot: Slot) -> str:
    """The due date; behind the period where the date is of another year than the period is."""
    day = slot.due_on.isoformat()
    return day if slot.due_on.year == slot.year else f"{slot.code}-{day}"


def _after(rule: AfterEvent, happened_on: date) -> date:
    if rule.working_days is not None:
        return _after_working_days(happened_on, rule.working_days)
    if rule.months is not None:
        return add_months(happened_on, rule.months)
    days = DEFAULT_DAYS_AFTER_EVENT if rule.days is None else rule.days
    return happened_on + timedelta(days=days)


def _after_working_days(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day

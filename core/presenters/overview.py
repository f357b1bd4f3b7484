"""«Огляд»: is the plan being done? The finding, the tiles, the most overdue (face §1)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from core.domain.bodies import ukrainian_order
from core.domain.figures import Demand, LongestOverdue, Titles
from core.domain.moments import AsOf
from core.domain.rates import Rate, RateName, Tally, tenths_of
from core.domain.register import Register
from core.domain.status import Status
from core.i18n import _, ngettext
from core.presenters.figures import (
    days_count,
    days_left,
    left_out_text,
    obligations_count,
    percent,
    points_text,
    ratio,
    signed,
    thousands,
)
from core.presenters.items import Item, Items
from core.presenters.labels import body_name, body_short, day_text, measure_short
from core.presenters.rate_cells import BEHIND

MOST_WORST, MOST_DEADLINES = 3, 5
OPEN = (Status.DUE_SOON, Status.IN_PROGRESS, Status.NOT_OPEN, Status.UNDER_REVIEW)


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure: what it is, its value, what it rests on, its change since a week before.

    `href` leads to the obligations behind it.
    """

    label: str
    value: str
    note: str
    href: str
    more: str = ""
    change: str = ""
    is_worse: bool = False


@dataclass(frozen=True, slots=True)
class WorstBody:
    """A body with the most overdue."""

    code: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What «Огляд» says."""

    headline: str
    context: str
    tiles: tuple[Tile, ...]


def overview_view(
    now: Tally, week_ago: Tally, demands: Sequence[Demand], link: Callable[..., str]
) -> OverviewView:
    """The screen's view-model from tallies at T and seven days before."""
    return OverviewView(
        headline=headline(now),
        context=left_out_text(now),
        tiles=_tiles(now, week_ago, demands, partial(link, "/plan")),
    )


def worst_bodies(
    overdue: Iterable[LongestOverdue],
    register: Register,
    apart: frozenset[str],
    as_of: AsOf,
    order: Iterable[str],
) -> tuple[WorstBody, ...]:
    """The three bodies with the most overdue; those that take part by consent are not blamed.

    `order` is that of the bars beside them: `worst_first`.
    """
    found = {item.body: item for item in overdue if item.body not in apart}
    blamed = [found[code] for code in order if code in found]
    return tuple(_worst(item, register, as_of) for item in blamed[:MOST_WORST])


def headline(tally: Tally) -> str:
    """The finding as a sentence."""
    completion = tally.rates[RateName.COMPLETION]
    if completion.total == 0:
        ahead = tally.rates[RateName.PROGRESS].total
        if ahead == 0:
            return _("За цей період зобов’язань немає")
        return _("Жоден строк ще не настав: попереду {count}").format(
            count=obligations_count(ahead)
        )
    text = ngettext(
        "Виконано {n} із {total} зобов’язання, строк якого настав",
        "Виконано {n} із {total} зобов’язань, строк яких настав",
        completion.total,
    )
    overdue = tally.of(Status.OVERDUE)
    tail = _("{n} прострочено").format(n=thousands(overdue)) if overdue else _("прострочених немає")
    done = text.format(n=thousands(completion.n), total=thousands(completion.total))
    return f"{done}; {tail}"


def first_of(finding: str, shown: int, total: int) -> str:
    """A finding above a picture, with how many of all bodies are drawn where it is not all."""
    if shown == total:
        return finding
    words = _("{finding}; показано перші {n} органів із {total}")
    return words.format(finding=finding, n=thousands(shown), total=thousands(total))


def _tiles(
    now: Tally, week_ago: Tally, demands: Sequence[Demand], behind: Callable[..., str]
) -> tuple[Tile, ...]:
    rates, before = now.rates, week_ago.rates
    completion, on_time = rates[RateName.COMPLETION], rates[RateName.ON_TIME]
    progress = rates[RateName.PROGRESS]
    review, late = now.of(Status.UNDER_REVIEW), now.of(Status.OVERDUE)
    return (
        Tile(
            _("Виконано"),
            ratio(completion) if completion.total else "—",
            _completion_note(completion),
            behind(**BEHIND[RateName.COMPLETION]),
            _("з усіх {ratio}").format(ratio=ratio(progress)),
            _change(progress.n - before[RateName.PROGRESS].n),
        ),
        Tile(
            _("Вчасно"),
            percent(on_time),
            _("{ratio} з тих, чий строк настав").format(ratio=ratio(on_time)),
            behind(**BEHIND[RateName.ON_TIME]),
            change=_moved(before[RateName.ON_TIME], on_time),
        ),
        Tile(
            _("На перевірці"),
            thousands(review),
            _("подано, чекає рішення"),
            behind(tab="obligations", status="under_review"),
            change=_change(review - week_ago.of(Status.UNDER_REVIEW)),
        ),
        Tile(
            _("Скоро строк"),
            thousands(now.of(Status.DUE_SOON)),
            _nearest(demands),
            behind(tab="obligations", status="due_soon"),
            change=_change(now.of(Status.DUE_SOON) - week_ago.of(Status.DUE_SOON)),
        ),
        Tile(
            _("Прострочено"),
            thousands(late),
            _("з тих, чий строк настав"),
            behind(tab="obligations", status="overdue"),
            change=_change(late - week_ago.of(Status.OVERDUE)),
            is_worse=late > week_ago.of(Status.OVERDUE),
        ),
    )


def _completion_note(completion: Rate) -> str:
    if completion.total == 0:
        return _("жоден строк ще не настав")
    return _("{percent} з тих, чий строк настав").format(percent=percent(completion))


def _change(number: int) -> str:
    return _("{change} за тиждень").format(change=signed(number)) if number else ""


def _moved(then: Rate, now: Rate) -> str:
    """The same of a rate, in percentage points; nothing where there was or is none."""
    if then.share is None or now.share is None or tenths_of(now.share - then.share) == 0:
        return ""
    return _("{change} за тиждень").format(change=points_text(then.share, now.share))


def _nearest(demands: Sequence[Demand]) -> str:
    ahead = [d for d in demands if any(d.counts.get(s) for s in OPEN[:3])]
    if not ahead:
        return _("попереду строків немає")
    return _("найближчий строк {day}").format(day=day_text(min(d.due_on for d in ahead)))


def _worst(item: LongestOverdue, register: Register, as_of: AsOf) -> WorstBody:
    days = max(1, (as_of.today - item.oldest).days)
    text = _("{n} прострочено, найдовше {days}").format(n=item.number, days=days_count(days))
    return WorstBody(item.body, body_name(register.bodies[item.body]), text)


def worst_first(
    tallies: Mapping[str, Tally], register: Register, apart: frozenset[str]
) -> list[str]:
    """Bodies by overdue, then by the lower progress, then by name; those by consent come after."""

    def place(code: str) -> tuple[bool, int, float, object]:
        tally = tallies[code]
        value = tally.rates[RateName.PROGRESS].value
        name = ukrainian_order(body_short(register.bodies[code]))
        return (code in apart, -tally.of(Status.OVERDUE), 2.0 if value is None else value, name)

    return sorted(tallies, key=place)


def deadline_items(
    demands: Sequence[Demand], titles: Mapping[str, Titles], as_of: AsOf, link: Callable[..., str]
) -> Items:
    """The next deadlines: what falls due, when, and how many still have to act."""
    ahead = [d for d in demands if d.due_on > as_of.due_through and _waiting(d)]
    return Items(
        tuple(_deadline(demand, titles, as_of, link) for demand in ahead[:MOST_DEADLINES]),
        _("Попереду строків немає."),
    )


def _deadline(
    demand: Demand, titles: Mapping[str, Titles], as_of: AsOf, link: Callable[..., str]
) -> Item:
    days = (demand.due_on - as_of.today).days
    left = _("сьогодні останній день") if days == 0 else days_left(days)
    waiting = _("ще не виконали {n}").format(n=thousands(_waiting(demand)))
    return Item(
        f"{demand.measure} {measure_short(titles.get(demand.measure), '')}".strip(),
        " · ".join((day_text(demand.due_on), left, waiting)),
        link("/plan", measure=demand.measure),
    )


def _waiting(demand: Demand) -> int:
    return sum(demand.counts.get(status, 0) for status in OPEN)

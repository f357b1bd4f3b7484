"""What a screen reads: the plan, the moment and the scope of its address, cached by data version.

A cached answer holds for one data version and one Kyiv date: midnight changes statuses without a
write.
"""

from calendar import monthrange
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from core import clock
from core.domain.figures import PlanInfo
from core.domain.moments import KYIV, AsOf, as_of_end, kyiv_date
from core.domain.register import Register
from core.i18n import _
from core.presenters.address import EVERY_YEAR
from core.presenters.labels import PARTS, day_text, part_label
from core.queries.plans import plan_named, plans
from core.queries.register import register_at
from core.queries.standings import Scope
from core.queries.state import instance, newest, present_after
from core.settings import settings
from core.storage.condition import trouble_with_writing
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading
from pages.components import address
from pages.components.answers import kept

Answer = TypeVar("Answer")
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reading:
    """What this run looks at: plan, T, year and part of it; `is_live` when T is simply now.

    With `is_every_year` all the plan's years are meant, and `year` is the last of them.
    """

    plan: PlanInfo
    plans: tuple[PlanInfo, ...]
    as_of: AsOf
    now: AsOf
    is_live: bool
    version: int
    year: int
    part: str
    is_every_year: bool = False

    def scope(
        self, as_of: AsOf, *, bodies: tuple[str, ...] = (), measure: str | None = None
    ) -> Scope:
        """The obligations that the address asks about, at T, of some bodies or one measure."""
        starts, ends = self.dates
        return Scope(
            self.plan, as_of, None if self.is_every_year else self.year, bodies=bodies,
            measure=measure, due_from=starts, due_until=ends,
        )  # fmt: skip

    @property
    def dates(self) -> tuple[date | None, date | None]:
        """The first and last deadline of the part of a year asked for, or None for the whole."""
        months = PARTS.get(self.part)
        if months is None or self.is_every_year:
            return None, None
        last_day = monthrange(self.year, months[1])[1]
        return date(self.year, months[0], 1), date(self.year, months[1], last_day)

    @property
    def period_words(self) -> str:
        """The time asked for: «2026», «I півріччя 2026», «усі роки»."""
        if self.is_every_year:
            return _("усі роки")
        return f"{part_label(self.part)} {self.year}" if self.part else str(self.year)

    @property
    def years(self) -> range:
        """The plan's years at T."""
        return self.plan.years_until(self.as_of.today.year)

    @property
    def first_year(self) -> int:
        """The year asked for, or the first of all."""
        return self.years[0] if self.is_every_year and self.years else self.year

    @property
    def week_ago(self) -> AsOf:
        """T seven days before."""
        return AsOf(self.as_of.instant - WEEK)

    def ask(
        self, question: Callable[..., Answer], *arguments: Hashable, at: AsOf | None = None
    ) -> Answer:
        """The answer of a query to `(session, reading, T, …)`, cached for this view of the data.

        Args:
            question: A module-level function; its name is part of the key.
            arguments: What else it takes; part of the key.
            at: Another T than that of the address.
        """
        as_of = at or self.as_of
        key = (question.__qualname__, self.key(as_of), arguments)
        return kept(key, lambda: self._find(question, arguments, as_of))

    def _find(
        self, question: Callable[..., Answer], arguments: tuple[Hashable, ...], as_of: AsOf
    ) -> Answer:
        with reading(engine()) as session:
            return question(session, self, as_of, *arguments)

    def key(self, as_of: AsOf) -> Hashable:
        """What an answer about T depends on; the present counts as one moment until midnight."""
        apart = as_of.instant - self.now.instant
        when = apart if self.is_live and apart in (timedelta(0), -WEEK) else as_of
        years = None if self.is_every_year else self.year
        database = settings().database
        return (database, self.version, self.now.today, self.plan.key, when, years, self.part)


def current() -> Reading:
    """What the address of this run asks for; what of it cannot be is said, with a way on.

    Raises:
        StateError: there is no plan yet.
    """
    view = address.read()
    version, changed = _newest()
    known = _kept("plans", version, lambda session: tuple(plans(session)))
    plan = _plan(view.plan, known)
    now = present_after(changed)
    as_of = _moment(view.as_of, now)
    years = plan.years_until(as_of.today.year)
    if view.period and view.period not in PARTS:
        address.refuse("period", _("Немає періоду «{code}».").format(code=view.period))
    return Reading(
        plan=plan,
        plans=known,
        as_of=as_of,
        now=now,
        is_live=as_of is now,
        version=version,
        year=_year(view.year, years, as_of),
        part=view.period if view.period in PARTS else "",
        is_every_year=view.year == EVERY_YEAR,
    )


def _plan(asked: str, known: tuple[PlanInfo, ...]) -> PlanInfo:
    if asked and asked not in {plan.key for plan in known}:
        address.refuse("plan", _("Немає плану «{key}».").format(key=asked))
        asked = ""
    found = next((plan for plan in known if plan.key == asked), known[0] if known else None)
    if found is None:
        with reading(engine()) as session:
            return plan_named(session, None)  # says that there is none
    return found


def _moment(asked: AsOf | None, now: AsOf) -> AsOf:
    if asked is not None and asked > latest():
        last = day_text(latest().today)
        address.refuse("as_of", _("Прогноз можливий лише до {day}.").format(day=last))
        return now
    return asked or now


def _year(asked: int | None, years: range, as_of: AsOf) -> int:
    if asked is not None and asked in years:
        return asked
    if asked is not None and asked != EVERY_YEAR:
        address.refuse("year", _("У плані на цю мить немає {year} року.").format(year=asked))
    return years[-1] if years else as_of.today.year


def latest() -> AsOf:
    """The latest moment a screen looks at: the end of next year, as far as obligations are made."""
    return as_of_end(date(kyiv_date(clock.now()).year + 1, 12, 31))


@dataclass(frozen=True, slots=True)
class Installation:
    """What every screen says of the installation: whether a demo, how fresh, what is wrong."""

    is_demo: bool
    notes: tuple[str, ...]
    trouble: str = ""


def installation() -> Installation:
    """The installation; nothing is said of one whose database does not answer."""
    try:
        version, changed = _newest()
        is_demo = _kept("kind", version, _is_demo)
    except SQLAlchemyError:
        return Installation(is_demo=False, notes=())
    if is_demo is None or changed is None:
        return Installation(is_demo=False, notes=())
    note = _("Дані змінено {moment}.").format(moment=f"{changed.astimezone(KYIV):%d.%m.%Y, %H:%M}")
    return Installation(is_demo, (note,), trouble_with_writing(engine()))


def _is_demo(session: Session) -> bool | None:
    about = instance(session)
    return None if about is None else about.is_demo


def _newest() -> tuple[int, datetime | None]:
    with engine().connect() as connection:
        return newest(connection)


def _kept(what: str, version: int, query: Callable[[Session], Answer]) -> Answer:
    """What holds for a data version whatever is asked for; nothing is kept before the first."""

    def find() -> Answer:
        with reading(engine()) as session:
            return query(session)

    return kept((what, settings().database, version), find) if version else find()


def register(look: Reading, at: AsOf | None = None) -> Register:
    """The register of bodies at T, or at another moment."""
    return look.ask(_register, at=at)


def engine() -> Any:
    """The database of this installation."""
    return engine_for(settings().database)


def _register(session: Session, _look: Reading, as_of: AsOf) -> Register:
    return register_at(session, as_of)

"""Spans of obligations at T, counted by what they have in common (rules §3–5).

What hangs on facts was worked out when they were written (`core.storage.spans`); what hangs on
the calendar and on consent is found here, once for each group of like obligations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import Date, Row, bindparam, text
from sqlmodel import Session

from core.domain.facts import Consent, ConsentState, consent_at
from core.domain.figures import PlanInfo
from core.domain.moments import AsOf
from core.domain.rates import Bucket
from core.domain.status import LEFT_OUT, Status, status_by_calendar
from core.queries.facts import consents
from core.storage.spans import OPEN_END, settle
from core.storage.types import Instant

OPEN = ("open", "nil")
_DATED = ("due_on", "window_start", "stage")
_STILL = f"until = {OPEN_END}"
_UNTIL_LATER = f"until >= :t AND until < {OPEN_END}"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which obligations: of a plan at T, of one year or (None) of all until today's."""

    plan: PlanInfo
    as_of: AsOf
    year: int | None
    bodies: tuple[str, ...] = ()
    measure: str | None = None
    due_from: date | None = None
    due_until: date | None = None

    @property
    def years(self) -> range:
        """The years in scope; a year later than that of T has nothing to count yet."""
        last = self.as_of.today.year
        first = self.plan.first_year if self.year is None else self.year
        return range(first, (last if self.year is None else min(self.year, last)) + 1)

    @property
    def conditions(self) -> str:
        """What of a span's obligation the scope asks beyond plan and year, as SQL."""
        asked = {
            "AND body IN :bodies": self.bodies,
            "AND measure = :measure": self.measure,
            "AND due_on >= :due_from": self.due_from,
            "AND due_on <= :due_until": self.due_until,
        }
        return " ".join(condition for condition, value in asked.items() if value)

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of any statement over this scope, apart from the year."""
        asked = {
            "bodies": self.bodies,
            "measure": self.measure,
            "due_from": self.due_from,
            "due_until": self.due_until,
        }
        given = {name: value for name, value in asked.items() if value}
        return {"plan": self.plan.id, "t": self.as_of.instant, **given}

    @property
    def types(self) -> list[Any]:
        """The types of those parameters that a driver does not know by itself."""
        days = [name for name in ("due_from", "due_until") if name in self.parameters]
        kinds: list[Any] = [bindparam(name, type_=Date()) for name in days]
        if self.bodies:
            kinds.append(bindparam("bodies", expanding=True))
        return [bindparam("t", type_=Instant()), *kinds]


class Duty(NamedTuple):
    """What consent is asked for: a body's share in a measure, due on a day."""

    body: str
    measure: str
    due_on: date


class Likeness(NamedTuple):
    """What like obligations have in common at T."""

    bucket: Bucket
    due_on: date
    window_start: date


class Alike(Enum):
    """By what obligations are grouped: texts, and the columns in the order of an index."""

    MEASURE = (
        ("measure", "task", "period"),
        ("measure", "task", "due_on", "period", "window_start", "stage"),
    )
    BODY = (("body",), ("body", "due_on", "window_start", "stage"))
    BOTH = (("body", "measure"), ("body", "due_on", "window_start", "stage", "measure"))


Group = tuple[Sequence[str], Likeness, int]
"""The texts that obligations are grouped by, what else they share, and how many they are."""


def groups(session: Session, scope: Scope, alike: Alike) -> Iterator[Group]:
    """Obligations in scope at T, grouped; one group may come in parts."""
    settle(session.connection())
    texts, order = alike.value
    known: dict[Sequence[Any], Likeness] = {}
    for row in _counted(session, scope, texts, order, by_consent=False):
        dated = row[-4:-1]
        like = known.get(dated)
        if like is None:
            like = known[dated] = _likeness(dated, scope.as_of)
        yield row[:-4], like, row[-1]
    yield from _by_consent(session, scope, texts)


def _by_consent(session: Session, scope: Scope, texts: tuple[str, ...]) -> Iterator[Group]:
    """The few that count only where consent was given, which is asked of each apart."""
    agreed = consents(session, scope.plan)
    names = ("body", "measure", *texts)
    for row in _counted(session, scope, names, tuple(dict.fromkeys((*names, *_DATED)))):
        like = _likeness(row[-4:-1], scope.as_of)
        duty = Duty(row[0], row[1], like.due_on)
        status = with_consent(like.bucket.status, duty, agreed, scope.as_of)
        bucket = Bucket(status, like.bucket.is_due, like.bucket.is_nil and status not in LEFT_OUT)
        yield row[2:-4], like._replace(bucket=bucket), row[-1]


def _likeness(dated: Sequence[Any], as_of: AsOf) -> Likeness:
    due_on, window_start, stage = dated
    status = status_of(stage, window_start, due_on, as_of)
    bucket = Bucket(status, due_on <= as_of.due_through, stage == "nil")
    return Likeness(bucket, due_on, window_start)


def status_of(stage: str, window_start: date, due_on: date, as_of: AsOf) -> Status:
    """The status at T of a span with this stage and these dates, consent apart."""
    if stage in OPEN:
        return status_by_calendar(window_start, due_on, as_of)
    return Status(stage)


def with_consent(status: Status, duty: Duty, agreed: tuple[Consent, ...], as_of: AsOf) -> Status:
    """The status of an obligation by consent, which counts only where consent was given."""
    if status in LEFT_OUT:
        return status
    state = consent_at(agreed, as_of, body=duty.body, measure=duty.measure, due_on=duty.due_on)
    if state is ConsentState.GIVEN:
        return status
    is_declined = state is ConsentState.DECLINED
    return Status.CONSENT_DECLINED if is_declined else Status.CONSENT_PENDING


def span_rows(
    session: Session, scope: Scope, select: str, *, by_consent: bool | None = None
) -> Iterator[Row[Any]]:
    """Rows of a SELECT with {where}, which names the spans in scope that hold at T.

    Asked once for the spans that hold still and once for those that ended after T, since the first
    are read in the order of an index.
    """
    which = "by_consent IN (0, 1)" if by_consent is None else f"by_consent = {int(by_consent)}"
    for until in (_STILL, _UNTIL_LATER):
        where = (
            f"plan_id = :plan AND year = :year AND {which} AND {until} AND since < :t "
            f"{scope.conditions}"
        )
        statement = text(select.format(where=where)).bindparams(*scope.types)
        dated = statement.columns(window_start=Date(), due_on=Date(), achieved_on=Date())
        for year in scope.years:
            yield from session.connection().execute(dated, {**scope.parameters, "year": year})


def _counted(
    session: Session,
    scope: Scope,
    texts: tuple[str, ...],
    order: tuple[str, ...],
    *,
    by_consent: bool = True,
) -> Iterator[Sequence[Any]]:
    """Rows of the texts, due date, window start, stage and number."""
    select = (
        f"SELECT {', '.join((*texts, *_DATED))}, count(*) AS n "  # noqa: S608 our own names
        f"FROM obligation_span WHERE {{where}} GROUP BY {', '.join(order)}"
    )
    return span_rows(session, scope, select, by_consent=by_consent)

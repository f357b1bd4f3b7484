"""`bodies`, `obligations`, `rates`, `facts`, `plan list`, `plan diff`."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlmodel import Session

from core.cli.inputs import YearWish, latest_moment, year_of
from core.domain.bodies import Body, BodyKind, ukrainian_order
from core.domain.figures import ObligationStanding, PlanInfo
from core.domain.moments import AsOf
from core.domain.rates import NOTHING, Tally
from core.errors import InvalidInputError, StateError, UnknownCodeError
from core.i18n import _
from core.presenters.contract import (
    body_json,
    csv_text,
    facts_json,
    flat_rate,
    json_text,
    rate_json,
)
from core.presenters.labels import kind_label
from core.queries.facts import fact_book
from core.queries.plans import plan_named, plan_text, plans
from core.queries.register import register_at, register_records
from core.queries.standings import RollUp, Scope, obligation_standings, tallies
from core.queries.state import present
from core.services.obligations import keep_years
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.migrate import current_revision, newest_revision
from core.storage.unit_of_work import reading

_NOBODY = Body(code="", name_uk="", short_uk="", name_en="", kind=BodyKind.MINISTRY)


@dataclass(frozen=True, slots=True)
class Question:
    """Which figures: plan, T (None: now), year, body, measure."""

    plan: str | None = None
    as_of: AsOf | None = None
    year: YearWish = None
    body: str | None = None
    measure: str | None = None


def bodies_command(as_of: AsOf | None, format_: str) -> None:
    """Print the register at T in Ukrainian alphabetical order."""
    with opened() as session:
        register = register_at(session, as_of or present(session))
    ordered = sorted(register.bodies.values(), key=lambda body: ukrainian_order(body.name_uk))
    _print([body_json(body) for body in ordered], format_, body_json(_NOBODY))


def obligations_command(question: Question, format_: str) -> None:
    """Print obligations with their status at T."""
    scope = _scope(question)
    with opened() as session:
        _check_codes(session, scope, question)
        rows = [_without_year(row) for row in obligation_standings(session, scope)]
    _print(rows, format_, [name for name in ObligationStanding._fields if name != "year"])


def rates_command(question: Question, by: str, format_: str) -> None:
    """Print rates by a roll-up, in the order of the plan or of the alphabet."""
    roll_up = RollUp(by)
    scope = _scope(question)
    with opened() as session:
        found = tallies(session, scope, roll_up, register_at(session, scope.as_of))
        if roll_up is RollUp.PLAN:
            found = {scope.plan.key: found.get(scope.plan.key, NOTHING)}
        labels = _labels(session, scope, roll_up, found)
    rows = [rate_json(key, labels[key], found[key], scope.as_of) for key in labels if key in found]
    if format_ == "csv":
        rows = [flat_rate(row) for row in rows]
    _print(rows, format_, flat_rate(rate_json("", "", NOTHING, scope.as_of)))


def facts_command(plan: str | None) -> None:
    """Print every fact of a plan."""
    with opened() as session:
        as_of = present(session)
        info = plan_named(session, plan)
        book = fact_book(session, info, through_year=as_of.today.year)
        records = register_records(session)
    sys.stdout.write(json_text(facts_json(book, records, as_of)) + "\n")


def plan_list_command() -> None:
    """Print the plans loaded."""
    with opened() as session:
        rows = [_plan_row(plan) for plan in plans(session)]
    sys.stdout.write(json_text(rows) + "\n")


def plan_diff_command(first: str, second: str) -> None:
    """Print the measures that two plans do not share word for word."""
    with opened() as session:
        texts = [plan_text(session, plan_named(session, key)) for key in (first, second)]
    before, after = ({m.code: m for m in text.measures} for text in texts)
    codes = list(dict.fromkeys([*before, *after]))
    rows = [{"code": code, "change": _change(before.get(code), after.get(code))} for code in codes]
    sys.stdout.write(json_text([row for row in rows if row["change"]]) + "\n")


@contextmanager
def opened() -> Iterator[Session]:
    """A reading session on a database that is set up and current; none is made by asking.

    Raises:
        StateError: there is none yet, or it belongs to another version.
    """
    place = make_url(settings().database).database
    if place and not Path(place).exists():
        raise StateError(_("Бази ще немає. Виконайте «postup init»."))
    with reading(_engine()) as session:
        revision = current_revision(session.connection())
        if revision is None:
            raise StateError(_("Бази ще немає. Виконайте «postup init»."))
        if revision != newest_revision():
            raise StateError(
                _("База належить іншій версії «Поступу». Виконайте «postup init» новішою версією.")
            )
        yield session


def _engine() -> Engine:
    return engine_for(settings().database)


def _scope(question: Question) -> Scope:
    with opened() as session:
        now = present(session)
        plan = plan_named(session, question.plan)
    as_of = question.as_of or now
    if as_of > latest_moment():
        raise InvalidInputError(_("Так далеко наперед зобов’язань не рахуємо: до десяти років."))
    if as_of > now:
        text = _("Це прогноз на {day}: майбутніх подій у ньому немає.")
        sys.stderr.write(text.format(day=f"{as_of.today:%d.%m.%Y}") + "\n")
    keep_years(_engine(), through_year=as_of.today.year)
    bodies = () if question.body is None else (question.body,)
    year = year_of(question.year, as_of)
    return Scope(plan, as_of, year, bodies=bodies, measure=question.measure)


def _without_year(standing: ObligationStanding) -> dict[str, Any]:
    row = standing._asdict()
    del row["year"]
    return row


def _check_codes(session: Session, scope: Scope, question: Question) -> None:
    known = register_at(session, scope.as_of).bodies
    if question.body is not None and question.body not in known:
        raise UnknownCodeError(_("Немає органу «{code}».").format(code=question.body))
    measures = {measure.code for measure in plan_text(session, scope.plan).measures}
    if question.measure is not None and question.measure not in measures:
        raise UnknownCodeError(_("Немає заходу «{code}».").format(code=question.measure))


def _labels(
    session: Session, scope: Scope, by: RollUp, found: Mapping[str, Tally]
) -> dict[str, str]:
    if by is RollUp.PLAN:
        return {scope.plan.key: scope.plan.title}
    if by is RollUp.KIND:
        return {kind: kind_label(kind) for kind in sorted(found)}
    if by is RollUp.BODY:
        known = register_at(session, scope.as_of).bodies
        ordered = sorted(found, key=lambda code: ukrainian_order(known[code].name_uk))
        return {code: known[code].name_uk for code in ordered}
    text = plan_text(session, scope.plan)
    if by is RollUp.TASK:
        return {task.number: task.title for task in text.tasks}
    return {measure.code: measure.text for measure in text.measures}


def _plan_row(plan: PlanInfo) -> dict[str, Any]:
    return {
        "key": plan.key, "title": plan.title, "act_number": plan.act_number,
        "act_date": plan.act_date, "first_year": plan.first_year, "last_year": plan.last_year,
        "in_force_from": plan.frame.in_force_from, "monitor_from": plan.frame.monitor_from,
    }  # fmt: skip


def _change(before: Any, after: Any) -> str | None:
    if before is None or after is None:
        return "added" if before is None else "removed"
    same = (
        before.text == after.text
        and before.deadline.resolved == after.deadline.resolved
        and before.executors.resolved == after.executors.resolved
    )
    return None if same else "changed"


def _print(rows: Sequence[Mapping[str, Any]], format_: str, columns: Iterable[str]) -> None:
    if format_ == "json":
        text = json_text(rows) + "\n"
    else:
        text = csv_text(rows) if rows else ",".join(columns) + "\n"
    sys.stdout.write(text)

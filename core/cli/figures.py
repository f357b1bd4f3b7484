"""`bodies`, `obligations`, `rates`, `facts`, `plan list`, `plan diff`."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from core.cli.inputs import latest_moment, moment, output_format, year_of
from core.domain.bodies import ukrainian_order
from core.domain.figures import PlanInfo
from core.domain.rates import Tally
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
from core.services.obligations import keep_years
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.migrate import current_revision, newest_revision
from core.storage.unit_of_work import reading


@dataclass(frozen=True, slots=True)
class Question:
    """Which figures: plan, T, year, body, measure, as typed."""

    plan: str | None = None
    as_of: str | None = None
    year: str | None = None
    body: str | None = None
    measure: str | None = None


def bodies_command(as_of: str | None, format_: str) -> None:
    """Print the register at T in Ukrainian alphabetical order."""
    with opened() as session:
        register = register_at(session, moment(as_of))
    ordered = sorted(register.bodies.values(), key=lambda body: ukrainian_order(body.name_uk))
    _print([body_json(body) for body in ordered], format_)


def obligations_command(question: Question, format_: str) -> None:
    """Print obligations with their status at T."""
    scope, session_of = _scope(question)
    with session_of() as session:
        _check_codes(session, scope, question)
        rows = [row._asdict() for row in obligation_standings(session, scope)]
    for row in rows:
        del row["year"]
    _print(rows, format_)


def rates_command(question: Question, by: str, format_: str) -> None:
    """Print rates by a roll-up, in the order of the plan or of the alphabet."""
    if by not in {roll_up.value for roll_up in RollUp}:
        raise InvalidInputError(
            _("«{by}» невідоме. Є plan, task, measure, body, kind.").format(by=by)
        )
    roll_up = RollUp(by)
    scope, session_of = _scope(question)
    with session_of() as session:
        register = register_at(session, scope.as_of)
        found = tallies(session, scope, roll_up, register)
        labels = _labels(session, scope, roll_up, found)
    rows = [rate_json(key, labels[key], found[key], scope.as_of) for key in labels if key in found]
    _print(rows if format_ == "json" else [flat_rate(row) for row in rows], format_)


def facts_command(plan: str | None) -> None:
    """Print every fact of a plan."""
    now = moment(None)
    with opened() as session:
        info = plan_named(session, plan)
        book = fact_book(session, info, through_year=now.today.year)
        records = register_records(session)
    sys.stdout.write(json_text(facts_json(book, records, now)) + "\n")


def plan_list_command() -> None:
    """Print the plans loaded."""
    with opened() as session:
        rows = [_plan_row(plan) for plan in plans(session)]
    _print(rows, "json")


def plan_diff_command(first: str, second: str) -> None:
    """Print the measures that two plans do not share word for word."""
    with opened() as session:
        texts = [plan_text(session, plan_named(session, key)) for key in (first, second)]
    before, after = ({m.code: m for m in text.measures} for text in texts)
    codes = list(dict.fromkeys([*before, *after]))
    rows = [{"code": code, "change": _change(before.get(code), after.get(code))} for code in codes]
    _print([row for row in rows if row["change"]], "json")


@contextmanager
def opened() -> Iterator[Session]:
    """A reading session on a database that is set up and current.

    Raises:
        StateError: there is none yet, or it belongs to another version.
    """
    with reading(_engine()) as session:
        if current_revision(session.connection()) != newest_revision():
            raise StateError(_("Бази ще немає або вона іншої версії. Виконайте «postup init»."))
        yield session


def _engine() -> Engine:
    return engine_for(settings().database)


def _scope(question: Question) -> tuple[Scope, Any]:
    as_of = moment(question.as_of)
    if as_of > latest_moment():
        raise InvalidInputError(_("Так далеко наперед зобов’язань не рахуємо: до десяти років."))
    with opened() as session:
        plan = plan_named(session, question.plan)
    keep_years(_engine(), through_year=as_of.today.year)
    bodies = (question.body,) if question.body else ()
    year = year_of(question.year, as_of)
    return Scope(plan, as_of, year, bodies=bodies, measure=question.measure), opened


def _check_codes(session: Session, scope: Scope, question: Question) -> None:
    known = register_at(session, scope.as_of).bodies
    if question.body and question.body not in known:
        raise UnknownCodeError(_("Немає органу «{code}».").format(code=question.body))
    measures = {measure.code for measure in plan_text(session, scope.plan).measures}
    if question.measure and question.measure not in measures:
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


def _print(rows: Sequence[Mapping[str, Any]], format_: str) -> None:
    text = json_text(rows) + "\n" if output_format(format_) == "json" else csv_text(rows)
    sys.stdout.write(text)

"""`init`, `demo`, `check`, `plan load`."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from core import clock
from core.cli.figures import opened
from core.domain.moments import kyiv_date
from core.domain.permissions import SYSTEM
from core.errors import PostupError
from core.i18n import _, ngettext
from core.importing.plan_document import read_plan
from core.presenters.contract import json_text
from core.queries.health import Finding, findings
from core.queries.plans import plan_text
from core.queries.register import register_at
from core.queries.state import present
from core.services.attachments import store
from core.services.demo.accounts import demo_accounts
from core.services.demo.fill import DemoWish, fill_demo
from core.services.installation import beginning, initialise
from core.services.plans import PlanCard, PlanSource, load_plan
from core.settings import settings
from core.storage.anchors import anchors_file, read_anchors
from core.storage.engine import engine_for
from core.storage.occupancy import at_work
from core.storage.unit_of_work import writing


@dataclass(frozen=True, slots=True)
class LoadWish:
    """What `plan load` was told, as typed."""

    act: str
    act_date: date
    year: int
    until: int | None
    in_force_from: date | None
    title: str | None
    dry_run: bool


def init_command(year: int | None, in_force_from: date | None, monitor_from: date | None) -> None:
    """Set the installation up; a second time it changes nothing."""
    was_asked = any(value is not None for value in (year, in_force_from, monitor_from))
    start = beginning(
        kyiv_date(clock.now()),
        year=year,
        in_force_from=in_force_from,
        monitor_from=monitor_from,
    )
    engine = engine_for(settings().database)
    with at_work(engine):
        plan = initialise(engine, start if was_asked else None)
    _print(
        {
            "plan": plan.key,
            "year": plan.first_year,
            "in_force_from": plan.frame.in_force_from,
            "monitor_from": plan.frame.monitor_from,
        }
    )
    _say(
        _("Облік ведеться з {day}; що мало бути виконано раніше, не враховується.").format(
            day=f"{plan.frame.monitor_from:%d.%m.%Y}"
        )
    )


def demo_command(*, bodies: int, years: int, events: int | None, seed: int) -> None:
    """Fill a separate instance with fictional data and say what was made."""
    wish = DemoWish(bodies=bodies, years=years, events=events, seed=seed)
    engine = engine_for(settings().database)
    with at_work(engine):
        made = fill_demo(engine, wish)
        _print({**made, "accounts": demo_accounts(engine)})
    _say(_("Дані вигадані: жоден орган і жодна особа не існують."))


def check_command() -> None:
    """Check the installation; each finding is a row, none is a healthy one.

    Raises:
        PostupError: something does not hold.
    """
    with opened() as session:
        anchors = read_anchors(anchors_file(engine_for(settings().database)))
        found = findings(session, present(session), anchors=anchors, store=store())
    _print({"ok": not found, "findings": [_finding(finding) for finding in found]})
    if found:
        count = len(found)
        raise PostupError(
            ngettext("Знайдено {n} порушення.", "Знайдено {n} порушень.", count).format(n=count)
        )
    _say(_("Усе гаразд."))


def plan_load_command(file: Path, wish: LoadWish) -> None:
    """Load a plan from its document, or with --dry-run say what would be loaded."""
    where = engine_for(settings().database)
    today = kyiv_date(clock.now())
    start = beginning(today, year=wish.year, in_force_from=wish.in_force_from)
    with opened() as session:
        parsed = read_plan(file, register_at(session, present(session)).bodies.values())
    card = PlanCard(
        act_number=wish.act,
        act_date=wish.act_date,
        title=wish.title or _("План заходів за актом № {act}").format(act=wish.act),
        first_year=wish.year,
        last_year=wish.until,
        in_force_from=start.in_force_from,
        monitor_from=start.monitor_from,
    )
    source = PlanSource(file.name, file.read_text(encoding="utf-8-sig"), parsed)
    _load(where, card, source, today.year + 1, is_trial=wish.dry_run)


def _load(where: Any, card: PlanCard, source: PlanSource, through: int, *, is_trial: bool) -> None:
    where.dispose()
    with at_work(where), writing(where, SYSTEM) as work:
        plan = load_plan(work, card, source, through_year=through)
        found = plan_text(work.session, plan).problems
        if is_trial:
            work.session.rollback()
            _say(_("Пробний запуск: нічого не записано."))
    problems = [
        {"line": p.line, "column": p.column, "severity": p.severity, "message": p.message}
        for p in found
    ]
    _print(
        {
            "plan": card.key,
            "measures": len(source.plan.measures),
            "problems": problems,
            "written": not is_trial,
        }
    )


def _finding(finding: Finding) -> dict[str, str]:
    return {"kind": finding.kind, "what": finding.what}


def _print(value: Any) -> None:
    sys.stdout.write(json_text(value) + "\n")


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")

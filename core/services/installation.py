"""The first start: schema, register of bodies, bundled plan, obligations (contract `init`)."""

import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Engine

from core import clock
from core.domain.bodies import Body
from core.domain.figures import PlanInfo
from core.domain.moments import kyiv_date
from core.domain.permissions import SYSTEM
from core.errors import InvalidInputError, NotWritableError
from core.i18n import _
from core.importing.body_register import read_bodies
from core.importing.plan_document import read_plan
from core.importing.renamings import Renaming, read_renamings
from core.importing.titles import read_titles
from core.queries.plans import plans
from core.queries.state import instance
from core.services.bodies import load_register
from core.services.obligations import keep_years
from core.services.plans import PlanCard, PlanSource, load_plan
from core.settings import ROOT
from core.storage.migrate import migrate
from core.storage.system_tables import InstanceRow
from core.storage.unit_of_work import reading, writing

ABOUT = ROOT / "data" / "plan" / "781-2020.toml"
BODIES = ROOT / "data" / "bodies" / "bodies.tsv"
RENAMINGS = ROOT / "data" / "bodies" / "renamings.tsv"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The year monitoring starts with, when the act took force, when monitoring began here."""

    year: int
    in_force_from: date
    monitor_from: date


def beginning(
    today: date,
    *,
    year: int | None = None,
    in_force_from: date | None = None,
    monitor_from: date | None = None,
) -> Beginning:
    """Fill in what was not said: this year, 1 January of it, today if it is this year.

    Raises:
        InvalidInputError: a year the calendar of plans does not have.
    """
    first = today.year if year is None else year
    if not 1992 <= first <= 9000:
        raise InvalidInputError(_("Рік {year} неможливий.").format(year=first))
    in_force = in_force_from or date(first, 1, 1)
    return Beginning(first, in_force, monitor_from or (today if first == today.year else in_force))


@dataclass(frozen=True, slots=True)
class World:
    """What a first load writes: the register of bodies and a plan's document as understood."""

    bodies: tuple[Body, ...]
    source: PlanSource
    renamings: tuple[Renaming, ...] = ()
    is_demo: bool = False


def real_world() -> World:
    """The bundled register and plan."""
    bodies = read_bodies(BODIES)
    return World(bodies, bundled_source(bodies), read_renamings(RENAMINGS))


def bundled_source(bodies: tuple[Body, ...]) -> PlanSource:
    """The bundled plan's text, understood with a register of bodies, with our short titles."""
    about = _about()
    content = (ABOUT.parent / about["text"]).read_bytes()
    return PlanSource(
        name=about["text"],
        text=content.decode(),
        plan=read_plan(content, bodies),
        titles=read_titles(ABOUT.parent / about["titles"]),
    )


def initialise(
    engine: Engine, start: Beginning | None = None, world: Callable[[], World] = real_world
) -> PlanInfo:
    """Bring the database forward and, if it is empty, load the bodies and the bundled plan.

    Raises:
        InvalidInputError: a plan is there already with another beginning than the one asked for.
    """
    migrate(engine)
    today = kyiv_date(clock.now())
    with reading(engine) as session:
        is_new = instance(session) is None
    if is_new:
        _first_load(engine, start or beginning(today), world())
    with suppress(NotWritableError):  # the hourly upkeep tries again
        keep_years(engine, through_year=today.year + 1)
    with reading(engine) as session:
        plan = plans(session)[0]
    if start and not is_new and start != Beginning(plan.first_year, *_dates(plan)):
        raise InvalidInputError(
            _("Установку вже розпочато з {year} року. Інший початок потребує нової бази.").format(
                year=plan.first_year
            )
        )
    return plan


def _first_load(engine: Engine, start: Beginning, world: World) -> None:
    with writing(engine, SYSTEM) as work:
        if instance(work.session) is not None:
            return
        about = _about()
        card = PlanCard(
            act_number=about["act_number"],
            act_date=about["act_date"],
            title=about["title"],
            first_year=start.year,
            in_force_from=start.in_force_from,
            monitor_from=start.monitor_from,
        )
        load_register(work, world.bodies, world.renamings)
        load_plan(work, card, world.source, through_year=kyiv_date(work.at).year + 1)
        work.session.add(InstanceRow(is_demo=world.is_demo, created_at=work.at))


def _dates(plan: PlanInfo) -> tuple[date, date]:
    return plan.frame.in_force_from, plan.frame.monitor_from


def _about() -> dict[str, Any]:
    return tomllib.loads(ABOUT.read_text(encoding="utf-8"))

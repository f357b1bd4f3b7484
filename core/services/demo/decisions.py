"""The rarer facts of the demonstration, each through its service at an instant in the past."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sqlmodel import col, select

from core.domain.facts import ConsentState, ExclusionKind, ExclusionState, NilState, OptInState
from core.domain.figures import PlanInfo
from core.domain.moments import AsOf, kyiv_date, start_of
from core.domain.status import LEFT_OUT
from core.queries.register import register_at
from core.services.admission import status_now
from core.services.bodies import record_body
from core.services.commitments import (
    ConsentGround,
    opt_in,
    record_consent,
    record_extension,
    record_trigger,
    report_nil,
)
from core.services.exclusions import ExclusionGround, decide_exclusion, request_exclusion
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing

LETTER = "лист № 12/вигад"
LEADER = "VPOSLUG"
"""The stand-in of the ministry that measures 8.x name; the others join by their own choice."""


def decide(work: Writing, plan: PlanInfo, random: Random, *, before_events: bool) -> None:
    """Consents, opt-ins and triggers come before events; exclusions and the rest after."""
    steps = (
        (_consents, _opt_ins, _triggers)
        if before_events
        else (_exclusions, _nil_reports, _extensions, _changes_of_bodies)
    )
    for step in steps:
        step(work, plan, random)


def _on(work: Writing, day: date, minutes: int = 0) -> Writing:
    """The same write at a quarter past ten of a day, and never later than last midnight.

    So the same seed invents the same at any hour of a day.
    """
    at = start_of(day) + timedelta(hours=10, minutes=15 + minutes)
    return replace(work, at=min(at, start_of(kyiv_date(work.at))))


def _consents(work: Writing, plan: PlanInfo, _random: Random) -> None:
    year = plan.first_year
    for body, measure, state, day in (
        ("VZVERN", None, ConsentState.REQUESTED, date(year, 1, 20)),
        ("VZVERN", None, ConsentState.GIVEN, date(year, 2, 10)),
        ("VPOSHUK", None, ConsentState.REQUESTED, date(year, 1, 20)),
        ("VPOSHUK", "2.1", ConsentState.GIVEN, date(year, 3, 1)),
        ("VPOSHUK", "5", ConsentState.DECLINED, date(year, 3, 1)),
    ):
        ground = ConsentGround(state=state, effective_on=day, measure=measure, document=LETTER)
        record_consent(_on(work, day), plan, body, ground)


def _opt_ins(work: Writing, plan: PlanInfo, random: Random) -> None:
    bodies = _others(work)
    for place, body in enumerate(random.sample(bodies, min(4, len(bodies)))):
        day = date(plan.first_year, 2, 2 + place)
        for measure in ("8.1", "8.2")[: 1 + place % 2]:
            opt_in(_on(work, day, place), plan, body, measure, state=OptInState.IN, document=LETTER)


def _triggers(work: Writing, plan: PlanInfo, _random: Random) -> None:
    today = kyiv_date(work.at)
    for year in plan.years_until(today.year):
        for completed, day in (("2.1", date(year, 7, 6)), ("6.1", date(year, 9, 18))):
            if day < today:
                record_trigger(
                    _on(work, day + timedelta(days=2)), plan, "1.3", completed=completed,
                    completed_on=day, document=LETTER,
                )  # fmt: skip


def _exclusions(work: Writing, plan: PlanInfo, random: Random) -> None:
    ways = (
        (ExclusionKind.NO_BUDGET, (ExclusionState.APPROVED,)),
        (ExclusionKind.NOT_APPLICABLE, (ExclusionState.APPROVED,)),
        (ExclusionKind.WAIVED, (ExclusionState.APPROVED,)),
        (ExclusionKind.WAIVED, (ExclusionState.APPROVED, ExclusionState.LIFTED)),
        (ExclusionKind.NO_BUDGET, (ExclusionState.REFUSED,)),
        (ExclusionKind.NO_BUDGET, ()),
    )
    pool = _pool(work, plan, ("1.1", "2.1", "4.1", "6.2", "6.3"))
    for place, row in enumerate(random.sample(pool, min(18, len(pool)))):
        kind, decisions = ways[place % len(ways)]
        day = min(row.window_start + timedelta(days=20 + place), kyiv_date(work.at))
        ground = ExclusionGround(
            kind=kind, authority="керівник органу", document=LETTER, decided_on=day,
            reason="Кошти на захід не передбачено.",
        )  # fmt: skip
        exclusion = request_exclusion(_on(work, day), plan, row.code, ground)
        for step, state in enumerate(decisions, start=1):
            decide_exclusion(_on(work, day, 60 * step), exclusion, state, "Розглянуто.")


def _nil_reports(work: Writing, plan: PlanInfo, random: Random) -> None:
    today = kyiv_date(work.at)
    pool = [row for row in _pool(work, plan, ("2.1", "2.4")) if row.due_on < today]
    for row in random.sample(pool, min(6, len(pool))):
        then = _on(work, min(row.due_on + timedelta(days=3), today))
        if status_now(then, plan, row) not in LEFT_OUT:
            report_nil(then, plan, row.code, state=NilState.FILED, reason="Захід не проводився.")


def _extensions(work: Writing, plan: PlanInfo, random: Random) -> None:
    pool = _pool(work, plan, ("2.4", "6.1"))
    for row in random.sample(pool, min(3, len(pool))):
        day = min(row.due_on - timedelta(days=10), kyiv_date(work.at))
        record_extension(
            _on(work, day), plan, row.code, until=row.due_on + timedelta(days=30), decided_on=day,
            document=LETTER,
        )  # fmt: skip


def _changes_of_bodies(work: Writing, plan: PlanInfo, random: Random) -> None:
    today = kyiv_date(work.at)
    register = register_at(work.session, AsOf(work.at))
    codes = _others(work)
    if len(codes) < 4:
        return
    renamed, ended, heir = random.sample(codes, 3)
    day = date(today.year, 3, 31)
    if day >= today or plan.first_year == today.year:
        return
    body = register.bodies[renamed]
    record_body(
        _on(work, day), replace(body, name_uk=f"{body.name_uk} та веселок",
                                name_en=f"{body.name_en} and Rainbows"),
        named_from=day, document=LETTER,
    )  # fmt: skip
    merged = replace(register.bodies[ended], valid_to=day, successor=heir)
    record_body(_on(work, day + timedelta(days=1)), merged, document=LETTER)


def _others(work: Writing) -> list[str]:
    register = register_at(work.session, AsOf(work.at))
    central = (body.code for body in register.bodies.values() if body.is_central)
    return sorted(code for code in central if code != LEADER)


def _pool(work: Writing, plan: PlanInfo, measures: tuple[str, ...]) -> list[ObligationRow]:
    return list(
        work.session.exec(
            select(ObligationRow)
            .where(
                ObligationRow.plan_id == plan.id,
                col(ObligationRow.measure).in_(measures),
                ObligationRow.window_start < kyiv_date(work.at) - timedelta(days=60),
                ObligationRow.elapsed == False,  # noqa: E712 a column
            )
            .order_by(col(ObligationRow.code))
        )
    )

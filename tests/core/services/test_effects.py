"""What people are shown before they save is what then happens, and nothing is kept before."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from core import clock
from core.domain.effects import Touches
from core.domain.facts import ConsentState, ExclusionKind, ExclusionState, OptInState
from core.domain.moments import TICK, AsOf
from core.domain.rates import NOTHING, RateName, Tally
from core.domain.status import Flag, Status
from core.errors import ConflictError, RuleViolationError
from core.queries.register import register_at
from core.queries.spans import Scope
from core.queries.standings import RollUp, obligation_standings, tallies
from core.queries.state import data_version
from core.services.commitments import (
    ConsentGround,
    opt_in,
    record_consent,
    record_extension,
    record_trigger,
)
from core.services.effects import carry_out, foreseen
from core.services.exclusions import ExclusionGround, decide_exclusion, request_exclusion
from core.storage.unit_of_work import reading, writing
from tests.core.audit import last_audit
from tests.core.builders import noon, on
from tests.core.world import FOCAL_POINT, SECRETARY

DUTY, BY_CONSENT = "2.1/MVS/2026-H1", "2.1/NABU/2026-H1"
GIVEN = ConsentGround(
    state=ConsentState.GIVEN, effective_on=date(2026, 1, 2), document="лист № 2"
)  # fmt: skip
GROUND = ExclusionGround(
    kind=ExclusionKind.WAIVED, authority="Кабінет Міністрів", document="№ 1",
    decided_on=date(2026, 2, 1), reason="Рішення.",
)  # fmt: skip


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """The clock in autumn 2026, when the first half-year is overdue, before anything is written."""
    monkeypatch.setattr(clock, "now", lambda: noon("2026-09-01"))


@pytest.fixture
def asked(world):
    """A request for exclusion that waits."""
    with world.at("2026-02-02", FOCAL_POINT) as work:
        return request_exclusion(work, world.plan, DUTY, GROUND)


def figures(session: Session, plan, at: AsOf) -> tuple[dict[str, Any], Tally]:
    standings = obligation_standings(session, Scope(plan, at, None))
    counts = tallies(session, Scope(plan, at, 2026), RollUp.PLAN, register_at(session, at))
    return {row.id: (row.status, row.flags) for row in standings}, counts.get(plan.key, NOTHING)


ACTS = {
    "a consent": (
        Touches(("NABU",)), lambda plan, _n: lambda w: record_consent(w, plan, "NABU", GIVEN)
    ),
    "an exclusion approved": (
        Touches(("MVS",)),
        lambda _plan, n: lambda w: decide_exclusion(w, n, ExclusionState.APPROVED),
    ),
    "an exclusion refused": (
        Touches(("MVS",)),
        lambda _plan, n: lambda w: decide_exclusion(w, n, ExclusionState.REFUSED, "Ні."),
    ),
    "a body that joins": (
        Touches(("DSNS",)),
        lambda plan, _n: lambda w: opt_in(
            w, plan, "DSNS", "8.1", state=OptInState.IN, document="лист № 3"
        ),
    ),
    "a completion": (
        Touches(measure="1.3"),
        lambda plan, _n: lambda w: record_trigger(
            w, plan, "1.3", completed="2.1", completed_on=date(2026, 7, 1), document="акт № 5"
        ),
    ),
    "an extension": (
        Touches(("MVS",)),
        lambda plan, _n: lambda w: record_extension(
            w, plan, DUTY, until=date(2026, 12, 1), decided_on=date(2026, 6, 1), document="№ 4"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_what_was_foreseen_is_what_happens(world, asked, name):
    touches, made = ACTS[name]
    act = made(world.plan, asked)
    seen = foreseen(world.engine, SECRETARY, world.plan, touches, act)
    with reading(world.engine) as session:
        before = figures(session, world.plan, AsOf(_instant() + 2 * TICK))
    with writing(world.engine, SECRETARY) as work:
        carry_out(work, world.plan, touches, act, seen)
        at = AsOf(work.at + TICK)
    with reading(world.engine) as session:
        after = figures(session, world.plan, at)
    differing = {code for code in {**before[0], **after[0]}
                 if before[0].get(code) != after[0].get(code)}  # fmt: skip
    assert {pair.now.id for pair in seen.changed} == differing
    assert bool(differing) == (name != "an exclusion refused")
    for pair in seen.changed:
        assert (pair.now.status, pair.now.flags) == after[0][pair.now.id]
    whole = [moved for moved in seen.figures if (moved.year, moved.body) == (2026, "")]
    for moved in whole:
        assert (moved.before, moved.after) == (before[1], after[1])
    assert bool(whole) == bool(differing)


def test_nothing_foreseen_is_kept(world, asked):
    with reading(world.engine) as session:
        version, before = data_version(session), figures(session, world.plan, _later())
    journal = last_audit(world.engine)
    for touches, made in ACTS.values():
        foreseen(world.engine, SECRETARY, world.plan, touches, made(world.plan, asked))
    with reading(world.engine) as session:
        assert (data_version(session), figures(session, world.plan, _later())) == (version, before)
    assert last_audit(world.engine) == journal


def test_a_consent_makes_the_past_half_year_count_and_says_so(world):
    touches, made = ACTS["a consent"]
    seen = foreseen(world.engine, SECRETARY, world.plan, touches, made(world.plan, 0))
    first = next(pair for pair in seen.changed if pair.now.id == BY_CONSENT)
    assert first.before
    assert first.after
    assert (first.before.status, first.after.status) == (Status.CONSENT_PENDING, Status.OVERDUE)
    nabu = next(moved for moved in seen.figures if moved.body == "NABU")
    rates = [tally.rates[RateName.COMPLETION] for tally in (nabu.before, nabu.after)]
    assert [(rate.n, rate.total) for rate in rates] == [(0, 0), (0, 1)]


def test_an_extension_changes_a_mark_and_no_figure(world):
    touches, made = ACTS["an extension"]
    seen = foreseen(world.engine, SECRETARY, world.plan, touches, made(world.plan, 0))
    (pair,) = seen.changed
    assert (pair.now.status, pair.now.flags) == (Status.OVERDUE, (Flag.EXTENDED,))
    assert all(moved.before == moved.after for moved in seen.figures)


def test_what_opens_next_year_is_told_apart(world):
    touches, made = ACTS["a body that joins"]
    seen = foreseen(world.engine, SECRETARY, world.plan, touches, made(world.plan, 0))
    assert [pair.now.id for pair in seen.changed] == ["8.1/DSNS/2026"]
    assert seen.ahead == ("8.1/DSNS/2027",)


def test_what_changed_meanwhile_is_shown_anew_before_anything_is_saved(world):
    touches, made = ACTS["an extension"]
    act = made(world.plan, 0)
    seen = foreseen(world.engine, SECRETARY, world.plan, touches, act)
    world.submit(DUTY, "2026-05-01")
    journal = last_audit(world.engine)
    with pytest.raises(ConflictError, match="ще раз"), writing(world.engine, SECRETARY) as work:
        carry_out(work, world.plan, touches, act, seen)
    assert last_audit(world.engine) == journal


def test_an_act_that_is_refused_is_refused_beforehand(world):
    def leave(work):
        opt_in(work, world.plan, "DSNS", "8.1", state=OptInState.OUT, document="лист № 3")

    with pytest.raises(RuleViolationError, match="вже записано"):
        foreseen(world.engine, SECRETARY, world.plan, Touches(("DSNS",)), leave)


def _later() -> AsOf:
    return on("2026-09-02")


def _instant():
    return clock.now()

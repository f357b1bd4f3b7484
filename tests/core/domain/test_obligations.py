from dataclasses import replace
from datetime import date

import pytest

from core.domain.bodies import BodyKind
from core.domain.deadline_rules import (
    AfterEvent,
    AfterPeriod,
    AtLeast,
    ByDate,
    OnDate,
    Period,
    TriggerEvent,
    Within,
)
from core.domain.obligations import (
    Mode,
    Obligation,
    PlanFrame,
    duties_of,
    obligations_of,
    triggered_obligations,
)
from core.domain.plan import Condition
from tests.core.builders import (
    FRAME,
    HALF_YEARLY,
    a_body,
    a_group,
    a_measure,
    a_register,
    an_obligation,
)

REGISTER = a_register(
    a_body("MVS", kind=BodyKind.MINISTRY),
    a_body("NABU", is_central=False),
    a_group("MRG"),
    a_group("RPK", BodyKind.INITIATIVE),
)
IN_FORCE_LATE = PlanFrame("781-2020", date(2026, 9, 2), date(2026, 10, 1))


def owed(measure, *, frame=FRAME, register=REGISTER, year=2026) -> list[Obligation]:
    return list(obligations_of(measure, "2", frame=frame, register=register, year=year))


def test_an_obligation_is_body_by_measure_by_period_with_a_readable_id():
    measure = a_measure("2.1", HALF_YEARLY, conditions=(Condition.BUDGET,))
    first = an_obligation(conditions=(Condition.BUDGET,))
    second = replace(
        first,
        id="2.1/MVS/2026-H2",
        period="2026-H2",
        window_start=date(2026, 7, 1),
        due_on=date(2026, 12, 31),
    )
    assert owed(measure) == [first, second]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        pytest.param(("MRG",), [("MRG", Mode.COLLECTIVE, False)], id="the working group as one"),
        pytest.param(("RPK*",), [("RPK", Mode.COLLECTIVE, True)], id="an initiative by consent"),
        pytest.param(("CEB",), [("MVS", Mode.EACH, False)], id="each central body"),
        pytest.param(
            ("CEB", "NABU*"),
            [("MVS", Mode.EACH, False), ("NABU", Mode.EACH, True)],
            id="the mark binds its own executor only",
        ),
        pytest.param(("CEB_INTERESTED",), [("MVS", Mode.OPT_IN, False)], id="those interested"),
        pytest.param(
            ("CEB_INTERESTED", "MVS"), [("MVS", Mode.EACH, False)], id="named beside its group"
        ),
        pytest.param(
            ("MVS*", "CEB"), [("MVS", Mode.EACH, False)], id="obliged outright beats consent"
        ),
        pytest.param(
            ("CEB_INTERESTED", "MVS*"), [("MVS", Mode.EACH, True)], id="consent beats opting in"
        ),
        pytest.param(("NOBODY",), [], id="an unknown executor"),
    ],
)
def test_who_owes_a_measure_and_how(by, expected):
    duties = duties_of(a_measure("2.1", by=by), REGISTER, date(2026, 6, 30))
    assert [(d.body.code, d.mode, d.by_consent) for d in duties] == expected


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "periods"),
    [
        pytest.param(None, date(2026, 6, 29), [], id="ends the day before"),
        pytest.param(None, date(2026, 6, 30), ["2026-H1"], id="ends on the due date"),
        pytest.param(date(2026, 6, 30), None, ["2026-H1", "2026-H2"], id="begins on the due date"),
        pytest.param(date(2026, 7, 1), None, ["2026-H2"], id="begins the day after"),
    ],
)
def test_a_body_owes_what_falls_due_while_it_exists(valid_from, valid_to, periods):
    register = a_register(a_body("A", valid_from=valid_from, valid_to=valid_to))
    found = owed(a_measure("2.1", HALF_YEARLY), register=register)
    assert [obligation.period for obligation in found] == periods


def test_a_report_due_in_january_is_owed_by_who_exists_in_january():
    gone = a_register(a_body("A", valid_to=date(2026, 12, 31)))
    found = owed(a_measure("1.1", AfterPeriod(period=Period.QUARTER, day=10)), register=gone)
    assert [obligation.period for obligation in found] == ["2026-Q1", "2026-Q2", "2026-Q3"]


def test_a_window_never_opens_before_the_act_took_force():
    found = owed(a_measure("2.1", Within(period=Period.QUARTER)), frame=IN_FORCE_LATE)
    assert [str(obligation.window_start) for obligation in found[2:]] == [
        "2026-09-02",
        "2026-10-01",
    ]


@pytest.mark.parametrize(
    ("frame", "elapsed"),
    [
        pytest.param(
            PlanFrame("p", date(2026, 8, 31), date(2026, 1, 1)), False, id="in force on that day"
        ),
        pytest.param(
            PlanFrame("p", date(2026, 9, 1), date(2026, 1, 1)), True, id="in force the day after"
        ),
        pytest.param(
            PlanFrame("p", date(2026, 1, 1), date(2026, 8, 31)), False, id="monitored on that day"
        ),
        pytest.param(
            PlanFrame("p", date(2026, 1, 1), date(2026, 9, 1)), True, id="monitored the day after"
        ),
    ],
)
def test_what_fell_due_before_force_or_monitoring_is_elapsed(frame, elapsed):
    found = owed(a_measure("1.2", ByDate(month=8, day=31), by=("MRG",)), frame=frame)
    assert [obligation.elapsed for obligation in found] == [elapsed]


def test_min_count_comes_from_the_text():
    found = owed(a_measure("3", AtLeast(count=3, period=Period.YEAR)))
    assert [obligation.min_count for obligation in found] == [3]


def test_a_trigger_opens_its_obligations_beside_the_yearly_one():
    measure = a_measure(
        "1.3",
        ByDate(month=12, day=31),
        AfterEvent(event=TriggerEvent.MEASURE_COMPLETED),
        by=("MRG",),
    )
    opened = triggered_obligations(
        measure, "1", frame=FRAME, register=REGISTER, cause=("2.1", date(2026, 12, 15))
    )
    assert [(o.id, o.year, o.window_start, o.due_on) for o in opened] == [
        ("1.3/MRG/2026-after-2.1", 2026, date(2026, 12, 15), date(2027, 1, 14))
    ]
    assert [o.id for o in owed(measure)] == ["1.3/MRG/2026"]


def test_a_trigger_outside_the_years_of_its_rule_opens_nothing():
    rule = AfterEvent(event=TriggerEvent.MEASURE_COMPLETED, from_year=2027)
    opened = triggered_obligations(
        a_measure("1.3", rule, by=("MRG",)), "1", frame=FRAME, register=REGISTER,
        cause=("2.1", date(2026, 12, 15)),
    )  # fmt: skip
    assert list(opened) == []


@pytest.mark.parametrize(
    ("start", "due", "soon"),
    [
        pytest.param("2026-07-01", "2026-12-31", "2026-12-17", id="184 days: two weeks"),
        pytest.param("2026-06-30", "2026-12-31", "2026-12-01", id="185 days: thirty"),
        pytest.param("2026-12-01", "2026-12-09", "2026-11-25", id="before the window opens"),
    ],
)
def test_soon_is_14_days_or_30_where_the_window_is_longer_than_184_days(start, due, soon):
    obligation = an_obligation(
        window_start=date.fromisoformat(start), due_on=date.fromisoformat(due)
    )
    assert obligation.soon_from == date.fromisoformat(soon)


def test_ids_are_unique_within_a_plan_of_every_kind_of_rule():
    rules = (
        HALF_YEARLY,
        Within(period=Period.YEAR),
        ByDate(month=8, day=31),
        OnDate(month=12, day=9),
        AfterPeriod(period=Period.MONTH, day=10),
    )
    ids = [obligation.id for obligation in owed(a_measure("9", *rules))]
    assert len(ids) == len(set(ids)) == 2 + 1 + 2 + 12

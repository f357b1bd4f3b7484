from datetime import date

import pytest

from core.domain.deadline_rules import (
    AfterEvent,
    AfterPeriod,
    AtLeast,
    ByDate,
    Continuous,
    InHalf,
    InMonth,
    InQuarter,
    Manual,
    OnDate,
    OnDemand,
    Period,
    TimesPer,
    TriggerEvent,
    Unknown,
    Window,
    Within,
    Years,
)
from core.domain.periods import (
    Slot,
    add_months,
    falls_outside,
    fitting_date,
    period_code,
    slot_after_event,
    slots_of,
)

COMPLETED = AfterEvent(event=TriggerEvent.MEASURE_COMPLETED)
WHOLE_YEAR = ("2026", "2026-01-01", "2026-12-31", 1)
QUARTERS = [
    ("2026-Q1", "2026-01-01", "2026-03-31", 1),
    ("2026-Q2", "2026-04-01", "2026-06-30", 1),
    ("2026-Q3", "2026-07-01", "2026-09-30", 1),
    ("2026-Q4", "2026-10-01", "2026-12-31", 1),
]


def halves(count: int) -> list[tuple[str, str, str, int]]:
    return [
        ("2026-H1", "2026-01-01", "2026-06-30", count),
        ("2026-H2", "2026-07-01", "2026-12-31", count),
    ]


def written(slots: tuple[Slot, ...]) -> list[tuple[str, str, str, int]]:
    return [(s.code, s.starts_on.isoformat(), s.due_on.isoformat(), s.min_count) for s in slots]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param([Continuous()], [WHOLE_YEAR], id="постійно"),
        pytest.param([Within(period=Period.YEAR)], [WHOLE_YEAR], id="протягом року"),
        pytest.param([Within(period=Period.YEAR, year=2026)], [WHOLE_YEAR], id="протягом 2026"),
        pytest.param([Within(period=Period.YEAR, year=2025)], [], id="протягом іншого року"),
        pytest.param(
            [AtLeast(count=1, period=Period.YEAR)], [WHOLE_YEAR], id="не рідше разу на рік"
        ),
        pytest.param(
            [AtLeast(count=2, period=Period.YEAR)], [(*WHOLE_YEAR[:3], 2)], id="двічі на рік"
        ),
        pytest.param(
            [TimesPer(count=1, period=Period.HALF_YEAR)], halves(1), id="один раз на півроку"
        ),
        pytest.param(
            [TimesPer(count=3, period=Period.HALF_YEAR)], halves(3), id="тричі на півроку"
        ),
        pytest.param([TimesPer(count=1, period=Period.QUARTER)], QUARTERS, id="щокварталу"),
        pytest.param([TimesPer(count=1, period=Period.YEAR)], [WHOLE_YEAR], id="щороку"),
        pytest.param(
            [ByDate(month=8, day=31)], [("2026", "2026-01-01", "2026-08-31", 1)], id="до 31 серпня"
        ),
        pytest.param([ByDate(month=9, day=1, year=2020)], [], id="дата іншого року"),
        pytest.param(
            [OnDate(month=12, day=9)], [("2026", "2026-01-01", "2026-12-09", 1)], id="9 грудня"
        ),
        pytest.param(
            [ByDate(month=2, day=29)],
            [("2026", "2026-01-01", "2026-02-28", 1)],
            id="29 лютого звичайного року",
        ),
        pytest.param(
            [ByDate(month=m, day=15) for m in (7, 2, 10, 4)],
            [
                ("2026-02-15", "2026-01-01", "2026-02-15", 1),
                ("2026-04-15", "2026-02-16", "2026-04-15", 1),
                ("2026-07-15", "2026-04-16", "2026-07-15", 1),
                ("2026-10-15", "2026-07-16", "2026-10-15", 1),
            ],
            id="чотири дати: вікно від дня після попередньої",
        ),
        pytest.param(
            [AfterPeriod(period=Period.QUARTER, day=10)],
            [
                ("2026-Q1", "2026-01-01", "2026-04-10", 1),
                ("2026-Q2", "2026-04-01", "2026-07-10", 1),
                ("2026-Q3", "2026-07-01", "2026-10-10", 1),
                ("2026-Q4", "2026-10-01", "2027-01-10", 1),
            ],
            id="щокварталу до 10 числа: IV квартал лишається 2026 року",
        ),
        pytest.param(
            [Window(starts="2026-03-01", ends="2026-09-30")],
            [("2026-09-30", "2026-03-01", "2026-09-30", 1)],
            id="01.03.2026–30.09.2026",
        ),
        pytest.param(
            [Window(starts="08-01", ends="09-30")],
            [("2026-09-30", "2026-08-01", "2026-09-30", 1)],
            id="серпень—вересень",
        ),
        pytest.param(
            [Window(starts="2025-01-01", ends="2026-12-31")],
            [("2026-12-31", "2025-01-01", "2026-12-31", 1)],
            id="протягом 2025—2026 років: строк в останній день",
        ),
        pytest.param([Window(starts="2026-01-01", ends="2027-12-31")], [], id="вікно ще триває"),
        pytest.param(
            [Window(starts="11-01", ends="02-29")],
            [("2026-02-28", "2025-11-01", "2026-02-28", 1)],
            id="листопад—лютий: через рік",
        ),
        pytest.param([Years(years=(2023, 2026))], [WHOLE_YEAR], id="у 2023 та 2026 роках"),
        pytest.param([Years(years=(2023, 2025))], [], id="у 2023 та 2025 роках"),
        pytest.param([InMonth(month=2)], [("2026-02", "2026-02-01", "2026-02-28", 1)], id="лютий"),
        pytest.param([InMonth(month=3, year=2016)], [], id="березень 2016"),
        pytest.param([InQuarter(quarter=4, year=2026)], [QUARTERS[3]], id="IV квартал 2026"),
        pytest.param([InHalf(half=1)], [halves(1)[0]], id="I півріччя"),
        pytest.param([COMPLETED], [], id="після завершення: чекає на факт"),
        pytest.param([OnDemand()], [], id="у разі потреби"),
        pytest.param([Manual()], [], id="за окремим графіком"),
        pytest.param([Unknown()], [], id="незрозуміле"),
        pytest.param(
            [TimesPer(count=1, period=Period.YEAR, from_year=2027)], [], id="починаючи з 2027"
        ),
        pytest.param(
            [TimesPer(count=1, period=Period.YEAR, from_year=2026)], [WHOLE_YEAR], id="з 2026"
        ),
        pytest.param([Continuous(to_year=2025)], [], id="до 2025 включно"),
        pytest.param([ByDate(month=12, day=31), COMPLETED], [WHOLE_YEAR], id="складений строк 1.3"),
        pytest.param(
            [ByDate(month=8, day=31), Within(period=Period.YEAR)],
            [("2026-08-31", "2026-01-01", "2026-08-31", 1), WHOLE_YEAR],
            id="дата і весь рік: дві вимоги, два коди",
        ),
        pytest.param(
            [AfterPeriod(period=Period.YEAR, day=d) for d in (10, 25)],
            [
                ("2026", "2026-01-01", "2027-01-10", 1),
                ("2026-2027-01-25", "2026-01-01", "2027-01-25", 1),
            ],
            id="два числа після періоду: жодне не зникає",
        ),
        pytest.param(
            [Continuous(), AtLeast(count=2, period=Period.YEAR)],
            [(*WHOLE_YEAR[:3], 2)],
            id="той самий період двічі: діє суворіша вимога",
        ),
    ],
)
def test_a_deadline_cell_demands_in_2026(rules, expected):
    assert written(slots_of(rules, 2026)) == expected


def test_a_leap_year_has_its_29_february():
    assert written(slots_of([ByDate(month=2, day=29)], 2028)) == [
        ("2028", "2028-01-01", "2028-02-29", 1)
    ]


def test_every_month_has_its_code_and_last_day():
    slots = slots_of([TimesPer(count=1, period=Period.MONTH)], 2028)
    assert [s.code for s in slots] == [f"2028-{n:02d}" for n in range(1, 13)]
    assert [s.due_on.day for s in slots] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def test_what_falls_due_next_january_belongs_to_the_year_reported_on():
    last = slots_of([AfterPeriod(period=Period.MONTH, day=31)], 2026)[-1]
    assert (last.code, last.year, last.due_on) == ("2026-12", 2026, date(2027, 1, 31))


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        pytest.param(COMPLETED, date(2026, 12, 20), id="30 днів, коли не сказано"),
        pytest.param(
            AfterEvent(event=TriggerEvent.ACT, months=3), date(2027, 2, 20), id="тримісячний строк"
        ),
        pytest.param(
            AfterEvent(event=TriggerEvent.APPROVAL, working_days=10),
            date(2026, 12, 4),
            id="10 робочих днів від п’ятниці",
        ),
        pytest.param(
            AfterEvent(event=TriggerEvent.OTHER, days=0), date(2026, 11, 20), id="того самого дня"
        ),
    ],
)
def test_a_trigger_opens_a_slot_from_its_date_to_its_offset(rule, due):
    slot = slot_after_event(rule, date(2026, 11, 20), "2.1")
    assert slot == Slot("2026-after-2.1", 2026, date(2026, 11, 20), due)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2026, 11, 30), 3, date(2027, 2, 28), id="the end of a short month"),
        pytest.param(date(2027, 11, 30), 3, date(2028, 2, 29), id="the end of a leap February"),
        pytest.param(date(2026, 1, 31), 12, date(2027, 1, 31), id="a year"),
        pytest.param(date(2026, 12, 1), 1, date(2027, 1, 1), id="across the new year"),
    ],
)
def test_months_after_a_day_keep_the_day_or_the_months_last(day, months, expected):
    assert add_months(day, months) == expected


def test_a_day_the_month_lacks_is_its_last():
    assert [fitting_date(year, 2, 29).day for year in (2026, 2028, 2100)] == [28, 29, 28]


@pytest.mark.parametrize(
    ("rules", "last", "outside"),
    [
        pytest.param((ByDate(month=9, day=1, year=2019),), None, True, id="before the first year"),
        pytest.param((Years(years=(2019, 2031)),), 2030, True, id="around the plan's years"),
        pytest.param((Years(years=(2019, 2031)),), None, False, id="once more to come"),
        pytest.param((Continuous(),), None, False, id="always"),
        pytest.param((AfterEvent(event=TriggerEvent.OTHER),), None, False, id="by an event"),
        pytest.param((Unknown(),), None, False, id="unknown, which the import says already"),
    ],
)
def test_dates_outside_the_plans_years_are_found(rules, last, outside):
    assert falls_outside(rules, 2020, last) is outside


def test_period_codes_are_short_and_stable():
    assert [period_code(period, 2, 2026) for period in Period] == [
        "2026-02", "2026-Q2", "2026-H2", "2026",
    ]  # fmt: skip

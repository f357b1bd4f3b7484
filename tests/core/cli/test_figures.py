"""`obligations`, `rates`, `facts`, `bodies`, `plan list`, `plan diff`."""

import csv
import io
from collections import Counter
from typing import Any

import pytest

from core.domain.bodies import ukrainian_order
from core.domain.rates import RateName
from core.domain.status import LEFT_OUT, Status
from tests.core.cli.conftest import Answer, Postup

OBLIGATION = [
    "id", "plan", "task", "measure", "body", "period", "window_start", "due_on", "min_count",
    "mode", "by_consent", "conditions", "status", "flags", "submitted", "verified", "achieved_on",
    "days_overdue",
]  # fmt: skip
FACTS = [
    "as_of", "bodies", "obligations", "consents", "exclusions", "nil_reports", "opt_ins",
    "triggers", "extensions", "events", "claims",
]  # fmt: skip
ROLL_UPS = ("plan", "task", "measure", "body", "kind")


def table(answer: Answer) -> list[dict[str, str]]:
    """The rows of a CSV answer."""
    assert answer.code == 0
    return list(csv.DictReader(io.StringIO(answer.out)))


def as_text(value: Any) -> str:
    """A JSON value as the contract writes it in a cell."""
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def flat(row: dict[str, Any]) -> dict[str, str]:
    """A JSON row as one of CSV."""
    found: dict[str, str] = {}
    for name, value in row.items():
        parts = value if isinstance(value, dict) else {}
        found |= {f"{name}_{part}": as_text(v) for part, v in parts.items()}
        if not parts:
            found[name] = as_text(value)
    return found


def test_obligations_have_the_shape_of_the_contract(demo: Postup):
    rows = demo("obligations", "--year", "all").json

    assert all(list(row) == OBLIGATION for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["status"] for row in rows} <= {status.value for status in Status}


def test_obligations_can_be_narrowed(demo: Postup):
    everything = demo("obligations").json
    one = everything[0]

    narrowed = demo("obligations", "--body", one["body"], "--measure", one["measure"]).json

    assert narrowed == [
        row for row in everything if (row["body"], row["measure"]) == (one["body"], one["measure"])
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("obligations", "--body", "NOBODY"), "Немає органу «NOBODY».\n"),
        (("obligations", "--measure", "9.9"), "Немає заходу «9.9».\n"),
        (("rates", "--by", "plan", "--plan", "1-1"), "Немає плану «1-1». Є: 781-2020.\n"),
        (("facts", "--plan", "1-1"), "Немає плану «1-1». Є: 781-2020.\n"),
        (("plan", "diff", "781-2020", "1-1"), "Немає плану «1-1». Є: 781-2020.\n"),
        (
            ("obligations", "--as-of", "2999-01-01"),
            "Так далеко наперед зобов’язань не рахуємо: до десяти років.\n",
        ),
    ],
)
def test_what_the_data_do_not_know_is_told(act_year: Postup, words: tuple[str, ...], sentence: str):
    answer = act_year(*words)

    assert (answer.code, answer.out, answer.err) == (1, "", sentence)


@pytest.mark.parametrize("by", ROLL_UPS)
def test_roll_ups_add_up_to_the_plan(demo: Postup, by: str):
    whole = demo("rates", "--by", "plan").json
    rows = demo("rates", "--by", by).json

    assert len(whole) == 1
    assert list(rows[0]) == ["key", "label", *RateName, "excluded", "as_of"]
    for name in RateName:
        for part in ("n", "N"):
            assert sum(row[name][part] for row in rows) == whole[0][name][part]
    assert sum((Counter(row["excluded"]) for row in rows), Counter()) == Counter(
        whole[0]["excluded"]
    )


def test_a_rate_is_unrounded_and_nothing_where_nothing_fell_due(demo: Postup, act_year: Postup):
    rate = demo("rates", "--by", "plan", "--year", "all").json[0]["completion"]
    early = act_year("rates", "--by", "plan", "--as-of", "2020-09-03").json[0]["completion"]

    assert rate["rate"] == rate["n"] / rate["N"]
    assert early == {"n": 0, "N": 0, "rate": None}


def test_a_year_without_obligations_has_a_plan_row_of_nothing(act_year: Postup):
    found = act_year("rates", "--by", "plan", "--year", "1999").json

    assert [row["progress"] for row in found] == [{"n": 0, "N": 0, "rate": None}]


def test_the_rates_are_those_of_the_obligations_listed(demo: Postup):
    rows = demo("obligations", "--year", "all").json
    rate = demo("rates", "--by", "plan", "--year", "all").json[0]

    left_out = {status.value for status in LEFT_OUT}
    counted = [row for row in rows if row["status"] not in left_out]
    done = [row for row in counted if row["status"].startswith("done")]
    assert rate["progress"]["N"] == len(counted)
    assert rate["progress"]["n"] == len(done)
    assert rate["excluded"] == {
        status.value: sum(row["status"] == status for row in rows) for status in LEFT_OUT
    }


def test_as_of_is_time_travel(demo: Postup):
    year = demo("plan", "list").json[0]["first_year"]
    day = f"{year}-12-31"

    by_date = demo("rates", "--by", "plan", "--as-of", day).json
    by_instant = demo("rates", "--by", "plan", "--as-of", f"{year + 1}-01-01T00:00:00+02:00").json

    assert by_date == by_instant
    assert by_date[0]["as_of"] == f"{day}T22:00:00.000000Z"


def test_facts_are_whole(demo: Postup):
    facts = demo("facts").json
    listed = demo("obligations", "--year", "all").json

    assert list(facts) == FACTS
    assert all(facts[name] for name in FACTS)
    assert {o["id"] for o in facts["obligations"]} == {row["id"] for row in listed}
    claims = {(claim["event"], claim["obligation"]) for claim in facts["claims"]}
    assert len(claims) == len(facts["claims"])
    assert {event for event, _ in claims} <= {event["id"] for event in facts["events"]}
    moves = [move for claim in facts["claims"] for move in claim["transitions"]]
    assert {len(move["at"]) for move in moves} == {len("2026-01-01T00:00:00.000000Z")}


def test_bodies_stand_in_the_order_of_the_alphabet_as_of_a_day(act_year: Postup):
    before = act_year("bodies", "--as-of", "2020-09-02").json
    names = [body["name_uk"] for body in before]

    assert names == sorted(names, key=ukrainian_order)
    assert len({body["code"] for body in before}) == len(before)


@pytest.mark.parametrize(
    "words",
    [
        ("obligations", "--year", "all"),
        ("bodies",),
        *(("rates", "--by", by, "--year", "all") for by in ROLL_UPS),
    ],
    ids=" ".join,
)
def test_csv_says_what_json_says(demo: Postup, words: tuple[str, ...]):
    now = ("--as-of", demo("plan", "list").json[0]["in_force_from"][:4] + "-12-31")

    found = table(demo(*words, *now, "--format", "csv"))
    wanted = [flat(row) for row in demo(*words, *now).json]

    assert found == wanted
    assert found


@pytest.mark.parametrize(
    "words", [("obligations", "--year", "1999"), ("rates", "--by", "body", "--year", "1999")]
)
def test_an_empty_csv_keeps_its_header(demo: Postup, words: tuple[str, ...]):
    full = (*words[:-2], "--year", "all")

    empty = demo(*words, "--format", "csv").out
    header = demo(*full, "--format", "csv").out.splitlines()[0]

    assert empty == header + "\n"


def test_plans_are_listed_and_compared(act_year: Postup):
    listed = act_year("plan", "list").json

    assert [plan["key"] for plan in listed] == ["781-2020"]
    assert listed[0]["in_force_from"] == listed[0]["monitor_from"] == "2020-09-02"
    assert act_year("plan", "diff", "781-2020", "781-2020").json == []

"""`init`, `plan load`, `demo`, `check`: what each writes; a second time nothing changes."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from core.domain.moments import kyiv_date
from core.domain.status import Flag, Status
from core.importing.body_register import read_bodies
from core.importing.bundled import BODIES, PLAN
from tests.core.cli.conftest import Postup

LAST_OF_2020 = date(2020, 12, 31)
BY_CALENDAR = {Status.DUE_SOON, Status.IN_PROGRESS, Status.NOT_OPEN}
FROM_SPRING = {Status.DONE_LATE, Status.SUPERSEDED}
"""What the demonstration comes to in its second year only: late performance, a merger in March."""
LOAD = ("--act", "900", "--act-date", "2024-02-01", "--year", "2024")


def contents(database: Path) -> list[str]:
    """Everything a database holds, as SQL."""
    connection = sqlite3.connect(database)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_init_says_when_monitoring_begins(postup: Postup):
    answer = postup("init")

    first = date.fromisoformat(answer.json["monitor_from"])
    assert answer.json == {
        "plan": "781-2020",
        "year": first.year,
        "in_force_from": f"{first.year}-01-01",
        "monitor_from": first.isoformat(),
    }
    assert f"{first:%d.%m.%Y}" in answer.err


def test_a_fresh_installation_blames_nobody(postup: Postup):
    postup("init")

    rows = postup("obligations").json
    began = date.fromisoformat(postup("plan", "list").json[0]["monitor_from"])

    before = {row["status"] for row in rows if date.fromisoformat(row["due_on"]) < began}
    assert Status.OVERDUE not in {row["status"] for row in rows}
    assert before <= {Status.ELAPSED}


def test_init_again_changes_nothing(postup: Postup):
    first = postup("init")
    before = contents(postup.database)

    assert postup("init") == first
    assert contents(postup.database) == before


def test_init_again_with_another_beginning_is_refused(copy_of: Callable, act_year: Postup):
    copy = copy_of(act_year)

    answer = copy("init", "--year", "2021")

    assert (answer.code, answer.out) == (1, "")
    assert "2020" in answer.err


def test_the_acts_own_year_has_its_obligations(act_year: Postup):
    central = [
        body for body in read_bodies(BODIES) if body.is_central and body.exists_on(LAST_OF_2020)
    ]

    rows = act_year("obligations", "--year", "2020").json

    assert len(rows) == 15 * len(central) + 35
    elapsed = {(r["measure"], r["period"]) for r in rows if r["status"] == Status.ELAPSED}
    assert elapsed == {
        ("1.2", "2020"), ("2.1", "2020-H1"), ("2.2", "2020-H1"), ("2.4", "2020-H1"),
    }  # fmt: skip
    assert all(r["due_on"] < "2020-09-02" for r in rows if r["status"] == Status.ELAPSED)


def test_a_plan_is_loaded_beside_another(copy_of: Callable, act_year: Postup):
    copy = copy_of(act_year)

    answer = copy("plan", "load", str(PLAN), *LOAD, "--until", "2025", "--title", "План Б")

    assert answer.json == {"plan": "900-2024", "measures": 19, "problems": [], "written": True}
    assert [plan["title"] for plan in copy("plan", "list").json][1:] == ["План Б"]
    assert copy("rates", "--by", "plan").code == 1
    assert copy("rates", "--by", "plan", "--plan", "900-2024").code == 0
    assert copy("plan", "diff", "781-2020", "900-2024").json == []


def test_a_plans_changes_are_listed(copy_of: Callable, act_year: Postup, tmp_path: Path):
    copy = copy_of(act_year)
    changed = tmp_path / "план.txt"
    changed.write_text(PLAN.read_text("utf-8").replace("9 грудня", "10 грудня"), "utf-8")
    copy("plan", "load", str(changed), *LOAD)

    found = copy("plan", "diff", "781-2020", "900-2024").json

    assert found == [{"code": "2.3", "change": "changed"}]


def test_what_was_not_understood_is_listed_and_the_rest_is_loaded(
    copy_of: Callable, act_year: Postup, tmp_path: Path
):
    copy = copy_of(act_year)
    file = tmp_path / "план.txt"
    file.write_text(PLAN.read_text("utf-8").replace("9 грудня", "колись"), "utf-8")

    answer = copy("plan", "load", str(file), *LOAD)

    assert (answer.code, [problem["severity"] for problem in answer.json["problems"]]) == (
        0,
        ["warning"],
    )
    assert copy("obligations", "--plan", "900-2024", "--measure", "2.3").json == []


def test_a_dry_run_writes_nothing(copy_of: Callable, act_year: Postup):
    copy = copy_of(act_year)
    before = contents(copy.database)

    answer = copy("plan", "load", str(PLAN), *LOAD, "--dry-run")

    assert answer.json == {"plan": "900-2024", "measures": 19, "problems": [], "written": False}
    assert contents(copy.database) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(None, LOAD, id="no file"),
        pytest.param("просто текст", LOAD, id="no plan"),
        pytest.param(PLAN.read_text("utf-8").replace("постійно", '-"-'), LOAD, id="errors"),
        pytest.param(PLAN.read_text("utf-8"), (*LOAD, "--until", "2023"), id="years"),
        pytest.param(
            PLAN.read_text("utf-8"),
            ("--act", "781", "--act-date", "2020-09-02", "--year", "2020"),
            id="loaded already",
        ),
    ],
)
def test_what_cannot_be_loaded_is_told_and_writes_nothing(
    copy_of: Callable, act_year: Postup, tmp_path: Path, text: str | None, words: tuple[str, ...]
):
    copy = copy_of(act_year)
    before = contents(copy.database)
    file = tmp_path / "план.txt"
    if text is not None:
        file.write_text(text, "utf-8")

    answer = copy("plan", "load", str(file), *words)

    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert contents(copy.database) == before


def test_the_demonstration_says_that_it_is_invented(postup: Postup):
    answer = postup("demo", "--bodies", "5", "--years", "2", "--events", "7")

    assert answer.json["events"] == 7
    assert list(answer.json) == [
        "seed", "plan", "years", "bodies", "obligations", "events", "claims", "accounts",
    ]  # fmt: skip
    assert answer.err == "Дані вигадані: жоден орган і жодна особа не існують.\n"


def test_the_same_seed_invents_the_same(demo: Postup, postup: Postup):
    postup("demo")

    facts, again = demo("facts").json, postup("facts").json

    assert facts.pop("as_of") != again.pop("as_of")
    assert facts == again


def test_another_seed_invents_other_things(demo: Postup, postup: Postup):
    postup("demo", "--seed", "1")

    assert postup("facts").json["events"] != demo("facts").json["events"]


def test_the_demonstration_again_changes_nothing(copy_of: Callable, demo: Postup):
    copy = copy_of(demo)
    before = contents(copy.database)

    again = copy("demo")
    other = copy("demo", "--seed", "1")

    assert (again.code, again.json["seed"]) == (0, 781)
    assert (other.code, other.out) == (1, "")
    assert contents(copy.database) == before


def test_the_demonstration_keeps_away_from_a_real_installation(act_year: Postup):
    answer = act_year("demo")

    assert (answer.code, answer.out) == (1, "")
    assert "справжні дані" in answer.err


@pytest.mark.parametrize("bodies", ["3", "4", "7"])
def test_a_small_demonstration_works_too(postup: Postup, bodies: str):
    assert postup("demo", "--bodies", bodies, "--years", "3", "--seed", "5").code == 0
    assert postup("check").code == 0


def test_no_body_of_the_demonstration_is_a_real_one(demo: Postup):
    real = {name for body in read_bodies(BODIES) for name in (body.name_uk, body.short_uk)}
    invented = {
        body[name] for body in demo("bodies").json for name in ("code", "name_uk", "short_uk")
    }

    assert invented & (real | {body.code for body in read_bodies(BODIES)}) <= {"МРГ", "РПК"}


def test_the_demonstration_has_every_status_to_show(demo: Postup):
    """Those that hang on the calendar are all there at some moment of the last twelve months."""
    today = kyiv_date(_now())
    months = [date(today.year - (n > today.month - 1), (today.month - n - 1) % 12 + 1, 5)
              for n in range(12)]  # fmt: skip
    rows = demo("obligations", "--year", "all").json
    found = Counter(row["status"] for row in rows)
    seen = set(found)
    for day in months:
        past = demo("obligations", "--year", "all", "--as-of", day.isoformat()).json
        seen |= {row["status"] for row in past}

    wanted = set(Status) - (FROM_SPRING if today < date(today.year, 4, 1) else set())
    assert {status.value for status in wanted - BY_CALENDAR} <= set(found)
    assert seen >= {status.value for status in wanted}


def test_the_demonstration_has_every_flag_that_the_act_allows(demo: Postup):
    rows = demo("obligations", "--year", "all").json

    needs = {row["min_count"] for row in rows}
    wanted = set(Flag) - ({Flag.PARTIAL} if needs == {1} else set())
    assert {flag for row in rows for flag in row["flags"]} == {flag.value for flag in wanted}


def test_a_healthy_installation_passes_its_check(demo: Postup):
    answer = demo("check")

    assert (answer.code, answer.json) == (0, {"ok": True, "findings": []})
    assert answer.err == "Усе гаразд.\n"


DAMAGE = [
    pytest.param("audit", "UPDATE audit SET payload = '{}' WHERE seq = 3", id="a changed entry"),
    pytest.param("audit", "DELETE FROM audit WHERE seq = 2", id="an entry taken out"),
    pytest.param("foreign_keys", "DELETE FROM event WHERE id = 1", id="evidence taken out"),
]


@pytest.mark.parametrize(("kind", "statement"), DAMAGE)
def test_the_check_finds_what_was_changed_by_hand(
    copy_of: Callable, demo: Postup, kind: str, statement: str
):
    copy = copy_of(demo)
    damage(copy.database, statement)

    answer = copy("check")

    assert answer.code == 1
    assert answer.json["ok"] is False
    assert kind in {finding["kind"] for finding in answer.json["findings"]}
    assert answer.err.startswith("Знайдено ")


def damage(database: Path, statement: str) -> None:
    """Change a database behind Postup's back, triggers and foreign keys put aside."""
    connection = sqlite3.connect(database)
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute(statement)
    connection.commit()
    connection.close()


def _now():
    from datetime import UTC, datetime  # the host's clock, as the command reads it

    return datetime.now(UTC)

from core.importing.body_register import read_bodies
from core.importing.bundled import BODIES, PLAN
from core.importing.plan_document import read_plan
from core.importing.plan_json import plan_to_json

REGISTER = read_bodies(BODIES)


def test_a_measure_has_the_shape_of_the_contract() -> None:
    plan = plan_to_json(read_plan(PLAN, REGISTER))
    first = plan["tasks"][0]
    cells = PLAN.read_text("utf-8").split("\n")[1].split(" | ")

    assert set(plan) == {"tasks", "problems"}
    assert set(first) == {"number", "title", "measures"}
    assert (first["number"], first["title"]) == ("1", cells[1])
    assert first["measures"][0] == {
        "code": "1.1",
        "text": cells[2].removeprefix("1) "),
        "source_line": 2,
        "deadline": {
            "raw": "постійно",
            "resolved": "постійно",
            "from_line": 2,
            "rules": [{"kind": "continuous"}],
        },
        "executors": {
            "raw": cells[4].removesuffix(" |"),
            "resolved": cells[4].removesuffix(" |"),
            "from_line": 2,
            "list": [
                {"code": "CEB", "by_consent": False},
                {"code": "OPG", "by_consent": True},
                {"code": "NABU", "by_consent": True},
            ],
        },
        "conditions": ["budget"],
    }


def test_rules_have_the_shape_of_the_contract() -> None:
    measures = [m for t in plan_to_json(read_plan(PLAN, REGISTER))["tasks"] for m in t["measures"]]
    rules = {measure["code"]: measure["deadline"]["rules"] for measure in measures}

    assert rules["1.3"] == [
        {"kind": "by_date", "month": 12, "day": 31},
        {"kind": "after_event", "event": "measure_completed"},
    ]
    assert rules["2.1"] == [{"kind": "times_per", "count": 1, "period": "half_year"}]
    assert rules["3"] == [{"kind": "at_least", "count": 1, "period": "year"}]


def test_problems_have_the_shape_of_the_contract() -> None:
    text = PLAN.read_text("utf-8").replace("9 грудня", "колись")

    assert plan_to_json(read_plan(text.encode(), REGISTER))["problems"] == [
        {
            "line": 7,
            "column": 4,
            "severity": "warning",
            "message": ("Строк «колись» не зрозуміло: зобов’язань за ним не буде. Уточніть строк."),
        }
    ]

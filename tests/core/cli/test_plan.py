import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.cli.plan import parse_command
from core.importing.bundled import PLAN

ROOT = Path(__file__).resolve().parents[3]
HEAVY = {"streamlit", "pandas", "sqlmodel", "sqlalchemy", "babel", "pydantic"}


def test_json_goes_to_standard_output_and_the_sentence_to_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = parse_command(PLAN)

    said = capsys.readouterr()
    assert code == 0
    assert [task["number"] for task in json.loads(said.out)["tasks"]] == list("12345678")
    assert said.err == "Завдань: 8, заходів: 19, зауважень: 0.\n"


def test_problems_are_listed_and_are_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "план.txt"
    file.write_text(PLAN.read_text("utf-8").replace("9 грудня", "колись"), "utf-8")

    code = parse_command(file)

    said = capsys.readouterr()
    assert code == 0
    assert len(json.loads(said.out)["problems"]) == 1
    assert "зауважень: 1" in said.err


def test_what_is_no_plan_gets_one_sentence_and_no_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = parse_command(tmp_path / "немає.txt")

    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert said.err.count("\n") == 1


def test_it_needs_no_heavy_library() -> None:
    script = (
        "import sys; from core.cli.plan import parse_command;"
        f"parse_command({str(PLAN)!r}); print(*sys.modules, file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert not HEAVY & {name.partition(".")[0] for name in done.stderr.split()}

"""Where the reviewed data that ships with Postup lies."""

from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"
BODIES = DATA / "bodies" / "bodies.tsv"
PLAN = DATA / "plan" / "781-2020.txt"
PLAN_TITLES = DATA / "plan" / "781-2020.titles.tsv"

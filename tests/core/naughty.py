"""Texts that have broken programs before, and what of them is left to be seen."""

import json
import unicodedata
from pathlib import Path

# The Big List of Naughty Strings by Max Woolf, MIT (beside it).
NAUGHTY: list[str] = json.loads(
    (Path(__file__).parents[1] / "data" / "naughty-strings.json").read_text("utf-8")
)


def seen(text: str) -> str:
    """A text as a page shows it: without what cannot be seen, blanks as one."""
    hidden = ("Cc", "Cf", "Cn")
    kept = (c for c in text if c.isspace() or unicodedata.category(c) not in hidden)
    return " ".join("".join(kept).split())

"""One set of colours: what the sheet says of a status is what its mark says."""

import re
from pathlib import Path

import pytest

from core.presenters.labels import GROUPS, LEFT_OUT_MARK, Mark

SHEET = (Path(__file__).parents[2] / "pages" / "static" / "postup.css").read_text()
MARKS = [mark for mark, _statuses in GROUPS]


def declared(selector: str) -> dict[str, str]:
    """The declarations of a rule, colours as six digits."""
    block = re.search(rf"^{re.escape(selector)} \{{(.*?)\}}", SHEET, re.DOTALL | re.MULTILINE)
    assert block is not None, selector
    pairs = re.findall(r"([\w-]+): (#\w+)", block[1])
    return {name: _whole(colour) for name, colour in pairs}


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.code)
def test_a_chip_has_the_colours_of_its_mark(mark: Mark):
    rule = declared(f".postup-chip.postup-{mark.code}")
    assert (rule["color"], rule["background"]) == (
        mark.chip_text.lower(), mark.chip_fill.lower(),
    )  # fmt: skip


@pytest.mark.parametrize("mark", [m for m in MARKS if m != LEFT_OUT_MARK], ids=lambda m: m.code)
def test_a_bar_has_the_colour_of_its_mark(mark: Mark):
    assert declared(f".postup-bar > .postup-{mark.code}")["background"] == mark.fill.lower()


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.code)
def test_words_can_be_read_on_their_colour(mark: Mark):
    assert contrast(mark.ink, mark.fill) >= 4.5
    assert contrast(mark.chip_text, mark.chip_fill) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _whole(colour: str) -> str:
    return "#" + "".join(sign * 2 for sign in colour[1:]) if len(colour) == 4 else colour

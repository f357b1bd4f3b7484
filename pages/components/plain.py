"""People's own words where Streamlit would read them as Markdown: they are shown to the letter."""

import re

WORD_JOINER = "\N{WORD JOINER}"
_MARKS = re.compile(r"([\\`*_\[\]<>|~$&]|^[#+-]|(?<=^\d)\.|(?<=^\d\d)\.)")
_COLON = re.compile(r":(?=[\w+/-])")
_ARROW = re.compile(r"(?<=[<>=~-])(?=[<>=~-])")


def plain(text: str) -> str:
    """Markdown that says exactly the text: no emphasis, link, formula, colour, emoji, arrow, list.

    What the frontend makes of `:+1:`, `->` and addresses all the same is parted by a mark that
    takes no room.
    """
    parted = _ARROW.sub(WORD_JOINER, _COLON.sub(f":{WORD_JOINER}", text))
    return _MARKS.sub(r"\\\1", " ".join(parted.split("\n")))

"""A receipt as a PDF that is read aloud and archived (PDF/UA-1), with no font of the system's."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from core.i18n import language

FORM = Path(__file__).with_name("receipt.typ")
NOT_SURELY_DRAWN = re.compile(
    r"[^\n -~\u00a0-\u00ac\u00ae-\u017f\u0400-\u045f\u0490\u0491"
    r"\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u20b4\u2116]"
)
"""All but the letters and signs of Ukrainian and its neighbours, which the form's font has."""


def receipt_pdf(title: str, lines: Sequence[tuple[str, str]], footer: str) -> bytes:
    """The receipt's title, named lines and the words at the foot of the page.

    Texts are data, never markup: nothing that people write is carried out. What the font cannot
    show is named by its code in Unicode.
    """
    import typst  # slow import

    try:
        return _drawn(title, lines, footer)
    except typst.TypstError:  # a letter that the font has not: an archived PDF has no gaps
        named = [(name, NOT_SURELY_DRAWN.sub(_code, text)) for name, text in lines]
        return _drawn(title, named, footer)


def _code(letter: re.Match[str]) -> str:
    """«[U+1F389]»: what a letter is, where its shape cannot be shown."""
    return f"[U+{ord(letter[0]):04X}]"


def _drawn(title: str, lines: Sequence[tuple[str, str]], footer: str) -> bytes:
    import typst  # slow import

    said = {"title": title, "lines": list(lines), "footer": footer, "lang": language()}
    return typst.compile(
        FORM,
        format="pdf",
        sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )

"""A receipt as a PDF that is read aloud and archived (PDF/UA-1), with no font of the system's."""

import json
from collections.abc import Sequence
from pathlib import Path

from core.i18n import language

FORM = Path(__file__).with_name("receipt.typ")


def receipt_pdf(title: str, lines: Sequence[tuple[str, str]], footer: str) -> bytes:
    """The receipt's title, named lines and the words at the foot of the page.

    Texts are data, never markup: nothing that people write is carried out.
    """
    import typst  # slow import

    said = {"title": title, "lines": list(lines), "footer": footer, "lang": language()}
    return typst.compile(
        FORM,
        format="pdf",
        sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )

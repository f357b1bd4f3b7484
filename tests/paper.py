"""A workbook as LibreOffice prints it: what stands on each page, and whether it stands there."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

SLACK_POINTS = 1


@dataclass(frozen=True)
class Paper:
    """A printed page: its words, the letters that lie off it, and the size of its smallest ones."""

    words: str
    off: str
    least_points: float


def printed(book: bytes, folder: Path) -> list[Paper]:
    """The pages of a workbook."""
    assert shutil.which("soffice"), "LibreOffice is not installed: make office"
    file = folder / "book.xlsx"
    file.write_bytes(book)
    office = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", "--headless", office, "--convert-to", "pdf", str(file)],
        cwd=folder, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    paper = pypdfium2.PdfDocument(folder / "book.pdf")
    pages = [_page(page) for page in paper]
    paper.close()
    return pages


def _page(page: pypdfium2.PdfPage) -> Paper:
    text = page.get_textpage()
    letters = [
        (text.get_text_range(place, 1), text.get_charbox(place), place)
        for place in range(text.count_chars())
        if raw.FPDFText_GetUnicode(text, place) > ord(" ")
    ]
    size = page.get_size()
    off = "".join(letter for letter, box, _place in letters if not _lies_within(box, size))
    least = min((raw.FPDFText_GetFontSize(text, place) for *_what, place in letters), default=99)
    return Paper(text.get_text_range(), off, least)


def _lies_within(box: tuple[float, float, float, float], size: tuple[float, float]) -> bool:
    left, bottom, right, top = box
    width, height = size
    return (
        left >= -SLACK_POINTS
        and bottom >= -SLACK_POINTS
        and right <= width + SLACK_POINTS
        and top <= height + SLACK_POINTS
    )

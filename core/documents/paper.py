"""How a sheet lies on paper: of a size, a way up and a scale at which its letters stay legible."""

from collections.abc import Sequence
from typing import Any

A3, A4 = 8, 9
MOST_LETTERS_ON_A4, MOST_LETTERS_ON_A3 = 150, 240
MOST_BARS_ON_A4 = 14
LEAST_SCALE = 68
"""Per cent, at which letters of eleven points are still of seven and a half."""
SIDE_INCHES = 0.4


def lay_table(sheet: Any, widths: Sequence[int], keys: int) -> None:
    """A table lying on one page across, or on as many as it takes with its keys on each.

    Args:
        sheet: The sheet.
        widths: The widths of its columns in letters.
        keys: How many of the first columns say what a row is about.
    """
    letters = sum(widths)
    _begin(sheet, A3 if letters > MOST_LETTERS_ON_A4 else A4, "landscape")
    if letters <= MOST_LETTERS_ON_A3:
        _fit(sheet, height=0)
        return
    sheet.page_setup.scale = LEAST_SCALE
    sheet.page_setup.pageOrder = "overThenDown"
    if keys:
        sheet.print_title_cols = f"A:{sheet.cell(1, keys).column_letter}"


def lay_drawing(sheet: Any, bars: int) -> None:
    """A chart and its numbers on one page: lying, or standing where there are many bars."""
    if bars > MOST_BARS_ON_A4:
        _begin(sheet, A3, "portrait")
    else:
        _begin(sheet, A4, "landscape")
    _fit(sheet, height=1)


def lay_text(sheet: Any) -> None:
    """Texts one page wide, standing."""
    _begin(sheet, A4, "portrait")
    _fit(sheet, height=0)


def _begin(sheet: Any, size: int, way: str) -> None:
    sheet.page_setup.paperSize, sheet.page_setup.orientation = size, way
    sheet.page_margins.left = sheet.page_margins.right = SIDE_INCHES
    sheet.oddFooter.center.text = "&P / &N"


def _fit(sheet: Any, *, height: int) -> None:
    """One page across, and `height` pages down; 0: as many as it takes."""
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, height
    sheet.sheet_properties.pageSetUpPr.fitToPage = True

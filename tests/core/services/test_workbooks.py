"""A workbook somebody sent: held to the rules of every file, opened apart, told as plain values."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from core.domain.sheets import Sheet
from core.errors import RefusedFileError
from core.services.workbooks import sent_sheet
from tests.core.files.samples import GOOD, HOSTILE, document
from tests.core.workbooks import book_of, saved

HARMFUL = ("a bomb", "a page named as a workbook", "columns named as a workbook")


def opened(content: bytes, name: str = "книга.xlsx", most_rows: int = 20) -> Sheet:
    return sent_sheet(content, name, most_mb=1, most_rows=most_rows, most_columns=4)


def refusal_of(content: bytes, name: str = "книга.xlsx", most_rows: int = 20) -> str:
    with pytest.raises(RefusedFileError) as caught:
        opened(content, name, most_rows)
    return str(caught.value)


def test_cells_keep_their_kind_and_their_place():
    rows = [
        ("МВС", 5, 0.5, True),
        (None, None, None, None),
        (date(2026, 3, 9), datetime(2026, 3, 9, 14, 30), "=1+1", "#REF!"),  # noqa: DTZ001 a cell's
    ]
    sheet = opened(book_of(*rows))
    assert sheet.title == "Sheet"
    assert sheet.rows[:2] == tuple(rows[:2])
    assert sheet.rows[2][1] == datetime(2026, 3, 9, 14, 30)  # noqa: DTZ001
    assert sheet.rows[2][0] == datetime(2026, 3, 9)  # noqa: DTZ001 Excel knows no day without hours
    assert sheet.rows[2][2:] == (None, "#REF!")  # nothing has worked the formula out


def test_the_first_sheet_that_is_shown_is_read_and_no_farther_than_asked():
    workbook = Workbook()
    hidden = workbook.worksheets[0]
    hidden.sheet_state = "hidden"
    shown = workbook.create_sheet("Люди")
    shown.append(["a", "b", "c", "d", "e"])
    assert opened(saved(workbook)) == Sheet("Люди", (("a", "b", "c", "d"),))


def test_rows_that_only_look_like_rows_do_not_count_and_one_too_many_is_told():
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in range(1, 4):
        sheet.cell(row, 1, f"row {row}")
    sheet.cell(900, 2, "  ")
    assert len(opened(saved(workbook), most_rows=2).rows) == 3  # with the heading
    sheet.cell(901, 1, "one more")
    assert "не більше 2" in refusal_of(saved(workbook), most_rows=2)


def test_a_sheet_that_lies_about_its_size_is_read_all_the_same():
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="B9"><v>2</v></c></row>'
    lying = _with_sheet(b'<dimension ref="A1"/><sheetData>' + cells + b"</sheetData>")
    rows = opened(lying).rows
    assert (len(rows), rows[0][0], rows[8][1]) == (9, 1, 2)


@pytest.mark.parametrize("what", HARMFUL)
def test_what_may_do_harm_is_refused_before_it_is_opened(what):
    _reason, name, make = HOSTILE[what]
    assert refusal_of(make(), name)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        pytest.param(lambda: b"", "a.xlsx", "порожній", id="nothing"),
        pytest.param(lambda: b"x" * (1024**2 + 1), "a.xlsx", "більший за 1 МБ", id="too large"),
        pytest.param(GOOD["a.docx"], "a.docx", "не книга Excel", id="another document"),
        pytest.param(GOOD["a.csv"], "a.csv", "не книга Excel", id="a table of another kind"),
        pytest.param(lambda: document("xlsx"), "a.xlsx", "пошкоджено", id="a workbook in name"),
    ],
)
def test_what_is_no_workbook_is_told_so(content, name, said):
    assert said in refusal_of(content(), name)


def _with_sheet(inner: bytes) -> bytes:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book_of(["x"]))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            content = head + inner + b"</worksheet>" if is_sheet else source.read(name)
            target.writestr(name, content)
    return out.getvalue()

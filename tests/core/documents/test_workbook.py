"""Workbooks as they come out when opened again."""

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment

from core.documents.book import Book, BookColumn, BookTable, Kind
from core.documents.paper import LEAST_SCALE
from core.documents.workbook import LONGEST_TEXT, workbook_bytes
from tests.paper import printed

COLUMNS = (
    BookColumn("Орган", width=20), BookColumn("n", Kind.COUNT),
    BookColumn("%", Kind.SHARE), BookColumn("Строк", Kind.DAY),
)  # fmt: skip


def opened(*rows: tuple[Any, ...], drawn: BookTable | None = None) -> Any:
    """The workbook of some rows, read back from its file."""
    about = (("Станом на", "31.08.2026"), ("Правила", "Частка — це n із N. " * 30))
    table = BookTable("Органи: усі/разом", COLUMNS, rows)
    return load_workbook(
        io.BytesIO(workbook_bytes(Book("Органи", "Про файл", about, table, drawn)))
    )


def titled(chart: Any) -> str:
    """The title of a chart."""
    return "".join(run.t for part in chart.title.tx.rich.p for run in part.r)


def test_a_table_keeps_its_types_under_a_frozen_filtered_head():
    sheet = opened(("МВС", 12_345, 2 / 3, date(2026, 8, 31)), ("СБУ", 0, None, None)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Орган", "n", "%", "Строк"]
    values = [cell.value for cell in sheet[2]]
    assert values[:3] == ["МВС", 12_345, 2 / 3]
    assert values[3].date() == date(2026, 8, 31)
    formats = [cell.number_format for cell in sheet[2]][1:]
    assert formats == ["#,##0", "0.0%", "DD.MM.YYYY"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D3")
    assert sheet.column_dimensions["A"].width == 20
    assert sheet.title == "Органи  усі разом"


@pytest.mark.parametrize("text", ["=1+1", "+380", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A"])
def test_text_stays_text_whatever_it_begins_with(text):
    cell = opened((text, 1, 1.0, None)).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_control_characters_and_texts_without_end_do_no_harm():
    sheet = opened(("a\x00b\x1fc\ud800d", 1, 1.0, None), ("я" * 40_000, 1, 1.0, None)).worksheets[0]
    assert sheet["A2"].value == "abcd"
    assert len(sheet["A3"].value) == LONGEST_TEXT
    assert sheet["A3"].value.endswith("…")


def test_the_last_sheet_says_what_as_of_when_and_by_which_rules_in_rows_high_enough():
    sheet = opened(("МВС", 1, 1.0, None)).worksheets[-1]
    assert sheet.title == "Про файл"
    assert [sheet.cell(3, 1).value, sheet.cell(3, 2).value] == ["Станом на", "31.08.2026"]
    assert sheet.row_dimensions[4].height > 5 * sheet.row_dimensions[3].height


def test_the_last_sheet_is_one_page_wide_with_its_title_whole():
    sheet = opened(("МВС", 1, 1.0, None)).worksheets[-1]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A1:B1"]
    assert sheet["A1"].alignment.wrap_text


def test_a_wide_table_goes_on_beside_its_keys_and_a_narrow_one_is_one_page_wide():
    columns = (BookColumn("Код"), BookColumn("Орган", width=44), *(BookColumn("n"),) * 15)
    rows = [("M", "МВС", *range(15))]
    sheets: list[Any] = [
        load_workbook(
            io.BytesIO(workbook_bytes(Book("Органи", "Про файл", (), BookTable("Т", *table))))
        ).worksheets[0]
        for table in ((columns, rows, 2), (columns[:9], [rows[0][:9]], 2))
    ]
    wide, narrow = sheets
    assert (wide.print_title_cols, wide.print_title_rows) == ("$A:$B", "$1:$1")
    assert wide.page_setup.scale >= LEAST_SCALE
    assert not wide.sheet_properties.pageSetUpPr.fitToPage
    assert narrow.print_title_cols is None
    assert narrow.sheet_properties.pageSetUpPr.fitToPage


def test_the_chart_is_native_and_draws_its_own_numbers():
    drawn = BookTable(
        "Діаграма", (BookColumn("Назва"), BookColumn("Частка", Kind.SHARE)), [("МВС", 0.5)] * 60
    )
    file = opened(("МВС", 1, 1.0, None), drawn=drawn)
    sheet = file["Діаграма"]
    (chart,) = sheet._charts
    assert chart.series[0].val.numRef.f == "'Діаграма'!$B$2:$B$41"
    assert sheet.max_row == 41
    assert titled(chart) == "Частка; показано перші 40 із 60"
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (0, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)


def test_numbers_that_add_up_share_a_bar_in_their_own_colours():
    numbers = (BookColumn("Гірше", Kind.COUNT, fill="8F1224", ink="FFFFFF"),) * 2
    drawn = BookTable("Діаграма", (BookColumn("Назва"), *numbers), [("МВС", 2, 0)])
    (chart,) = opened(("МВС", 1, 1.0, None), drawn=drawn)["Діаграма"]._charts
    assert (chart.grouping, chart.overlap, titled(chart)) == ("stacked", 100, "Органи")
    assert [s.val.numRef.f for s in chart.series] == [
        "'Діаграма'!$B$2", "'Діаграма'!$C$2",
    ]  # fmt: skip
    assert chart.y_axis.scaling.max is None
    assert chart.series[0].graphicalProperties.solidFill.srgbClr == "8F1224"
    assert chart.series[0].dLbls.numFmt == "#,##0;;;"


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.0, "0.0%"), (1.0, "0.0%"), (0.5, "0.0%"), (0.9996, "0.00%"), (0.99996, "0.000%"),
        (0.0004, "0.00%"), (1 / 376_000, "0.0000%"), (None, "0.0%"),
    ],
)  # fmt: skip
def test_a_share_short_of_all_or_above_nothing_is_not_written_as_that(share, written):
    cell = opened(("МВС", 1, share, None)).worksheets[0]["C2"]
    assert (cell.value, cell.number_format) == (share and pytest.approx(share), written)


@pytest.mark.slow
def test_another_office_shows_every_number_and_cuts_no_text(tmp_path):
    long = "Частка виконаних серед зобов’язань, строк яких уже настав. " * 6 + "Кінець."
    table = BookTable("Органи", COLUMNS, [("Державна служба", 12_345, 0.5, date(2026, 8, 31))])
    drawn = BookTable("Діаграма", (COLUMNS[0], COLUMNS[2]), [("Державна служба", 0.5)])
    title = "Органи, 2026; Державна служба України з питань усього на світі; захід 2.1; кінець"
    book = Book(title, "Про файл", (("Правила", long),), table, drawn)
    pages = printed(workbook_bytes(book), tmp_path)
    assert [page.off for page in pages] == [""] * 3
    words = " ".join(" ".join(page.words for page in pages).split())
    assert all(told in words for told in ("12,345", "50.0%", "31.08.2026", "Кінець.", title))


@pytest.mark.slow
def test_a_page_too_narrow_for_its_text_is_noticed(tmp_path):
    file = Workbook()
    sheet: Any = file.active
    sheet["A1"], sheet["A1"].alignment = "я" * 400, Alignment(wrap_text=False)
    buffer = io.BytesIO()
    file.save(buffer)
    assert any(page.off for page in printed(buffer.getvalue(), tmp_path))

import pytest

from core.domain.plan import Severity
from core.errors import NotAPlanError
from core.importing.plan_table import Column, Row, read_table, shown

HEADER = "Завдання | Захід | Строк виконання | Відповідальні виконавці |"
WHOLE = ("1.", "Завдання", "1) захід", "постійно", "МВС")


def _rows(*lines: str, header: str = HEADER) -> tuple[Row, ...]:
    return read_table("\n".join((header, *lines))).rows


def _cells(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in Column if column is not Column.OTHER)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        pytest.param("1. | Завдання | 1) захід | постійно | МВС |", WHOLE, id="no leading pipe"),
        pytest.param("1. | Завдання | 1) захід | постійно | МВС", WHOLE, id="no pipes at the ends"),
        pytest.param("| 1. | Завдання | 1) захід | постійно | МВС |", WHOLE, id="framed"),
        pytest.param("1. Завдання | 1) захід | постійно | МВС |", WHOLE, id="number in the title"),
        pytest.param(
            "| | 1) захід | постійно | МВС |", ("", "", "1) захід", "постійно", "МВС"), id="blank"
        ),
        pytest.param(
            "| 1) захід | постійно | МВС |",
            ("", "", "1) захід", "постійно", "МВС"),
            id="lost one leading cell",
        ),
        pytest.param(
            "| | | 1) захід | постійно | МВС |",
            ("", "", "1) захід", "постійно", "МВС"),
            id="framed and blank",
        ),
        pytest.param(
            "| 1. | Завдання | 1) захід | постійно | |",
            ("1.", "Завдання", "1) захід", "постійно", ""),
            id="framed with an empty end",
        ),
    ],
)
def test_rows_are_fitted_to_the_header(line: str, cells: tuple[str, ...]) -> None:
    (row,) = _rows(line)

    assert (_cells(row), row.is_whole) == (cells, True)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        pytest.param("1. | Завдання | 1) захід | постійно |", "1) захід", id="too short"),
        pytest.param("| | 1) захід | постійно |", "1) захід", id="too short below a task"),
        pytest.param("1. | Завдання | 1) захід | та | постійно | МВС |", "1) захід", id="too long"),
        pytest.param("| | 1) захід | постійно | МВС | |", "1) захід", id="long at both ends"),
    ],
)
def test_rows_of_another_width_are_kept_and_said(line: str, kept: str) -> None:
    table = read_table(f"{HEADER}\n{line}")

    assert [(problem.line, problem.severity) for problem in table.problems] == [(2, Severity.ERROR)]
    assert [row.is_whole for row in table.rows] == [False]
    assert kept in _cells(table.rows[0])


def test_columns_are_known_by_their_titles_in_any_order() -> None:
    header = "№ з/п | Найменування завдання | Зміст заходу | Виконавці | Примітка | Термін |"

    table = read_table(f"{header}\n1 | Завдання | захід | МВС | щось | постійно |")

    assert _cells(table.rows[0]) == ("1", "Завдання", "захід", "постійно", "МВС")
    assert (table.place(Column.EXECUTORS), table.place(Column.DEADLINE)) == (4, 6)
    assert [(problem.line, problem.column) for problem in table.problems] == [(1, 5)]


def test_rulers_column_numbers_repeated_headers_and_blank_lines_are_no_rows() -> None:
    lines = ("|---|:--|---|---|", "1 | 2 | 3 | 4 |", "", " | | | | ", " | ".join(WHOLE), HEADER)

    table = read_table("\n".join((HEADER, *lines)))

    assert [row.line for row in table.rows] == [6]
    assert table.problems == ()


@pytest.mark.parametrize(
    "line",
    ["Текст після таблиці", "Ціль 1. Прозорість | | | | |", "| Показник: 10 брифінгів | | | |"],
)
def test_text_that_is_no_row_is_said(line: str) -> None:
    table = read_table("\n".join((HEADER, " | ".join(WHOLE), line)))

    assert len(table.rows) == 1
    assert [(p.line, p.severity) for p in table.problems] == [(3, Severity.WARNING)]


def test_lines_above_the_header_are_the_documents_title_unless_they_are_rows() -> None:
    table = read_table(
        "\n".join(("ПЛАН", "| | захід | постійно | МВС |", HEADER, " | ".join(WHOLE)))
    )

    assert [(p.line, p.severity) for p in table.problems] == [(2, Severity.ERROR)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(ending: str) -> None:
    table = read_table(
        ending.join((HEADER, "", "1. | Зав\u2028дання\x0b | захід | постійно | МВС"))
    )

    assert [row.line for row in table.rows] == [3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Просто текст", "немає заголовка"),
        ("а | б | в | г |\n1. | а | б | в | г |", "немає заголовка"),
        ("Завдання Захід Строк Виконавці", "немає заголовка"),
        (HEADER, "жодного рядка"),
        (f"{HEADER}\n|---|---|---|---|\nтекст", "жодного рядка"),
    ],
)
def test_a_text_without_header_or_rows_is_no_plan(text: str, words: str) -> None:
    with pytest.raises(NotAPlanError, match=words):
        read_table(text)


def test_long_texts_are_cut_for_sentences() -> None:
    assert shown("а" * 60) == "а" * 60
    assert shown("а" * 61) == "а" * 59 + "…"

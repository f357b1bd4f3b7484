from pathlib import Path

import pytest

from core.errors import InvalidInputError
from core.importing.tab_table import TabRow, place, read_rows, refuse


def test_rows_come_with_their_lines_and_quotes_are_letters() -> None:
    data = 'code\tname\n\nA\t "Разом" \nB\t\n'.encode()

    assert read_rows(data, ("code",)) == [
        TabRow(3, {"code": "A", "name": '"Разом"'}),
        TabRow(4, {"code": "B", "name": ""}),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "«code»", id="empty"),
        pytest.param(b"name\nA\n", "«code»", id="a column is missing"),
        pytest.param(b"code\tname\nA\n", "Рядок 2", id="short row"),
        pytest.param(b"code\nA\tB\n", "Рядок 2", id="long row"),
        pytest.param("code\nЯ\n".encode("cp1251"), "UTF-8", id="another encoding"),
    ],
)
def test_bad_tables_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        read_rows(data, ("code",))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"bodies\.tsv"):
        read_rows(tmp_path / "bodies.tsv", ("code",))


def test_problems_are_said_together_with_their_places() -> None:
    sentence = place(TabRow(7, {}), "kind", "не те.")
    refuse([])

    with pytest.raises(InvalidInputError) as refused:
        refuse([sentence, "Інше."])

    assert str(refused.value) == "Рядок 7, стовпець «kind»: не те.\nІнше."

import pytest

from core.domain.sheets import Sheet, cell_name


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(0, 0, "A1"), (3, 2, "C4"), (9, 25, "Z10"), (0, 26, "AA1"), (0, 701, "ZZ1"), (0, 702, "AAA1")],
)
def test_a_cell_is_named_as_people_name_it(row, column, name):
    assert cell_name(row, column) == name


def test_texts_of_a_row_are_as_many_as_asked_for():
    sheet = Sheet("", ((" a ", None, 5), ()))
    assert sheet.texts(0, 4) == ["a", "", "5", ""]
    assert sheet.texts(0, 1) == ["a"]
    assert sheet.texts(1, 2) == ["", ""]

import pytest

from core.importing.dittos import is_ditto


@pytest.mark.parametrize(
    "cell",
    ['-"-', "—“—", '- " -', "-//-", "те саме", "Те ж саме", "так само", "-„-", "»", "-»-", '"',
     "-''-", "–,,–", "〃", "―″―", '"-"', ' -"- ', "-'-", '--"--', '-"-.', "//"],
)  # fmt: skip
def test_signs_of_repetition_are_known(cell: str) -> None:
    assert is_ditto(cell)


@pytest.mark.parametrize(
    "cell", ["", "-", "—", ".", "протягом року", '-"- (крім НАБУ)', "те", '"НАБУ"', "1", "//НАБУ"]
)
def test_anything_else_is_none(cell: str) -> None:
    assert not is_ditto(cell)

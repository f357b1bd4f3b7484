import re

import pytest

from core.domain.ukrainian_numbers import (
    CARDINAL,
    FIRST_PART,
    ORDINAL,
    any_of,
    cardinal,
    first_part,
    ordinal,
)


@pytest.mark.parametrize(
    ("word", "number"),
    [("10", 10), ("одного", 1), ("двох", 2), ("п'яти", 5), ("тридцяти", 30), ("дев'яносто", 90)],
)
def test_cardinals_are_read(word: str, number: int) -> None:
    assert re.fullmatch(CARDINAL, word)
    assert cardinal(word) == number


@pytest.mark.parametrize(
    ("word", "number"), [("перше", 1), ("третього", 3), ("іv", 4), ("ііі", 3), ("2", 2)]
)
def test_ordinals_are_words_roman_numerals_or_digits(word: str, number: int) -> None:
    assert re.fullmatch(ORDINAL, word)
    assert ordinal(word) == number


@pytest.mark.parametrize(
    ("word", "number"), [("три", 3), ("дво", 2), ("десяти", 10), ("10-", 10), ("шести", 6)]
)
def test_first_parts_of_words_are_read(word: str, number: int) -> None:
    assert re.fullmatch(FIRST_PART, word)
    assert first_part(word) == number


def test_the_longest_of_several_words_is_tried_first() -> None:
    found = re.match(any_of(["три", "тридцять"]), "тридцять")

    assert found is not None
    assert found[0] == "тридцять"

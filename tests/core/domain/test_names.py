import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.names import fold, in_cyrillic, mixed_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Мін’юст", "мін'юст", id="apostrophe"),
        pytest.param("Мінʼюст", "МІН`ЮСТ", id="other apostrophes and capitals"),
        pytest.param("«Разом проти корупції»", '"Разом проти корупції"', id="quotes"),
        pytest.param("серпень—вересень", "серпень-вересень", id="dash"),
        pytest.param("  за\u00a0згодою\u2009 ", "за згодою", id="spaces"),
        pytest.param("cлужби", "служби", id="latin c"),
        pytest.param("MOH", "МОН", id="a whole word in latin letters"),
        pytest.param("ко\u00adрупція", "корупція", id="soft hyphen"),
        pytest.param("Ки\u0456\u0308в", "Київ", id="ї of two signs"),
        pytest.param("Киïв", "Київ", id="latin ï"),
    ],
)
def test_what_looks_the_same_folds_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("кіт", "кит", id="і and и"),
        pytest.param("ґанок", "ганок", id="ґ and г"),
        pytest.param("сім я", "сімя", id="a space is a sign"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_words_of_mixed_letters_are_found_and_put_right() -> None:
    text = "державної cлужби та Facebook у IV кварталі, ІV квартал, Мinцифри, ІТ-system"

    assert mixed_words(text) == ("cлужби",)
    assert in_cyrillic("cлужби") == "служби"


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)

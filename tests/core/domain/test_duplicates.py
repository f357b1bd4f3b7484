import pytest

from core.domain.duplicates import are_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Брифінг про доброчесність", "брифінг  про «доброчесність»", id="spelling"),
        pytest.param("Круглий стіл із ризиків", "Із ризиків круглий стіл", id="order of words"),
        pytest.param("Брифінг про запобігання", "Брифінг про запобіганя", id="a slip"),
        pytest.param("Бpифінг", "Брифінг", id="a Latin look-alike"),
    ],
)
def test_titles_that_say_nearly_the_same_are_alike(one, other):
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Брифінг про доброчесність", "Лекція для учнів"),
        ("Брифінг", "Брифінг про стан виконання плану за півріччя"),
        ("", ""),
        ("«»", "…"),
    ],
)
def test_titles_that_say_other_things_are_not_alike(one, other):
    assert not are_alike(one, other)

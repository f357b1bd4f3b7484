from datetime import date

import pytest

from core.domain.bodies import Body, BodyKind, ukrainian_order


def _body(
    kind: BodyKind = BodyKind.MINISTRY,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Body:
    return Body(
        code="X",
        name_uk="Орган",
        short_uk="О",
        name_en="Body",
        kind=kind,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def test_the_order_is_that_of_the_ukrainian_alphabet() -> None:
    words = ["ялина", "їжак", "ґава", "Гора", "дім", "ишак", "йод", "іній", "єнот", "ера", "жук"]

    assert sorted(words, key=ukrainian_order) == [
        "Гора", "ґава", "дім", "ера", "єнот", "жук", "ишак", "іній", "їжак", "йод", "ялина",
    ]  # fmt: skip


def test_every_letter_stands_in_its_place() -> None:
    alphabet = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"

    assert "".join(sorted(set(alphabet), key=ukrainian_order)) == alphabet
    assert "".join(sorted(set(alphabet.upper()), key=ukrainian_order)) == alphabet.upper()


def test_apostrophes_are_passed_over() -> None:
    assert ukrainian_order("Мін’юст") == ukrainian_order("мінюст")
    assert sorted(["Мінюст", "Мін'яс", "Мінфін"], key=ukrainian_order) == [
        "Мінфін", "Мінюст", "Мін'яс",
    ]  # fmt: skip


def test_a_space_comes_before_letters_and_latin_after_them() -> None:
    assert sorted(["Zoo", "а-я", "аб", "а б"], key=ukrainian_order) == ["а б", "а-я", "аб", "Zoo"]


@pytest.mark.parametrize(
    ("day", "exists"),
    [
        pytest.param(date(2020, 12, 31), False, id="the day before"),
        pytest.param(date(2021, 1, 1), True, id="its first day"),
        pytest.param(date(2025, 7, 20), True, id="its last day"),
        pytest.param(date(2025, 7, 21), False, id="the day after"),
    ],
)
def test_validity_includes_both_ends(day: date, exists: bool) -> None:
    body = _body(valid_from=date(2021, 1, 1), valid_to=date(2025, 7, 20))

    assert body.exists_on(day) is exists


def test_blank_dates_are_open() -> None:
    assert _body().exists_on(date.min)
    assert _body().exists_on(date.max)


def test_the_working_group_and_the_initiative_act_as_one() -> None:
    collective = [kind for kind in BodyKind if _body(kind).is_collective]

    assert collective == [BodyKind.WORKING_GROUP, BodyKind.INITIATIVE]

import pytest

from core.domain.plan import Condition
from core.importing.conditions import read_conditions

BUDGET, RESOURCE = Condition.BUDGET, Condition.RESOURCE
PROFILES, NEED = Condition.PROFILES, Condition.NEED


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("захід (за наявності бюджетних призначень та інших ресурсів)", (BUDGET,)),
        ("захід (ЗА НАЯВНОСТІ ВІДПОВІДНИХ БЮДЖЕТНИХ ПРИЗНАЧЕНЬ)", (BUDGET,)),
        ("захід у межах бюджетних асигнувань", (BUDGET,)),
        ("захід за умови наявності фінансування", (BUDGET,)),
        ("захід (за наявності ресурсу)", (RESOURCE,)),
        ("поширення (за умови наявності профілів у соціальних мережах)", (PROFILES,)),
        ("із залученням у разі потреби представників", (NEED,)),
        ("звіт про бюджетні призначення, ресурси та профілі", ()),
        ("вивчення потреби в навчанні", ()),
    ],
)
def test_reservations_are_found_in_words(text: str, conditions: tuple[Condition, ...]) -> None:
    assert read_conditions(text) == conditions


def test_reservations_of_several_texts_come_together_in_one_order() -> None:
    texts = ("захід (за наявності ресурсу)", "завдання (за наявності бюджетних призначень)")

    assert read_conditions(*texts) == read_conditions(*reversed(texts)) == (BUDGET, RESOURCE)

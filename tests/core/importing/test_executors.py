import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.bodies import Body, BodyKind
from core.domain.plan import Executor
from core.importing.body_register import read_bodies
from core.importing.bundled import BODIES
from core.importing.executors import BodyNames, NamesFound, find_executors

REGISTER = read_bodies(BODIES)
NAMES = BodyNames(REGISTER)
CEB, INTERESTED = Executor("CEB"), Executor("CEB_INTERESTED")


def _found(*executors: Executor) -> NamesFound:
    return NamesFound(executors, (), ())


def _by_consent(code: str) -> Executor:
    return Executor(code, by_consent=True)


@pytest.mark.parametrize(
    ("cell", "executors"),
    [
        pytest.param(
            "центральні органи виконавчої влади Офіс Генерального прокурора (за згодою)"
            " Національне антикорупційне бюро (за згодою)",
            (CEB, _by_consent("OPG"), _by_consent("NABU")),
            id="glued, the mark belongs to the one before it",
        ),
        pytest.param(
            "міжвідомча робоча група з питань координації антикорупційної реформи",
            (Executor("MRG"),),
            id="working group",
        ),
        pytest.param(
            'Урядово-громадська ініціатива "Разом проти корупції" (за згодою)',
            (_by_consent("RPK"),),
            id="ascii quotes",
        ),
        pytest.param("«Разом проти корупції»", (Executor("RPK"),), id="alias"),
        pytest.param(
            "Мінцифри інші заінтересовані центральні органи виконавчої влади",
            (Executor("MINDIGITAL"), INTERESTED),
            id="interested ones",
        ),
        pytest.param("ЦОВВ, НАБУ, РПК", (CEB, Executor("NABU"), Executor("RPK")), id="short"),
        pytest.param(
            "Мін'юст; МВС та МОН", (Executor("MINJUST"), Executor("MVS"), Executor("MON")), id="and"
        ),
        pytest.param("Міністерство юстиції", (Executor("MINJUST"),), id="without the country"),
        pytest.param(
            "Державна служба України з питань праці", (Executor("DSP"),), id="country inside"
        ),
        pytest.param(
            "Нацiональне агентство з питань запобiгання корупцiї",
            (Executor("NAZK"),),
            id="latin i",
        ),
        pytest.param(
            "Національне агентство України з питань державної cлужби",
            (Executor("NADS"),),
            id="latin c",
        ),
        pytest.param("НАБУ ( за  їх згодою )", (_by_consent("NABU"),), id="their consent"),
        pytest.param(
            "Національна комісія, що здійснює державне регулювання у сфері зв’язку та"
            " інформатизації, МВС.",
            (Executor("NKEK"), Executor("MVS")),
            id="a name with a comma and «та»",
        ),
        pytest.param(
            "Міністерство розвитку громад та територій України", (Executor("MINREGION"),), id="long"
        ),
        pytest.param("", (), id="empty"),
    ],
)
def test_names_are_resolved(cell: str, executors: tuple[Executor, ...]) -> None:
    assert find_executors(cell, NAMES) == _found(*executors)


@pytest.mark.parametrize(
    ("cell", "executors", "unknown"),
    [
        pytest.param("Рада суддів", (), ("Рада суддів",), id="unknown alone"),
        pytest.param(
            "МВС Рада суддів (за згодою) НАБУ",
            (Executor("MVS"), Executor("NABU")),
            ("Рада суддів (за згодою)",),
            id="an unknown one keeps its mark",
        ),
        pytest.param(
            "МВС, у Київській області", (Executor("MVS"),), ("у Київській області",), id="remainder"
        ),
        pytest.param("(за згодою) МВС", (Executor("MVS"),), ("(за згодою)",), id="mark of nobody"),
        pytest.param(
            "Рада суддів, Спілка «Дім», НАЗК",
            (Executor("NAZK"),),
            ("Рада суддів, Спілка",),
            id="known after unknown",
        ),
        pytest.param(
            "НАЗК, МВС, крім НАБУ, ДСНС",
            (Executor("NAZK"), Executor("MVS")),
            ("крім НАБУ, ДСНС",),
            id="who is left out",
        ),
    ],
)
def test_what_names_nobody_is_left_for_a_person(
    cell: str, executors: tuple[Executor, ...], unknown: tuple[str, ...]
) -> None:
    found = find_executors(cell, NAMES)

    assert found.unknown == unknown
    assert [one for one in found.executors if one.code != "DIM"] == list(executors)


def test_who_is_named_twice_stays_once_as_first_written() -> None:
    assert find_executors("НАБУ (за згодою), МВС, НАБУ", NAMES) == NamesFound(
        (_by_consent("NABU"), Executor("MVS")), ("NABU",), ()
    )


def test_a_name_of_two_bodies_names_neither() -> None:
    twins = [
        Body(code=code, name_uk="Агентство", short_uk=code, name_en="A", kind=BodyKind.AGENCY)
        for code in ("FIRST", "SECOND")
    ]

    found = find_executors("Агентство FIRST", BodyNames(twins))

    assert found == NamesFound((Executor("FIRST"),), (), ("Агентство",))


@settings(deadline=None)
@given(st.lists(st.sampled_from(REGISTER), min_size=1, unique_by=lambda body: body.code), st.data())
def test_any_bodies_of_the_register_are_found_again(
    bodies: list[Body], data: st.DataObject
) -> None:
    marks = [data.draw(st.booleans()) for _ in bodies]
    joint = data.draw(st.sampled_from([" ", ", ", "; "]))
    written = [
        body.name_uk + (" (за згодою)" if mark else "")
        for body, mark in zip(bodies, marks, strict=True)
    ]

    assert find_executors(joint.join(written), NAMES) == _found(
        *(Executor(body.code, mark) for body, mark in zip(bodies, marks, strict=True))
    )


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_without_raising(cell: str) -> None:
    found = find_executors(cell, NAMES)

    assert len({executor.code for executor in found.executors}) == len(found.executors)

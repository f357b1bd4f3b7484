from datetime import date

import pytest

from core.domain.bodies import Body, BodyKind
from core.domain.names import mixed_words
from core.errors import InvalidInputError
from core.importing.body_register import read_bodies
from core.importing.bundled import BODIES

COLUMNS = (
    "code", "name_uk", "short_uk", "name_en", "kind", "parent", "aliases",
    "central_executive_body", "valid_from", "valid_to", "successor", "note",
)  # fmt: skip
GOOD = {
    "code": "MVS", "name_uk": "Міністерство", "short_uk": "МВС", "name_en": "Ministry",
    "kind": "ministry", "central_executive_body": "yes",
}  # fmt: skip


def _register(*rows: dict[str, str]) -> bytes:
    lines = [COLUMNS, *([{**GOOD, **row}.get(column, "") for column in COLUMNS] for row in rows)]
    return "\n".join("\t".join(line) for line in lines).encode()


def _read_one(**cells: str) -> Body:
    return read_bodies(_register(cells))[0]


def test_the_bundled_register_is_read_whole() -> None:
    bodies = {body.code: body for body in read_bodies(BODIES)}
    on_the_act = date(2020, 9, 2)

    assert len(bodies) == 116
    assert sum(body.is_central and body.exists_on(on_the_act) for body in bodies.values()) == 75
    assert bodies["MINDIGITAL"].aliases == ("Мінцифра",)
    assert bodies["RPK"].name_uk == 'Урядово-громадська ініціатива "Разом проти корупції"'
    assert bodies["RPK"].kind is BodyKind.INITIATIVE
    assert bodies["MINREGION"].successor == "MININFRA"
    assert bodies["MINREGION"].valid_to == date(2022, 12, 31)
    assert bodies["DAS"].parent == "KMU"
    assert bodies["SAEE"].parent == "MINREGION"
    assert bodies["AMCU"].parent == ""


def test_no_name_of_the_bundled_register_mixes_alphabets() -> None:
    names = [
        name
        for body in read_bodies(BODIES)
        for name in (body.name_uk, body.short_uk, *body.aliases)
    ]

    assert [name for name in names if mixed_words(name)] == []


def test_bodies_said_not_to_exist_on_the_day_of_the_act_do_not() -> None:
    header, *lines = BODIES.read_text("utf-8").splitlines()
    said = header.split("\t").index("existed_on_2020_09_02")
    existed = {cells[0]: cells[said] == "yes" for line in lines if (cells := line.split("\t"))}

    assert existed == {body.code: body.exists_on(date(2020, 9, 2)) for body in read_bodies(BODIES)}


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2022-03-15", date(2022, 3, 15), date(2022, 3, 15)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("", None, None),
    ],
)
def test_a_year_or_month_begins_with_its_first_day_and_ends_with_its_last(
    cell: str, first: date | None, last: date | None
) -> None:
    body = _read_one(valid_from=cell, valid_to=cell)

    assert (body.valid_from, body.valid_to) == (first, last)


@pytest.mark.parametrize(
    ("cell", "parent"),
    [("KMU", "KMU"), ("KMU?", "KMU"), ("KMU/MINFIN?", "KMU"), ("-", ""), ("", "")],
)
def test_marks_of_doubt_are_no_part_of_a_parent(cell: str, parent: str) -> None:
    assert _read_one(parent=cell).parent == parent


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        pytest.param({"kind": "club"}, "kind", id="unknown kind"),
        pytest.param({"code": "мвс"}, "code", id="bad code"),
        pytest.param({"code": "CEB"}, "code", id="code of a group"),
        pytest.param({"name_uk": " "}, "name_uk", id="no name"),
        pytest.param({"central_executive_body": "так"}, "central_executive_body", id="yes or no"),
        pytest.param({"valid_from": "31.12.2022"}, "valid_from", id="another form of date"),
        pytest.param({"valid_to": "2022-02-30"}, "valid_to", id="impossible date"),
        pytest.param({"valid_to": "0000"}, "valid_to", id="year nought"),
        pytest.param({"valid_from": "2023", "valid_to": "2022"}, "valid_to", id="ends too soon"),
        pytest.param({"successor": "NOBODY"}, "successor", id="unknown successor"),
        pytest.param({"successor": "MVS"}, "successor", id="own successor"),
    ],
)
def test_bad_cells_are_named_by_line_and_column(cells: dict[str, str], column: str) -> None:
    with pytest.raises(InvalidInputError, match=f"Рядок 2, стовпець «{column}»"):
        read_bodies(_register(cells))


def test_a_code_cannot_be_used_twice() -> None:
    with pytest.raises(InvalidInputError, match="Рядок 3, стовпець «code»: код MVS уже є"):
        read_bodies(_register({}, {}))


def test_bodies_cannot_succeed_each_other_in_a_ring() -> None:
    with pytest.raises(InvalidInputError, match="власним наступником"):
        read_bodies(_register({"code": "A", "successor": "B"}, {"code": "B", "successor": "A"}))

from core.domain.permissions import SYSTEM, Role
from core.domain.submissions import ActorName
from core.queries.actors import actor_names
from core.storage.access_tables import PersonRow, RoleGrantRow
from core.storage.unit_of_work import reading, writing
from tests.core.builders import noon


def a_person(work, name: str, role: Role) -> str:
    row = PersonRow(name=name, full_name="", created_at=noon("2026-01-01"))
    work.session.add(row)
    work.session.flush()
    work.session.add(
        RoleGrantRow(
            person_id=row.id or 0, role=role.value, body="", valid_from=noon("2026-01-01").date(),
            actor="system", at=noon("2026-01-01"),
        )
    )  # fmt: skip
    work.session.flush()
    return f"person:{row.id}"


def test_people_are_named_and_the_secretariat_is_known(engine):
    with writing(engine, SYSTEM) as work:
        olena = a_person(work, "olena", Role.SECRETARIAT)
        taras = a_person(work, "taras", Role.LEADERSHIP)
    with reading(engine) as session:
        found = actor_names(session, [olena, taras, "system", "demo:MVS", "person:x"])
    assert found == {olena: ActorName("olena", True), taras: ActorName("taras", False)}

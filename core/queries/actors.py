"""Who stands behind the names under which acts are recorded, as those who may know see them."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlmodel import Session, col, select

from core.domain.permissions import Role
from core.domain.submissions import ActorName
from core.storage.access_tables import PersonRow, RoleGrantRow

_PERSON = "person:"


def actor_names(session: Session, actors: Iterable[str]) -> dict[str, ActorName]:
    """The people behind some recorded names; the system and the invented ones are left out."""
    numbers = {
        int(actor.removeprefix(_PERSON))
        for actor in actors
        if actor.startswith(_PERSON) and actor.removeprefix(_PERSON).isdecimal()
    }
    people = session.exec(select(PersonRow).where(col(PersonRow.id).in_(numbers))).all()
    held: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for grant in session.exec(
        select(RoleGrantRow).where(col(RoleGrantRow.person_id).in_(numbers))
    ).all():
        held[grant.person_id].add((grant.role, grant.body))
    return {f"{_PERSON}{one.id}": _named(one, held[one.id or 0]) for one in people}


def _named(person: PersonRow, held: Collection[tuple[str, str]]) -> ActorName:
    return ActorName(
        person.full_name or person.name,
        is_secretariat=any(role == Role.SECRETARIAT.value for role, _body in held),
        bodies=frozenset(body for _role, body in held if body),
    )

"""Who stands behind the names under which acts are recorded, as those who may know see them."""

from collections.abc import Iterable

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
    deciding = set(
        session.exec(
            select(RoleGrantRow.person_id).where(
                col(RoleGrantRow.person_id).in_(numbers),
                RoleGrantRow.role == Role.SECRETARIAT.value,
            )
        ).all()
    )
    return {
        f"{_PERSON}{one.id}": ActorName(one.full_name or one.name, one.id in deciding)
        for one in people
    }

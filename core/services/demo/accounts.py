"""Accounts of every role for a demonstration, with passwords that no other instance has."""

import json
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import col, select

from core.access.accounts import invite
from core.access.grants import RoleWish
from core.access.passwords import hash_password
from core.access.people import person_named
from core.domain.permissions import SYSTEM, Role
from core.settings import settings
from core.storage.access_tables import PersonRow
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import Writing, reading, writing

FILE = "demo-accounts.json"
NAMES = {
    "demo-admin": ("Демо: адміністратор", Role.ADMINISTRATOR),
    "demo-secretary": ("Демо: секретарка", Role.SECRETARIAT),
    "demo-secretary-2": ("Демо: другий секретар", Role.SECRETARIAT),
    "demo-leader": ("Демо: керівництво", Role.LEADERSHIP),
    "demo-focal": ("Демо: контактна особа", Role.FOCAL_POINT),
    "demo-focal-2": ("Демо: контактна особа двох органів", Role.FOCAL_POINT),
}


def demo_accounts(engine: Engine) -> list[dict[str, Any]]:
    """An account of each role, made once: `name`, `password`, `role`, `bodies` (contract).

    Passwords are random; they lie beside the invented data in a file that only its owner reads, so
    that a second run tells the same.
    """
    file = settings().data_dir / FILE
    with reading(engine) as session:
        is_made = session.exec(select(PersonRow.id).limit(1)).first() is not None
    if is_made and file.exists():
        return json.loads(file.read_text("utf-8"))
    accounts = _wanted(engine)
    with ThreadPoolExecutor(2) as threads:
        hashes = list(threads.map(hash_password, [one["password"] for one in accounts]))
    _keep(file, accounts)
    with writing(engine, SYSTEM, moves_figures=False) as work:
        for one, kept in zip(accounts, hashes, strict=True):
            _make(work, one, kept)
    return accounts


def _wanted(engine: Engine) -> list[dict[str, Any]]:
    with reading(engine) as session:
        codes = session.exec(
            select(ObligationRow.body)
            .where(col(ObligationRow.by_consent).is_(False))
            .distinct()
            .order_by(ObligationRow.body)
        ).all()
    bodies = {"demo-focal": codes[:1], "demo-focal-2": codes[1:3]}
    return [
        {
            "name": name,
            "password": secrets.token_urlsafe(18),
            "role": role.value,
            "bodies": list(bodies.get(name, ())),
        }
        for name, (_full_name, role) in NAMES.items()
    ]


def _make(work: Writing, one: dict[str, Any], kept: str) -> None:
    full_name, role = NAMES[one["name"]]
    known = work.session.exec(select(PersonRow).where(PersonRow.name == one["name"])).first()
    if known is None:
        wish = RoleWish(role=role, bodies=tuple(one["bodies"]))
        invite(work, one["name"], wish, full_name=full_name)
    person = person_named(work.session, one["name"])
    person.password_hash = kept
    person.auth_version += 1
    work.session.add(person)
    work.session.flush()


def _keep(file: Path, accounts: list[dict[str, Any]]) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(accounts, out, ensure_ascii=False, indent=2)

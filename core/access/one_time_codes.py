"""One-time codes of an authenticator app (TOTP), and the recovery codes that stand in for them."""

import secrets
from datetime import datetime

from pyotp import random_base32
from pyotp.totp import TOTP
from sqlalchemy import delete, update
from sqlmodel import Session, col

from core import clock
from core.access.keys import digest, sealed, unsealed
from core.storage.access_tables import PersonRow, RecoveryCodeRow

ISSUER = "Поступ"
STEP_SECONDS = 30
DRIFT_STEPS = (0, -1, 1)
RECOVERY_CODES = 10
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
GROUPS = 6
"""Of four letters: 118 random bits, so that a plain hash tells nothing of them (ASVS 6.5.2)."""


def new_secret() -> str:
    """A secret for an authenticator app, to be confirmed with a code before it is kept."""
    return random_base32()


def provisioning_uri(secret: str, name: str) -> str:
    """What the QR code says to the app."""
    return TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def matching_step(secret: str, code: str, now: datetime, after: int = 0) -> int | None:
    """The time step, later than one used before, whose code this is; a step of drift is allowed."""
    digits = "".join(code.split())
    step = int(now.timestamp()) // STEP_SECONDS
    for candidate in (step + drift for drift in DRIFT_STEPS):
        right = TOTP(secret).at(candidate * STEP_SECONDS)
        if candidate > after and secrets.compare_digest(right.encode(), digits.encode()):
            return candidate
    return None


def accept_code(session: Session, person: PersonRow, code: str) -> bool:
    """Use up a one-time code or a recovery code; each is good once."""
    if person.totp_sealed is None:
        return False
    step = matching_step(
        unsealed(person.totp_sealed), code, clock.now(), after=person.totp_last_step
    )
    if step is not None:
        person.totp_last_step = step
        session.add(person)
        return True
    return _use_recovery(session, person, code)


def keep_secret(session: Session, person: PersonRow, secret: str, step: int) -> list[str]:
    """Set codes up for a person; the recovery codes, which are never shown again."""
    person.totp_sealed, person.totp_last_step = sealed(secret), step
    session.add(person)
    drop_recovery(session, person.id or 0)
    codes = [_new_code() for _number in range(RECOVERY_CODES)]
    session.add_all(
        RecoveryCodeRow(code_hash=_code_hash(person.id or 0, code), person_id=person.id or 0)
        for code in codes
    )
    return codes


def drop_recovery(session: Session, person: int) -> None:
    """Forget a person's recovery codes."""
    session.execute(delete(RecoveryCodeRow).where(col(RecoveryCodeRow.person_id) == person))


def _use_recovery(session: Session, person: PersonRow, code: str) -> bool:
    used = session.execute(
        update(RecoveryCodeRow)
        .where(
            col(RecoveryCodeRow.code_hash) == _code_hash(person.id or 0, code),
            col(RecoveryCodeRow.person_id) == person.id,
            col(RecoveryCodeRow.used_at).is_(None),
        )
        .values(used_at=clock.now())
    )
    return getattr(used, "rowcount", 0) == 1


def _new_code() -> str:
    return "-".join(
        "".join(secrets.choice(ALPHABET) for _place in range(4)) for _group in range(GROUPS)
    )


def _code_hash(person: int, code: str) -> str:
    plain = "".join(code.lower().split()).replace("-", "")
    return digest(f"{person}:{plain}")

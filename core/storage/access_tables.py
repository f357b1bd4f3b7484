"""People who sign in: accounts, roles with dates, and what keeps a sign-in safe (trust §1).

No secret stands here in the clear: passwords as hashes, links, tickets, cookies and codes as
digests, the key of one-time codes sealed.
"""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, false, true
from sqlmodel import Field

from core.storage.table import Table
from core.storage.types import Instant


class PersonRow(Table, table=True):
    """An account; `name` is what is typed to sign in, folded. It is disabled, never deleted.

    `auth_version` moves on with the password, the roles and the state: older sessions end.
    """

    __table_args__ = (UniqueConstraint("oidc_issuer", "oidc_subject"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    full_name: str = ""
    password_hash: str | None = None
    is_active: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    auth_version: int = 1
    totp_sealed: str | None = None
    totp_last_step: int = 0
    oidc_issuer: str | None = None
    oidc_subject: str | None = None
    created_at: datetime = Field(sa_type=Instant)
    last_sign_in_at: datetime | None = Field(default=None, sa_type=Instant)


class RoleGrantRow(Table, table=True):
    """A role, of one body or of none, in effect from a date to a date; it ends, it never changes.

    `is_deputy` marks who stands in for the body's own focal point.
    """

    __table_args__ = (Index("ix_role_grant", "person_id", "ended_at"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    role: str
    body: str = ""
    is_deputy: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    valid_from: date
    valid_to: date | None = None
    actor: str
    at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class InvitationRow(Table, table=True):
    """A link by which a person sets a password, once: an invitation or a reset."""

    token_hash: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    kind: str
    actor: str
    at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    used_at: datetime | None = Field(default=None, sa_type=Instant)


class AttemptRow(Table, table=True):
    """An attempt to sign in, reserved before the password is looked at; `key` is a digest."""

    __table_args__ = (Index("ix_attempt", "key", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    key: str
    at: datetime = Field(sa_type=Instant)


class TicketRow(Table, table=True):
    """What a verified sign-in leaves for the browser to fetch its cookie with, once, soon."""

    ticket_hash: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    auth_version: int
    method: str
    browser_hash: str
    then: str
    expires_at: datetime = Field(sa_type=Instant)
    used_at: datetime | None = Field(default=None, sa_type=Instant)


class AuthSessionRow(Table, table=True):
    """A browser in which a person is signed in; `sid_hash` is the digest of its cookie."""

    sid_hash: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    auth_version: int
    method: str
    address: str = ""
    agent: str = ""
    opened_at: datetime = Field(sa_type=Instant)
    seen_at: datetime = Field(sa_type=Instant)
    ends_at: datetime = Field(sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)


class RecoveryCodeRow(Table, table=True):
    """A code that stands in for a lost telephone, once."""

    code_hash: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    used_at: datetime | None = Field(default=None, sa_type=Instant)


class UsedAssertionRow(Table, table=True):
    """An identity provider's answer that was accepted: never a second time."""

    token_hash: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)

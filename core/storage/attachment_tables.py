"""Attachments: what was sent in, what it is attached to, what was decided about it.

All append-only but the name, which may hold personal data and goes with an erasure.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from core.storage.table import Table
from core.storage.types import Instant


class AttachmentRow(Table, table=True):
    """A file as it was taken in; its content lies in the store under its hash.

    `body` is the one it was sent for, `purpose` what it shows (`core.domain.attachments`), `kind`
    what its content was found to be.
    """

    __table_args__ = (
        CheckConstraint("length(sha256) = 64 AND size > 0", "attachment_has_content"),
    )
    id: int | None = Field(default=None, primary_key=True)
    body: str
    purpose: str
    sha256: str = Field(index=True)
    size: int
    kind: str
    recorded_by: str
    at: datetime = Field(sa_type=Instant)


class AttachmentNameRow(Table, table=True):
    """The name a file came with: data, never a path. Erased with the content."""

    attachment_id: int = Field(foreign_key="attachment.id", primary_key=True)
    name: str


class AttachmentLinkRow(Table, table=True):
    """What an attachment was sent in with: an event from a revision on, or one record.

    A record of the kind `k` (`core.domain.attachments.RecordKind`) stands in the column `k_id`.
    """

    __table_args__ = (
        CheckConstraint(
            "(event_id IS NOT NULL) + (exclusion_id IS NOT NULL) + (consent_id IS NOT NULL)"
            " + (opt_in_id IS NOT NULL) + (trigger_id IS NOT NULL) + (extension_id IS NOT NULL)"
            " = 1",
            "attachment_of_one_thing",
        ),
        CheckConstraint("(event_id IS NULL) = (revision IS NULL)", "attachment_of_a_revision"),
    )
    id: int | None = Field(default=None, primary_key=True)
    attachment_id: int = Field(foreign_key="attachment.id", index=True)
    event_id: int | None = Field(default=None, foreign_key="event.id", index=True)
    revision: int | None = None
    exclusion_id: int | None = Field(default=None, foreign_key="exclusion.id", index=True)
    consent_id: int | None = Field(default=None, foreign_key="consent.id", index=True)
    opt_in_id: int | None = Field(default=None, foreign_key="opt_in_transition.id", index=True)
    trigger_id: int | None = Field(default=None, foreign_key="trigger_fact.id", index=True)
    extension_id: int | None = Field(default=None, foreign_key="extension.id", index=True)
    actor: str
    at: datetime = Field(sa_type=Instant)


class AttachmentTransition(Table, table=True):
    """A decision on an attachment: public, private, removed from its event, or erased."""

    id: int | None = Field(default=None, primary_key=True)
    attachment_id: int = Field(foreign_key="attachment.id", index=True)
    state: str
    reason: str = ""
    actor: str
    at: datetime = Field(sa_type=Instant)

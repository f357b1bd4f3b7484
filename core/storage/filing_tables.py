"""What filing and checking need beside the facts: drafts, receipts, remarks, the claims' heads.

Drafts are the only rows here that change; nothing that counts rests on them.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint, false, text
from sqlmodel import Field

from core.storage.table import Table
from core.storage.types import Instant


class DraftRow(Table, table=True):
    """What a body's people write before they submit it: kept on the server at every change.

    `version` moves on with every save. `event_id` and `base_revision` stand in the draft of a
    correction; `copy_of` in what was kept of a save that met somebody else's. Once submitted or
    dropped it is closed, and its content emptied.
    """

    __table_args__ = (Index("ix_draft", "plan_id", "body", "closed_at"),)
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    body: str
    event_id: int | None = Field(default=None, foreign_key="event.id", index=True)
    base_revision: int | None = None
    copy_of: int | None = Field(default=None, foreign_key="draft.id")
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    version: int = 1
    created_by: str
    saved_by: str
    saved_at: datetime = Field(sa_type=Instant)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)


class DraftAttachmentRow(Table, table=True):
    """A file that was sent in for a draft; it goes to the event when the draft is submitted."""

    draft_id: int = Field(foreign_key="draft.id", primary_key=True)
    attachment_id: int = Field(foreign_key="attachment.id", primary_key=True, index=True)
    is_public: bool = False


class ReceiptRow(Table, table=True):
    """The proof that a body submitted an event: its number in the year, and the hash of what.

    `sha256` is over the canonical content (`core.queries.receipts.canonical`), which append-only
    facts give again at any time.
    """

    __table_args__ = (UniqueConstraint("year", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    year: int
    number: int
    event_id: int = Field(foreign_key="event.id", index=True)
    revision: int
    body: str = Field(index=True)
    sha256: str
    actor: str
    at: datetime = Field(sa_type=Instant)


class RemarkRow(Table, table=True):
    """What a body and the secretariat write to each other about an event.

    A remark, a request, or the sign that what the other side wrote was read.
    """

    __table_args__ = (
        Index("ix_remark_event", "event_id", "body"),
        CheckConstraint("length(text) > 0", "remark_says_something"),
    )
    id: int | None = Field(default=None, primary_key=True)
    event_id: int = Field(foreign_key="event.id")
    body: str
    kind: str
    text: str
    actor: str
    at: datetime = Field(sa_type=Instant)
    is_from_secretariat: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class ClaimHeadRow(Table, table=True):
    """Where a claim stands now, kept by a trigger on its transitions; for the queue and the body.

    `submitted_*` are of the last submission, which undoing a decision is not.
    """

    __table_args__ = (
        Index("ix_claim_waiting", "submitted_at", sqlite_where=text("state = 'submitted'")),
    )
    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    state: str
    revision: int
    reason: str
    actor: str
    at: datetime = Field(sa_type=Instant)
    submitted_at: datetime | None = Field(default=None, sa_type=Instant)
    submitted_by: str = ""
    is_appeal: bool = False

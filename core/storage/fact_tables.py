"""The facts of rules §3, append-only: a correction is a new row. `at` orders, then `id`."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, Index, UniqueConstraint, false, text
from sqlmodel import Field

from core.storage.table import Table
from core.storage.types import Instant


class ConsentRow(Table, table=True):
    """A by-consent body's stand; without a measure it is for all of them."""

    __table_args__ = (Index("ix_consent", "plan_id", "body", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    body: str
    measure: str | None = None
    state: str
    effective_on: date
    document: str = ""
    actor: str
    at: datetime = Field(sa_type=Instant)


class ExclusionRow(Table, table=True):
    """An exclusion of an obligation, with its ground."""

    id: int | None = Field(default=None, primary_key=True)
    obligation_id: int = Field(foreign_key="obligation.id", index=True)
    kind: str
    authority: str
    document: str
    decided_on: date
    reason: str


class ExclusionTransition(Table, table=True):
    """requested → approved | refused → lifted."""

    id: int | None = Field(default=None, primary_key=True)
    exclusion_id: int = Field(foreign_key="exclusion.id", index=True)
    state: str
    note: str = ""
    actor: str
    at: datetime = Field(sa_type=Instant)


class NilReportTransition(Table, table=True):
    """«Не проводилося»: filed with a reason, or withdrawn."""

    id: int | None = Field(default=None, primary_key=True)
    obligation_id: int = Field(foreign_key="obligation.id", index=True)
    state: str
    reason: str = ""
    actor: str
    at: datetime = Field(sa_type=Instant)


class OptInTransition(Table, table=True):
    """A body opting in to a measure, or out of it."""

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    body: str
    measure: str
    state: str
    document: str = ""
    actor: str
    at: datetime = Field(sa_type=Instant)


class TriggerFactRow(Table, table=True):
    """The recorded cause of an `after_event` obligation."""

    id: int | None = Field(default=None, primary_key=True)
    obligation_id: int = Field(foreign_key="obligation.id", unique=True)
    completed_measure: str | None = None
    completed_on: date
    document: str = ""
    actor: str
    at: datetime = Field(sa_type=Instant)


class ExtensionRow(Table, table=True):
    """A dated decision on a later date; the legal deadline stays."""

    id: int | None = Field(default=None, primary_key=True)
    obligation_id: int = Field(foreign_key="obligation.id", index=True)
    until: date
    decided_on: date
    document: str
    actor: str
    at: datetime = Field(sa_type=Instant)


class EventRow(Table, table=True):
    """What one or several bodies did; what it says stands in its revisions."""

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    created_by: str
    created_at: datetime = Field(sa_type=Instant)


class EventBodyRow(Table, table=True):
    """A body that was named as having held the event."""

    event_id: int = Field(foreign_key="event.id", primary_key=True)
    body: str = Field(primary_key=True, index=True)


class OrganiserTransition(Table, table=True):
    """A body that was named for an event is taken off those that held it, or comes back."""

    __table_args__ = (
        ForeignKeyConstraint(["event_id", "body"], ["event_body.event_id", "event_body.body"]),
        Index("ix_organiser_transition", "event_id", "body"),
    )
    id: int | None = Field(default=None, primary_key=True)
    event_id: int
    body: str
    state: str
    actor: str
    at: datetime = Field(sa_type=Instant)


class EventRevisionRow(Table, table=True):
    """One state of an event's record. `held_on` is the last day, `began_on` the first of several.

    `details` holds audience, media and notes; `links` are page addresses.
    """

    __table_args__ = (
        UniqueConstraint("event_id", "revision"),
        Index("ix_event_revision_held_on", "held_on", "event_id", "revision"),
    )
    id: int | None = Field(default=None, primary_key=True)
    event_id: int = Field(foreign_key="event.id")
    revision: int
    type: str
    title: str
    held_on: date
    began_on: date | None = None
    place: str = ""
    format: str = "in_person"
    participants: int | None = None
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    links: list[str] = Field(default_factory=list, sa_type=JSON)
    actor: str
    at: datetime = Field(sa_type=Instant)


class ClaimRow(Table, table=True):
    """This event counts for that obligation."""

    __table_args__ = (
        UniqueConstraint("event_id", "obligation_id"),
        Index("ix_claim_obligation", "obligation_id", "event_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    event_id: int = Field(foreign_key="event.id")
    obligation_id: int = Field(foreign_key="obligation.id")
    is_primary: bool = True


class ClaimTransition(Table, table=True):
    """A change of a claim's state, on one revision of its event.

    `is_undo` marks the secretariat's going back on a decision, which is not a submission;
    `is_appeal` a body's submission of the same against a return, which another person decides.
    """

    __table_args__ = (
        Index("ix_claim_transition", "claim_id", "at", "revision", "state"),
        Index("ix_claim_verified", "at", sqlite_where=text("state = 'verified'")),
    )
    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    state: str
    revision: int
    reason: str = ""
    is_undo: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    is_appeal: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    actor: str
    at: datetime = Field(sa_type=Instant)

"""Plans as loaded, the register of bodies, and the obligations they give."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field

from core.storage.table import Table
from core.storage.types import BASELINE, Instant


class PlanRow(Table, table=True):
    """A plan of the Cabinet; its dates are the baseline (rules §1)."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    title: str
    act_number: str
    act_date: date
    first_year: int
    last_year: int | None = None
    in_force_from: date
    monitor_from: date
    recorded_at: datetime = Field(sa_type=Instant)


class PlanVersionRow(Table, table=True):
    """A version of a plan's text as it stood in one document."""

    __table_args__ = (UniqueConstraint("plan_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    number: int
    source_name: str
    source_text: str
    source_sha256: str
    recorded_at: datetime = Field(sa_type=Instant)


class TaskRow(Table, table=True):
    """A task of a version, in the act's order."""

    __table_args__ = (UniqueConstraint("version_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="plan_version.id")
    position: int
    number: str
    title: str
    short_uk: str = ""
    short_en: str = ""


class MeasureRow(Table, table=True):
    """A measure of a version: its cells raw and resolved, its rules, executors, conditions.

    `rules`, `executors` and `conditions` are the contract's JSON of `plan parse`.
    """

    __table_args__ = (UniqueConstraint("version_id", "code"),)
    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="plan_version.id")
    task_id: int = Field(foreign_key="task.id")
    position: int
    code: str
    text: str
    short_uk: str = ""
    short_en: str = ""
    source_line: int
    deadline_raw: str
    deadline_resolved: str
    deadline_from_line: int
    rules: list[dict[str, Any]] = Field(sa_type=JSON)
    executors_raw: str
    executors_resolved: str
    executors_from_line: int
    executors: list[dict[str, Any]] = Field(sa_type=JSON)
    conditions: list[str] = Field(sa_type=JSON)
    event_types: list[str] = Field(sa_type=JSON)


class PlanProblemRow(Table, table=True):
    """What a load did not understand, kept for a person to decide."""

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="plan_version.id")
    line: int
    position: int
    severity: str
    message: str


class BodyRecord(Table, table=True):
    """An entry of the register as recorded at an instant; the last one before T holds at T.

    `named_from` dates a renaming: an obligation keeps the name valid on its date (product §3).
    """

    __table_args__ = (Index("ix_body_record", "code", "recorded_at"),)
    id: int | None = Field(default=None, primary_key=True)
    code: str
    name_uk: str
    short_uk: str
    name_en: str
    kind: str
    parent: str = ""
    aliases: list[str] = Field(sa_type=JSON)
    is_central: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    named_from: date | None = None
    note: str = ""
    recorded_at: datetime = Field(default=BASELINE, sa_type=Instant)


class GroupMemberRecord(Table, table=True):
    """A body's dated membership of a group (`CEB`); the last record of the pair before T holds."""

    __table_args__ = (Index("ix_group_member_record", "group_code", "body", "recorded_at"),)
    id: int | None = Field(default=None, primary_key=True)
    group_code: str
    body: str
    member_from: date | None = None
    member_to: date | None = None
    recorded_at: datetime = Field(default=BASELINE, sa_type=Instant)


class ObligationRow(Table, table=True):
    """Body × measure × period, kept for SQL; `code` is the readable id `CODE/BODY/PERIOD`.

    `exists_from` is the baseline for what the text gives; `soon_from` is when «скоро строк» starts.
    """

    __table_args__ = (
        UniqueConstraint("plan_id", "code"),
        Index("ix_obligation_year", "plan_id", "year", "body", "measure"),
    )
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    code: str
    task: str
    measure: str
    body: str
    period: str
    year: int
    window_start: date
    due_on: date
    soon_from: date
    min_count: int
    mode: str
    by_consent: bool
    conditions: list[str] = Field(sa_type=JSON)
    elapsed: bool
    exists_from: datetime = Field(default=BASELINE, sa_type=Instant)
    superseded_at: datetime | None = Field(default=None, sa_type=Instant)

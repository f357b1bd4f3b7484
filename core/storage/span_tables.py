"""What facts make of each obligation from one instant to the next: derived, never typed in.

Figures at any T are read from spans without going through claims (`core.storage.spans`).
"""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from core.storage.table import Table
from core.storage.types import Instant

SCOPE = ("plan_id", "year", "by_consent", "until")


class ObligationSpanRow(Table, table=True):
    """An obligation as the facts with `since` ≤ instant < `until` leave it (rules §3–4).

    At T the span with `since` < T ≤ `until` holds. `stage` is what does not hang on the calendar:
    a status, or `open` (`nil` with a nil report), which turns with the days; consent stands apart.
    """

    __table_args__ = (
        Index("ix_span_measure", *SCOPE, "measure", "task", "due_on", "period",
              "window_start", "stage", "since"),
        Index("ix_span_body", *SCOPE, "body", "due_on", "window_start", "stage", "measure",
              "since"),
        {"sqlite_with_rowid": False},
    )  # fmt: skip
    obligation_id: int = Field(foreign_key="obligation.id", primary_key=True)
    since: datetime = Field(sa_type=Instant, primary_key=True)
    until: datetime = Field(sa_type=Instant)
    plan_id: int
    year: int
    by_consent: bool
    task: str
    measure: str
    body: str
    period: str
    window_start: date
    due_on: date
    stage: str
    submitted: int
    verified: int
    achieved_on: date | None
    has_returned: bool
    is_nil: bool


class StaleObligationRow(Table, table=True):
    """An obligation that facts were written for since its spans were worked out."""

    obligation_id: int = Field(foreign_key="obligation.id", primary_key=True)

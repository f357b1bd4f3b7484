"""What facts make of each obligation from instant to instant, for figures without delay."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import core.storage.types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SCOPE = ["plan_id", "year", "by_consent", "until"]
MARKS = {
    "obligation": ("INSERT", "NEW.id"),
    "claim_transition": ("INSERT", "(SELECT obligation_id FROM claim WHERE id = NEW.claim_id)"),
    "exclusion_transition": (
        "INSERT", "(SELECT obligation_id FROM exclusion WHERE id = NEW.exclusion_id)",
    ),
    "nil_report_transition": ("INSERT", "NEW.obligation_id"),
}  # fmt: skip


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    instant = core.storage.types.Instant
    op.create_table(
        "stale_obligation",
        sa.Column("obligation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["obligation_id"], ["obligation.id"]),
        sa.PrimaryKeyConstraint("obligation_id"),
    )
    op.create_table(
        "obligation_span",
        sa.Column("obligation_id", sa.Integer(), nullable=False),
        sa.Column("since", instant(), nullable=False),
        sa.Column("until", instant(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("by_consent", sa.Boolean(), nullable=False),
        sa.Column("task", text(), nullable=False),
        sa.Column("measure", text(), nullable=False),
        sa.Column("body", text(), nullable=False),
        sa.Column("period", text(), nullable=False),
        sa.Column("window_start", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("stage", text(), nullable=False),
        sa.Column("submitted", sa.Integer(), nullable=False),
        sa.Column("verified", sa.Integer(), nullable=False),
        sa.Column("achieved_on", sa.Date(), nullable=True),
        sa.Column("has_returned", sa.Boolean(), nullable=False),
        sa.Column("is_nil", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["obligation_id"], ["obligation.id"]),
        sa.PrimaryKeyConstraint("obligation_id", "since"),
        sqlite_with_rowid=False,
    )
    by_measure = [
        *SCOPE, "measure", "task", "due_on", "period", "window_start", "stage", "since",
    ]  # fmt: skip
    by_body = [*SCOPE, "body", "due_on", "window_start", "stage", "measure", "since"]
    op.create_index("ix_span_measure", "obligation_span", by_measure)
    op.create_index("ix_span_body", "obligation_span", by_body)
    op.create_index(
        "ix_claim_verified", "claim_transition", ["at"], sqlite_where=sa.text("state = 'verified'")
    )
    for table, (action, obligation) in MARKS.items():
        mark_stale(f"{table}_is_news", table, action, obligation)
    mark_stale("obligation_end_is_news", "obligation", "UPDATE", "NEW.id")
    op.execute("INSERT INTO stale_obligation SELECT id FROM obligation")


def mark_stale(name: str, table: str, action: str, obligation: str) -> None:
    mark = f"INSERT OR IGNORE INTO stale_obligation VALUES ({obligation})"  # noqa: S608 our names
    op.execute(f"CREATE TRIGGER {name} AFTER {action} ON {table} BEGIN {mark}; END")

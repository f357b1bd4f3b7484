"""Attachments, what they are attached to and what was decided about them; idempotency keys."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from core.storage.types import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

APPEND_ONLY = ("attachment", "attachment_link", "attachment_transition")


def upgrade() -> None:
    tables()
    for table in APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608 our names
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    the_name_goes_only_with_an_erasure()
    op.execute(
        "CREATE TRIGGER attachment_participants_stay_private BEFORE INSERT ON attachment_transition"
        " WHEN NEW.state = 'public' AND EXISTS (SELECT 1 FROM attachment"
        " WHERE id = NEW.attachment_id AND purpose = 'participants')"
        " BEGIN SELECT RAISE(ABORT, 'a list of participants is never public'); END"
    )


def the_name_goes_only_with_an_erasure() -> None:
    op.execute(
        "CREATE TRIGGER attachment_name_no_update BEFORE UPDATE ON attachment_name "
        "BEGIN SELECT RAISE(ABORT, 'attachment_name is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER attachment_name_no_replace BEFORE INSERT ON attachment_name WHEN EXISTS"
        " (SELECT 1 FROM attachment_name WHERE attachment_id = NEW.attachment_id)"
        " BEGIN SELECT RAISE(ABORT, 'attachment_name is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER attachment_name_no_delete BEFORE DELETE ON attachment_name WHEN NOT EXISTS"
        " (SELECT 1 FROM attachment_transition"
        " WHERE attachment_id = OLD.attachment_id AND state = 'erased')"
        " BEGIN SELECT RAISE(ABORT, 'a name goes only with an erasure'); END"
    )


def tables() -> None:
    op.create_table(
        "idempotency_key",
        sa.Column("actor", AutoString(), nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("purpose", AutoString(), nullable=False),
        sa.Column("fingerprint", AutoString(), nullable=False),
        sa.Column("result", AutoString(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "key"),
    )
    op.create_index("ix_idempotency_key_at", "idempotency_key", ["at"])
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.Column("purpose", AutoString(), nullable=False),
        sa.Column("sha256", AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("recorded_by", AutoString(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("length(sha256) = 64 AND size > 0", "attachment_has_content"),
    )
    op.create_index("ix_attachment_sha256", "attachment", ["sha256"])
    op.create_table(
        "attachment_name",
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("attachment_id"),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"]),
    )
    op.create_table(
        "attachment_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("exclusion_id", sa.Integer(), nullable=True),
        sa.Column("actor", AutoString(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"]),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"]),
        sa.ForeignKeyConstraint(["exclusion_id"], ["exclusion.id"]),
        sa.CheckConstraint(
            "(event_id IS NULL) <> (exclusion_id IS NULL)", "attachment_of_one_thing"
        ),
        sa.CheckConstraint("(event_id IS NULL) = (revision IS NULL)", "attachment_of_a_revision"),
    )
    for column in ("attachment_id", "event_id", "exclusion_id"):
        op.create_index(f"ix_attachment_link_{column}", "attachment_link", [column])
    op.create_table(
        "attachment_transition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("actor", AutoString(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"]),
    )
    op.create_index(
        "ix_attachment_transition_attachment_id", "attachment_transition", ["attachment_id"]
    )

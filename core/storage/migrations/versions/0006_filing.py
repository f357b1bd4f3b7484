"""Drafts, receipts and remarks; appeals; where each claim stands now."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from core.storage.types import Instant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

APPEND_ONLY = ("receipt", "remark")
IS_SUBMISSION = "{move}.state = 'submitted' AND NOT {move}.is_undo"


def upgrade() -> None:
    op.add_column(
        "claim_transition",
        sa.Column("is_appeal", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    _create_drafts()
    _create_append_only()
    _create_heads()


def _create_drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("base_revision", sa.Integer(), nullable=True),
        sa.Column("copy_of", sa.Integer(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by", AutoString(), nullable=False),
        sa.Column("saved_by", AutoString(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"]),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"]),
        sa.ForeignKeyConstraint(["copy_of"], ["draft.id"]),
    )
    op.create_index("ix_draft", "draft", ["plan_id", "body", "closed_at"])
    op.create_index("ix_draft_event_id", "draft", ["event_id"])
    op.create_table(
        "draft_attachment",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", "attachment_id"),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"]),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"]),
    )
    op.create_index("ix_draft_attachment_attachment_id", "draft_attachment", ["attachment_id"])


def _create_append_only() -> None:
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.Column("sha256", AutoString(), nullable=False),
        sa.Column("actor", AutoString(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year", "number"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"]),
    )
    op.create_index("ix_receipt_event_id", "receipt", ["event_id"])
    op.create_index("ix_receipt_body", "receipt", ["body"])
    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("actor", AutoString(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"]),
        sa.CheckConstraint("length(text) > 0", "remark_says_something"),
    )
    op.create_index("ix_remark_event", "remark", ["event_id", "body"])
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


def _create_heads() -> None:
    op.create_table(
        "claim_head",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("actor", AutoString(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("submitted_at", Instant(), nullable=True),
        sa.Column("submitted_by", AutoString(), nullable=False),
        sa.Column("is_appeal", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("claim_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"]),
    )
    op.create_index(
        "ix_claim_waiting", "claim_head", ["submitted_at"],
        sqlite_where=sa.text("state = 'submitted'"),
    )  # fmt: skip
    submission = IS_SUBMISSION.format(move="NEW")
    op.execute(
        "CREATE TRIGGER claim_head_follows AFTER INSERT ON claim_transition BEGIN "  # noqa: S608
        "INSERT INTO claim_head VALUES (NEW.claim_id, NEW.state, NEW.revision, NEW.reason,"
        f" NEW.actor, NEW.at, iif({submission}, NEW.at, NULL),"
        f" iif({submission}, NEW.actor, ''), NEW.is_appeal)"
        " ON CONFLICT (claim_id) DO UPDATE SET state = excluded.state,"
        " revision = excluded.revision, reason = excluded.reason, actor = excluded.actor,"
        f" at = excluded.at, submitted_at = iif({submission}, excluded.at, submitted_at),"
        f" submitted_by = iif({submission}, excluded.actor, submitted_by),"
        f" is_appeal = iif({submission}, excluded.is_appeal, is_appeal)"
        " WHERE excluded.at >= claim_head.at; END"
    )
    _fill_heads()


def _fill_heads() -> None:
    latest = "ORDER BY move.at DESC, move.id DESC LIMIT 1"
    submitted = IS_SUBMISSION.format(move="move")
    op.execute(
        "INSERT INTO claim_head SELECT claim.id, head.state, head.revision, head.reason,"  # noqa: S608
        " head.actor, head.at, sent.at, coalesce(sent.actor, ''), 0 FROM claim"
        " JOIN claim_transition AS head ON head.id = (SELECT move.id FROM claim_transition AS move"
        f" WHERE move.claim_id = claim.id {latest})"
        " LEFT JOIN claim_transition AS sent ON sent.id = (SELECT move.id"
        f" FROM claim_transition AS move WHERE move.claim_id = claim.id AND {submitted} {latest})"
    )

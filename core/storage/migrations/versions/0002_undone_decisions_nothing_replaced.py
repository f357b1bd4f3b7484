"""Undone decisions marked; no fact is replaced, no obligation deleted or changed but ended."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEYS = {
    "audit": (("hash",),),
    "body_record": (("id",),),
    "group_member_record": (("id",),),
    "consent": (("id",),),
    "exclusion": (("id",),),
    "exclusion_transition": (("id",),),
    "nil_report_transition": (("id",),),
    "opt_in_transition": (("id",),),
    "trigger_fact": (("id",), ("obligation_id",)),
    "extension": (("id",),),
    "event": (("id",),),
    "event_body": (("event_id", "body"),),
    "event_revision": (("id",), ("event_id", "revision")),
    "claim": (("id",), ("event_id", "obligation_id")),
    "claim_transition": (("id",),),
    "obligation": (("id",), ("plan_id", "code")),
}
KEPT = (
    "id", "plan_id", "code", "task", "measure", "body", "period", "year", "window_start", "due_on",
    "soon_from", "min_count", "mode", "by_consent", "conditions", "elapsed", "exists_from",
)  # fmt: skip


def upgrade() -> None:
    op.add_column(
        "claim_transition",
        sa.Column("is_undo", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    for table, keys in KEYS.items():
        forbid_replacing(table, keys)
    op.execute(
        "CREATE TRIGGER obligation_no_delete BEFORE DELETE ON obligation "
        "BEGIN SELECT RAISE(ABORT, 'an obligation is superseded, never deleted'); END"
    )
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
    op.execute(
        f"CREATE TRIGGER obligation_only_ends BEFORE UPDATE ON obligation "
        f"WHEN OLD.superseded_at IS NOT NULL OR {changed} "
        f"BEGIN SELECT RAISE(ABORT, 'an obligation is superseded once, never changed'); END"
    )


def forbid_replacing(table: str, keys: tuple[tuple[str, ...], ...]) -> None:
    """REPLACE deletes without firing DELETE triggers, so a second row of a key is refused."""
    matches = [" AND ".join(f"{name} = NEW.{name}" for name in key) for key in keys]
    taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {match})" for match in matches)  # noqa: S608 our names
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )

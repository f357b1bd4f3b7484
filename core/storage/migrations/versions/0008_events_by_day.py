"""Events are found by the day on which they were held, in all years alike."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_event_revision_held_on", "event_revision", ["held_on", "event_id", "revision"]
    )

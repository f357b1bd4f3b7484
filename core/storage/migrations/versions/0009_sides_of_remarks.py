"""Each remark knows its side: the secretariat's or the body's; what was read is marked so."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

UNTOUCHED = (
    "CREATE TRIGGER remark_no_update BEFORE UPDATE ON remark "
    "BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END"
)


def upgrade() -> None:
    op.add_column(
        "remark",
        sa.Column("is_from_secretariat", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute("DROP TRIGGER remark_no_update")
    op.execute(
        "UPDATE remark SET is_from_secretariat = 1 WHERE EXISTS (SELECT 1 FROM role_grant"
        " WHERE role_grant.role = 'secretariat'"
        " AND 'person:' || role_grant.person_id = remark.actor)"
        " AND NOT EXISTS (SELECT 1 FROM role_grant WHERE role_grant.body = remark.body"
        " AND 'person:' || role_grant.person_id = remark.actor)"
    )
    op.execute(UNTOUCHED)

"""People, their roles with dates, invitations, attempts, tickets, sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("auth_version", sa.Integer(), nullable=False),
        sa.Column("totp_sealed", sa.String(), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=False),
        sa.Column("oidc_issuer", sa.String(), nullable=True),
        sa.Column("oidc_subject", sa.String(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_sign_in_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sa.UniqueConstraint("oidc_issuer", "oidc_subject"),
    )
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("is_deputy", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint(
            "role IN ('leadership', 'focal_point', 'secretariat', 'administrator')",
            name="a_role_to_grant",
        ),
        sa.CheckConstraint("role <> 'focal_point' OR body <> ''", name="a_focal_point_has_a_body"),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="dates_in_order"),
    )
    op.create_index("ix_role_grant", "role_grant", ["person_id", "ended_at"])
    _create_short_lived()
    _create_triggers()


def _create_short_lived() -> None:
    op.create_table(
        "invitation",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_index("ix_invitation_person_id", "invitation", ["person_id"])
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_attempt", "attempt", ["key", "at"])
    op.create_table(
        "ticket",
        sa.Column("ticket_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("auth_version", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("browser_hash", sa.String(), nullable=False),
        sa.Column("then", sa.String(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("ticket_hash"),
    )
    op.create_table(
        "auth_session",
        sa.Column("sid_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("auth_version", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("sid_hash"),
    )
    op.create_index("ix_auth_session_person_id", "auth_session", ["person_id"])
    op.create_table(
        "recovery_code",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("code_hash"),
    )
    op.create_index("ix_recovery_code_person_id", "recovery_code", ["person_id"])
    op.create_table(
        "used_assertion",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash"),
    )


def _create_triggers() -> None:
    op.execute(
        "CREATE TRIGGER person_no_delete BEFORE DELETE ON person "
        "BEGIN SELECT RAISE(ABORT, 'a person is disabled, never deleted'); END"
    )
    op.execute(
        "CREATE TRIGGER person_no_replace BEFORE INSERT ON person "
        "WHEN EXISTS (SELECT 1 FROM person WHERE id = NEW.id OR name = NEW.name) "
        "BEGIN SELECT RAISE(ABORT, 'a person is disabled, never replaced'); END"
    )
    op.execute(
        "CREATE TRIGGER role_grant_no_delete BEFORE DELETE ON role_grant "
        "BEGIN SELECT RAISE(ABORT, 'a role is ended, never deleted'); END"
    )
    op.execute(
        "CREATE TRIGGER role_grant_no_replace BEFORE INSERT ON role_grant "
        "WHEN EXISTS (SELECT 1 FROM role_grant WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'a role is ended, never replaced'); END"
    )
    kept = ("id", "person_id", "role", "body", "is_deputy", "valid_from", "valid_to", "actor", "at")
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in kept)
    op.execute(
        f"CREATE TRIGGER role_grant_only_ends BEFORE UPDATE ON role_grant "
        f"WHEN OLD.ended_at IS NOT NULL OR {changed} "
        f"BEGIN SELECT RAISE(ABORT, 'a role is ended once, never changed'); END"
    )

"""Papers tied to the consents, joinings, completions and extensions they were sent in with."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

from core.storage.types import Instant

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OWNERS = {
    "event_id": "event",
    "exclusion_id": "exclusion",
    "consent_id": "consent",
    "opt_in_id": "opt_in_transition",
    "trigger_id": "trigger_fact",
    "extension_id": "extension",
}
KEPT = ("id", "attachment_id", "event_id", "revision", "exclusion_id", "actor", "at")
OF_BODIES = ("consent", "opt_in_transition")


def upgrade() -> None:
    _rebuild()
    for column, table in OWNERS.items():
        if column not in KEPT:
            _tie(column, table)
    _make_append_only()


def _rebuild() -> None:
    """A CHECK changes only with its table; no other table or trigger points to this one."""
    owners = (sa.Column(name, sa.Integer(), nullable=True) for name in OWNERS)
    op.create_table(
        "attachment_link_next",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        *owners,
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("actor", AutoString(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"]),
        *(sa.ForeignKeyConstraint([name], [f"{table}.id"]) for name, table in OWNERS.items()),
        sa.CheckConstraint(
            " + ".join(f"({name} IS NOT NULL)" for name in OWNERS) + " = 1",
            "attachment_of_one_thing",
        ),
        sa.CheckConstraint("(event_id IS NULL) = (revision IS NULL)", "attachment_of_a_revision"),
    )
    kept = ", ".join(KEPT)
    op.execute(
        f"INSERT INTO attachment_link_next ({kept}) SELECT {kept} FROM attachment_link ORDER BY id"  # noqa: S608 our names
    )
    op.execute("DROP TABLE attachment_link")
    op.rename_table("attachment_link_next", "attachment_link")
    for column in ("attachment_id", *OWNERS):
        op.create_index(f"ix_attachment_link_{column}", "attachment_link", [column])


def _tie(column: str, table: str) -> None:
    """Until now a paper was known by its body and instant, which it shares with its record."""
    owed = "record" if table in OF_BODIES else "obligation"
    join = "" if table in OF_BODIES else "JOIN obligation ON obligation.id = record.obligation_id"
    op.execute(
        f"INSERT INTO attachment_link (attachment_id, {column}, actor, at)"  # noqa: S608 our names
        f" SELECT attachment.id, record.id, attachment.recorded_by, attachment.at"
        f" FROM {table} AS record {join} JOIN attachment"
        f" ON attachment.body = {owed}.body AND attachment.at = record.at"
        " ORDER BY attachment.id, record.id"
    )


def _make_append_only() -> None:
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER attachment_link_no_{action.lower()} BEFORE {action} ON attachment_link"
            " BEGIN SELECT RAISE(ABORT, 'attachment_link is append-only'); END"
        )
    op.execute(
        "CREATE TRIGGER attachment_link_no_replace BEFORE INSERT ON attachment_link"
        " WHEN EXISTS (SELECT 1 FROM attachment_link WHERE id = NEW.id)"
        " BEGIN SELECT RAISE(ABORT, 'attachment_link is append-only'); END"
    )

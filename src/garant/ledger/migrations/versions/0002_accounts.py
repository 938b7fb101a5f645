"""Accounts: who may do what where several persons share a ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table, and what holds it to its law."""
    op.create_table(
        "account_event",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("token_hash", sa.Text(), nullable=True),
        sa.Column("revokes_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_account_event_entry_id")),
        sa.ForeignKeyConstraint(
            ["revokes_id"], ["account_event.id"], name=op.f("fk_account_event_revokes_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_event")),
        sa.UniqueConstraint("key", name=op.f("uq_account_event_key")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_event_token_hash")),
    )
    op.create_index(op.f("ix_account_event_account"), "account_event", ["account"], unique=False)
    op.create_index(
        op.f("ix_account_event_revokes_id"), "account_event", ["revokes_id"], unique=False
    )
    if op.get_bind().dialect.name == "sqlite":
        for what in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER keep_account_event_{what} BEFORE {what.upper()} ON account_event "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER keep_account_event BEFORE UPDATE OR DELETE OR TRUNCATE "
            "ON account_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )

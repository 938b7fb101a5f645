"""The first tables: documents, readings, statements, acts, reviews and links."""

import sqlalchemy as sa
from alembic import op

from garant.ledger.migrations.statements_0001 import POSTGRESQL, SQLITE, VIEWS

revision = "0001"
down_revision = None

TABLES = (
    "entry",
    "document",
    "run",
    "act",
    "document_band",
    "document_link",
    "passage",
    "reading",
    "act_evidence",
    "act_link",
    "act_party",
    "reading_act",
    "statement",
    "reading_statement",
    "review",
)


def upgrade() -> None:
    """Make the tables, what holds them to their law, the word index and the views."""
    _make_tables()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in (*(SQLITE if sqlite else POSTGRESQL), *VIEWS):
        op.execute(statement)
    for table in TABLES:
        for statement in _keep(table, sqlite=sqlite):
            op.execute(statement)


def _keep(table: str, *, sqlite: bool) -> tuple[str, ...]:
    """What refuses a change or removal of rows, whoever asks for it."""
    if sqlite:
        return tuple(
            f"CREATE TRIGGER keep_{table}_{what} BEFORE {what.upper()} ON {table} BEGIN "
            "SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            for what in ("update", "delete")
        )
    return (
        f"CREATE TRIGGER keep_{table} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
    )


def _make_tables() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_recorded"), "entry", ["recorded"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_document_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("key", name=op.f("uq_document_key")),
    )
    op.create_index(op.f("ix_document_name"), "document", ["name"], unique=False)
    op.create_index(
        op.f("ix_document_url"),
        "document",
        ["url"],
        unique=False,
        sqlite_where=sa.text("url IS NOT NULL"),
        postgresql_where=sa.text("url IS NOT NULL"),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("pipeline", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_run_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        sa.UniqueConstraint("key", name=op.f("uq_run_key")),
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("capability", sa.Text(), nullable=True),
        sa.Column("firmness", sa.Text(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("quantity_value", sa.Text(), nullable=True),
        sa.Column("quantity_unit", sa.Text(), nullable=True),
        sa.Column("quantity_text", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("speaker_text", sa.Text(), nullable=True),
        sa.Column("speaker_code", sa.Text(), nullable=True),
        sa.Column("speaker_person", sa.Text(), nullable=True),
        sa.Column("speaker_folded", sa.Text(), nullable=True),
        sa.Column("speaker_anonymous", sa.Boolean(), nullable=True),
        sa.Column("speaker_via", sa.Text(), nullable=True),
        sa.Column("doubts", sa.Text(), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_act_document_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_act_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
        sa.UniqueConstraint("key", name=op.f("uq_act_key")),
    )
    op.create_index(op.f("ix_act_day_capability"), "act", ["day", "capability"], unique=False)
    op.create_index(op.f("ix_act_document_id"), "act", ["document_id"], unique=False)
    op.create_index(
        op.f("ix_act_speaker_folded_day"),
        "act",
        ["speaker_folded", "day"],
        unique=False,
        sqlite_where=sa.text("speaker_folded IS NOT NULL"),
        postgresql_where=sa.text("speaker_folded IS NOT NULL"),
    )
    op.create_table(
        "document_band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_document_band_document_id")
        ),
        sa.PrimaryKeyConstraint("band", "document_id", name=op.f("pk_document_band")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document_link",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("likeness", sa.Float(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_document_link_entry_id")),
        sa.ForeignKeyConstraint(
            ["first_id"], ["document.id"], name=op.f("fk_document_link_first_id")
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["document.id"], name=op.f("fk_document_link_second_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_link")),
        sa.UniqueConstraint("key", name=op.f("uq_document_link_key")),
    )
    op.create_index(
        op.f("ix_document_link_first_id_kind"), "document_link", ["first_id", "kind"], unique=False
    )
    op.create_index(
        op.f("ix_document_link_second_id_kind"),
        "document_link",
        ["second_id", "kind"],
        unique=False,
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_passage_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        sa.UniqueConstraint(
            "document_id", "start", "end", name=op.f("uq_passage_document_id_start_end")
        ),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("sections", sa.Text(), nullable=True),
        sa.Column("doubts", sa.Text(), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_reading_document_id")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_reading_entry_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_reading_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint("document_id", "run_id", name=op.f("uq_reading_document_id_run_id")),
    )
    op.create_index(
        op.f("ix_reading_document_id_id"), "reading", ["document_id", "id"], unique=False
    )
    op.create_index(op.f("ix_reading_published"), "reading", ["published"], unique=False)
    op.create_table(
        "act_evidence",
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_act_evidence_act_id")),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passage.id"], name=op.f("fk_act_evidence_passage_id")
        ),
        sa.PrimaryKeyConstraint("act_id", "place", name=op.f("pk_act_evidence")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_act_evidence_passage_id"), "act_evidence", ["passage_id"], unique=False
    )
    op.create_table(
        "act_link",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_act_link_entry_id")),
        sa.ForeignKeyConstraint(["first_id"], ["act.id"], name=op.f("fk_act_link_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["act.id"], name=op.f("fk_act_link_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act_link")),
        sa.UniqueConstraint("key", name=op.f("uq_act_link_key")),
    )
    op.create_index(op.f("ix_act_link_first_id"), "act_link", ["first_id"], unique=False)
    op.create_index(op.f("ix_act_link_second_id"), "act_link", ["second_id"], unique=False)
    op.create_table(
        "act_party",
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("capability", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_act_party_act_id")),
        sa.PrimaryKeyConstraint("act_id", "role", "place", name=op.f("pk_act_party")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_act_party_code_role_day_capability"),
        "act_party",
        ["code", "role", "day", "capability"],
        unique=False,
    )
    op.create_table(
        "reading_act",
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_reading_act_act_id")),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_reading_act_reading_id")
        ),
        sa.PrimaryKeyConstraint("act_id", "reading_id", name=op.f("pk_reading_act")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("speaker_text", sa.Text(), nullable=False),
        sa.Column("speaker_code", sa.Text(), nullable=True),
        sa.Column("speaker_person", sa.Text(), nullable=True),
        sa.Column("speaker_folded", sa.Text(), nullable=True),
        sa.Column("speaker_anonymous", sa.Boolean(), nullable=False),
        sa.Column("speaker_via", sa.Text(), nullable=True),
        sa.Column("doubts", sa.Text(), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_statement_document_id")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_statement_entry_id")),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passage.id"], name=op.f("fk_statement_passage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("key", name=op.f("uq_statement_key")),
    )
    op.create_index(op.f("ix_statement_day"), "statement", ["day"], unique=False)
    op.create_index(op.f("ix_statement_document_id"), "statement", ["document_id"], unique=False)
    op.create_index(op.f("ix_statement_passage_id"), "statement", ["passage_id"], unique=False)
    op.create_index(
        op.f("ix_statement_speaker_code_day"),
        "statement",
        ["speaker_code", "day"],
        unique=False,
        sqlite_where=sa.text("speaker_code IS NOT NULL"),
        postgresql_where=sa.text("speaker_code IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_statement_speaker_folded_day"),
        "statement",
        ["speaker_folded", "day"],
        unique=False,
        sqlite_where=sa.text("speaker_folded IS NOT NULL"),
        postgresql_where=sa.text("speaker_folded IS NOT NULL"),
    )
    op.create_table(
        "reading_statement",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_reading_statement_reading_id")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_reading_statement_statement_id")
        ),
        sa.PrimaryKeyConstraint("statement_id", "reading_id", name=op.f("pk_reading_statement")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=True),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("result_act_id", sa.Integer(), nullable=True),
        sa.Column("result_statement_id", sa.Integer(), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_review_act_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_review_document_id")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_review_entry_id")),
        sa.ForeignKeyConstraint(
            ["result_act_id"], ["act.id"], name=op.f("fk_review_result_act_id")
        ),
        sa.ForeignKeyConstraint(
            ["result_statement_id"], ["statement.id"], name=op.f("fk_review_result_statement_id")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_review_statement_id")
        ),
        sa.ForeignKeyConstraint(["undoes_id"], ["review.id"], name=op.f("fk_review_undoes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("key", name=op.f("uq_review_key")),
    )
    op.create_index(op.f("ix_review_act_id"), "review", ["act_id"], unique=False)
    op.create_index(op.f("ix_review_document_id"), "review", ["document_id"], unique=False)
    op.create_index(op.f("ix_review_result_act_id"), "review", ["result_act_id"], unique=False)
    op.create_index(
        op.f("ix_review_result_statement_id"), "review", ["result_statement_id"], unique=False
    )
    op.create_index(op.f("ix_review_statement_id"), "review", ["statement_id"], unique=False)
    op.create_index(op.f("ix_review_undoes_id"), "review", ["undoes_id"], unique=False)

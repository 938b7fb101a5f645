"""The tables of the ledger, for SQLite and PostgreSQL alike.

The law of this room: rows are added, never changed or removed. Triggers of the migrations hold
every table to it, whoever writes. Each row bears the number of the entry that it came with, so that
what was known on a day is what the entries up to that day hold.

A number (`id`) is a place in this ledger only; a `key` is made from content and is the same in any
ledger (`garant.ledger.keys`). `start` and `end` count characters of `document.text`, half-open.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, as ISO text to the microsecond: in order as text on either database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """A moment as it is stored."""
        if value is None:
            return None
        moment = value.astimezone(UTC).replace(tzinfo=None)
        return f"{moment.isoformat(sep='T', timespec='microseconds')}Z"

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """A stored moment."""
        return None if value is None else datetime.fromisoformat(value)


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMES)


def _number() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)


def _key() -> Column[str]:
    return Column("key", Text, nullable=False, unique=True)


def _to(table: str, name: str | None = None, *, optional: bool = False) -> Column[int]:
    return Column(name or f"{table}_id", Integer, ForeignKey(f"{table}.id"), nullable=optional)


def _index_of_some(*columns: str) -> Index:
    """An index of the rows that have a value in the first column: many have none."""
    given = text(f"{columns[0]} IS NOT NULL")
    return Index(None, *columns, sqlite_where=given, postgresql_where=given)


entry = Table(
    "entry",
    metadata,
    _number(),
    Column("recorded", Instant, nullable=False),
    Column("purpose", Text, nullable=False),  # add, review, link, account
    Index(None, "recorded"),
)

document = Table(
    "document",
    metadata,
    _number(),
    _key(),
    Column("name", Text, nullable=False),  # the file's name, the address or the record's id
    Column("url", Text),
    Column("text", Text, nullable=False),
    Column("text_hash", Text, nullable=False),  # SHA-256 of the text in UTF-8
    Column("fingerprint", LargeBinary),
    _to("entry"),
    Index(None, "name"),
    _index_of_some("url"),
)

# Where to look for copies of a text: documents that share a band may be alike.
document_band = Table(
    "document_band",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("document_id", Integer, ForeignKey("document.id"), primary_key=True),
    sqlite_with_rowid=False,
)

run = Table(
    "run",
    metadata,
    _number(),
    _key(),
    Column("code", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("pipeline", Text, nullable=False),
    Column("options", Text, nullable=False),
    _to("entry"),
)

reading = Table(
    "reading",
    metadata,
    _number(),
    _to("document"),
    _to("run", optional=True),  # none where a person wrote down what is in it
    Column("title", Text),
    Column("publisher", Text),
    Column("language", Text),
    Column("published", Date),
    Column("sections", Text),  # JSON: [[heading, start, end], ...]
    Column("doubts", Text),  # JSON: [[code, detail, start, end], ...]
    _to("entry"),
    UniqueConstraint("document_id", "run_id"),
    Index(None, "document_id", "id"),
    Index(None, "published"),
)

passage = Table(
    "passage",
    metadata,
    _number(),
    _to("document"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    UniqueConstraint("document_id", "start", "end"),
)

statement = Table(
    "statement",
    metadata,
    _number(),
    _key(),
    _to("document"),
    _to("passage"),
    Column("start", Integer, nullable=False),  # as the passage has them
    Column("end", Integer, nullable=False),
    Column("parts", Text),  # JSON: [[start, end], ...], where a tag interrupts the content
    Column("day", Date),
    Column("mode", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("speaker_text", Text, nullable=False),
    Column("speaker_code", Text),
    Column("speaker_person", Text),
    Column("speaker_folded", Text),  # the person without accents, in lower case
    Column("speaker_anonymous", Boolean, nullable=False),
    Column("speaker_via", Text),
    Column("doubts", Text),
    _to("entry"),
    Index(None, "document_id"),
    Index(None, "passage_id"),
    _index_of_some("speaker_folded", "day"),
    _index_of_some("speaker_code", "day"),
    Index(None, "day"),
)

reading_statement = Table(
    "reading_statement",
    metadata,
    Column("statement_id", Integer, ForeignKey("statement.id"), primary_key=True),
    Column("reading_id", Integer, ForeignKey("reading.id"), primary_key=True),
    sqlite_with_rowid=False,
)

act = Table(
    "act",
    metadata,
    _number(),
    _key(),
    _to("document"),
    Column("start", Integer, nullable=False),  # from the first to the last word of evidence
    Column("end", Integer, nullable=False),
    Column("day", Date),
    Column("kind", Text, nullable=False),
    Column("capability", Text),
    Column("firmness", Text),
    Column("level", Integer),  # of the firmness, 6 to -2
    Column("conditions", Text),  # JSON: ["ceasefire", ...]
    Column("quantity_value", Text),  # exact, as decimal digits
    Column("quantity_unit", Text),
    Column("quantity_text", Text),
    Column("place", Text),
    Column("time", Text),
    Column("speaker_text", Text),
    Column("speaker_code", Text),
    Column("speaker_person", Text),
    Column("speaker_folded", Text),
    Column("speaker_anonymous", Boolean),
    Column("speaker_via", Text),
    Column("doubts", Text),
    _to("entry"),
    Index(None, "document_id"),
    Index(None, "day", "capability"),
    _index_of_some("speaker_folded", "day"),
)

# The day and the capability stand here again, so that one index leads from a party to a thread.
act_party = Table(
    "act_party",
    metadata,
    Column("act_id", Integer, ForeignKey("act.id"), primary_key=True),
    Column("role", Text, primary_key=True),  # actor, target
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("code", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("person", Text),
    Column("capability", Text),
    Column("day", Date),
    Index(None, "code", "role", "day", "capability"),
    sqlite_with_rowid=False,
)

act_evidence = Table(
    "act_evidence",
    metadata,
    Column("act_id", Integer, ForeignKey("act.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    _to("passage"),
    Index(None, "passage_id"),
    sqlite_with_rowid=False,
)

reading_act = Table(
    "reading_act",
    metadata,
    Column("act_id", Integer, ForeignKey("act.id"), primary_key=True),
    Column("reading_id", Integer, ForeignKey("reading.id"), primary_key=True),
    sqlite_with_rowid=False,
)

review = Table(
    "review",
    metadata,
    _number(),
    _key(),
    _to("document"),
    _to("act", optional=True),
    _to("statement", optional=True),
    Column("verdict", Text, nullable=False),
    _to("act", "result_act_id", optional=True),
    _to("statement", "result_statement_id", optional=True),
    _to("review", "undoes_id", optional=True),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    _to("entry"),
    Index(None, "document_id"),
    Index(None, "act_id"),
    Index(None, "statement_id"),
    Index(None, "result_act_id"),
    Index(None, "result_statement_id"),
    Index(None, "undoes_id"),
)

document_link = Table(
    "document_link",
    metadata,
    _number(),
    _key(),
    Column("kind", Text, nullable=False),  # copy, update
    _to("document", "first_id"),
    _to("document", "second_id"),
    Column("same", Boolean, nullable=False),
    Column("likeness", Float),
    Column("day", Date),  # of an update: the day from which the second stands for the first
    Column("who", Text),  # none where a machine judged
    Column("why", Text, nullable=False),
    _to("entry"),
    Index(None, "first_id", "kind"),
    Index(None, "second_id", "kind"),
)

act_link = Table(
    "act_link",
    metadata,
    _number(),
    _key(),
    _to("act", "first_id"),
    _to("act", "second_id"),
    Column("same", Boolean, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    _to("entry"),
    Index(None, "first_id"),
    Index(None, "second_id"),
)

# Who may do what where several share the ledger; of secrets, only what they can be checked with.
account_event = Table(
    "account_event",
    metadata,
    _number(),
    _key(),
    Column("account", Text, nullable=False),
    Column("change", Text, nullable=False),  # made, password, role, closed, token, token revoked
    Column("role", Text),  # of made, role and token
    Column("password", Text),  # Argon2 hash
    Column("label", Text),  # of a token: what it is for
    Column("token_hash", Text, unique=True),  # SHA-256
    _to("account_event", "revokes_id", optional=True),
    Column("who", Text, nullable=False),
    _to("entry"),
    Index(None, "account"),
    Index(None, "revokes_id"),
)

TABLES = tuple(metadata.sorted_tables)
"""Every table of the ledger, those that others refer to first."""

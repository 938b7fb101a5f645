"""Whether a ledger is whole: every hash, span, key and number, and what holds it to its law.

Everything that can be worked out from something else is worked out again and compared: keys from
the content, columns that stand twice from the first of them, the word index from the words. Rows
are read in the order of their documents, a bounded number at a time, while others read and write.

What no check can tell is whether somebody who may change the file made all of it anew, hashes and
keys included; only an earlier backup can.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from sqlalchemy import Connection, create_engine, func, select, text

from garant.errors import LedgerError
from garant.ledger import schema
from garant.ledger.checking_accounts import accounts_at_fault
from garant.ledger.checking_content import documents_at_fault
from garant.ledger.checking_judgements import judgements_at_fault
from garant.ledger.checking_order import order_at_fault
from garant.ledger.fault import Fault
from garant.ledger.revisions import HEAD
from garant.ledger.store import Store

Progress = Callable[[int, int], None]
"""Is told how many documents were checked, and how many there are."""

Part = Callable[[Connection], Iterator[Fault]]

_LISTED = 100
"""Faults that SQLite's own checks list at most."""


def check(store: Store, *, progress: Progress | None = None) -> Iterator[Fault]:
    """Give what is wrong with a ledger, a sentence each; nothing where it is whole.

    Args:
        store: The ledger.
        progress: Is told how far the check has come.
    """
    parts: list[Part] = [
        _tables_at_fault,
        order_at_fault,
        lambda connection: documents_at_fault(connection, progress),
        judgements_at_fault,
        accounts_at_fault,
    ]
    parts[:0] = [_file_at_fault] if store.is_sqlite else [_references_at_fault]
    parts.append(_word_index_at_fault if store.is_sqlite else _vectors_missing)
    for part in parts:
        yield from _faults_of(part, store)


def counts(store: Store) -> Mapping[str, int]:
    """How many rows each table holds, by its name."""
    with store.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.TABLES
        }


def _faults_of(part: Part, store: Store) -> Iterator[Fault]:
    """The faults of one part, and the one that ends it where the database cannot be read on."""
    try:
        with store.reading() as connection:
            yield from part(connection)
    except LedgerError as error:
        problem, _, remedy = str(error).partition("; ")
        yield Fault(problem, remedy)
    except ValueError as error:
        yield Fault(f"a stored value is none of its kind ({error})")


def _file_at_fault(connection: Connection) -> Iterator[Fault]:
    """What SQLite says of its pages and indexes, and of rows that refer to none."""
    for (told,) in connection.execute(text(f"PRAGMA integrity_check({_LISTED})")):
        if told != "ok":
            yield Fault(f"the file is damaged: {' '.join(str(told).split())}")
    for row in connection.execute(text("PRAGMA foreign_key_check")).fetchmany(_LISTED):
        yield Fault(f"{row[0]} {row[1] or ''}: refers to a row of {row[2]} that is not there")


def _references_at_fault(connection: Connection) -> Iterator[Fault]:
    """Rows that refer to none; PostgreSQL refuses them unless it was told not to."""
    for table in schema.TABLES:
        for column in table.columns:
            for key in column.foreign_keys:
                other = key.column.table.alias()
                query = (
                    select(column)
                    .select_from(table.outerjoin(other, other.c.id == column))
                    .where(column.is_not(None), other.c.id.is_(None))
                    .limit(_LISTED)
                )
                for number in connection.execute(query).scalars():
                    yield Fault(
                        f"{table.name}: {column.name} {number} refers to a row of "
                        f"{key.column.table.name} that is not there"
                    )


def _tables_at_fault(connection: Connection) -> Iterator[Fault]:
    """Tables, indexes, views and triggers that are not as the revisions made them."""
    if connection.dialect.name == "sqlite":
        wanted, found = _newly_made(), _made(connection)
        for (kind, name), made in wanted.items():
            if (kind, name) not in found:
                yield _not_as_made(kind, name, "is missing")
            elif found[kind, name] != made:
                yield _not_as_made(kind, name, "is not as Garant made it")
        for kind, name in found.keys() - wanted.keys():
            if kind == "trigger":
                yield _not_as_made(kind, name, "is none of Garant's")
        return
    held = set(connection.execute(text(_POSTGRESQL_TRIGGERS)).scalars())
    for table in (*(table.name for table in schema.TABLES), "passage_fts"):
        if table not in held:
            yield _not_as_made("trigger", f"keep_{table}", "is missing, changed or switched off")
    indexes = set(connection.execute(text(_POSTGRESQL_INDEXES)).scalars())
    for table_ in schema.TABLES:
        for index in table_.indexes:
            if index.name not in indexes:
                yield _not_as_made("index", str(index.name), "is missing or broken")


_POSTGRESQL_TRIGGERS = """
    SELECT pg_class.relname FROM pg_trigger
    JOIN pg_class ON pg_class.oid = pg_trigger.tgrelid
    JOIN pg_proc ON pg_proc.oid = pg_trigger.tgfoid
    WHERE pg_trigger.tgname = 'keep_' || pg_class.relname AND pg_trigger.tgenabled IN ('O', 'A')
    AND pg_class.relnamespace = CAST(CAST(current_schema() AS text) AS regnamespace)
    -- before, for each statement, on update, delete and truncate
    AND pg_trigger.tgtype = 2 + 16 + 8 + 32
    AND pg_trigger.tgqual IS NULL
    AND pg_proc.prosrc LIKE '% RAISE EXCEPTION ''the ledger is append-only''; END %'
"""

_POSTGRESQL_INDEXES = """
    SELECT pg_class.relname FROM pg_index JOIN pg_class ON pg_class.oid = pg_index.indexrelid
    WHERE pg_index.indisvalid
    AND pg_class.relnamespace = CAST(CAST(current_schema() AS text) AS regnamespace)
"""


def _not_as_made(kind: str, name: str, problem: str) -> Fault:
    return Fault(f"{kind} {name} {problem}")


@cache
def _newly_made() -> Mapping[tuple[str, str], str]:
    """What an empty ledger in memory was made by, as any other is."""
    from garant.ledger.upgrading import upgrade

    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            upgrade(connection, HEAD)
            return _made(connection)
    finally:
        engine.dispose()


def _made(connection: Connection) -> Mapping[tuple[str, str], str]:
    """What the tables, indexes, views and triggers were made by; not what SQLite adds itself."""
    rows = connection.execute(
        text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    )
    return {
        (kind, name): " ".join(sql.split())
        for kind, name, sql in rows
        if not name.startswith(("sqlite_", "passage_fts_"))
    }


def _word_index_at_fault(connection: Connection) -> Iterator[Fault]:
    """Whether each passage stands in the index once, with its own words, and nothing else does.

    SQLite compares them only for who has the right to write: where the file may only be read, this
    is not looked at.
    """
    driver = connection.connection.driver_connection
    assert driver is not None
    try:
        driver.execute("BEGIN IMMEDIATE")
    except driver.OperationalError as error:
        if "readonly" in str(error):
            return
        raise
    try:
        driver.execute("INSERT INTO passage_fts (passage_fts, rank) VALUES ('integrity-check', 1)")
    except driver.DatabaseError as error:
        yield Fault(f"the word index does not hold the words of the passages ({error})")
    finally:
        driver.execute("ROLLBACK")


def _vectors_missing(connection: Connection) -> Iterator[Fault]:
    """Words that belong to no passage; those of each passage were compared with its text."""
    query = f"""
        SELECT passage_id FROM passage_fts WHERE NOT EXISTS
        (SELECT 1 FROM passage WHERE passage.id = passage_fts.passage_id) LIMIT {_LISTED}
    """
    for number in connection.execute(text(query)).scalars():
        yield Fault(f"passage {number}: is in the word index, but not in the ledger")

"""From one ledger into another that is empty: every row, and the word index made anew."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, Integer, Table, Text, cast, select, text
from sqlalchemy import type_coerce as taken_as

from garant.ledger import schema
from garant.ledger.store import Store
from garant.ledger.words import to_tsvector

_BATCH = 2_000
"""Rows held at once; of documents, which have their texts, fewer."""
_BATCH_OF_TEXTS = 50

_Values = Iterable[Sequence[Any]]


def copy_rows(source: Store, target: Store) -> None:
    """Copy every row of one state of a ledger into an empty one, in one writing.

    Raises:
        LedgerError: One of the databases failed; the target is as empty as it was.
    """
    with source.reading() as old, target.writing() as new:
        for table in schema.TABLES:
            names = [column.name for column in table.columns]
            for rows in _batches(old, table):
                _insert(new, table.name, names, rows)
        _index(new)


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Sequence[Any]]]:
    size = _BATCH_OF_TEXTS if table is schema.document else _BATCH
    sqlite = connection.dialect.name == "sqlite"
    plain = [_plain(column, sqlite=sqlite).label(column.name) for column in table.columns]
    # In this order each row refers to earlier ones alone.
    query = select(*plain).order_by(*table.primary_key).execution_options(yield_per=size)
    with connection.execute(query) as rows:
        yield from rows.partitions()


def _plain(column: Column[Any], *, sqlite: bool) -> Any:
    """A column in a form that either database takes as it is."""
    if isinstance(column.type, schema.Instant) or (isinstance(column.type, Date) and sqlite):
        return taken_as(column, Text)
    if isinstance(column.type, Date):
        return cast(column, Text)
    if isinstance(column.type, Boolean) and sqlite:
        return taken_as(column, Integer)
    return column


def _insert(connection: Connection, table: str, names: Sequence[str], rows: _Values) -> None:
    """Add rows in the driver's own way: millions of them, a few columns each."""
    columns = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(names))
        connection.exec_driver_sql(
            f'INSERT INTO "{table}" ({columns}) VALUES ({places})', [tuple(row) for row in rows]
        )
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def _index(connection: Connection) -> None:
    """Make every passage findable by its words."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO passage_fts (passage_fts) VALUES ('rebuild')"))
        return
    last = 0
    query = text("SELECT id, words FROM passage_words WHERE id > :last ORDER BY id LIMIT :size")
    while rows := connection.execute(query, {"last": last, "size": _BATCH}).all():
        vectors = ((number, to_tsvector(words)) for number, words in rows)
        _insert(connection, "passage_fts", ["passage_id", "words"], vectors)
        last = rows[-1].id

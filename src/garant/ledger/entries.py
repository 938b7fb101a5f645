"""Entries: one for each writing, in the order in which they were made."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Table, func, insert, select

from garant.ledger import schema

_TICK = timedelta(microseconds=1)


def new_entry(connection: Connection, purpose: str) -> tuple[int, datetime]:
    """Open an entry: its number, and its moment, which is always after that of the last.

    A clock that was set back thus changes no order, and a moment is that of one entry alone.
    """
    last = connection.execute(
        select(schema.entry.c.id, schema.entry.c.recorded)
        .order_by(schema.entry.c.id.desc())
        .limit(1)
    ).first()
    now = datetime.now(UTC)
    number, moment = (last.id + 1, max(now, last.recorded + _TICK)) if last else (1, now)
    connection.execute(
        insert(schema.entry), [{"id": number, "recorded": moment, "purpose": purpose}]
    )
    return number, moment


def next_number(connection: Connection, table: Table) -> int:
    """The number of the next row of a table; holds as long as the right to write does."""
    return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1

"""Whether the rows of a ledger stand in the order in which they were added, none taken out."""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, Text, func, select, type_coerce

from garant.ledger import schema
from garant.ledger.fault import BATCH, Fault

NUMBERED = tuple(table for table in schema.TABLES if "id" in table.c)
"""Tables whose rows are counted from 1 on."""

PURPOSES = {
    "add": (
        schema.document,
        schema.run,
        schema.reading,
        schema.passage,
        schema.statement,
        schema.act,
        schema.document_link,
    ),
    "review": (schema.review, schema.passage, schema.statement, schema.act),
    "link": (schema.document_link, schema.act_link),
    "account": (schema.account_event,),
}
"""The purposes of entries, and the tables that an entry of each adds rows to."""

_MARKS = {
    "add": (schema.reading,),
    "review": (schema.review,),
    "link": (schema.document_link, schema.act_link),
    "account": (schema.account_event,),
}
"""What each entry of a purpose adds to: one of these at least."""

_LISTED = 20


def order_at_fault(connection: Connection) -> Iterator[Fault]:
    """Numbers with gaps, entries out of order or without what they brought."""
    for table in NUMBERED:
        yield from _gaps(connection, table)
        if "entry_id" in table.c:
            yield from _earlier_than_before(connection, table)
            yield from _of_another_purpose(connection, table)
    yield from _entries_at_fault(connection)
    for purpose, tables in _MARKS.items():
        yield from _empty_entries(connection, purpose, tables)


def _gaps(connection: Connection, table: Table) -> Iterator[Fault]:
    rows, first, last = connection.execute(
        select(func.count(), func.min(table.c.id), func.max(table.c.id)).select_from(table)
    ).one()
    if rows == 0 or (first == 1 and last == rows):
        return
    after = table.alias()
    gap = (
        select(table.c.id + 1)
        .where(table.c.id < last, ~select(after.c.id).where(after.c.id == table.c.id + 1).exists())
        .order_by(table.c.id)
        .limit(_LISTED)
    )
    for number in [*([1] if first > 1 else []), *connection.execute(gap).scalars()]:
        yield Fault(f"{table.name} {number}: the row was taken out")
    if first < 1:
        yield Fault(f"{table.name} {first}: rows are counted from 1 on")


def _earlier_than_before(connection: Connection, table: Table) -> Iterator[Fault]:
    before = func.lag(table.c.entry_id).over(order_by=table.c.id).label("before")
    rows = select(table.c.id, table.c.entry_id, before).subquery()
    wrong = select(rows.c.id).where(rows.c.entry_id < rows.c.before).limit(_LISTED)
    for number in connection.execute(wrong).scalars():
        yield Fault(f"{table.name} {number}: names an earlier entry than the row before it")


def _of_another_purpose(connection: Connection, table: Table) -> Iterator[Fault]:
    purposes = [purpose for purpose, tables in PURPOSES.items() if table in tables]
    entry = schema.entry
    wrong = (
        select(table.c.id, entry.c.purpose)
        .join(entry, entry.c.id == table.c.entry_id)
        .where(entry.c.purpose.not_in(purposes))
        .limit(_LISTED)
    )
    for number, purpose in connection.execute(wrong):
        yield Fault(
            f"{table.name} {number}: came with an entry of the purpose {purpose!r}, which adds none"
        )


def _entries_at_fault(connection: Connection) -> Iterator[Fault]:
    table = schema.entry
    before = ""
    # As text: what is no moment must be told, not raised.
    moments = (
        select(table.c.id, type_coerce(table.c.recorded, Text), table.c.purpose)
        .order_by(table.c.id)
        .execution_options(yield_per=BATCH)
    )
    with connection.execute(moments) as rows:
        for number, recorded, purpose in rows:
            if not _is_moment(recorded):
                yield Fault(f"entry {number}: {recorded!r} is no moment in UTC")
            elif recorded <= before:
                yield Fault(f"entry {number}: is not of a later moment than the one before it")
            else:
                before = recorded
            if purpose not in PURPOSES:
                yield Fault(f"entry {number}: has the unknown purpose {purpose!r}")


def _is_moment(stored: str) -> bool:
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return False
    plain = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else None
    return plain is not None and stored == f"{plain.isoformat(timespec='microseconds')}Z"


def _empty_entries(
    connection: Connection, purpose: str, tables: tuple[Table, ...]
) -> Iterator[Fault]:
    entry = schema.entry
    without = [entry.c.id.not_in(select(table.c.entry_id)) for table in tables]
    wrong = select(entry.c.id).where(entry.c.purpose == purpose, *without).limit(_LISTED)
    for number in connection.execute(wrong).scalars():
        yield Fault(f"entry {number}: what it brought was taken out")

"""What stood at a moment and stands no more, and why: so that copies elsewhere can follow.

Nothing is ever taken out of a ledger; what is told here is that something does not count any more.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from garant.ledger import schema
from garant.ledger.alike import another
from garant.ledger.asking import Asked, moment_of
from garant.ledger.finding import find_acts, find_statements
from garant.ledger.ledger import Ledger
from garant.ledger.visible import NOW, standing_review, superseded
from garant.model import LinkKind

_AT_ONCE = 500

_Find = Callable[[Connection, Asked, Any], list[int]]


class Reason(StrEnum):
    """Why something stands no more.

    `REJECTED` and `CORRECTED` by a person; `TAKEN_BACK`: a person's correction was undone, and this
    had stood by it; `UPDATED`: the page has a later version; `READ_AGAIN`: a later reading does not
    find it.
    """

    REJECTED = "rejected"
    CORRECTED = "corrected"
    TAKEN_BACK = "taken back"
    UPDATED = "updated"
    READ_AGAIN = "read again"


@dataclass(frozen=True, slots=True)
class Departed:
    """What stands no more: an `act` or a `statement`, of which document, since when and why.

    `instead` is the key of what a person put in its place.
    """

    thing: str
    key: str
    document: str
    why: Reason
    gone: datetime
    instead: str | None = None


def departed(ledger: Ledger, known_at: datetime) -> Iterator[Departed]:
    """What stood when the ledger held what it held at a moment, and stands no more.

    Args:
        ledger: The ledger.
        known_at: The moment.
    """
    things: tuple[tuple[Any, _Find], ...] = (
        (schema.act, find_acts),
        (schema.statement, find_statements),
    )
    with ledger.store.reading() as connection:
        then, now = moment_of(connection, known_at=known_at), moment_of(connection)
        for table, find in things:
            stands = set(find(connection, Asked(), now))
            gone = sorted(set(find(connection, Asked(), then)) - stands)
            for start in range(0, len(gone), _AT_ONCE):
                yield from _told(connection, table, gone[start : start + _AT_ONCE])


def _told(connection: Connection, table: Any, numbers: Sequence[int]) -> Iterator[Departed]:
    document = schema.document
    rows = connection.execute(
        select(
            table.c.id,
            table.c.key,
            table.c.document_id,
            document.c.key.label("document"),
            superseded(table.c.document_id, NOW).label("updated"),
        )
        .join(document, document.c.id == table.c.document_id)
        .where(table.c.id.in_(numbers))
        .order_by(table.c.id)
    ).all()
    decided = _decided(connection, table, numbers)
    undone = _undone(connection, table, numbers)
    homes = {row.document_id for row in rows}
    updates, readings = _updates(connection, homes), _readings(connection, homes)
    for row in rows:
        why, gone, instead = Reason.READ_AGAIN, readings[row.document_id], None
        if row.id in decided:
            gone, instead = decided[row.id]
            why = Reason.CORRECTED if instead else Reason.REJECTED
        elif row.id in undone:
            why, gone = Reason.TAKEN_BACK, undone[row.id]
        elif row.updated:
            why, gone = Reason.UPDATED, updates[row.document_id]
        yield Departed(table.name, row.key, row.document, why, gone, instead)


def _decided(
    connection: Connection, table: Any, numbers: Sequence[int]
) -> dict[int, tuple[datetime, str | None]]:
    """The decisions that count: when, and the key of what stands by them, if another does."""
    named = f"{table.name}_id"
    judged, result = another(schema.review), another(table)
    rows = connection.execute(
        select(judged.c[named].label("subject"), schema.entry.c.recorded, result.c.key)
        .join(schema.entry, schema.entry.c.id == judged.c.entry_id)
        .outerjoin(result, result.c.id == judged.c[f"result_{named}"])
        .where(judged.c[named].in_(numbers), standing_review(judged, named, NOW))
        .order_by(judged.c.id)
    )
    return {row.subject: (row.recorded, row.key) for row in rows}


def _undone(connection: Connection, table: Any, numbers: Sequence[int]) -> dict[int, datetime]:
    """When decisions were taken back by which something had stood."""
    result = f"result_{table.name}_id"
    judged, undoing = another(schema.review), another(schema.review)
    rows = connection.execute(
        select(judged.c[result].label("result"), schema.entry.c.recorded)
        .join(undoing, undoing.c.undoes_id == judged.c.id)
        .join(schema.entry, schema.entry.c.id == undoing.c.entry_id)
        .where(judged.c[result].in_(numbers))
        .order_by(undoing.c.id)
    )
    return {row.result: row.recorded for row in rows}


def _updates(connection: Connection, documents: set[int]) -> dict[int, datetime]:
    link, entry = schema.document_link, schema.entry
    rows = connection.execute(
        select(link.c.first_id, entry.c.recorded)
        .join(entry, entry.c.id == link.c.entry_id)
        .where(link.c.first_id.in_(documents), link.c.kind == LinkKind.UPDATE.value, link.c.same)
        .order_by(link.c.id)
    )
    return {row.first_id: row.recorded for row in rows}


def _readings(connection: Connection, documents: set[int]) -> dict[int, datetime]:
    reading, entry = schema.reading, schema.entry
    rows = connection.execute(
        select(reading.c.document_id, entry.c.recorded)
        .join(entry, entry.c.id == reading.c.entry_id)
        .where(reading.c.document_id.in_(documents))
        .order_by(reading.c.id)
    )
    return {row.document_id: row.recorded for row in rows}

"""What persons decide about pairs: one undertaking or two, one dispatch or two.

Every judgement is a row of its own; a later one on the same pair prevails.
"""

from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from garant.errors import LedgerError
from garant.ledger import schema
from garant.ledger.entries import new_entry, next_number
from garant.ledger.judged import find_key
from garant.ledger.judging import stored_words
from garant.ledger.keys import judgement_key
from garant.model import LinkKind


def link(
    connection: Connection, first: str, second: str, *, same: bool, who: str, why: str = ""
) -> LinkKind:
    """Judge that two acts are one undertaking, or two documents one dispatch; or that they are not.

    Args:
        connection: A transaction that holds the right to write.
        first: The key of an act or a document, or its first signs.
        second: The key of another of the same kind.
        same: Whether they are one.
        who: Who judges.
        why: Why, in words.

    Raises:
        LedgerError: No such records, one of each kind, or one and the same.
    """
    who, why = stored_words(who), stored_words(why)
    if not who:
        raise LedgerError("a link needs a name; say who judges with --by, or GARANT_REVIEWER")
    tables = [find_key(connection, key, (schema.act, schema.document)) for key in (first, second)]
    (table, first_id, first_key), (other, second_id, second_key) = tables
    if table is not other:
        raise LedgerError(
            f"{first} is of kind {table.name} and {second} of kind {other.name}; "
            "link two acts or two documents"
        )
    if first_id == second_id:
        raise LedgerError(f"{first} and {second} are the same {table.name}")
    if first_id > second_id:
        first_id, second_id = second_id, first_id
        first_key, second_key = second_key, first_key
    entry, recorded = new_entry(connection, "link")
    judged: dict[str, Any] = {
        "same": same,
        "who": who,
        "why": why,
        "entry_id": entry,
    }
    if table is schema.act:
        key = judgement_key("link", who, why, recorded, "undertaking", first_key, second_key, same)
        number = next_number(connection, schema.act_link)
        row = {"id": number, "key": key, "first_id": first_id, "second_id": second_id, **judged}
        connection.execute(insert(schema.act_link), [row])
        return LinkKind.UNDERTAKING
    rows: list[dict[str, Any]] = []
    number = next_number(connection, schema.document_link)
    for kind, pair, day in _kinds_of_link(connection, first_id, second_id, same=same):
        key = judgement_key("link", who, why, recorded, kind, first_key, second_key, same)
        rows.append(
            {
                "id": number + len(rows),
                "key": key,
                "kind": kind,
                "first_id": pair[0],
                "second_id": pair[1],
                "likeness": None,
                "day": day,
                **judged,
            }
        )
    connection.execute(insert(schema.document_link), rows)
    return LinkKind(rows[0]["kind"])


def way_between(connection: Connection, first: str, second: str) -> tuple[str, ...]:
    """The keys of the documents by way of which two are one source, both ends among them.

    Links join pairs, and who is one source follows from all of them: two documents that a person
    told apart stay one source where others still join them.

    Args:
        connection: A transaction.
        first: The key of a document, or its first signs.
        second: The key of another.

    Returns:
        The shortest way, empty where they are not one source.
    """
    _, start, _ = find_key(connection, first, (schema.document,))
    _, end, _ = find_key(connection, second, (schema.document,))
    joined = _joined(connection)
    came_from = {start: start}
    reached = [start]
    for number in reached:
        for other in joined.get(number, ()):
            if other not in came_from:
                came_from[other] = number
                reached.append(other)
    if end not in came_from:
        return ()
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    table = schema.document
    keys = connection.execute(select(table.c.id, table.c.key).where(table.c.id.in_(way)))
    named = {row.id: row.key for row in keys}
    return tuple(named[number] for number in reversed(way))


def _joined(connection: Connection) -> dict[int, list[int]]:
    """For each document those that links join it with, by the last judgement on each pair."""
    link = schema.document_link
    rows = connection.execute(
        select(link.c.kind, link.c.first_id, link.c.second_id, link.c.same).order_by(link.c.id)
    )
    judged = {(row.kind, *sorted((row.first_id, row.second_id))): row.same for row in rows}
    joined: dict[int, list[int]] = {}
    for (_, first, second), same in judged.items():
        if same:
            joined.setdefault(first, []).append(second)
            joined.setdefault(second, []).append(first)
    return joined


def _kinds_of_link(
    connection: Connection, first: int, second: int, *, same: bool
) -> list[tuple[str, tuple[int, int], date | None]]:
    """What a person's judgement on two documents is on: the links there are, else one of copies."""
    table = schema.document_link
    there = connection.execute(
        select(table.c.kind, table.c.first_id, table.c.second_id, table.c.day)
        .where(
            table.c.first_id.in_([first, second]),
            table.c.second_id.in_([first, second]),
        )
        .order_by(table.c.id)
    )
    known = {row.kind: ((row.first_id, row.second_id), row.day) for row in there}
    if same and LinkKind.COPY.value not in known:
        known = {LinkKind.COPY.value: ((first, second), None)}
    if not known:
        known = {LinkKind.COPY.value: ((first, second), None)}
    return [(kind, pair, day) for kind, (pair, day) in known.items()]

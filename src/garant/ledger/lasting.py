"""Stances with the days on which they count, so that one drawing serves every day.

What stands on a day is what had been said by then, but for pages that had given way to an update
by then. All else that decides what stands - readings, judgements, who is one source - goes by what
was recorded, not by the day. And all of it goes document by document, so that what was recorded
since touches only some of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, or_, select

from garant.ledger import schema
from garant.ledger.alike import another
from garant.ledger.asking import moment_of
from garant.ledger.ledger import Ledger
from garant.ledger.threads import stances_of_documents
from garant.ledger.visible import Moment, judged_again
from garant.model import LinkKind, Stance

_CHUNK = 500

Lasting = tuple[Stance, date | None]
"""A stance, and the day from which an update stands for its page; None where none ever does."""


def lasting_stances(
    ledger: Ledger,
    entry: int,
    *,
    reviewed_only: bool = False,
    documents: Sequence[int] | None = None,
) -> dict[int, tuple[Lasting, ...]]:
    """What each act says of where a party stands, by the number of its document.

    Args:
        ledger: The ledger.
        entry: The number of the last entry that counts.
        reviewed_only: Whether only what a person stands behind counts.
        documents: The numbers of the documents to look at; None for all.
    """
    found: defaultdict[int, list[Lasting]] = defaultdict(list)
    with ledger.store.reading() as connection:
        moment = replace(moment_of(connection), entry=entry, undated=True, versions=True)
        given_way = _given_way(connection, moment)
        drawn = stances_of_documents(connection, moment, documents, reviewed_only=reviewed_only)
        for document, stance in drawn:
            found[document].append((stance, given_way.get(document)))
    return {document: tuple(stances) for document, stances in found.items()}


def documents_touched(ledger: Ledger, after: int, until: int) -> list[int]:
    """The numbers of the documents whose stances may differ between two entries.

    Args:
        ledger: The ledger.
        after: The number of the first of them, whose own documents do not count.
        until: The number of the second.
    """
    reading, review, link = schema.reading, schema.review, schema.document_link
    with ledger.store.reading() as connection:
        touched = {
            number
            for table in (reading, review)
            for number in connection.execute(
                select(table.c.document_id).where(
                    table.c.entry_id > after, table.c.entry_id <= until
                )
            ).scalars()
        }
        linked = {
            number
            for pair in connection.execute(
                select(link.c.first_id, link.c.second_id).where(
                    link.c.entry_id > after, link.c.entry_id <= until
                )
            )
            for number in pair
        }
        touched |= set(_led_to(connection, linked))
    return sorted(touched)


def _led_to(connection: Connection, documents: set[int]) -> Iterator[int]:
    """Documents and all that links lead to from them, whatever was judged: once they were one."""
    link = schema.document_link
    known: set[int] = set()
    waiting = documents
    while waiting:
        yield from waiting
        known |= waiting
        some = sorted(waiting)
        waiting = set()
        for start in range(0, len(some), _CHUNK):
            chunk = some[start : start + _CHUNK]
            for pair in connection.execute(
                select(link.c.first_id, link.c.second_id).where(
                    or_(link.c.first_id.in_(chunk), link.c.second_id.in_(chunk))
                )
            ):
                waiting |= set(pair)
        waiting -= known


def _given_way(connection: Connection, moment: Moment) -> dict[int, date]:
    """For each document that gives way to an update, the day from which it does."""
    if not moment.held.updates:
        return {}
    update = another(schema.document_link)
    found: dict[int, date] = {}
    for document, day in connection.execute(
        select(update.c.first_id, update.c.day).where(
            update.c.kind == LinkKind.UPDATE.value,
            update.c.same,
            *moment.knew(update.c.entry_id),
            ~judged_again(update, moment),
        )
    ):
        found[document] = min(day or date.min, found.get(document, date.max))
    return found

"""What the ledger holds, a few records at a time, however much it is: all of one state."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, case, func, or_, select

from garant.ledger import schema
from garant.ledger.asking import Asked, moment_of
from garant.ledger.finding import find_acts, find_documents, find_statements
from garant.ledger.gathering import Gatherer
from garant.ledger.ledger import Ledger
from garant.ledger.visible import Moment
from garant.model import ActRecord, DocumentRecord, StatementRecord

AT_ONCE = 500
"""Records that are gathered at once: what is in memory of an answer of any length."""

Record = TypeVar("Record", ActRecord, StatementRecord, DocumentRecord)


@dataclass(frozen=True, slots=True)
class Streamed(Generic[Record]):
    """A record, and when it came to stand as it does: recorded, or last decided on (UTC)."""

    record: Record
    updated: datetime


def stream_acts(
    ledger: Ledger, asked: Asked, *, by_document: bool = False
) -> Iterator[Streamed[ActRecord]]:
    """The acts that stand and are wanted, the latest said first; as for `Ledger.acts`.

    Args:
        ledger: The ledger.
        asked: What is wanted.
        by_document: Whether those of a document come together instead, in the order in which
            documents were recorded.
    """

    def gathered(gatherer: Gatherer, numbers: Sequence[int]) -> Iterator[Streamed[ActRecord]]:
        records = gatherer.acts(numbers)
        decided = _decided(gatherer, "act_id", numbers)
        for number, record in zip(numbers, records, strict=True):
            yield Streamed(record, max(record.recorded, decided.get(number, record.recorded)))

    return _streamed(ledger, asked, find_acts, gathered, schema.act if by_document else None)


def stream_statements(
    ledger: Ledger, asked: Asked, *, by_document: bool = False
) -> Iterator[Streamed[StatementRecord]]:
    """The statements that stand and are wanted; as for acts."""

    def gathered(gatherer: Gatherer, numbers: Sequence[int]) -> Iterator[Streamed[StatementRecord]]:
        records = gatherer.statements(numbers)
        decided = _decided(gatherer, "statement_id", numbers)
        for number, record in zip(numbers, records, strict=True):
            yield Streamed(record, max(record.recorded, decided.get(number, record.recorded)))

    table = schema.statement if by_document else None
    return _streamed(ledger, asked, find_statements, gathered, table)


def stream_documents(ledger: Ledger, asked: Asked) -> Iterator[Streamed[DocumentRecord]]:
    """The documents that are wanted, the latest published first; as for `Ledger.documents`.

    One is updated when it was read again, or when a judgement joined it to others.
    """

    def gathered(gatherer: Gatherer, numbers: Sequence[int]) -> Iterator[Streamed[DocumentRecord]]:
        records = gatherer.documents(numbers)
        touched = _touched(gatherer, numbers)
        for number in numbers:
            yield Streamed(records[number], touched[number])

    return _streamed(ledger, asked, find_documents, gathered, None)


def surroundings(
    ledger: Ledger, keys: Iterable[str], signs: int, *, statements: bool = False
) -> dict[str, tuple[tuple[str, str], ...]]:
    """What stands before and after each passage of acts, or of statements, by their keys.

    Args:
        ledger: The ledger.
        keys: Whole keys; one that is not there is left out.
        signs: How many characters of the text at most, on each side.
        statements: Whether they are of statements.
    """
    document = schema.document
    if statements:
        subject: Any = schema.statement
        start, end, place = subject.c.start, subject.c.end, subject.c.id
        joined = subject
    else:
        subject, evidence, passage = schema.act, schema.act_evidence, schema.passage
        start, end, place = passage.c.start, passage.c.end, evidence.c.place
        joined = subject.join(evidence, evidence.c.act_id == subject.c.id).join(
            passage, passage.c.id == evidence.c.passage_id
        )
    before = case((start > signs, signs), else_=start)
    query = (
        select(
            subject.c.key,
            func.substr(document.c.text, start - before + 1, before).label("before"),
            func.substr(document.c.text, end + 1, signs).label("after"),
        )
        .select_from(joined.join(document, document.c.id == subject.c.document_id))
        .order_by(subject.c.id, place)
    )
    found: dict[str, list[tuple[str, str]]] = {}
    with ledger.store.reading() as connection:
        for chunk in _chunks(list(dict.fromkeys(keys))):
            for row in connection.execute(query.where(subject.c.key.in_(chunk))):
                found.setdefault(row.key, []).append((row.before, row.after))
    return {key: tuple(around) for key, around in found.items()}


def document_marks(ledger: Ledger, keys: Iterable[str]) -> dict[str, tuple[str, datetime]]:
    """What tells documents apart, by whole keys: the SHA-256 of the text, and when it was recorded.

    The first is that of the text in UTF-8, in hexadecimal; a key that is not there is left out.
    """
    document, entry = schema.document, schema.entry
    query = select(document.c.key, document.c.text_hash, entry.c.recorded).join(
        entry, entry.c.id == document.c.entry_id
    )
    found: dict[str, tuple[str, datetime]] = {}
    with ledger.store.reading() as connection:
        for chunk in _chunks(list(dict.fromkeys(keys))):
            for row in connection.execute(query.where(document.c.key.in_(chunk))):
                found[row.key] = (row.text_hash, row.recorded)
    return found


def _streamed(
    ledger: Ledger,
    asked: Asked,
    find: Callable[[Connection, Asked, Moment], list[int]],
    gathered: Callable[[Gatherer, Sequence[int]], Iterator[Streamed[Record]]],
    by_document_of: Any,
) -> Iterator[Streamed[Record]]:
    with ledger.store.reading() as connection:
        moment = moment_of(connection, asked.as_of, asked.known_at)
        numbers = find(connection, asked, moment)
        if by_document_of is not None:
            numbers = _by_document(connection, by_document_of, numbers)
        for chunk in _chunks(numbers):
            yield from gathered(Gatherer(connection, moment, ledger.publishers), chunk)


def _by_document(connection: Connection, table: Any, numbers: Sequence[int]) -> list[int]:
    homes: dict[int, int] = {}
    for chunk in _chunks(numbers):
        query = select(table.c.id, table.c.document_id).where(table.c.id.in_(chunk))
        homes |= {row.id: row.document_id for row in connection.execute(query)}
    return sorted(numbers, key=lambda number: (homes[number], number))


def _decided(gatherer: Gatherer, subject: str, numbers: Sequence[int]) -> dict[int, datetime]:
    """When persons last decided on acts or statements, or put them in the place of others."""
    review, entry = schema.review, schema.entry
    judged, result = review.c[subject], review.c[f"result_{subject}"]
    rows = gatherer.connection.execute(
        select(judged.label("judged"), result.label("result"), entry.c.recorded)
        .join(entry, entry.c.id == review.c.entry_id)
        .where(
            or_(judged.in_(numbers), result.in_(numbers)),
            *gatherer.moment.knew(review.c.entry_id),
        )
    )
    found: dict[int, datetime] = {}
    for row in rows:
        for number in (row.judged, row.result):
            if number is not None:
                found[number] = max(row.recorded, found.get(number, row.recorded))
    return found


def _touched(gatherer: Gatherer, numbers: Sequence[int]) -> dict[int, datetime]:
    """When documents were last read, or judged one source with others or not."""
    reading, link, entry = schema.reading, schema.document_link, schema.entry
    knew = gatherer.moment.knew
    found: dict[int, datetime] = {}
    readings = (
        select(reading.c.document_id.label("number"), entry.c.recorded)
        .join(entry, entry.c.id == reading.c.entry_id)
        .where(reading.c.document_id.in_(numbers), *knew(reading.c.entry_id))
    )
    links = [
        select(side.label("number"), entry.c.recorded)
        .join(entry, entry.c.id == link.c.entry_id)
        .where(side.in_(numbers), *knew(link.c.entry_id))
        for side in (link.c.first_id, link.c.second_id)
    ]
    for query in (readings, *links):
        for row in gatherer.connection.execute(query):
            found[row.number] = max(row.recorded, found.get(row.number, row.recorded))
    return found


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]

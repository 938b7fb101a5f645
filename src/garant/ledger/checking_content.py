"""Whether documents and all that was read from them are what they were when they were recorded.

Each row is turned into the value that it stands for, the value into the row and the key that would
be written for it today, and these are compared with what is stored. So a change of any column is
found, in whichever of the tables.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Connection, RowMapping, Table, bindparam, func, select, text

from garant.ledger import schema
from garant.ledger.copies import BUCKET_MOST, bands, fingerprint, is_current
from garant.ledger.fault import Fault
from garant.ledger.keys import act_key, make_key, statement_key, text_hash
from garant.ledger.rows import (
    Row,
    act_row,
    party_rows,
    statement_row,
    to_act,
    to_doubts,
    to_sections,
    to_statement,
)
from garant.ledger.words import to_tsvector
from garant.model import Passage

_CHUNK = 100
"""Documents taken together with all that was read from them."""

_UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, AssertionError)
"""What turning a row into a value raises where the row was never made from one."""

Grouped = dict[int, list[RowMapping]]
"""Rows by the number of what they belong to."""


def documents_at_fault(
    connection: Connection, progress: Callable[[int, int], None] | None = None
) -> Iterator[Fault]:
    """Documents, readings, statements, acts and passages that are not what was recorded.

    Args:
        connection: A transaction.
        progress: Is told how many documents were checked, and how many there are.
    """
    table = schema.document
    whole = connection.execute(select(func.count()).select_from(table)).scalar_one()
    last, done, in_bands = 0, 0, 0
    while True:
        query = select(table.c.id).where(table.c.id > last).order_by(table.c.id).limit(_CHUNK)
        numbers = list(connection.execute(query).scalars())
        if not numbers:
            break
        for fault in _chunk_at_fault(connection, last + 1, numbers[-1]):
            if isinstance(fault, Fault):
                yield fault
            else:
                in_bands += fault
        last, done = numbers[-1], done + len(numbers)
        if progress:
            progress(done, whole)
    held = select(func.count()).select_from(schema.document_band)
    strange = connection.execute(held).scalar_one() - in_bands
    if strange:
        yield Fault(f"document_band: holds {strange} rows that do not follow from the fingerprints")


def _chunk_at_fault(connection: Connection, first: int, last: int) -> Iterator[Fault | int]:
    """The faults of a range of documents, and how many rows of bands follow from them."""
    try:
        chunk = _read(connection, first, last)
    except ValueError as error:
        # Some value is none of its column's: look in halves, so that the rest is checked too.
        if first == last:
            yield Fault(f"document {first}: a value in its rows cannot be read ({error})")
            return
        middle = (first + last) // 2
        yield from _chunk_at_fault(connection, first, middle)
        yield from _chunk_at_fault(connection, middle + 1, last)
        return
    for document in chunk.documents:
        try:
            yield from _one_at_fault(document, chunk)
        except _UNREADABLE as error:
            yield _fault("document", document, f"a value in its rows cannot be read ({error})")
    yield from _bands_at_fault(connection, chunk.documents)
    if connection.dialect.name != "sqlite":
        yield from _vectors_at_fault(connection, chunk)


def _one_at_fault(document: RowMapping, chunk: "_Chunk") -> Iterator[Fault]:
    yield from _document_at_fault(document)
    yield from chunk.readings_at_fault(document)
    yield from chunk.passages_at_fault(document)
    for statement in chunk.statements[document["id"]]:
        yield from _statement_at_fault(statement, document, chunk)
    for act in chunk.acts[document["id"]]:
        yield from _act_at_fault(act, document, chunk)


@dataclass
class _Chunk:
    """Some documents, and the rows that belong to them."""

    documents: list[RowMapping]
    readings: Grouped
    passages: Grouped
    statements: Grouped
    acts: Grouped
    parties: Grouped
    evidence: Grouped
    read_from: dict[str, dict[int, list[int]]]
    put_in_place: dict[str, set[int]]
    used: set[int] = field(default_factory=set)

    def readings_at_fault(self, document: RowMapping) -> Iterator[Fault]:
        readings = self.readings[document["id"]]
        if not readings:
            yield _fault("document", document, "was never read")
        elif min(row["entry_id"] for row in readings) != document["entry_id"]:
            yield _fault("document", document, "did not come with its first reading")
        for row in readings:
            try:
                to_doubts(row["doubts"])
                spans = [section.passage for section in to_sections(row["sections"])]
            except _UNREADABLE as error:
                yield _fault("reading", row, f"cannot be read ({error})")
                continue
            if not all(_within(span, document, least=0) for span in spans):
                yield _fault("reading", row, "has a section outside the text")

    def passages_at_fault(self, document: RowMapping) -> Iterator[Fault]:
        passages = self.passages[document["id"]]
        for row in passages:
            if not _within(Passage(row["start"], row["end"]), document):
                yield _fault("passage", row, "lies outside the text of its document")
        if len({(row["start"], row["end"]) for row in passages}) < len(passages):
            yield _fault("document", document, "has two passages where one would do")
        used = {row["passage_id"] for row in self.statements[document["id"]]}
        for act in self.acts[document["id"]]:
            used |= {row["passage_id"] for row in self.evidence[act["id"]]}
        for row in passages:
            if row["id"] not in used:
                yield _fault("passage", row, "has lost the statement or act that it was made for")

    def is_found(self, table: str, row: RowMapping) -> str | None:
        """What is wrong with where a statement or an act comes from."""
        readings = {each["id"]: each["entry_id"] for each in self.readings[row["document_id"]]}
        found_in = self.read_from[table].get(row["id"], ())
        if not found_in and row["id"] not in self.put_in_place[table]:
            return "was found by no reading, and put down by nobody"
        if not all(number in readings for number in found_in):
            return "was found by a reading of another document"
        if any(readings[number] < row["entry_id"] for number in found_in):
            return "was found by a reading before it was recorded"
        return None


def _read(connection: Connection, first: int, last: int) -> _Chunk:
    """Read a range of documents, with all that belongs to them."""
    span = {"first": first, "last": last}

    def rows(table: Table, *joined: Table) -> list[RowMapping]:
        query = select(table)
        owner = table
        for owner in joined:
            query = query.join(owner)
        column = owner.c.id if owner is schema.document else owner.c.document_id
        query = query.where(column.between(bindparam("first"), bindparam("last")))
        result = connection.execute(query.order_by(*table.primary_key), span)
        names = tuple(result.keys())
        # Plain dictionaries: every column of every row is looked at, most of them several times.
        plain = [dict(zip(names, row, strict=True)) for row in result.all()]
        return cast(list[RowMapping], plain)

    def grouped(table: Table, by: str, *joined: Table) -> Grouped:
        found: Grouped = defaultdict(list)
        for row in rows(table, *joined):
            found[row[by]].append(row)
        return found

    def read_from(table: Table, by: str, joined: Table) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for row in rows(table, joined):
            found[row[by]].append(row["reading_id"])
        return found

    reviews = rows(schema.review)
    return _Chunk(
        documents=rows(schema.document),
        readings=grouped(schema.reading, "document_id"),
        passages=grouped(schema.passage, "document_id"),
        statements=grouped(schema.statement, "document_id"),
        acts=grouped(schema.act, "document_id"),
        parties=grouped(schema.act_party, "act_id", schema.act),
        evidence=grouped(schema.act_evidence, "act_id", schema.act),
        read_from={
            "statement": read_from(schema.reading_statement, "statement_id", schema.statement),
            "act": read_from(schema.reading_act, "act_id", schema.act),
        },
        put_in_place={
            "statement": {row["result_statement_id"] for row in reviews},
            "act": {row["result_act_id"] for row in reviews},
        },
    )


def _document_at_fault(document: RowMapping) -> Iterator[Fault]:
    held = text_hash(document["text"])
    if held != document["text_hash"]:
        yield _fault("document", document, "the text is not the one that was hashed")
    if document["key"] != make_key("document", document["name"], document["text_hash"]):
        yield _fault("document", document, _KEY)
    stored = document["fingerprint"]
    if (stored is None or is_current(stored)) and stored != fingerprint(document["text"]):
        yield _fault("document", document, "the fingerprint is not that of the text")


def _statement_at_fault(row: RowMapping, document: RowMapping, chunk: _Chunk) -> Iterator[Fault]:
    try:
        statement = to_statement(row)
        written = statement_row(statement, row["day"])
        key = statement_key(document["key"], row["day"], statement)
    except _UNREADABLE as error:
        yield _fault("statement", row, f"cannot be read ({error})")
        return
    yield from _differences("statement", row, written, key)
    passages = {each["id"]: each for each in chunk.passages[document["id"]]}
    passage = passages.get(row["passage_id"])
    if passage is None or (passage["start"], passage["end"]) != (row["start"], row["end"]):
        yield _fault("statement", row, "its passage is not where its content is")
    if not all(_within(part, document) for part in statement.parts):
        yield _fault("statement", row, "a part of it lies outside the text")
    problem = chunk.is_found("statement", row)
    if problem:
        yield _fault("statement", row, problem)


def _act_at_fault(row: RowMapping, document: RowMapping, chunk: _Chunk) -> Iterator[Fault]:
    number, day = row["id"], row["day"]
    passages = {each["id"]: each for each in chunk.passages[document["id"]]}
    evidence = chunk.evidence[number]
    spans = [passages.get(each["passage_id"]) for each in evidence]
    if [each["place"] for each in evidence] != list(range(len(evidence))):
        yield _fault("act", row, "some of its evidence was taken out")
    if not all(spans):
        yield _fault("act", row, "its evidence stands in another document")
    try:
        own = [Passage(span["start"], span["end"]) for span in spans if span]
        act = to_act(row, chunk.parties[number], own)
        written = act_row(act, day)
        parties = party_rows(act, day)
        key = act_key(document["key"], day, act)
    except _UNREADABLE as error:
        yield _fault("act", row, f"cannot be read ({error})")
        return
    yield from _differences("act", row, written, key)
    if [{"act_id": number, **each} for each in parties] != chunk.parties[number]:
        yield _fault("act", row, "its parties do not stand with the day and capability it has")
    problem = chunk.is_found("act", row)
    if problem:
        yield _fault("act", row, problem)


def _differences(table: str, row: RowMapping, written: Row, key: str) -> Iterator[Fault]:
    for name, value in written.items():
        if row[name] != value:
            yield _fault(table, row, f"{name} is {row[name]!r} and would be written as {value!r}")
            return
    if row["key"] != key:
        yield _fault(table, row, _KEY)


def _bands_at_fault(
    connection: Connection, documents: Sequence[RowMapping]
) -> Iterator[Fault | int]:
    """Rows of bands that are missing; and how many are there that follow from fingerprints."""
    wanted = {
        row["id"]: set(bands(row["fingerprint"]))
        for row in documents
        if row["fingerprint"] is not None
    }
    held: dict[int, list[int]] = defaultdict(list)
    # Numbers alone, and thousands of them: as parameters they would cost more than the query.
    named = ",".join(str(band) for band in sorted(set().union(*wanted.values()))) or "0"
    query = text(f"SELECT band, document_id FROM document_band WHERE band IN ({named})")
    for band, number in connection.execute(query).all():
        held[band].append(number)
    for row in documents:
        own = wanted.get(row["id"], set())
        there = {band for band in own if row["id"] in held[band]}
        yield len(there)
        # A bucket takes no more than so many.
        if any(len(held[band]) < BUCKET_MOST for band in own - there):
            yield _fault("document", row, "is missing in a bucket of its fingerprint")


def _vectors_at_fault(connection: Connection, chunk: _Chunk) -> Iterator[Fault]:
    """Passages that PostgreSQL's word index does not hold with their words."""
    numbers: list[int] = []
    vectors: list[str] = []
    for document in chunk.documents:
        for row in chunk.passages[document["id"]]:
            numbers.append(row["id"])
            vectors.append(to_tsvector(Passage(row["start"], row["end"]).of(document["text"])))
    wrong = connection.execute(text(_VECTORS), {"numbers": numbers, "vectors": vectors})
    for (number,) in wrong:
        yield Fault(f"passage {number}: is not in the word index with its words")


_VECTORS = """
    SELECT wanted.id
    FROM unnest(CAST(:numbers AS int[]), CAST(:vectors AS text[])) AS wanted (id, words)
    LEFT JOIN passage_fts ON passage_fts.passage_id = wanted.id
    WHERE passage_fts.words IS DISTINCT FROM CAST(wanted.words AS tsvector)
"""

_KEY = "the key does not follow from what is stored, so that one of the two was changed"


def _within(passage: Passage, document: RowMapping, *, least: int = 1) -> bool:
    """Whether a passage, of so many characters at least, lies in a document's text."""
    start, end = passage.start, passage.end
    return 0 <= start <= end - least and end <= len(document["text"])


def _fault(table: str, row: RowMapping, problem: str) -> Fault:
    key = f" ({row['key']})" if "key" in row else ""
    return Fault(f"{table} {row['id']}{key}: {problem}")

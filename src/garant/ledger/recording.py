"""Taking readings down: what is new is added, what is known is left as it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text

from garant.errors import LedgerError
from garant.ledger import schema
from garant.ledger.copying import Copies
from garant.ledger.entries import new_entry, next_number
from garant.ledger.keys import act_key, document_key, run_key, statement_key, text_hash
from garant.ledger.rows import Row, act_row, frame_row, party_rows, statement_row
from garant.ledger.words import to_tsvector
from garant.ledger.writing import add_rows
from garant.model import Act, Document, Outcome, Passage, Reading, Recorded, Run, Statement


def record(connection: Connection, readings: Sequence[Reading], run: Run | None) -> list[Recorded]:
    """Take readings down in one entry.

    Args:
        connection: A transaction that holds the right to write.
        readings: The readings.
        run: What read them; None where a person wrote them down.
    """
    keys = [document_key(reading.document.id, reading.document.text) for reading in readings]
    there = _documents_there(connection, keys)
    run_id = _run_there(connection, run)
    if all(key in there for key in keys) and (run is None or run_id is not None):
        known = _readings_there(connection, there.values(), run_id)
        if run is not None and all(there[key] in known for key in keys):
            return [_known(key, reading) for key, reading in zip(keys, readings, strict=True)]
    return _Recording(connection, run, there).record(list(zip(keys, readings, strict=True)))


def fault_of(reading: Reading) -> LedgerError | None:
    """Why a reading cannot be recorded; None where it can."""
    document = reading.document
    if "\x00" in document.text:
        return LedgerError(
            f"{document.id}: the text holds NUL characters, which no database keeps; "
            "replace each by a space"
        )
    size = len(document.text)
    spans = [statement.content for statement in reading.statements]
    spans += [passage for act in reading.acts for passage in act.evidence]
    for passage in spans:
        if not 0 <= passage.start < passage.end <= size:
            return LedgerError(
                f"{document.id}: a passage from {passage.start} to {passage.end} lies outside "
                f"its text of {size} characters; nothing of it is recorded"
            )
    return None


def document_is_known(connection: Connection, document: Document, run: Run) -> bool:
    """Whether this make of reader has read the document already."""
    return (
        connection.execute(
            select(schema.reading.c.id)
            .join(schema.document)
            .join(schema.run)
            .where(
                schema.document.c.key == document_key(document.id, document.text),
                schema.run.c.key == run_key(run),
            )
        ).first()
        is not None
    )


def _known(key: str, reading: Reading) -> Recorded:
    return Recorded(
        key,
        reading.document.id,
        Outcome.KNOWN,
        len(reading.statements),
        len(reading.acts),
        _doubts(reading),
    )


def _doubts(reading: Reading) -> int:
    own = sum(len(statement.doubts) for statement in reading.statements)
    own += sum(len(act.doubts) for act in reading.acts)
    return own + len(dict.fromkeys((*reading.document.doubts, *reading.doubts)))


def _documents_there(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    found = connection.execute(
        select(schema.document.c.key, schema.document.c.id).where(
            schema.document.c.key.in_(list(keys))
        )
    )
    return {row.key: row.id for row in found}


def _run_there(connection: Connection, run: Run | None) -> int | None:
    if run is None:
        return None
    return connection.execute(
        select(schema.run.c.id).where(schema.run.c.key == run_key(run))
    ).scalar()


def _readings_there(
    connection: Connection, documents: Iterable[int], run_id: int | None
) -> set[int]:
    found = connection.execute(
        select(schema.reading.c.document_id).where(
            schema.reading.c.document_id.in_(list(documents)), schema.reading.c.run_id == run_id
        )
    )
    return set(found.scalars())


@dataclass
class _Rows:
    """Rows gathered for one table, and the number of the next."""

    next: int
    rows: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> int:
        number = self.next
        self.next += 1
        row["id"] = number
        self.rows.append(row)
        return number


class _Recording:
    """One entry: rows are gathered for every table, and written in one go at the end."""

    def __init__(self, connection: Connection, run: Run | None, there: dict[str, int]) -> None:
        self.connection = connection
        self.there = there
        self.entry, _ = new_entry(connection, "add")
        self.run_id = self._run(run)
        tables = (schema.reading, schema.passage, schema.statement, schema.act)
        self.numbered = {table: _Rows(next_number(connection, table)) for table in tables}
        self.joined: dict[Table, list[Row]] = {
            table: []
            for table in (
                schema.reading_statement,
                schema.act_party,
                schema.act_evidence,
                schema.reading_act,
            )
        }
        self.passage_words: list[Row] = []

    def record(self, readings: list[tuple[str, Reading]]) -> list[Recorded]:
        new = {key: reading.document for key, reading in readings if key not in self.there}
        self.copies = Copies(self.connection, self.entry, new, by_hand=self.run_id is None)
        known = _readings_there(self.connection, self.there.values(), self.run_id)
        outcomes = []
        for key, reading in readings:
            outcomes.append(self._record_one(key, reading, known))
        self._write()
        return outcomes

    def _record_one(self, key: str, reading: Reading, known: set[int]) -> Recorded:
        document = reading.document
        document_id = self.there.get(key)
        if document_id in known and self.run_id is not None:
            return _known(key, reading)
        outcome = Outcome.READ_AGAIN
        like: tuple[str, ...] = ()
        passages: dict[Passage, int] = {}
        statements: dict[str, int] = {}
        acts: dict[str, int] = {}
        if document_id is None:
            document_id, outcome, like = self._new_document(key, document)
        else:
            passages, statements, acts = self._what_is_there(document_id)
        known.add(document_id)
        reading_id = self.numbered[schema.reading].add(
            {
                "document_id": document_id,
                "run_id": self.run_id,
                "entry_id": self.entry,
                **frame_row(document, reading.doubts),
            }
        )
        place = _Place(self, key, document_id, document, passages)
        for number in dict.fromkeys(
            place.statement(statement, statements) for statement in reading.statements
        ):
            self.joined[schema.reading_statement].append(
                {"statement_id": number, "reading_id": reading_id}
            )
        for number in dict.fromkeys(place.act(act, acts) for act in reading.acts):
            self.joined[schema.reading_act].append({"act_id": number, "reading_id": reading_id})
        return Recorded(
            key,
            document.id,
            outcome,
            len(reading.statements),
            len(reading.acts),
            _doubts(reading),
            like,
        )

    def _run(self, run: Run | None) -> int | None:
        if run is None:
            return None
        known = _run_there(self.connection, run)
        if known is not None:
            return known
        number = next_number(self.connection, schema.run)
        self.connection.execute(
            insert(schema.run),
            [
                {
                    "id": number,
                    "key": run_key(run),
                    "code": run.code,
                    "words": run.words,
                    "pipeline": run.pipeline,
                    "options": run.options,
                    "entry_id": self.entry,
                }
            ],
        )
        return number

    def _new_document(self, key: str, document: Document) -> tuple[int, Outcome, tuple[str, ...]]:
        document_id, kind, like = self.copies.add_document(key, document, text_hash(document.text))
        self.there[key] = document_id
        return document_id, Outcome(kind), like

    def _what_is_there(
        self, document_id: int
    ) -> tuple[dict[Passage, int], dict[str, int], dict[str, int]]:
        """Passages, statements and acts of a document, also those gathered in this entry."""

        def keys_of(table: Table) -> dict[str, int]:
            found = self.connection.execute(
                select(table.c.key, table.c.id).where(table.c.document_id == document_id)
            )
            return {row.key: row.id for row in found} | {
                row["key"]: row["id"]
                for row in self.numbered[table].rows
                if row["document_id"] == document_id
            }

        found = self.connection.execute(
            select(schema.passage.c.start, schema.passage.c.end, schema.passage.c.id).where(
                schema.passage.c.document_id == document_id
            )
        )
        passages = {Passage(row.start, row.end): row.id for row in found}
        for row in self.numbered[schema.passage].rows:
            if row["document_id"] == document_id:
                passages[Passage(row["start"], row["end"])] = row["id"]
        return passages, keys_of(schema.statement), keys_of(schema.act)

    def _write(self) -> None:
        self.copies.write()
        for table, gathered in self.numbered.items():
            add_rows(self.connection, table, gathered.rows)
        for table, rows in self.joined.items():
            add_rows(self.connection, table, rows)
        index_passages(self.connection, self.passage_words)


def index_passages(connection: Connection, rows: Sequence[Row]) -> None:
    """Make passages findable by their words.

    Args:
        connection: A transaction that holds the right to write.
        rows: For each passage its number (`id`) and its words (`words`).
    """
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO passage_fts (rowid, words) VALUES (?, ?)",
            [(row["id"], row["words"]) for row in rows],
        )
        return
    connection.execute(
        text("INSERT INTO passage_fts (passage_id, words) VALUES (:id, CAST(:words AS tsvector))"),
        [{"id": row["id"], "words": to_tsvector(row["words"])} for row in rows],
    )


class _Place:
    """One document in one entry: what is read from it is given its place there."""

    def __init__(
        self,
        recording: _Recording,
        key: str,
        document_id: int,
        document: Document,
        passages: dict[Passage, int],
    ) -> None:
        self.recording = recording
        self.key = key
        self.document_id = document_id
        self.document = document
        self.day: date | None = document.published
        self.passages = passages

    def statement(self, statement: Statement, there: dict[str, int]) -> int:
        key = statement_key(self.key, self.day, statement)
        if key not in there:
            row = statement_row(statement, self.day)
            there[key] = self._add(
                schema.statement, key, row | {"passage_id": self.passage(statement.content)}
            )
        return there[key]

    def act(self, act: Act, there: dict[str, int]) -> int:
        key = act_key(self.key, self.day, act)
        if key not in there:
            number = there[key] = self._add(schema.act, key, act_row(act, self.day))
            joined = self.recording.joined
            joined[schema.act_party] += [
                {"act_id": number, **row} for row in party_rows(act, self.day)
            ]
            joined[schema.act_evidence] += [
                {"act_id": number, "place": place, "passage_id": self.passage(passage)}
                for place, passage in enumerate(act.evidence)
            ]
        return there[key]

    def passage(self, passage: Passage) -> int:
        if passage not in self.passages:
            words = passage.of(self.document.text)
            number = self.recording.numbered[schema.passage].add(
                {
                    "document_id": self.document_id,
                    "start": passage.start,
                    "end": passage.end,
                }
            )
            self.recording.passage_words.append({"id": number, "words": words})
            self.passages[passage] = number
        return self.passages[passage]

    def _add(self, table: Table, key: str, row: dict[str, Any]) -> int:
        return self.recording.numbered[table].add(
            {
                "key": key,
                "document_id": self.document_id,
                "entry_id": self.recording.entry,
                **row,
            }
        )

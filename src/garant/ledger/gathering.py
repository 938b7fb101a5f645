"""From numbers of rows to records: acts, statements and documents with all that belongs to them.

A fixed number of queries, however many records are asked for.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, or_, select

from garant.ledger import schema
from garant.ledger.alike import another
from garant.ledger.rows import to_act, to_doubts, to_statement
from garant.ledger.sources import Sources
from garant.ledger.visible import Moment, standing_review
from garant.model import (
    ActRecord,
    DocumentRecord,
    LinkKind,
    Passage,
    Standing,
    StatementRecord,
)

_CHUNK = 500
"""Numbers named in one query; SQLite's bound on variables is far above."""

Publishers = Callable[[str | None, str | None], tuple[str | None, str | None]]
"""What the user says of a publisher (name, address): its reliability, and a flag."""


def no_word_on(publisher: str | None, url: str | None) -> tuple[str | None, str | None]:
    """No publisher is rated unless the user does."""
    return None, None


class Gatherer:
    """Gathers records as they were at one moment."""

    def __init__(
        self, connection: Connection, moment: Moment, publishers: Publishers = no_word_on
    ) -> None:
        self.connection = connection
        self.moment = moment
        self.publishers = publishers

    def acts(self, numbers: Sequence[int]) -> list[ActRecord]:
        """The acts of these numbers, in the same order."""
        rows = self._rows(schema.act, numbers)
        parties: dict[int, list[RowMapping]] = defaultdict(list)
        for row in self._all(
            lambda chunk: (
                select(schema.act_party)
                .where(schema.act_party.c.act_id.in_(chunk))
                .order_by(
                    schema.act_party.c.act_id, schema.act_party.c.role, schema.act_party.c.place
                )
            ),
            numbers,
        ):
            parties[row["act_id"]].append(row)
        evidence: dict[int, list[tuple[Passage, str]]] = defaultdict(list)
        for row in self._all(_evidence, numbers):
            evidence[row["act_id"]].append((Passage(row["start"], row["end"]), row["words"]))
        documents = self.documents([row["document_id"] for row in rows.values()])
        standings = self.standings("act_id", "result_act_id", numbers)
        recorded = self._moments(row["entry_id"] for row in rows.values())
        records = []
        for number in numbers:
            row = rows[number]
            passages = [passage for passage, _ in evidence[number]]
            records.append(
                ActRecord(
                    row["key"],
                    to_act(row, parties[number], passages),
                    documents[row["document_id"]],
                    row["day"],
                    recorded[row["entry_id"]],
                    standings.get(number, Standing.UNREVIEWED),
                    tuple(words for _, words in evidence[number]),
                )
            )
        return records

    def statements(self, numbers: Sequence[int]) -> list[StatementRecord]:
        """The statements of these numbers, in the same order."""
        rows = self._rows(schema.statement, numbers)
        words = {row["id"]: row["words"] for row in self._all(_content, numbers)}
        documents = self.documents([row["document_id"] for row in rows.values()])
        standings = self.standings("statement_id", "result_statement_id", numbers)
        recorded = self._moments(row["entry_id"] for row in rows.values())
        return [
            StatementRecord(
                row["key"],
                to_statement(row),
                documents[row["document_id"]],
                row["day"],
                recorded[row["entry_id"]],
                standings.get(number, Standing.UNREVIEWED),
                words[number],
            )
            for number in numbers
            for row in (rows[number],)
        ]

    def documents(self, numbers: Sequence[int]) -> dict[int, DocumentRecord]:
        """The documents of these numbers, each once, by number."""
        wanted = list(dict.fromkeys(numbers))
        frames = {row["document_id"]: row for row in self._all(self._frames, wanted)}
        rows = {row["id"]: row for row in self._all(_document, wanted)}
        recorded = self._moments(row["entry_id"] for row in rows.values())
        copies, updates = self._linked(wanted)
        keys = self._keys(
            {number for group in copies.values() for number in group} | set(updates.values())
        )
        found = {}
        for number, row in rows.items():
            frame: Mapping[str, Any] = dict(frames.get(number, {}))
            publisher, url = frame.get("publisher"), row["url"]
            reliability, flag = self.publishers(publisher, url)
            found[number] = DocumentRecord(
                key=row["key"],
                id=row["name"],
                title=frame.get("title"),
                publisher=publisher,
                language=frame.get("language"),
                published=frame.get("published"),
                url=url,
                recorded=recorded[row["entry_id"]],
                superseded_by=keys.get(updates.get(number, 0)),
                copies=tuple(keys[other] for other in copies.get(number, ())),
                reliability=reliability,
                flag=flag,
                doubts=to_doubts(frame.get("doubts")),
            )
        return found

    def standings(self, subject: str, result: str, numbers: Sequence[int]) -> dict[int, Standing]:
        """How far a person stands behind acts or statements; those nobody did are left out."""
        found: dict[int, Standing] = {}
        judged = another(schema.review)

        def decisions(chunk: Sequence[int]) -> Select[Any]:
            return (
                select(
                    judged.c[subject].label("subject"),
                    judged.c[result].label("result"),
                )
                .where(
                    or_(judged.c[subject].in_(chunk), judged.c[result].in_(chunk)),
                    standing_review(judged, subject, self.moment),
                )
                .order_by(judged.c.id)
            )

        for row in self._all(decisions, numbers):
            found[row["subject"]] = Standing.REJECTED
            if row["result"] == row["subject"]:
                found[row["subject"]] = Standing.ACCEPTED
            elif row["result"] is not None:
                found[row["result"]] = Standing.CORRECTED
        joined = schema.reading_act if subject == "act_id" else schema.reading_statement
        for row in self._all(
            lambda chunk: (
                select(joined.c[subject].label("subject"))
                .join(schema.reading, schema.reading.c.id == joined.c.reading_id)
                .where(joined.c[subject].in_(chunk), schema.reading.c.run_id.is_(None))
            ),
            numbers,
        ):
            # Whoever wrote it down stands behind it: to accept it too makes nothing else of it.
            if found.get(row["subject"]) in (None, Standing.ACCEPTED):
                found[row["subject"]] = Standing.ENTERED
        return found

    def sources(self, numbers: Collection[int]) -> Sources:
        """Who is one source with whom, of the documents of these numbers and all they lead to."""
        return Sources(self.connection, self.moment, numbers)

    def _linked(self, numbers: Sequence[int]) -> tuple[dict[int, list[int]], dict[int, int]]:
        """For each document its copies, and the later version that stands for it."""
        link = schema.document_link
        touched = list(
            self._all(
                lambda chunk: select(link.c.kind, link.c.first_id, link.c.second_id).where(
                    or_(link.c.first_id.in_(chunk), link.c.second_id.in_(chunk)),
                    *self.moment.knew(link.c.entry_id),
                ),
                numbers,
            )
        )
        if not touched:
            return {}, {}
        sources = self.sources(numbers)
        updates = {
            row["first_id"]: row["second_id"]
            for row in touched
            if row["kind"] == LinkKind.UPDATE.value
            and sources.first(row["first_id"]) == sources.first(row["second_id"])
        }
        copies = {
            number: [other for other in sources.together(number) if other != number]
            for number in numbers
        }
        return {number: group for number, group in copies.items() if group}, updates

    def _keys(self, numbers: Iterable[int]) -> dict[int, str]:
        rows = self._all(
            lambda chunk: select(schema.document.c.id, schema.document.c.key).where(
                schema.document.c.id.in_(chunk)
            ),
            list(numbers),
        )
        return {row["id"]: row["key"] for row in rows}

    def _frames(self, chunk: Sequence[int]) -> Select[Any]:
        table = schema.reading
        latest = (
            select(func.max(table.c.id))
            .where(table.c.document_id.in_(chunk), *self.moment.knew(table.c.entry_id))
            .group_by(table.c.document_id)
        )
        return select(table).where(table.c.id.in_(latest))

    def _moments(self, entries: Iterable[int]) -> dict[int, datetime]:
        rows = self._all(
            lambda chunk: select(schema.entry.c.id, schema.entry.c.recorded).where(
                schema.entry.c.id.in_(chunk)
            ),
            list(dict.fromkeys(entries)),
        )
        return {row["id"]: row["recorded"] for row in rows}

    def _rows(self, table: Any, numbers: Sequence[int]) -> dict[int, RowMapping]:
        found = self._all(lambda chunk: select(table).where(table.c.id.in_(chunk)), numbers)
        return {row["id"]: row for row in found}

    def _all(
        self, query: Callable[[Sequence[int]], Select[Any]], numbers: Sequence[int]
    ) -> Iterator[RowMapping]:
        for start in range(0, len(numbers), _CHUNK):
            chunk = numbers[start : start + _CHUNK]
            yield from self.connection.execute(query(chunk)).mappings()


def words_of(passage: Any, document: Any) -> Any:
    """The words of a passage, out of its document's text, as a column."""
    return func.substr(document.c.text, passage.c.start + 1, passage.c.end - passage.c.start)


def _document(chunk: Sequence[int]) -> Select[Any]:
    table = schema.document
    return select(table.c.id, table.c.key, table.c.name, table.c.url, table.c.entry_id).where(
        table.c.id.in_(chunk)
    )


def _evidence(chunk: Sequence[int]) -> Select[Any]:
    joined, passage, document = schema.act_evidence, schema.passage, schema.document
    return (
        select(
            joined.c.act_id,
            passage.c.start,
            passage.c.end,
            words_of(passage, document).label("words"),
        )
        .join(passage, passage.c.id == joined.c.passage_id)
        .join(document, document.c.id == passage.c.document_id)
        .where(joined.c.act_id.in_(chunk))
        .order_by(joined.c.act_id, joined.c.place)
    )


def _content(chunk: Sequence[int]) -> Select[Any]:
    statement, document = schema.statement, schema.document
    return (
        select(statement.c.id, words_of(statement, document).label("words"))
        .join(document, document.c.id == statement.c.document_id)
        .where(statement.c.id.in_(chunk))
    )

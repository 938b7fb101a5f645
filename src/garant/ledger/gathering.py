"""From numbers of rows to records: acts, statements and documents with all that belongs to them.

A fixed number of queries, however many records are asked for.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select

from garant.ledger import prepared, schema
from garant.ledger.rows import to_act, to_doubts, to_statement
from garant.ledger.sources import Sources
from garant.ledger.visible import Moment
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
    """Gathers records as they were at one moment.

    What it has gathered of documents it does not ask for again: it lasts no longer than a
    transaction.
    """

    def __init__(
        self, connection: Connection, moment: Moment, publishers: Publishers = no_word_on
    ) -> None:
        self.connection = connection
        self.moment = moment
        self.publishers = publishers
        self._known: dict[int, DocumentRecord] = {}
        self._recorded: dict[int, datetime] = {}

    def acts(self, numbers: Sequence[int]) -> list[ActRecord]:
        """The acts of these numbers, in the same order."""
        rows = self._rows(schema.act, numbers)
        parties: dict[int, list[RowMapping]] = defaultdict(list)
        for row in self._all(prepared.parties(), numbers):
            parties[row["act_id"]].append(row)
        evidence: dict[int, list[tuple[Passage, str]]] = defaultdict(list)
        for row in self._all(prepared.evidence(), numbers):
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
        words = {row["id"]: row["words"] for row in self._all(prepared.content(), numbers)}
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
        found = {number: self._known[number] for number in wanted if number in self._known}
        new = [number for number in wanted if number not in found]
        if new:
            self._known |= (gathered := self._documents(new))
            found |= gathered
        return found

    def _documents(self, wanted: Sequence[int]) -> dict[int, DocumentRecord]:
        frames = {
            row["document_id"]: row for row in self._all(prepared.frames(self.moment.entry), wanted)
        }
        rows = {row["id"]: row for row in self._all(prepared.documents(), wanted)}
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
        for row in self._all(prepared.decisions(subject, result, self.moment.entry), numbers):
            found[row["subject"]] = Standing.REJECTED
            if row["result"] == row["subject"]:
                found[row["subject"]] = Standing.ACCEPTED
            elif row["result"] is not None:
                found[row["result"]] = Standing.CORRECTED
        for row in self._all(prepared.by_hand(subject), numbers):
            # Whoever wrote it down stands behind it: to accept it too makes nothing else of it.
            if found.get(row["subject"]) in (None, Standing.ACCEPTED):
                found[row["subject"]] = Standing.ENTERED
        return found

    def sources(self, numbers: Collection[int]) -> Sources:
        """Who is one source with whom, of the documents of these numbers and all they lead to."""
        return Sources(self.connection, self.moment, numbers)

    def _linked(self, numbers: Sequence[int]) -> tuple[dict[int, list[int]], dict[int, int]]:
        """For each document its copies, and the later version that stands for it."""
        touched = list(self._all(prepared.links(self.moment.entry), numbers))
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
        rows = self._all(prepared.keys(), list(numbers))
        return {row["id"]: row["key"] for row in rows}

    def _moments(self, entries: Iterable[int]) -> dict[int, datetime]:
        wanted = set(entries)
        new = sorted(wanted - self._recorded.keys())
        self._recorded |= {row["id"]: row["recorded"] for row in self._all(prepared.moments(), new)}
        return {number: self._recorded[number] for number in wanted}

    def _rows(self, table: Any, numbers: Sequence[int]) -> dict[int, RowMapping]:
        return {row["id"]: row for row in self._all(prepared.rows(table), numbers)}

    def _all(self, question: Select[Any], numbers: Sequence[int]) -> Iterator[RowMapping]:
        for start in range(0, len(numbers), _CHUNK):
            chunk = {prepared.NUMBERS: numbers[start : start + _CHUNK]}
            yield from self.connection.execute(question, chunk).mappings()

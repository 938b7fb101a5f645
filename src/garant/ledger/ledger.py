"""The ledger: what readings are recorded in, asked of, and judged by persons."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select

from garant.errors import LedgerError
from garant.ledger import judging, linking, schema
from garant.ledger.asking import Asked, moment_of
from garant.ledger.contradictions import WITHIN_DAYS, contradictions
from garant.ledger.dossiers import show_act, show_statement, whole_document
from garant.ledger.finding import (
    count_undated,
    find_acts,
    find_documents,
    find_statements,
    is_held,
)
from garant.ledger.gathering import Gatherer, Publishers, no_word_on
from garant.ledger.judged import find_key, reviews_of
from garant.ledger.positions import gather
from garant.ledger.recording import document_is_known, fault_of, record
from garant.ledger.searching import search_passages
from garant.ledger.showing import show_passages
from garant.ledger.store import Store, open_store
from garant.ledger.threads import draw_stances
from garant.ledger.visible import NOW, Moment
from garant.ledger.words import parse_query
from garant.model import (
    Act,
    ActRecord,
    Contradiction,
    Document,
    DocumentRecord,
    Dossier,
    LinkKind,
    PassageRecord,
    Position,
    Reading,
    Recorded,
    Review,
    Run,
    Stance,
    Statement,
    StatementDossier,
    StatementRecord,
    Verdict,
)

OnError = Callable[[LedgerError], None]
"""What is told of each reading that cannot be recorded; the others are."""


_NAMED = (schema.act, schema.statement, schema.document)
"""The tables whose rows a key names."""


class Ledger:
    """A ledger that is open; a context manager that closes it.

    Every question is asked of one consistent state, and every answer is gathered anew: nothing
    derived is kept.
    """

    def __init__(self, store: Store, publishers: Publishers = no_word_on) -> None:
        self.store = store
        self.publishers = publishers

    @classmethod
    def open(
        cls, url: str, *, create: bool = True, publishers: Publishers = no_word_on
    ) -> "Ledger":
        """Open the ledger at an address.

        Args:
            url: `sqlite:///FILE` or `postgresql://USER@HOST/NAME`.
            create: Whether to make it where there is none.
            publishers: What the user says of publishers.

        Raises:
            LedgerError: No such ledger, not one of ours, a newer one, a damaged one, or no server.
        """
        return cls(open_store(url, create=create), publishers)

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What is taken down.

    def record(
        self, readings: Sequence[Reading], run: Run | None, *, on_error: OnError | None = None
    ) -> list[Recorded]:
        """Take readings down, all in one writing; when this returns, they are kept.

        Args:
            readings: The readings.
            run: What read them; None where a person wrote them down.
            on_error: Is told of each that cannot be recorded; without it the first is raised.

        Raises:
            LedgerError: The database failed; nothing of these readings is kept.
        """
        sound = []
        for reading in readings:
            fault = fault_of(reading)
            if fault is None:
                sound.append(reading)
            elif on_error is None:
                raise fault
            else:
                on_error(fault)
        if not sound:
            return []
        with self.store.writing() as connection:
            return record(connection, sound, run)

    def knows(self, document: Document, run: Run) -> bool:
        """Whether this make of reader has read the document already."""
        with self.store.reading() as connection:
            return document_is_known(connection, document, run)

    # What is asked.

    def acts(self, asked: Asked | None = None) -> list[ActRecord]:
        """The acts that stand and are wanted, the latest said first."""
        asked = asked or Asked()
        with self._asking(asked) as (connection, moment):
            numbers = find_acts(connection, asked, moment)
            return Gatherer(connection, moment, self.publishers).acts(numbers)

    def statements(self, asked: Asked | None = None) -> list[StatementRecord]:
        """The statements that stand and are wanted, the latest said first."""
        asked = asked or Asked()
        with self._asking(asked) as (connection, moment):
            numbers = find_statements(connection, asked, moment)
            return Gatherer(connection, moment, self.publishers).statements(numbers)

    def search(self, query: str, asked: Asked | None = None) -> list[PassageRecord]:
        """The passages of statements and acts that hold words; accents and capitals do not matter.

        Args:
            query: Words, "phrases", begin* and -without; whatever else is in it is taken as words.
            asked: What else is wanted of the statement or the act.
        """
        asked = asked or Asked()
        with self._asking(asked) as (connection, moment):
            numbers = search_passages(connection, parse_query(query), asked, moment)
            gatherer = Gatherer(connection, moment, self.publishers)
            return show_passages(connection, moment, gatherer, numbers)

    def documents(self, asked: Asked | None = None) -> list[DocumentRecord]:
        """The documents, the latest published first; those that gave way to an update too."""
        asked = asked or Asked()
        with self._asking(asked) as (connection, moment):
            numbers = find_documents(connection, asked, moment)
            found = Gatherer(connection, moment, self.publishers).documents(numbers)
            return [found[number] for number in numbers]

    def undated(self, asked: Asked, *, statements: bool = False) -> int:
        """How many acts, or statements, only their want of a day keeps out; 1,001 for more."""
        with self._asking(asked) as (connection, moment):
            return count_undated(connection, asked, moment, statements=statements)

    def holds(self, code: str) -> bool:
        """Whether there is anything of a party or on a capability, by its code."""
        with self.store.reading() as connection:
            return is_held(connection, code)

    def document(self, key: str) -> Document:
        """A document as it was taken in, with its text and the frame of its latest reading.

        Raises:
            LedgerError: None, or several, have the key.
        """
        with self.store.reading() as connection:
            _, number, _ = find_key(connection, key, (schema.document,))
            return whole_document(connection, number)

    def document_names(self, keys: Iterable[str]) -> dict[str, str]:
        """What documents are called (file, address or record), by their whole keys."""
        document = schema.document
        with self.store.reading() as connection:
            rows = connection.execute(
                select(document.c.key, document.c.name).where(document.c.key.in_(set(keys)))
            )
            return {row.key: row.name for row in rows}

    def act(self, key: str) -> ActRecord:
        """An act, also one that does not stand, by its key or the first signs of it.

        Raises:
            LedgerError: None, or several, have the key.
        """
        with self.store.reading() as connection:
            _, number, _ = find_key(connection, key, (schema.act,))
            return Gatherer(connection, NOW, self.publishers).acts([number])[0]

    def acts_by_key(self, keys: Iterable[str]) -> dict[str, ActRecord]:
        """Acts by their whole keys; a key that is not there is left out."""
        wanted = list(dict.fromkeys(keys))
        with self.store.reading() as connection:
            numbers = [
                number
                for start in range(0, len(wanted), 500)
                for number in connection.execute(
                    select(schema.act.c.id).where(schema.act.c.key.in_(wanted[start : start + 500]))
                ).scalars()
            ]
            records = Gatherer(connection, NOW, self.publishers).acts(numbers)
            return {record.key: record for record in records}

    def statement(self, key: str) -> StatementRecord:
        """A statement, as for an act."""
        with self.store.reading() as connection:
            _, number, _ = find_key(connection, key, (schema.statement,))
            return Gatherer(connection, NOW, self.publishers).statements([number])[0]

    def stances(
        self,
        *,
        party: str | None = None,
        capability: str | None = None,
        as_of: date | None = None,
        known_at: datetime | None = None,
        reviewed_only: bool = False,
    ) -> list[Stance]:
        """What each act that stands says of where a party stands, undated ones on every day."""
        with self.store.reading() as connection:
            moment = replace(moment_of(connection, as_of, known_at), undated=True)
            return list(
                draw_stances(
                    connection,
                    moment,
                    party=party,
                    capability=capability,
                    reviewed_only=reviewed_only,
                )
            )

    def positions(
        self,
        *,
        party: str | None = None,
        capability: str | None = None,
        as_of: date | None = None,
        known_at: datetime | None = None,
        reviewed_only: bool = False,
    ) -> tuple[Position, ...]:
        """Where parties stand on capabilities, and how they came there.

        Args:
            party: Only this party's.
            capability: Only on this capability.
            as_of: As it stood on this day, by the day said.
            known_at: As far as the ledger knew at this moment.
            reviewed_only: Only by what a person stands behind.
        """
        stances = self.stances(
            party=party,
            capability=capability,
            as_of=as_of,
            known_at=known_at,
            reviewed_only=reviewed_only,
        )
        return gather(stances, as_of=as_of)

    def contradictions(
        self,
        *,
        within_days: int = WITHIN_DAYS,
        party: str | None = None,
        capability: str | None = None,
        as_of: date | None = None,
        known_at: datetime | None = None,
        reviewed_only: bool = False,
    ) -> list[Contradiction]:
        """What one party said of one capability that cannot both hold, the worst first."""
        stances = self.stances(
            party=party,
            capability=capability,
            as_of=as_of,
            known_at=known_at,
            reviewed_only=reviewed_only,
        )
        return list(contradictions(stances, within_days=within_days))

    def show(self, key: str) -> Dossier:
        """Everything about one act, by its key or the first signs of it.

        Raises:
            LedgerError: None, or several, have the key.
        """
        with self.store.reading() as connection:
            _, number, _ = find_key(connection, key, (schema.act,))
            return show_act(connection, Gatherer(connection, NOW, self.publishers), number)

    def show_statement(self, key: str) -> StatementDossier:
        """Everything about one statement, as for an act."""
        with self.store.reading() as connection:
            _, number, _ = find_key(connection, key, (schema.statement,))
            return show_statement(connection, Gatherer(connection, NOW, self.publishers), number)

    def dossier(self, key: str) -> Dossier | StatementDossier | None:
        """Everything about one act or statement, as for `show`; None for the key of a document."""
        with self.store.reading() as connection:
            table, number, _ = find_key(connection, key, _NAMED)
            if table is schema.document:
                return None
            show = show_act if table is schema.act else show_statement
            return show(connection, Gatherer(connection, NOW, self.publishers), number)

    def kind_of(self, key: str) -> str:
        """What a key, or the first signs of one, names: `act`, `statement` or `document`."""
        with self.store.reading() as connection:
            return str(find_key(connection, key, _NAMED)[0].name)

    # What persons decide.

    def review(
        self,
        subject: str,
        verdict: Verdict,
        *,
        who: str,
        why: str = "",
        corrected: Act | Statement | None = None,
        seen: str | None = None,
    ) -> Review:
        """Write down a person's decision on an act or a statement, or take the last one back.

        Args:
            subject: The key of the act or statement, or the first signs of it.
            verdict: The decision.
            who: Who decides.
            why: Why, in words.
            corrected: What is right instead, for a correction.
            seen: The key of the last decision that was seen, empty for none; None for any.

        Raises:
            LedgerError: No such thing, nobody named, nothing to undo, an empty correction.
            DecidedMeanwhileError: There is a later decision than the one seen.
        """
        with self.store.writing() as connection:
            return judging.review(
                connection, subject, verdict, who=who, why=why, corrected=corrected, seen=seen
            )

    def reviews(self, subject: str) -> list[Review]:
        """Every decision on an act or a statement, the first first."""
        with self.store.reading() as connection:
            return reviews_of(connection, subject)

    def link(self, first: str, second: str, *, same: bool, who: str, why: str = "") -> LinkKind:
        """Judge that two acts are one undertaking, or two documents one dispatch; or are not.

        Raises:
            LedgerError: No such records, one of each kind, one and the same, or nobody named.
        """
        with self.store.writing() as connection:
            return linking.link(connection, first, second, same=same, who=who, why=why)

    @contextmanager
    def _asking(self, asked: Asked) -> Iterator[tuple[Connection, Moment]]:
        """One consistent state, and the moment that a question is asked of."""
        with self.store.reading() as connection:
            yield connection, moment_of(connection, asked.as_of, asked.known_at)

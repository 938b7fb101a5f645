"""What the ledger holds, as every face shows it; worked out once for each state of the ledger."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from garant import publishing
from garant.answers import records, remarks
from garant.answers.leading import ActsAtHand
from garant.answers.memory import Memory
from garant.answers.questions import DEFAULT_PACT, Question
from garant.answers.records import Found
from garant.answers.remarks import Remark
from garant.answers.standing import Scope, Standing
from garant.ledger import Asked, Head, Ledger, ask, entry_known_at, head_of

if TYPE_CHECKING:
    from garant.ontology import Ontology, PactShelf

Value = TypeVar("Value")

REPLIES_BYTES = 96 << 20
"""How much of what faces made of answers is kept, about."""


class HeldAnswers:
    """Answers questions about what one ledger holds; safe to share between threads.

    Each answer is worked out once for each state of the ledger. Views are handed out as they are
    kept: whoever wants another changes a copy.

    Args:
        ledger: The ledger.
        ontology: Loads the parties, capabilities and units that are known.
        memory: Keeps what was worked out.
        replies: Keeps what faces made of answers: it is small, and there is much of it.
        reads_files: Whether a pact may be named by the path of a file: where users are those who
            may read the files of this machine anyway.
        pacts_folder: Holds pacts of the user's own, which go by their names.
    """

    def __init__(
        self,
        ledger: Ledger,
        ontology: "Callable[[], Ontology]",
        *,
        memory: Memory | None = None,
        replies: Memory | None = None,
        reads_files: bool = False,
        pacts_folder: Path | None = None,
    ) -> None:
        self.ledger = ledger
        self.memory = Memory() if memory is None else memory
        self.replies = Memory(REPLIES_BYTES) if replies is None else replies
        self.pacts_folder = pacts_folder
        self.reads_files = reads_files
        self._load_ontology = ontology
        self._standing = Standing(ledger, self.memory)
        self._acts = ActsAtHand(ledger)

    @cached_property
    def ontology(self) -> "Ontology":
        """The parties, capabilities and units that are known."""
        return self._load_ontology()

    @cached_property
    def pacts(self) -> "PactShelf":
        """The pacts that go by a name, those of the user's own among them."""
        from garant.ontology import PactShelf

        return PactShelf(self.pacts_folder, paths=self.reads_files)

    # What is asked for, and what is kept.

    def ask(self, **written: "str | bool | int | Sequence[str] | None") -> Asked:
        """What is wanted, from what a user wrote; as for `garant.ledger.ask`.

        Raises:
            QuestionError: There are mistakes in it, one line for each.
        """
        return ask(
            **written,  # type: ignore[arg-type]
            ontology=lambda: self.ontology,
            is_held=self.ledger.holds,
        )

    def question(
        self,
        pact: str = DEFAULT_PACT,
        as_of: str | None = None,
        known_at: str | None = None,
        *,
        reviewed: bool = False,
    ) -> Question:
        """A question about a guarantee, from what a user wrote.

        Raises:
            QuestionError: There is a mistake in it.
        """
        asked = self.ask(as_of=as_of, known_at=known_at)
        return Question(pact=pact, as_of=asked.as_of, known_at=asked.known_at, reviewed=reviewed)

    def head(self) -> Head:
        """The state of the ledger that an answer given now is of."""
        return head_of(self.ledger)

    def kept(self, name: str, key: Hashable, make: Callable[[], Value]) -> Value:
        """What a question comes to, worked out once for each state of the ledger.

        Args:
            name: The name of the question.
            key: All else that the answer depends on.
            make: Works it out.
        """
        return self.memory.get((name, self.head(), key), make)

    def _scope(self, known_at: datetime | None, *, reviewed: bool) -> Scope:
        head = self.head()
        entry = head.entry if known_at is None else entry_known_at(self.ledger, known_at)
        return Scope(head, min(entry, head.entry), reviewed)

    # What the ledger holds.

    def acts(self, asked: Asked) -> Found[publishing.ActRecordView]:
        """The acts that stand and are wanted, the latest said first."""
        return self.kept("acts", asked, lambda: records.acts(self.ledger, asked))

    def quotes(self, asked: Asked, words: Sequence[str] = ()) -> Found[publishing.QuoteView]:
        """What was said, by words or, without words, by who says it: the statements."""
        if words:
            # Hardly two search for the same; what was replied is kept, and is a tenth as large.
            return records.quotes(self.ledger, asked, words)
        return self.kept("quotes", asked, lambda: records.quotes(self.ledger, asked, ()))

    def documents(self, asked: Asked) -> Found[publishing.DocumentRecordView]:
        """The documents, with their copies and doubts, the latest published first."""
        return self.kept("documents", asked, lambda: records.documents(self.ledger, asked))

    def document(self, key: str) -> records.DocumentContentView:
        """One document with what stands of all that was read in it; of its text, only passages.

        Raises:
            LedgerError: None, or several, have the key.
        """
        return self.kept("document", key, lambda: records.document(self.ledger, key))

    def dossier(self, key: str) -> "publishing.DossierView | publishing.StatementDossierView":
        """Everything about one act or statement, by its key or the first signs of it.

        Raises:
            LedgerError: None, or several, have the key.
            QuestionError: It is that of a document.
        """
        return records.dossier(self.ledger, key)

    def positions(self, asked: Asked) -> Found[publishing.PositionView]:
        """Where parties stand on capabilities, step by step; `target` is whom it is for."""
        scope = self._scope(asked.known_at, reviewed=asked.reviewed is True)
        return self.memory.get(
            ("positions", scope, asked),
            lambda: records.positions(self.ledger, self._standing, scope, asked),
        )

    def every_position(self, asked: Asked) -> Iterator[publishing.PositionView]:
        """The same a few at a time, however many there are; nothing of it is kept."""
        scope = self._scope(asked.known_at, reviewed=asked.reviewed is True)
        return records.every_position(self.ledger, self._standing, scope, asked)

    def contradictions(
        self, asked: Asked, within_days: int | None = None
    ) -> Found[publishing.ContradictionView]:
        """What one party said of one capability that cannot both hold, the worst first."""
        scope = self._scope(asked.known_at, reviewed=asked.reviewed is True)
        return self.memory.get(
            ("contradictions", scope, asked, within_days),
            lambda: records.contradictions(self.ledger, self._standing, scope, asked, within_days),
        )

    def reviews(
        self, *, who: str | None = None, limit: int = 100, offset: int = 0
    ) -> Found[publishing.ReviewView]:
        """The decisions of persons on acts and statements, the latest first."""
        return self.kept(
            "reviews",
            (who, limit, offset),
            lambda: records.reviews(self.ledger, who=who, limit=limit, offset=offset),
        )

    def left_out(
        self, asked: Asked, *, found: bool, undated: str | None = None
    ) -> tuple[Remark, ...]:
        """What to say beside an answer that lists records; as for `remarks.on_records`.

        Raises:
            QuestionError: Nothing was found, and the document that was named is not there.
        """
        return self.kept(
            "left out",
            (asked, found, undated),
            lambda: remarks.on_records(self.ledger, asked, found=found, undated=undated),
        )

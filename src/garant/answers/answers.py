"""Answers of one ledger: the views that faces show."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from garant import publishing
from garant.assessment import board, make_guarantee
from garant.errors import PactError, QuestionError
from garant.ledger import Asked, Ledger, ask
from garant.ontology import PactShelf, PartyKind

if TYPE_CHECKING:
    from garant.model import Guarantee, Pact
    from garant.ontology import Ontology

DEFAULT_PACT = "ukraine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which pact, as of which day, known when, and whether only what a person stands behind."""

    pact: str = DEFAULT_PACT
    as_of: date | None = None
    known_at: datetime | None = None
    reviewed: bool = False


class Answers:
    """Answers questions about one ledger; safe to share between threads.

    Args:
        ledger: The ledger.
        ontology: Loads the parties, capabilities and units that are known.
        pacts: The pacts that go by a name; by default those that come with Garant.
    """

    def __init__(
        self,
        ledger: Ledger,
        ontology: "Callable[[], Ontology]",
        pacts: PactShelf | None = None,
    ) -> None:
        self.ledger = ledger
        self.pacts = pacts or PactShelf()
        self._load_ontology = ontology

    @cached_property
    def ontology(self) -> "Ontology":
        """The parties, capabilities and units that are known."""
        return self._load_ontology()

    def ask(self, **written: "str | bool | int | tuple[str, ...] | None") -> Asked:
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

    def pact(self, name: str) -> "Pact":
        """A pact by its name.

        Raises:
            QuestionError: There is none, or it has mistakes.
        """
        try:
            return self.pacts.load(name, self.ontology)
        except PactError as error:
            raise QuestionError(str(error)) from error

    def guarantee(self, question: Question) -> "Guarantee":
        """The guarantee on a day, by what the ledger holds for the pact's beneficiary."""
        positions = self.ledger.positions(
            as_of=question.as_of, known_at=question.known_at, reviewed_only=question.reviewed
        )
        placed = [each for each in positions if each.beneficiary is not None]
        capabilities = self.ontology.capabilities.values()
        return make_guarantee(
            self.pact(question.pact),
            placed,
            question.as_of,
            collectives=[
                code
                for code, party in self.ontology.parties.items()
                if party.kind is PartyKind.COLLECTIVE
            ],
            unit=self.ontology.unit,
            uncounted=[each.code for each in capabilities if not each.units],
        )

    def board(self, question: Question) -> publishing.BoardView:
        """Who stands where on each need of a pact."""
        found = board(self.guarantee(question))
        acts = self.ledger.acts_by_key(publishing.acts_behind_board(found))
        return publishing.view_board(found, acts)

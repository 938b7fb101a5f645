"""Questions about a guarantee, and what is needed of whoever answers them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from garant.ledger import Asked, Ledger

if TYPE_CHECKING:
    from garant.model import ActRecord, Guarantee
    from garant.ontology import Ontology

DEFAULT_PACT = "ukraine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which pact, as of which day, known when, and whether only what a person stands behind."""

    pact: str = DEFAULT_PACT
    as_of: date | None = None
    known_at: datetime | None = None
    reviewed: bool = False


class Answering(Protocol):
    """What answers are worked out by: a ledger, the words that are known, and guarantees."""

    ledger: Ledger

    @property
    def ontology(self) -> "Ontology":
        """The parties, capabilities and units that are known."""

    def ask(self, **written: str | None) -> Asked:
        """What is wanted, from what a user wrote."""

    def acts_behind(self, keys: Iterable[str]) -> "dict[str, ActRecord]":
        """The acts that figures rest on, by key."""

    def guarantee(self, question: Question) -> "Guarantee":
        """The guarantee on a day."""

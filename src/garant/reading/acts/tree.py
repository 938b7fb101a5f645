"""What denial and tense ask of a syntax: a seam, so that neither knows the whole of it."""

from typing import Protocol

from garant.reading.parse import Parse


class Tree(Protocol):
    """The queries on one parse that denial and tense rest on."""

    parse: Parse
    grammar: dict[str, frozenset[str]]

    def auxiliaries(self, i: int) -> list[int]:
        """The auxiliaries and the copula of a predicate."""
        ...

    def finite(self, i: int) -> int | None:
        """The token that carries mood and tense."""
        ...

    def group_start(self, i: int) -> int:
        """The first token of the verb group."""
        ...

    def subject(self, i: int) -> int | None:
        """The subject of a predicate."""
        ...

    def far_from(self, i: int) -> bool:
        """Whether words for "far from" stand before a verb."""
        ...

    def negated(self, i: int) -> bool:
        """Whether a predicate is denied."""
        ...

    def clause_end(self, i: int) -> int:
        """Where the words that can still complete a predicate end."""
        ...

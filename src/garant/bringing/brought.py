"""What was brought in: each row or annotation with what became of it, and what could not be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Thing:
    """A row or an annotation that was brought in.

    Attributes:
        place: Where it stands: the line of a table, the number of an annotation.
        outcome: What became of it: "new", "changed", "known", "accepted", "corrected", "rejected".
        act: The key of the act.
        before: The key of the act in whose place it stands.
        told: What is to be told of it, where that is more than its outcome.
    """

    place: str
    outcome: str
    act: str
    before: str | None = None
    told: str = ""

    def record(self) -> dict[str, Any]:
        """Its fields, for programs."""
        return {
            "place": self.place,
            "outcome": self.outcome,
            "act": self.act,
            "before": self.before,
        }


class Brought(Protocol):
    """A file as it is brought in; the counts hold once all `things` were asked for."""

    @property
    def name(self) -> str:
        """What the file is called."""

    @property
    def noun(self) -> str:
        """What one thing of it is called: "row", "annotation"."""

    @property
    def seen(self) -> int:
        """How many things were looked at."""

    @property
    def bad(self) -> int:
        """How many of them could not be brought in."""

    @property
    def left_out(self) -> int:
        """How many were left out because the user said so."""

    @property
    def remarks(self) -> list[str]:
        """What is to be said of the whole."""

    def things(self) -> Iterator[Thing]:
        """Bring it in, one thing after another."""
        ...

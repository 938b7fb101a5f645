"""One predicate of a parse at its place."""

from dataclasses import dataclass, field

from garant.reading.acts.words import Predicate
from garant.reading.parse import Parse


@dataclass(slots=True, eq=False)
class Hit:
    """One predicate at its place, with the predicate over it and those under it.

    `open` is set where it only leaves a question open: "décidera si elle enverra".
    """

    token: int
    tokens: tuple[int, ...]
    predicate: Predicate
    governor: "Hit | None" = None
    governed: list["Hit"] = field(default_factory=list)
    open: bool = False


def taking_over(parse: Parse, hit: Hit) -> list[int]:
    """What takes the place of another: "remplacés par une force de police"."""
    return [k for k in parse.children[hit.token] if hit.tokens[-1] in parse.subtree(k)]

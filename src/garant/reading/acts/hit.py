"""One predicate of a parse at its place."""

from dataclasses import dataclass, field

from garant.reading.acts.words import Predicate


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

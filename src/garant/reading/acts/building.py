"""What reactions ask of whoever builds frames: a seam, so that they need not know all of it."""

from typing import Protocol

from garant.model import Clue
from garant.reading.acts.combining import Combiner
from garant.reading.acts.hit import Hit
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.themes import Themes


class Building(Protocol):
    """The parts of a builder of frames that a reaction is read with."""

    combiner: Combiner
    themes: Themes
    syntax: Syntax

    def negated(self, hit: Hit) -> bool:
        """Whether a predicate is denied, by its verb or inside its phrase."""
        ...

    def clues(self, hit: Hit, negated: bool) -> list[Clue]:
        """What shows a predicate."""
        ...

    def tense(self, token: int) -> str:
        """The tense of a doing."""
        ...

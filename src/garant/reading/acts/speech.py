"""Which statement a word stands in, so that an act has the speaker of its clause."""

from collections.abc import Sequence
from typing import Protocol

from garant.model import Mode, Passage, Speaker

_NEAR = 512
"""Statements are kept by stretches of so many characters."""


class Said(Protocol):
    """A statement as far as acts need it."""

    @property
    def speaker(self) -> Speaker:
        """Who said it."""
        ...

    @property
    def cue(self) -> str:
        """The words that tell that it is said: "claimed"."""
        ...

    @property
    def mode(self) -> Mode:
        """How it is reported."""
        ...

    @property
    def content(self) -> Passage:
        """From the first word to the last of what was said."""
        ...

    @property
    def parts(self) -> tuple[Passage, ...]:
        """What was said, without the tag inside it."""
        ...


class Speech:
    """The statements of a document, asked for by place."""

    def __init__(self, statements: Sequence[Said]) -> None:
        held = sorted(statements, key=lambda s: s.content.end - s.content.start)
        self._near: dict[int, list[tuple[Said, Sequence[Passage]]]] = {}
        for statement in held:
            parts = statement.parts or (statement.content,)
            for stretch in {n for p in parts for n in range(p.start // _NEAR, p.end // _NEAR + 1)}:
                self._near.setdefault(stretch, []).append((statement, parts))

    def at(self, start: int, end: int) -> Said | None:
        """The innermost statement whose content holds the characters, if any."""
        for statement, parts in self._near.get(start // _NEAR, ()):
            if any(part.start <= start and end <= part.end for part in parts):
                return statement
        return None

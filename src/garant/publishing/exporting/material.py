"""What an export is made of: views as every face shows them, and what a form may ask beside."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from garant.publishing.exporting.naming import Parties

View: TypeAlias = Mapping[str, Any]
"""A record as the API and `--json` give it."""

Around: TypeAlias = tuple[str, str]
"""What stands before and after a passage."""


@dataclass(frozen=True, slots=True)
class ExportPiece:
    """A view, and when it came to stand as it does (UTC); empty where nobody wrote that down."""

    view: Any
    updated: str = ""

    @property
    def key(self) -> str:
        """The key of an act, a statement or a document."""
        return str(self.view["key"])


@dataclass(frozen=True, slots=True)
class DocumentMark:
    """What tells a document's text from any other (SHA-256), and when the ledger got it (UTC)."""

    text_hash: str
    recorded: str


DocumentMarks: TypeAlias = Mapping[str, DocumentMark]
"""The marks of documents, by their keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportMaterial:
    """What is exported, a few pieces at a time.

    Attributes:
        thing: What it is: `acts`, `statements`, `positions`, `cover`, `documents` or
            `deletions`.
        pieces: Gives the pieces in the order of the answer; where asked, those of one document
            come together.
        parties: Gives what names parties and tells what they are; loading it takes a while.
        marks: The marks of documents, by their keys.
        around: What stands around the passages of acts or statements, so many characters of it.
        text: The text of a document; only what needs whole texts asks for it.
    """

    thing: str
    pieces: Callable[[bool], Iterator[ExportPiece]]
    parties: Callable[[], Parties]
    marks: Callable[[Iterable[str]], DocumentMarks]
    around: Callable[[Iterable[str], int], Mapping[str, tuple[Around, ...]]]
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Exported:
    """How many pieces were written, and what has no place in the form: so many, and why."""

    count: int
    left_out: int = 0
    why: str = ""


def some_at_once(pieces: Iterator[ExportPiece], size: int = 500) -> Iterator[list[ExportPiece]]:
    """Pieces a few at a time."""
    some: list[ExportPiece] = []
    for piece in pieces:
        some.append(piece)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def passages_of(thing: str, view: View) -> list[Mapping[str, Any]]:
    """The spans of an act or a statement, each with its words."""
    return list(view["evidence"]) if thing == "acts" else [view["content"]]

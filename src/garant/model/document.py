"""A document: one piece of reporting as taken in, with its frame."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A half-open character span of a document's original text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the passage in the text it points into."""
        return text[self.start : self.end]

    def covers(self, other: "Passage") -> bool:
        """Whether the other passage lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the reader could not settle, named so that it can be counted and shown.

    `code` is a short snake_case name (`office_without_holder`, `no_date`), `detail` one sentence.
    """

    code: str
    detail: str
    passage: Passage | None = None


class BlockKind(StrEnum):
    """What a run of lines in a document is.

    Only `PARAGRAPH`, `STANDFIRST` and `QUESTION` are read for statements and acts; of a question
    (an interviewer's line), what it reports of somebody else counts.
    """

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUESTION = "question"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """One run of text of one kind; blocks cover a document in order without overlap."""

    kind: BlockKind
    passage: Passage


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the passage from the heading to the end of what stands under it."""

    heading: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of reporting as taken in: its text, never changed, and its frame.

    `id` is the file's name, the address or the record's id. `text` is what every passage points
    into: a text file's own characters, or the text taken out of a page, feed or PDF. `language` is
    an ISO 639-1 code.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: date | None = None
    url: str | None = None
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    doubts: tuple[Doubt, ...] = ()

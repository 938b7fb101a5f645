"""What the search for statements hands over: a statement with its place in the parses."""

from dataclasses import dataclass
from hashlib import sha1

from garant.model import Document, Doubt, Mode, Passage, Speaker, Statement
from garant.reading.mention import Mention


@dataclass(slots=True)
class FoundStatement:
    """A statement and where it stands in the parsed document.

    `parse` is the number of the parse in which the content begins. `ranges` are the half-open token
    ranges of the content's parts as (parse, start, end), in order; more than one parse only for an
    interview's answer of several paragraphs. `mention` is the speaker's, None where there is none.
    `cue_range` are the tokens of the cue in parse `cue_parse`. `first_person` tells whether
    the content speaks of its speaker as "je" or "nous", `denied` whether the speaker says that
    it is not so ("nie que...", "ne croit pas que...").
    """

    id: str
    speaker: Speaker
    mode: Mode
    cue: str
    content: Passage
    parts: tuple[Passage, ...]
    doubts: tuple[Doubt, ...]
    parse: int
    ranges: tuple[tuple[int, int, int], ...]
    mention: Mention | None
    first_person: bool
    denied: bool
    cue_parse: int
    cue_range: tuple[int, int]

    def to_statement(self) -> Statement:
        """The statement as a value for the record."""
        return Statement(
            id=self.id,
            speaker=self.speaker,
            mode=self.mode,
            cue=self.cue,
            content=self.content,
            parts=self.parts,
            doubts=self.doubts,
        )

    def covers(self, parse: int, token: int) -> bool:
        """Whether a token belongs to what was said."""
        return any(p == parse and start <= token < end for p, start, end in self.ranges)


def statement_id(document: Document, content: Passage) -> str:
    """A statement's key, made of the document and the place of its content."""
    key = f"{document.id}\x00{content.start}\x00{content.end}"
    return "s" + sha1(key.encode(), usedforsecurity=False).hexdigest()[:12]

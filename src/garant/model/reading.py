"""What the reader finds in a document: statements, acts, and the doubts about them."""

from dataclasses import dataclass
from decimal import Decimal

from garant.model.codes import Condition, Firmness, Kind, Mode
from garant.model.document import Document, Doubt, Passage


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a document says spoke.

    `text` is the mention as printed, `code` the party spoken for (None where it stands for none
    that is known), `person` the family name, `anonymous` true for a source left unnamed, `via` the
    carrier of a chain ("selon l'AFP, ...").
    """

    text: str
    code: str | None = None
    person: str | None = None
    anonymous: bool = False
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Content that a document attributes to a speaker.

    `content` runs from the first to the last word of what was said; `parts` leaves out the tag that
    may stand inside it ("..., a-t-il dit, ...").
    """

    id: str
    speaker: Speaker
    mode: Mode
    cue: str
    content: Passage
    parts: tuple[Passage, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A party in an act: the words that name it, its code, and the person who stands for it."""

    text: str
    code: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much: an exact value in the text's own unit, or an ISO 4217 code for money."""

    value: Decimal
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for an act: its role (predicate, modality, negation, ...), rule and words."""

    role: str
    rule: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Act:
    """What a party does or would do, in one of eight kinds."""

    id: str
    kind: Kind
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...] = ()
    capability: str | None = None
    firmness: Firmness | None = None
    conditions: tuple[Condition, ...] = ()
    quantity: Quantity | None = None
    place: str | None = None
    time: str | None = None
    speaker: Speaker | None = None
    evidence: tuple[Passage, ...] = ()
    clues: tuple[Clue, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with everything read from it."""

    document: Document
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    doubts: tuple[Doubt, ...] = ()

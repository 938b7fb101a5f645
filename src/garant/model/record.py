"""What the ledger keeps of readings, and what persons decide about them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from garant.model.document import Doubt, Passage
from garant.model.reading import Act, Statement


@dataclass(frozen=True, slots=True)
class Run:
    """One make of reader: the versions of code, words and pipeline that a reading came from.

    `options` tells what the user set that changes readings (a language, parties of their own).
    """

    code: str
    words: str
    pipeline: str
    options: str = ""


class Verdict(StrEnum):
    """What a person decides of an act or a statement."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    UNDO = "undo"


class Standing(StrEnum):
    """How far a person stands behind an act or a statement.

    `ENTERED` was written down by a person without a machine's reading of it.
    """

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ENTERED = "entered"

    @property
    def reviewed(self) -> bool:
        """Whether a person stands behind it."""
        return self in (Standing.ACCEPTED, Standing.CORRECTED, Standing.ENTERED)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document in the ledger, without its text: its key, its frame as last read, its place.

    `key` is made from the document's id and text. `recorded` is when it was first taken in (UTC).
    `language` is an ISO 639-1 code. `superseded_by` is the key of a later version of the same page,
    `copies` the keys of the documents that are one source with it. `flag` is what the user's file
    says of the publisher ("state media"), `reliability` the grade it gives. `doubts` are what its
    latest reading could not settle about it as a whole.
    """

    key: str
    id: str
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: date | None = None
    url: str | None = None
    recorded: datetime | None = None
    superseded_by: str | None = None
    copies: tuple[str, ...] = ()
    reliability: str | None = None
    flag: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ActRecord:
    """An act in the ledger: what was read or decided, in which document, and who stands behind it.

    `key` is made from the document and every field of the act; `act.id` is the same. `day` is the
    day it was said, as far as known: that of the publication. `recorded` is when the ledger got it.
    `words` are those of `act.evidence`, in order.
    """

    key: str
    act: Act
    document: DocumentRecord
    day: date | None
    recorded: datetime
    standing: Standing = Standing.UNREVIEWED
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """A statement in the ledger; `words` are those of its content, else as for an act."""

    key: str
    statement: Statement
    document: DocumentRecord
    day: date | None
    recorded: datetime
    standing: Standing = Standing.UNREVIEWED
    words: str = ""


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage found by its words: where it stands, and what was read from it (keys)."""

    passage: Passage
    words: str
    document: DocumentRecord
    statements: tuple[StatementRecord, ...] = ()
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A person's decision on one act or statement.

    `subject` is the key of what was judged, `result` the key of what stands by the decision: the
    subject itself where it was accepted, another where it was corrected, None where it was
    rejected. `undoes` is the key of the review that an undoing takes back; `undone` tells whether
    this one was taken back.
    """

    key: str
    verdict: Verdict
    subject: str
    result: str | None
    who: str
    why: str
    recorded: datetime
    undoes: str | None = None
    undone: bool = False


class Outcome(StrEnum):
    """What recording a reading came to.

    `NEW`: a document that was not there. `COPY`: one that is new and a copy of one that was there.
    `UPDATE`: one that is new and a later version of a page that was there. `READ_AGAIN`: a document
    that was there, read by another make of reader. `KNOWN`: nothing that was not there.
    """

    NEW = "new"
    COPY = "copy"
    UPDATE = "update"
    READ_AGAIN = "read again"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one reading: the document's key, and what was new about it.

    `statements` and `acts` count what was found, `doubts` what could not be settled. `like` names
    the documents that this one is a copy or an update of.
    """

    document: str
    name: str
    outcome: Outcome
    statements: int = 0
    acts: int = 0
    doubts: int = 0
    like: tuple[str, ...] = ()


class LinkKind(StrEnum):
    """What joins two records.

    `COPY`: two documents carry one dispatch. `UPDATE`: the second is a later version of the first,
    a page at one address. `UNDERTAKING`: two acts are one undertaking, told twice.
    """

    COPY = "copy"
    UPDATE = "update"
    UNDERTAKING = "undertaking"


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement, a machine's or a person's, that two records are one, or that they are not.

    `first` and `second` are keys of documents or acts, the earlier first. `likeness` is the
    estimated share of common word runs, 0 to 1, where a machine judged. `who` is None for a
    machine.
    """

    kind: LinkKind
    first: str
    second: str
    same: bool
    likeness: float | None
    who: str | None
    why: str
    recorded: datetime

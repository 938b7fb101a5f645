"""Dossiers: everything that the ledger holds about one act or one statement."""

from dataclasses import dataclass
from datetime import datetime

from garant.model.record import ActRecord, DocumentRecord, Review, Run, StatementRecord


@dataclass(frozen=True, slots=True)
class Found:
    """One reading of an act or statement: by which make of reader, recorded when.

    `run` is None where a person wrote it down. `current` tells whether it is the latest reading of
    its document.
    """

    run: Run | None
    recorded: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the ledger holds about one act.

    `within` is the document's text from the first to the last word of evidence, `start` the place
    of its first character; `before` and `after` are what stands around it. `statements` are those
    that its words stand in, `beside` other acts of the same reading with words in common,
    `readings` every reading that found it, `others` what other readings or persons made of the same
    passage, `reviews` every decision on it, `undertaking` the acts that a person linked with it,
    `copies` the documents that carry the same dispatch.
    """

    record: ActRecord
    before: str
    after: str
    statements: tuple[StatementRecord, ...]
    readings: tuple[Found, ...]
    others: tuple[ActRecord, ...]
    reviews: tuple[Review, ...]
    undertaking: tuple[ActRecord, ...]
    copies: tuple[DocumentRecord, ...]
    beside: tuple[ActRecord, ...] = ()
    within: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class StatementDossier:
    """Everything the ledger holds about one statement.

    `acts` are those that its words show; the other fields are as in a `Dossier`.
    """

    record: StatementRecord
    before: str
    after: str
    acts: tuple[ActRecord, ...]
    readings: tuple[Found, ...]
    others: tuple[StatementRecord, ...]
    reviews: tuple[Review, ...]
    copies: tuple[DocumentRecord, ...]

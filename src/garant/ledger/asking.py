"""Asking the ledger: what is wanted of acts, statements and documents, in which of two times."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from garant.ledger import schema
from garant.ledger.visible import Moment
from garant.model import Condition, Firmness, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted; a field left alone asks for nothing.

    Attributes:
        party: The code of a party that acts or, in `target`, that an act is for or against.
        capability, kinds, condition: Of the act.
        firmest, least: The bounds of its firmness, both included; acts without one are left out.
        speaker: The person who says so, by family name; accents and capitals do not matter.
        speaker_code: The party for which it is said.
        anonymous: Only, or no, sources left unnamed.
        since, until: The first and the last day said.
        document: The key of a document.
        reviewed: True: only what a person stands behind; False: only what nobody has judged.
        as_of: The last day said that counts; what has no day does not.
        known_at: Only what the ledger held at that moment.
        limit, offset: How many, from which on; the latest said come first, then undated ones.
    """

    party: str | None = None
    target: str | None = None
    capability: str | None = None
    kinds: tuple[Kind, ...] = ()
    least: Firmness | None = None
    firmest: Firmness | None = None
    condition: Condition | None = None
    speaker: str | None = None
    speaker_code: str | None = None
    anonymous: bool | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    reviewed: bool | None = None
    as_of: date | None = None
    known_at: datetime | None = None
    limit: int | None = None
    offset: int = 0


def moment_of(
    connection: Connection, as_of: date | None = None, known_at: datetime | None = None
) -> Moment:
    """The two times of a question, the second as the number of the last entry known then."""
    if known_at is None:
        return Moment(as_of)
    last = connection.execute(
        select(func.max(schema.entry.c.id)).where(schema.entry.c.recorded <= known_at)
    ).scalar()
    return Moment(as_of, last or 0)

"""Which state of which ledger an answer is of: what has to change before an answer can."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from garant.ledger import schema
from garant.ledger.ledger import Ledger

_ENTRY = schema.entry
_LAST = select(_ENTRY.c.id, _ENTRY.c.recorded).order_by(_ENTRY.c.id.desc()).limit(1)
"""The last entry: asked for by every answer, so made once."""


@dataclass(frozen=True, slots=True)
class Head:
    """One state of one ledger.

    Rows are added, never changed: two answers to one question are the same where `place`, `entry`
    (the number of the last entry) and `recorded` (its moment) are.
    """

    place: str
    entry: int
    recorded: datetime | None = None


def head_of(ledger: Ledger) -> Head:
    """The state that a ledger is in now; asks for one row.

    Raises:
        LedgerError: The ledger was moved, or the database failed.
    """
    place = ledger.store.shown
    with ledger.store.reading() as connection:
        row = connection.execute(_LAST).first()
    return Head(place, row.id, row.recorded) if row else Head(place, 0)


def entry_known_at(ledger: Ledger, moment: datetime) -> int:
    """The number of the last entry that a ledger held at a moment, 0 for none."""
    entry = schema.entry
    with ledger.store.reading() as connection:
        last = select(func.max(entry.c.id)).where(entry.c.recorded <= moment)
        return connection.execute(last).scalar() or 0

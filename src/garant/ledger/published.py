"""The days on which documents were published: what a line of time is drawn from."""

from datetime import date, datetime

from sqlalchemy import func, select

from garant.ledger import schema
from garant.ledger.alike import another, there_is
from garant.ledger.asking import moment_of
from garant.ledger.ledger import Ledger


def document_days(
    ledger: Ledger, *, known_at: datetime | None = None
) -> tuple[tuple[date, int], ...]:
    """Each day on which documents were published, with how many, the first day first.

    A document counts on the day that its latest reading shows; where that shows none, nowhere.

    Args:
        ledger: The ledger.
        known_at: Only what the ledger held at that moment.
    """
    reading, later = schema.reading, another(schema.reading)
    with ledger.store.reading() as connection:
        moment = moment_of(connection, known_at=known_at)
        query = (
            select(reading.c.published, func.count())
            .where(reading.c.published.is_not(None), *moment.knew(reading.c.entry_id))
            .group_by(reading.c.published)
            .order_by(reading.c.published)
        )
        if moment.held.again or moment.held.by_hand:
            query = query.where(
                ~there_is(
                    later,
                    later.c.document_id == reading.c.document_id,
                    later.c.id > reading.c.id,
                    *moment.knew(later.c.entry_id),
                )
            )
        return tuple((day, count) for day, count in connection.execute(query))

"""What stands in one document, in the order of its text: a way from one to the next."""

from typing import NamedTuple

from sqlalchemy import select

from garant.ledger import judging, schema
from garant.ledger.asking import moment_of
from garant.ledger.ledger import Ledger
from garant.ledger.visible import visible_act, visible_statement


class Place(NamedTuple):
    """An act or a statement in its document; `kind` is `act` or `statement`."""

    start: int
    end: int
    kind: str
    key: str


def places_inside(ledger: Ledger, document: str) -> tuple[Place, ...]:
    """Every act and statement that stands in a document, as its words come in the text.

    Args:
        ledger: The ledger.
        document: The key of the document, or the first signs of it.

    Raises:
        LedgerError: None, or several, have the key.
    """
    with ledger.store.reading() as connection:
        _, number, _ = judging.find_key(connection, document, (schema.document,))
        moment = moment_of(connection)
        found = [
            Place(row.start, row.end, kind, row.key)
            for kind, table, visible in (
                ("act", schema.act, visible_act),
                ("statement", schema.statement, visible_statement),
            )
            for row in connection.execute(
                select(table.c.start, table.c.end, table.c.key).where(
                    table.c.document_id == number, visible(table, moment)
                )
            )
        ]
    return tuple(sorted(found))

"""What stands in one document, in the order of its text: a way from one to the next."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, Table, bindparam, func, select

from garant.ledger import schema
from garant.ledger.asking import moment_of
from garant.ledger.judged import find_key
from garant.ledger.ledger import Ledger
from garant.ledger.visible import Moment, visible_act, visible_statement


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
        _, number, _ = find_key(connection, document, (schema.document,))
        moment = moment_of(connection)
        found = [
            Place(row.start, row.end, kind, row.key)
            for kind, table, visible in (
                ("act", schema.act, visible_act),
                ("statement", schema.statement, visible_statement),
            )
            for row in connection.execute(_places(table, visible, moment), {"document": number})
        ]
    return tuple(sorted(found))


@lru_cache(16)
def _places(table: Table, visible: Callable[..., Any], moment: Moment) -> Select[Any]:
    """Where what stands in a document stands; made once."""
    return select(table.c.start, table.c.end, table.c.key).where(
        table.c.document_id == bindparam("document"), visible(table, moment)
    )


def counts_inside(ledger: Ledger, documents: Iterable[str]) -> dict[str, tuple[int, int]]:
    """How many acts and how many statements stand in each of some documents.

    Args:
        ledger: The ledger.
        documents: The whole keys of the documents.
    """
    keys = list(dict.fromkeys(documents))
    table = schema.document
    found: list[dict[str, int]] = []
    with ledger.store.reading() as connection:
        moment = moment_of(connection)
        for inside, visible in (
            (schema.act, visible_act),
            (schema.statement, visible_statement),
        ):
            query = (
                select(table.c.key, func.count().label("number"))
                .join(inside, inside.c.document_id == table.c.id)
                .where(table.c.key.in_(keys), visible(inside, moment))
                .group_by(table.c.key)
            )
            found.append({row.key: row.number for row in connection.execute(query)})
    acts, statements = found
    return {key: (acts.get(key, 0), statements.get(key, 0)) for key in keys}

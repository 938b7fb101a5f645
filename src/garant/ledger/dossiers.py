"""What the ledger shows of one act or statement: its words in context, its readings and reviews."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from garant.ledger import schema
from garant.ledger.alike import there_is
from garant.ledger.gathering import Gatherer
from garant.ledger.judging import reviews_of
from garant.model import DocumentRecord, Dossier, Found, Run, StatementDossier

CONTEXT = 300
"""Characters of the document shown on either side of an act's or statement's words."""


def show_act(connection: Connection, gatherer: Gatherer, number: int) -> Dossier:
    """Everything about the act of this number."""
    (record,) = gatherer.acts([number])
    row = connection.execute(select(schema.act).where(schema.act.c.id == number)).one()
    statement = schema.statement
    within = select(statement.c.id).where(*_overlaps(statement, row)).order_by(statement.c.start)
    text = _text(connection, row.document_id)
    return Dossier(
        record,
        text[max(row.start - CONTEXT, 0) : row.start],
        text[row.end : row.end + CONTEXT],
        tuple(gatherer.statements(_numbers(connection, within))),
        tuple(_readings(connection, schema.reading_act.c, "act_id", row)),
        tuple(gatherer.acts(_around(connection, schema.act, schema.reading_act, "act_id", row))),
        tuple(reviews_of(connection, record.key)),
        tuple(gatherer.acts(_undertaking(connection, number))),
        _copies(gatherer, row.document_id),
        beside=tuple(
            gatherer.acts(
                _around(connection, schema.act, schema.reading_act, "act_id", row, together=True)
            )
        ),
        within=text[row.start : row.end],
        start=row.start,
    )


def show_statement(connection: Connection, gatherer: Gatherer, number: int) -> StatementDossier:
    """Everything about the statement of this number."""
    (record,) = gatherer.statements([number])
    table, found = schema.statement, schema.reading_statement
    row = connection.execute(select(table).where(table.c.id == number)).one()
    act = schema.act
    shown = select(act.c.id).where(*_overlaps(act, row)).order_by(act.c.start, act.c.id)
    text = _text(connection, row.document_id)
    return StatementDossier(
        record,
        text[max(row.start - CONTEXT, 0) : row.start],
        text[row.end : row.end + CONTEXT],
        tuple(gatherer.acts(_numbers(connection, shown))),
        tuple(_readings(connection, found.c, "statement_id", row)),
        tuple(gatherer.statements(_around(connection, table, found, "statement_id", row))),
        tuple(reviews_of(connection, record.key)),
        _copies(gatherer, row.document_id),
    )


def _text(connection: Connection, document_id: int) -> str:
    document = schema.document
    query = select(document.c.text).where(document.c.id == document_id)
    return str(connection.execute(query).scalar_one())


def _numbers(connection: Connection, query: Select[Any]) -> list[int]:
    return list(connection.execute(query).scalars())


def _overlaps(table: Any, row: Any) -> Sequence[Any]:
    return (
        table.c.document_id == row.document_id,
        table.c.start < row.end,
        table.c.end > row.start,
    )


def _around(
    connection: Connection, table: Any, found: Any, column: str, row: Any, *, together: bool = False
) -> list[int]:
    """The others that share words with one: those of the same readings, or all but those."""
    own, other = found.alias(), found.alias()
    read_together = there_is(
        (own, other),
        own.c[column] == row.id,
        other.c[column] == table.c.id,
        own.c.reading_id == other.c.reading_id,
    )
    query = (
        select(table.c.id)
        .where(
            *_overlaps(table, row),
            table.c.id != row.id,
            read_together if together else ~read_together,
        )
        .order_by(table.c.id)
    )
    return _numbers(connection, query)


def _undertaking(connection: Connection, number: int) -> list[int]:
    link = schema.act_link
    linked = connection.execute(
        select(link.c.first_id, link.c.second_id, link.c.same)
        .where(or_(link.c.first_id == number, link.c.second_id == number))
        .order_by(link.c.id)
    )
    judged = {first + second - number: same for first, second, same in linked}
    return [other for other, same in judged.items() if same]


def _copies(gatherer: Gatherer, document_id: int) -> tuple[DocumentRecord, ...]:
    together = gatherer.sources([document_id]).together(document_id)
    copies = [one for one in together if one != document_id]
    documents = gatherer.documents(copies)
    return tuple(documents[one] for one in copies)


def _readings(connection: Connection, found: Any, column: str, row: Any) -> Iterator[Found]:
    reading, run = schema.reading, schema.run
    latest = connection.execute(
        select(func.max(reading.c.id)).where(reading.c.document_id == row.document_id)
    ).scalar()
    for read in connection.execute(
        select(
            reading.c.id,
            run.c.code,
            run.c.words,
            run.c.pipeline,
            run.c.options,
            schema.entry.c.recorded,
        )
        .join(found[column].table, found.reading_id == reading.c.id)
        .join(schema.entry, schema.entry.c.id == reading.c.entry_id)
        .outerjoin(run, run.c.id == reading.c.run_id)
        .where(found[column] == row.id)
        .order_by(reading.c.id)
    ):
        made_by = (
            None if read.code is None else Run(read.code, read.words, read.pipeline, read.options)
        )
        yield Found(made_by, read.recorded, read.id == latest)

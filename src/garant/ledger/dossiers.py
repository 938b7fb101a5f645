"""What the ledger shows of one act or statement: its words in context, its readings and reviews."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, func, or_, select

from garant.ledger import schema
from garant.ledger.alike import there_is
from garant.ledger.gathering import Gatherer
from garant.ledger.judged import Judged, Subject, decisions_on
from garant.ledger.rows import to_doubts, to_sections
from garant.model import Document, DocumentRecord, Dossier, Found, Run, StatementDossier

CONTEXT = 300
"""Characters of the document shown on either side of an act's or statement's words."""


def show_act(connection: Connection, gatherer: Gatherer, number: int) -> Dossier:
    """Everything about the act of this number."""
    row = connection.execute(_row(schema.act), {"number": number}).one()
    within = list(connection.execute(_overlapping(schema.statement), _span(row)).scalars())
    together, apart = _around(connection, "act", row)
    undertaking = _undertaking(connection, number)
    # All at once: the questions are the same, and most are of one document.
    every = list(dict.fromkeys((number, *apart, *undertaking, *together)))
    acts = dict(zip(every, gatherer.acts(every), strict=True))
    text = _text(connection, row.document_id)
    return Dossier(
        acts[number],
        text[max(row.start - CONTEXT, 0) : row.start],
        text[row.end : row.end + CONTEXT],
        tuple(gatherer.statements(within)),
        tuple(_readings(connection, "act", row)),
        tuple(acts[each] for each in apart),
        tuple(decisions_on(connection, Judged("act", number, row.key, row.document_id))),
        tuple(acts[each] for each in undertaking),
        _copies(gatherer, row.document_id),
        beside=tuple(acts[each] for each in together),
        within=text[row.start : row.end],
        start=row.start,
    )


def show_statement(connection: Connection, gatherer: Gatherer, number: int) -> StatementDossier:
    """Everything about the statement of this number."""
    row = connection.execute(_row(schema.statement), {"number": number}).one()
    shown = list(connection.execute(_overlapping(schema.act), _span(row)).scalars())
    _, apart = _around(connection, "statement", row)
    every = list(dict.fromkeys((number, *apart)))
    statements = dict(zip(every, gatherer.statements(every), strict=True))
    text = _text(connection, row.document_id)
    return StatementDossier(
        statements[number],
        text[max(row.start - CONTEXT, 0) : row.start],
        text[row.end : row.end + CONTEXT],
        tuple(gatherer.acts(shown)),
        tuple(_readings(connection, "statement", row)),
        tuple(statements[each] for each in apart),
        tuple(decisions_on(connection, Judged("statement", number, row.key, row.document_id))),
        _copies(gatherer, row.document_id),
    )


def whole_document(connection: Connection, number: int) -> Document:
    """A document as it was taken in, with its text and the frame of its latest reading."""
    document, reading = schema.document, schema.reading
    row = connection.execute(select(document).where(document.c.id == number)).one()
    latest = select(reading).where(reading.c.document_id == number).order_by(reading.c.id.desc())
    frame = connection.execute(latest.limit(1)).one()
    return Document(
        id=row.name,
        text=row.text,
        title=frame.title,
        publisher=frame.publisher,
        language=frame.language,
        published=frame.published,
        url=row.url,
        sections=to_sections(frame.sections),
        doubts=to_doubts(frame.doubts),
    )


# The questions, each made once: that costs more than to have them answered.


@cache
def _row(table: Table) -> Select[Any]:
    columns = table.c
    return select(columns.id, columns.key, columns.document_id, columns.start, columns.end).where(
        columns.id == bindparam("number")
    )


@cache
def _overlapping(table: Table) -> Select[Any]:
    """What shares words with a passage of its document."""
    return (
        select(table.c.id)
        .where(
            table.c.document_id == bindparam("document"),
            table.c.start < bindparam("end"),
            table.c.end > bindparam("start"),
        )
        .order_by(table.c.start, table.c.id)
    )


def _span(row: Any) -> dict[str, int]:
    return {"document": row.document_id, "start": row.start, "end": row.end}


@cache
def _whole_text() -> Select[Any]:
    document = schema.document
    return select(document.c.text).where(document.c.id == bindparam("number"))


def _text(connection: Connection, document_id: int) -> str:
    return str(connection.execute(_whole_text(), {"number": document_id}).scalar_one())


def _around(connection: Connection, kind: Subject, row: Any) -> tuple[list[int], list[int]]:
    """The others that share words with one: those of the same readings, and all but those."""
    found = connection.execute(_others(kind), {**_span(row), "number": row.id}).all()
    together = [other.id for other in found if other.together]
    return together, [other.id for other in found if not other.together]


@cache
def _others(kind: Subject) -> Select[Any]:
    table, found = _tables(kind)
    column = f"{kind}_id"
    own, other = found.alias(), found.alias()
    together = there_is(
        (own, other),
        own.c[column] == bindparam("number"),
        other.c[column] == table.c.id,
        own.c.reading_id == other.c.reading_id,
    )
    return (
        _overlapping(table)
        .add_columns(together.label("together"))
        .where(table.c.id != bindparam("number"))
        .order_by(None)
        .order_by(table.c.id)
    )


def _tables(kind: Subject) -> tuple[Table, Table]:
    """The table of acts or statements, and that of which readings found them."""
    if kind == "act":
        return schema.act, schema.reading_act
    return schema.statement, schema.reading_statement


def _undertaking(connection: Connection, number: int) -> list[int]:
    linked = connection.execute(_judgements(), {"number": number})
    judged = {first + second - number: same for first, second, same in linked}
    return [other for other, same in judged.items() if same]


@cache
def _judgements() -> Select[Any]:
    link = schema.act_link
    number: Any = bindparam("number")
    return (
        select(link.c.first_id, link.c.second_id, link.c.same)
        .where(or_(link.c.first_id == number, link.c.second_id == number))
        .order_by(link.c.id)
    )


def _copies(gatherer: Gatherer, document_id: int) -> tuple[DocumentRecord, ...]:
    together = gatherer.sources([document_id]).together(document_id)
    copies = [one for one in together if one != document_id]
    documents = gatherer.documents(copies)
    return tuple(documents[one] for one in copies)


def _readings(connection: Connection, kind: Subject, row: Any) -> Iterator[Found]:
    asked = {"number": row.id, "document": row.document_id}
    for read in connection.execute(_found_by(kind), asked):
        made_by = (
            None if read.code is None else Run(read.code, read.words, read.pipeline, read.options)
        )
        yield Found(made_by, read.recorded, read.id == read.latest)


@cache
def _found_by(kind: Subject) -> Select[Any]:
    """The readings that found one thing, the first first."""
    reading, run, found = schema.reading, schema.run, _tables(kind)[1]
    later = reading.alias()
    latest = (
        select(func.max(later.c.id))
        .where(later.c.document_id == bindparam("document"))
        .scalar_subquery()
    )
    return (
        select(
            reading.c.id,
            run.c.code,
            run.c.words,
            run.c.pipeline,
            run.c.options,
            schema.entry.c.recorded,
            latest.label("latest"),
        )
        .join(found, found.c.reading_id == reading.c.id)
        .join(schema.entry, schema.entry.c.id == reading.c.entry_id)
        .outerjoin(run, run.c.id == reading.c.run_id)
        .where(found.c[f"{kind}_id"] == bindparam("number"))
        .order_by(reading.c.id)
    )

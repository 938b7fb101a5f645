"""Showing one thing with all that belongs to it: an act's dossier, a passage's readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from garant.ledger import schema
from garant.ledger.gathering import Gatherer, words_of
from garant.ledger.judging import reviews_of
from garant.ledger.visible import Moment
from garant.model import (
    ActRecord,
    DocumentRecord,
    Passage,
    PassageRecord,
    Review,
    Run,
    StatementRecord,
)


@dataclass(frozen=True, slots=True)
class Found:
    """One reading of an act or statement: by which make of reader, recorded when.

    `current` tells whether it is the latest reading of its document.
    """

    run: Run | None
    recorded: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the ledger holds about one act.

    `before` and `after` are what stands around its words in the document, `statements` those that
    its words stand in, `readings` every reading that found it, `others` what other readings or
    persons made of the same passage, `reviews` every decision on it, `undertaking` the acts that a
    person linked with it, `copies` the documents that carry the same dispatch.
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


CONTEXT = 300
"""Characters of the document shown on either side of an act's words."""


def show_passages(
    connection: Connection, moment: Moment, gatherer: Gatherer, numbers: list[int]
) -> list[PassageRecord]:
    """The passages of these numbers, in the same order, with what was read from them.

    Args:
        connection: A transaction.
        moment: The two times.
        gatherer: Gathers records at that moment.
        numbers: The numbers of the passages.
    """
    passage, document = schema.passage, schema.document
    rows = {
        row.id: row
        for row in connection.execute(
            select(passage, words_of(passage, document).label("words"))
            .join(document, document.c.id == passage.c.document_id)
            .where(passage.c.id.in_(numbers))
        )
    }
    documents = gatherer.documents([row.document_id for row in rows.values()])
    statements: dict[int, list[int]] = {}
    found = connection.execute(
        select(schema.statement.c.passage_id, schema.statement.c.id).where(
            schema.statement.c.passage_id.in_(numbers)
        )
    )
    for passage_id, number in found:
        statements.setdefault(passage_id, []).append(number)
    acts: dict[int, list[str]] = {}
    evidence = schema.act_evidence
    for passage_id, key in connection.execute(
        select(evidence.c.passage_id, schema.act.c.key)
        .join(schema.act, schema.act.c.id == evidence.c.act_id)
        .where(evidence.c.passage_id.in_(numbers))
        .order_by(schema.act.c.id)
    ):
        acts.setdefault(passage_id, []).append(key)
    wanted = [number for group in statements.values() for number in group]
    records = dict(zip(wanted, gatherer.statements(wanted), strict=True))
    return [
        PassageRecord(
            Passage(rows[number].start, rows[number].end),
            rows[number].words,
            documents[rows[number].document_id],
            tuple(records[each] for each in statements.get(number, ())),
            tuple(acts.get(number, ())),
        )
        for number in numbers
    ]


def show_act(connection: Connection, gatherer: Gatherer, number: int) -> Dossier:
    """Everything about the act of this number."""
    (record,) = gatherer.acts([number])
    act, document = schema.act, schema.document
    row = connection.execute(select(act).where(act.c.id == number)).one()
    text = connection.execute(
        select(document.c.text).where(document.c.id == row.document_id)
    ).scalar_one()
    around = select(act.c.id).where(
        act.c.document_id == row.document_id,
        act.c.id != number,
        act.c.start < row.end,
        act.c.end > row.start,
        act.c.kind == row.kind,
    )
    statement = schema.statement
    within = select(statement.c.id).where(
        statement.c.document_id == row.document_id,
        statement.c.start < row.end,
        statement.c.end > row.start,
    )
    link = schema.act_link
    linked = connection.execute(
        select(link.c.first_id, link.c.second_id, link.c.same)
        .where(or_(link.c.first_id == number, link.c.second_id == number))
        .order_by(link.c.id)
    )
    judged = {frozenset((first, second)) - {number}: same for first, second, same in linked}
    undertaking = [other for pair, same in judged.items() if same for other in pair]
    sources = gatherer.sources()
    copies = [one for one in sources.together(row.document_id) if one != row.document_id]
    documents = gatherer.documents(copies)
    return Dossier(
        record,
        text[max(row.start - CONTEXT, 0) : row.start],
        text[row.end : row.end + CONTEXT],
        tuple(gatherer.statements(list(connection.execute(within).scalars()))),
        tuple(_readings(connection, number, row.document_id)),
        tuple(gatherer.acts(list(connection.execute(around).scalars()))),
        tuple(reviews_of(connection, record.key)),
        tuple(gatherer.acts(undertaking)),
        tuple(documents[one] for one in copies),
    )


def _readings(connection: Connection, act_id: int, document_id: int) -> Iterator[Found]:
    reading, found, run = schema.reading, schema.reading_act, schema.run
    latest = connection.execute(
        select(func.max(reading.c.id)).where(reading.c.document_id == document_id)
    ).scalar()
    for row in connection.execute(
        select(
            reading.c.id,
            run.c.code,
            run.c.words,
            run.c.pipeline,
            run.c.options,
            schema.entry.c.recorded,
        )
        .join(found, found.c.reading_id == reading.c.id)
        .join(schema.entry, schema.entry.c.id == reading.c.entry_id)
        .outerjoin(run, run.c.id == reading.c.run_id)
        .where(found.c.act_id == act_id)
        .order_by(reading.c.id)
    ):
        made_by = None if row.code is None else Run(row.code, row.words, row.pipeline, row.options)
        yield Found(made_by, row.recorded, row.id == latest)

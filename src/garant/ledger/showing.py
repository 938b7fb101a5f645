"""Showing passages that were found by their words, with what stands of the readings of them."""

from sqlalchemy import Connection, select

from garant.ledger import schema
from garant.ledger.gathering import Gatherer, words_of
from garant.ledger.visible import Moment, visible_act, visible_statement
from garant.model import Passage, PassageRecord


def show_passages(
    connection: Connection, moment: Moment, gatherer: Gatherer, numbers: list[int]
) -> list[PassageRecord]:
    """The passages of these numbers, in the same order, with what stands of what was read there.

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
            schema.statement.c.passage_id.in_(numbers), visible_statement(schema.statement, moment)
        )
    )
    for passage_id, number in found:
        statements.setdefault(passage_id, []).append(number)
    acts: dict[int, list[str]] = {}
    evidence = schema.act_evidence
    for passage_id, key in connection.execute(
        select(evidence.c.passage_id, schema.act.c.key)
        .join(schema.act, schema.act.c.id == evidence.c.act_id)
        .where(evidence.c.passage_id.in_(numbers), visible_act(schema.act, moment))
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

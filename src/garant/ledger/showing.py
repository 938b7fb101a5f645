"""Showing passages that were found by their words, with what stands of the readings of them."""

from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from garant.ledger import schema
from garant.ledger.gathering import Gatherer
from garant.ledger.prepared import MOMENTS, NUMBERS, words_of
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
    asked = {NUMBERS: numbers}
    rows = {row.id: row for row in connection.execute(_passages(), asked)}
    documents = gatherer.documents([row.document_id for row in rows.values()])
    statements: dict[int, list[int]] = {}
    for passage_id, number in connection.execute(_said(moment), asked):
        statements.setdefault(passage_id, []).append(number)
    acts: dict[int, list[str]] = {}
    for passage_id, key in connection.execute(_done(moment), asked):
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


@cache
def _passages() -> Select[Any]:
    """Passages with their words."""
    passage, document = schema.passage, schema.document
    return (
        select(passage, words_of(passage, document).label("words"))
        .join(document, document.c.id == passage.c.document_id)
        .where(passage.c.id.in_(bindparam(NUMBERS, expanding=True)))
    )


@lru_cache(MOMENTS)
def _said(moment: Moment) -> Select[Any]:
    """The statements that stand in passages."""
    statement = schema.statement
    return (
        select(statement.c.passage_id, statement.c.id)
        .where(
            statement.c.passage_id.in_(bindparam(NUMBERS, expanding=True)),
            visible_statement(statement, moment),
        )
        .order_by(statement.c.id)
    )


@lru_cache(MOMENTS)
def _done(moment: Moment) -> Select[Any]:
    """The acts that stand and are shown by passages."""
    evidence, act = schema.act_evidence, schema.act
    return (
        select(evidence.c.passage_id, act.c.key)
        .join(act, act.c.id == evidence.c.act_id)
        .where(
            evidence.c.passage_id.in_(bindparam(NUMBERS, expanding=True)),
            visible_act(act, moment),
        )
        .order_by(act.c.id)
    )

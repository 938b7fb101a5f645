"""The questions by which records are gathered, each made once and asked again with other numbers.

To make a question costs more than to have it answered, so that a page of evidence, which asks some
twenty, would mostly wait for that. `NUMBERS` names the rows that are asked about.
"""

from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Select, Table, bindparam, func, or_, select

from garant.ledger import schema
from garant.ledger.alike import another
from garant.ledger.visible import Moment, standing_review

NUMBERS = "numbers"
"""What a question calls the numbers of the rows it asks about."""

MOMENTS = 64
"""Moments for which a question is kept: nearly every one is asked of now."""


def _among() -> Any:
    return bindparam(NUMBERS, expanding=True)


def words_of(passage: Any, document: Any) -> Any:
    """The words of a passage, out of its document's text, as a column."""
    return func.substr(document.c.text, passage.c.start + 1, passage.c.end - passage.c.start)


@cache
def rows(table: Table) -> Select[Any]:
    """The rows of a table."""
    return select(table).where(table.c.id.in_(_among()))


@cache
def parties() -> Select[Any]:
    """The parties of acts, in order."""
    table = schema.act_party
    return (
        select(table)
        .where(table.c.act_id.in_(_among()))
        .order_by(table.c.act_id, table.c.role, table.c.place)
    )


@cache
def evidence() -> Select[Any]:
    """The passages that show acts, in order, with their words."""
    joined, passage, document = schema.act_evidence, schema.passage, schema.document
    return (
        select(
            joined.c.act_id,
            passage.c.start,
            passage.c.end,
            words_of(passage, document).label("words"),
        )
        .join(passage, passage.c.id == joined.c.passage_id)
        .join(document, document.c.id == passage.c.document_id)
        .where(joined.c.act_id.in_(_among()))
        .order_by(joined.c.act_id, joined.c.place)
    )


@cache
def content() -> Select[Any]:
    """The words of statements."""
    statement, document = schema.statement, schema.document
    return (
        select(statement.c.id, words_of(statement, document).label("words"))
        .join(document, document.c.id == statement.c.document_id)
        .where(statement.c.id.in_(_among()))
    )


@cache
def documents() -> Select[Any]:
    """What documents are called, without their texts."""
    table = schema.document
    return select(table.c.id, table.c.key, table.c.name, table.c.url, table.c.entry_id).where(
        table.c.id.in_(_among())
    )


@lru_cache(MOMENTS)
def frames(entry: int | None) -> Select[Any]:
    """The latest reading of documents, as of an entry."""
    table, moment = schema.reading, Moment(entry=entry)
    latest = (
        select(func.max(table.c.id))
        .where(table.c.document_id.in_(_among()), *moment.knew(table.c.entry_id))
        .group_by(table.c.document_id)
    )
    return select(table).where(table.c.id.in_(latest))


@lru_cache(MOMENTS)
def links(entry: int | None) -> Select[Any]:
    """The judgements on documents and others, as of an entry."""
    link, moment = schema.document_link, Moment(entry=entry)
    return select(link.c.kind, link.c.first_id, link.c.second_id).where(
        or_(link.c.first_id.in_(_among()), link.c.second_id.in_(_among())),
        *moment.knew(link.c.entry_id),
    )


@cache
def keys() -> Select[Any]:
    """The keys of documents."""
    table = schema.document
    return select(table.c.id, table.c.key).where(table.c.id.in_(_among()))


@cache
def moments() -> Select[Any]:
    """When entries were made."""
    table = schema.entry
    return select(table.c.id, table.c.recorded).where(table.c.id.in_(_among()))


@lru_cache(MOMENTS)
def decisions(subject: str, result: str, entry: int | None) -> Select[Any]:
    """What persons decided about acts or statements, as of an entry; the last of each stands.

    Args:
        subject: The column of reviews that names what was judged.
        result: The column that names what stands by them.
        entry: The number of the last entry that counts; None for all.
    """
    judged = another(schema.review)
    return (
        select(judged.c[subject].label("subject"), judged.c[result].label("result"))
        .where(
            or_(judged.c[subject].in_(_among()), judged.c[result].in_(_among())),
            standing_review(judged, subject, Moment(entry=entry)),
        )
        .order_by(judged.c.id)
    )


@cache
def by_hand(subject: str) -> Select[Any]:
    """Which acts or statements a person wrote down."""
    joined = schema.reading_act if subject == "act_id" else schema.reading_statement
    return (
        select(joined.c[subject].label("subject"))
        .join(schema.reading, schema.reading.c.id == joined.c.reading_id)
        .where(joined.c[subject].in_(_among()), schema.reading.c.run_id.is_(None))
    )

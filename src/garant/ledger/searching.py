"""Finding passages by their words."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
    union_all,
)

from garant.ledger import schema
from garant.ledger.alike import another, there_is
from garant.ledger.asking import Asked
from garant.ledger.finding import acted_in, numbers_of, of_act, of_statement
from garant.ledger.rows import fold
from garant.ledger.visible import Moment, stood_behind, visible_act, visible_statement
from garant.ledger.words import Query, to_fts5, to_tsquery

_LATEST_HITS = 1_000
"""Passages that are put in order by day, the latest taken in: a word that stands everywhere must
not cost the sorting of everything."""

_LITTLE = 2_000
"""Statements of a speaker that are looked through for words one by one."""

_FIRST_WINDOW = 20_000
_WIDER = 4
"""On PostgreSQL the latest so many passages are looked through for words, then so many times as
many before them, and so on: its index gives every passage that holds a word, or none."""


def search_passages(
    connection: Connection, words: Query, asked: Asked, moment: Moment
) -> list[int]:
    """The numbers of the passages that hold the words, the latest said first.

    A passage counts where a statement or an act that is wanted stands in it; with a speaker or a
    mode asked for, a statement.
    """
    held = moment.held
    if words.is_empty or (asked.reviewed and not (held.reviews or held.by_hand)):
        return []
    hits = _hits(connection, words, _among(connection, asked, moment))
    wanted = select(hits.c.id).where(_is_wanted(hits.c.id, asked, moment))
    latest = _latest(connection, wanted)
    if not latest:
        return []
    passage, statement = schema.passage, schema.statement
    act, joined = schema.act, schema.act_evidence
    said = (
        select(func.max(statement.c.day))
        .where(statement.c.passage_id == passage.c.id)
        .correlate_except(statement)
        .scalar_subquery()
    )
    done = (
        select(func.max(act.c.day))
        .where(joined.c.passage_id == passage.c.id, act.c.id == joined.c.act_id)
        .correlate_except(joined, act)
        .scalar_subquery()
    )
    query: Select[Any] = select(passage.c.id).where(passage.c.id.in_(latest))
    return numbers_of(connection, query, func.coalesce(said, done), passage.c.id, asked)


def _is_wanted(number: Any, asked: Asked, moment: Moment) -> ColumnElement[bool]:
    """Whether a statement or an act that is wanted stands in a passage."""
    statement, act, joined = schema.statement, schema.act, schema.act_evidence
    said = there_is(
        statement,
        statement.c.passage_id == number,
        *of_statement(statement, asked, moment),
        visible_statement(statement, moment),
    )
    if asked.speaker or asked.speaker_code or asked.mode or asked.anonymous is not None:
        return said
    done = there_is(
        (joined, act),
        joined.c.passage_id == number,
        act.c.id == joined.c.act_id,
        *of_act(act, asked, moment),
        *acted_in(another(schema.act_party), act, asked, moment),
        visible_act(act, moment),
    )
    return or_(said, done)


def _hits(connection: Connection, words: Query, among: Any) -> Any:
    """The passages between two numbers that hold the words, the latest taken in first.

    Args:
        connection: A transaction.
        words: The words.
        among: Selects the passages to look among; None for all.
    """
    if connection.dialect.name == "sqlite":
        number: ColumnElement[int] = literal_column("passage_fts.rowid", Integer)
        holds = text("passage_fts MATCH :words").bindparams(words=to_fts5(words))
    else:
        number = literal_column("passage_fts.passage_id", Integer)
        holds = text("words @@ CAST(:words AS tsquery)").bindparams(words=to_tsquery(words))
    between = number >= bindparam("first"), number < bindparam("beyond")
    query = select(number.label("id")).select_from(text("passage_fts")).where(holds, *between)
    if among is not None:
        query = query.where(number.in_(among))
    return query.order_by(number.desc()).subquery("hits")


def _latest(connection: Connection, wanted: Select[Any]) -> list[int]:
    """The latest taken in of the passages that are wanted."""
    found: list[int] = []
    for first, beyond in _windows(connection):
        some = wanted.limit(_LATEST_HITS - len(found))
        found += connection.execute(some, {"first": first, "beyond": beyond}).scalars()
        if len(found) == _LATEST_HITS:
            break
    return found


def _windows(connection: Connection) -> Iterator[tuple[int, int]]:
    """Between which numbers to look for passages, the latest first."""
    beyond = (connection.execute(select(func.max(schema.passage.c.id))).scalar() or 0) + 1
    size = beyond if connection.dialect.name == "sqlite" else _FIRST_WINDOW
    while beyond > 1:
        yield max(beyond - size, 1), beyond
        beyond -= size
        size *= _WIDER


def _among(connection: Connection, asked: Asked, moment: Moment) -> Any:
    """The passages to look for words in, where they are few; None where all are to be looked in.

    A word that stands everywhere would otherwise be followed everywhere.
    """
    statement, act, joined = schema.statement, schema.act, schema.act_evidence
    speaker = fold(asked.speaker)
    if asked.reviewed:
        return union_all(
            select(statement.c.passage_id).where(stood_behind(statement, "statement_id", moment)),
            select(joined.c.passage_id)
            .join(act, act.c.id == joined.c.act_id)
            .where(stood_behind(act, "act_id", moment)),
        )
    if speaker and _says_little(connection, speaker):
        return select(statement.c.passage_id).where(statement.c.speaker_folded == speaker)
    return None


def _says_little(connection: Connection, speaker: str) -> bool:
    statement = schema.statement
    said = select(statement.c.id).where(statement.c.speaker_folded == speaker)
    return len(connection.execute(said.limit(_LITTLE + 1)).all()) <= _LITTLE

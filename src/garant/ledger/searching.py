"""Finding passages by their words."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
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
from garant.ledger.prepared import MOMENTS
from garant.ledger.rows import fold
from garant.ledger.visible import Moment, stood_behind, visible_act, visible_statement
from garant.ledger.words import Query, to_fts5, to_tsquery

_LATEST_HITS = 1_000
"""Passages that are put in order by day, the latest taken in: a word that stands everywhere must
not cost the sorting of everything."""

_LITTLE = 2_000
"""Statements of a speaker that are looked through for words one by one."""

_BEYOND = 1 << 62
"""Above the number of any passage."""

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
    on_sqlite = connection.dialect.name == "sqlite"
    few = bool(asked.speaker) and _says_little(connection, fold(asked.speaker) or "")
    kind = replace(asked, limit=None, offset=0)
    wanted = _wanted(kind, moment, on_sqlite=on_sqlite, few=few)
    named = {"words": (to_fts5 if on_sqlite else to_tsquery)(words)}
    if on_sqlite:
        # All in one: to name a thousand passages takes as long as to find them.
        page = {"most": _LATEST_HITS, "shown": asked.limit or -1, "passed": asked.offset}
        every = {**named, **page, "first": 1, "beyond": _BEYOND}
        if kind == Asked():
            found = list(connection.execute(_as_shown(moment), every).scalars())
            first = {**every, "shown": 1, "passed": 0}
            if found or connection.execute(_as_shown(moment), first).first():
                return found
        return list(connection.execute(_in_order(kind, moment, few=few), every).scalars())
    latest = _latest(connection, wanted, named)
    if not latest:
        return []
    passage = schema.passage
    query: Select[Any] = select(passage.c.id).where(passage.c.id.in_(latest))
    return numbers_of(connection, query, _day(), passage.c.id, asked)


@lru_cache(MOMENTS)
def _as_shown(moment: Moment) -> Select[Any]:
    """The passages among the latest taken in that hold words, the latest said first, on SQLite.

    Whether one stands is only looked at for those that are shown: where nothing but words is asked
    for, nearly all do, and to look takes most of the time of a search.
    """
    passage = schema.passage
    latest = select(_hits(None, on_sqlite=True).c.id).limit(bindparam("most"))
    day = _day()
    # The bound keeps SQLite from looking before it has put them in order.
    ordered = (
        select(passage.c.id)
        .where(passage.c.id.in_(latest))
        .order_by(day.desc().nulls_last(), passage.c.id.desc())
        .limit(bindparam("most"))
        .subquery("ordered")
    )
    return (
        select(ordered.c.id)
        .where(_is_wanted(ordered.c.id, Asked(), moment))
        .limit(bindparam("shown"))
        .offset(bindparam("passed"))
    )


@lru_cache(MOMENTS)
def _in_order(asked: Asked, moment: Moment, *, few: bool) -> Select[Any]:
    """The passages that are wanted, the latest said first, on SQLite; made once."""
    passage = schema.passage
    wanted = _wanted(asked, moment, on_sqlite=True, few=few).limit(bindparam("most"))
    return (
        select(passage.c.id)
        .where(passage.c.id.in_(wanted))
        .order_by(_day().desc().nulls_last(), passage.c.id.desc())
        .limit(bindparam("shown"))
        .offset(bindparam("passed"))
    )


@lru_cache(MOMENTS)
def _wanted(asked: Asked, moment: Moment, *, on_sqlite: bool, few: bool) -> Select[Any]:
    """The passages that hold words and are wanted, the latest taken in first; made once."""
    among = _among(asked, moment, few=few)
    hits = _hits(among, on_sqlite=on_sqlite)
    return select(hits.c.id).where(_is_wanted(hits.c.id, asked, moment))


def _day() -> Any:
    """The day on which a passage was said, or what it shows was."""
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
    return func.coalesce(said, done)


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


def _hits(among: Any, *, on_sqlite: bool) -> Any:
    """The passages between two numbers that hold words, the latest taken in first.

    Args:
        among: Selects the passages to look among; None for all.
        on_sqlite: Whether to ask SQLite, and not PostgreSQL.
    """
    if on_sqlite:
        number: ColumnElement[int] = literal_column("passage_fts.rowid", Integer)
        holds = text("passage_fts MATCH :words")
    else:
        number = literal_column("passage_fts.passage_id", Integer)
        holds = text("words @@ CAST(:words AS tsquery)")
    between = number >= bindparam("first"), number < bindparam("beyond")
    query = select(number.label("id")).select_from(text("passage_fts")).where(holds, *between)
    if among is not None:
        query = query.where(number.in_(among))
    return query.order_by(number.desc()).subquery("hits")


def _latest(connection: Connection, wanted: Select[Any], named: dict[str, str]) -> list[int]:
    """The latest taken in of the passages that are wanted, on PostgreSQL."""
    found: list[int] = []
    for first, beyond in _windows(connection):
        some = wanted.limit(_LATEST_HITS - len(found))
        found += connection.execute(some, {**named, "first": first, "beyond": beyond}).scalars()
        if len(found) == _LATEST_HITS:
            break
    return found


def _windows(connection: Connection) -> Iterator[tuple[int, int]]:
    """Between which numbers to look for passages, the latest first."""
    beyond = (connection.execute(select(func.max(schema.passage.c.id))).scalar() or 0) + 1
    size = _FIRST_WINDOW
    while beyond > 1:
        yield max(beyond - size, 1), beyond
        beyond -= size
        size *= _WIDER


def _among(asked: Asked, moment: Moment, *, few: bool) -> Any:
    """The passages to look for words in, where they are few; None where all are to be looked in.

    A word that stands everywhere would otherwise be followed everywhere.

    Args:
        asked: What is wanted.
        moment: The two times.
        few: Whether the speaker asked for says little.
    """
    statement, act, joined = schema.statement, schema.act, schema.act_evidence
    if asked.reviewed:
        return union_all(
            select(statement.c.passage_id).where(stood_behind(statement, "statement_id", moment)),
            select(joined.c.passage_id)
            .join(act, act.c.id == joined.c.act_id)
            .where(stood_behind(act, "act_id", moment)),
        )
    if few:
        said_by = statement.c.speaker_folded == fold(asked.speaker)
        return select(statement.c.passage_id).where(said_by)
    return None


def _says_little(connection: Connection, speaker: str) -> bool:
    statement = schema.statement
    said = select(statement.c.id).where(statement.c.speaker_folded == speaker)
    return len(connection.execute(said.limit(_LITTLE + 1)).all()) <= _LITTLE

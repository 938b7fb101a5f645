"""Finding acts and statements: by party, capability, firmness, speaker, day; by their words."""

from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    false,
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
from garant.ledger.rows import fold
from garant.ledger.visible import (
    Moment,
    said_by_then,
    stood_behind,
    visible_act,
    visible_statement,
)
from garant.ledger.words import Query, to_fts5, to_tsquery

Conditions = list[ColumnElement[bool]]

LEAST_SIGNS = 4
"""Signs of a key that are taken for its beginning, at least."""

UNDATED_COUNTED = 1_000
"""What has no day is counted up to here: whether each stands takes longer to tell than to read."""

_LATEST_HITS = 1_000
"""Passages that are put in order by day, the latest taken in: a word that stands everywhere must
not cost the sorting of everything."""

_LITTLE = 2_000
"""Statements of a speaker that are looked through for words one by one."""


def find_acts(connection: Connection, asked: Asked, moment: Moment) -> list[int]:
    """The numbers of the acts that are wanted, the latest said first."""
    act = schema.act
    query = select(act.c.id).where(visible_act(act, moment), *_of_act(act, asked, moment))
    day: Any = act.c.day
    role, code = ("actor", asked.party) if asked.party else ("target", asked.target)
    if code:
        # In the order of the index that leads here from the party.
        party, named_before = schema.act_party, another(schema.act_party)
        day = party.c.day
        query = query.join(party, party.c.act_id == act.c.id).where(
            *_of_party(party, role, code, asked, moment),
            ~there_is(
                named_before,
                named_before.c.act_id == party.c.act_id,
                named_before.c.role == party.c.role,
                named_before.c.place < party.c.place,
                named_before.c.code == party.c.code,
            ),
        )
    return _numbers(connection, query, day, act.c.id, asked)


def find_statements(connection: Connection, asked: Asked, moment: Moment) -> list[int]:
    """The numbers of the statements that are wanted, the latest said first."""
    statement = schema.statement
    query = select(statement.c.id).where(
        visible_statement(statement, moment), *_of_statement(statement, asked, moment)
    )
    return _numbers(connection, query, statement.c.day, statement.c.id, asked)


def search_passages(
    connection: Connection, words: Query, asked: Asked, moment: Moment
) -> list[int]:
    """The numbers of the passages that hold the words, the latest said first.

    A passage counts where a statement or an act that is wanted stands in it; with a speaker asked
    for, a statement.
    """
    if words.is_empty:
        return []
    statement, act, joined = schema.statement, schema.act, schema.act_evidence
    hits = _hits(connection, words, _among(connection, asked, moment))
    wanted: ColumnElement[bool] = there_is(
        statement,
        statement.c.passage_id == hits.c.id,
        *_of_statement(statement, asked, moment),
        visible_statement(statement, moment),
    )
    if not (asked.speaker or asked.speaker_code or asked.anonymous is not None):
        party = another(schema.act_party)
        shown = there_is(
            (joined, act),
            joined.c.passage_id == hits.c.id,
            act.c.id == joined.c.act_id,
            *_of_act(act, asked, moment),
            *_acted_in(party, act, asked, moment),
            visible_act(act, moment),
        )
        wanted = or_(wanted, shown)
    latest = select(hits.c.id).where(wanted).limit(_LATEST_HITS).subquery()
    said = (
        select(func.max(statement.c.day))
        .where(statement.c.passage_id == latest.c.id)
        .correlate_except(statement)
        .scalar_subquery()
    )
    done = (
        select(func.max(act.c.day))
        .where(joined.c.passage_id == latest.c.id, act.c.id == joined.c.act_id)
        .correlate_except(joined, act)
        .scalar_subquery()
    )
    query = select(latest.c.id)
    return _numbers(connection, query, func.coalesce(said, done), latest.c.id, asked)


def find_documents(connection: Connection, asked: Asked, moment: Moment) -> list[int]:
    """The numbers of the documents that are wanted, the latest published first."""
    reading, later, document = schema.reading, another(schema.reading), schema.document
    query = (
        select(reading.c.document_id)
        .where(
            *moment.knew(reading.c.entry_id),
            ~there_is(
                later,
                later.c.document_id == reading.c.document_id,
                later.c.id > reading.c.id,
                *moment.knew(later.c.entry_id),
            ),
        )
        .where(*said_by_then(reading.c.published, moment), *_days(reading.c.published, asked))
    )
    if asked.document:
        query = query.join(document, document.c.id == reading.c.document_id)
        query = query.where(is_named(document, asked.document))
    return _numbers(connection, query, reading.c.published, reading.c.document_id, asked)


def count_undated(
    connection: Connection, asked: Asked, moment: Moment, *, statements: bool = False
) -> int:
    """How many acts, or statements, would be wanted if they had a day.

    Not counted on beyond `UNDATED_COUNTED`, but for one that tells that there are more.

    Args:
        connection: A transaction.
        asked: What is wanted, with its days.
        moment: The two times.
        statements: Whether to count statements, not acts.
    """
    asked = replace(asked, since=None, until=None, as_of=None, limit=None, offset=0)
    moment = replace(moment, as_of=None)
    table: Any = schema.statement if statements else schema.act
    conditions = [table.c.day.is_(None)]
    if statements:
        conditions += [visible_statement(table, moment), *_of_statement(table, asked, moment)]
    else:
        conditions += [visible_act(table, moment), *_of_act(table, asked, moment)]
        conditions += _acted_in(schema.act_party, table, asked, moment)
    some = select(table.c.id).where(*conditions).limit(UNDATED_COUNTED + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def is_held(connection: Connection, code: str) -> bool:
    """Whether the ledger holds anything of a party or a capability, by its code."""
    party, statement, act = schema.act_party, schema.statement, schema.act
    return any(
        connection.execute(select(literal_column("1")).where(where).limit(1)).first()
        for where in (
            party.c.code == code,
            statement.c.speaker_code == code,
            act.c.capability == code,
        )
    )


def is_named(document: Any, named: str) -> ColumnElement[bool]:
    """Whether a document is meant: by its key or the first signs of it, its name or its address.

    Args:
        document: The document table, or an alias of it.
        named: What the user calls it.
    """
    names = [document.c.name == named, document.c.url == named]
    key = named.strip().lower()
    if len(key) >= LEAST_SIGNS and key.isascii() and key.isalnum():
        names.append(and_(document.c.key >= key, document.c.key <= key + "z"))
    return or_(*names)


def _numbers(
    connection: Connection, query: Select[Any], day: Any, number: Any, asked: Asked
) -> list[int]:
    """The numbers that a query finds, the latest said first, and last what has no day."""
    if connection.dialect.name != "sqlite" and isinstance(day, Column):
        return _dated_first(connection, query, day, number, asked)
    query = query.order_by(day.desc().nulls_last(), number.desc())
    if asked.limit is not None or asked.offset:
        query = query.limit(-1 if asked.limit is None else asked.limit).offset(asked.offset)
        if asked.limit is None and connection.dialect.name != "sqlite":
            query = query.limit(None)
    return list(connection.execute(query).scalars())


def _dated_first(
    connection: Connection, query: Select[Any], day: Any, number: Any, asked: Asked
) -> list[int]:
    """The same in two queries: what has a day, then what has none.

    PostgreSQL goes backwards through an index only where that is the order asked for, and its
    indexes put what has no day at the other end; it would sort everything.
    """
    dated = query.where(day.is_not(None)).order_by(day.desc(), number.desc())
    limit, offset = asked.limit, asked.offset
    found = list(connection.execute(dated.limit(limit).offset(offset)).scalars())
    if limit is not None and len(found) >= limit:
        return found
    passed = offset + len(found)
    if offset and not found:
        every = select(func.count()).select_from(dated.order_by(None).subquery())
        passed = connection.execute(every).scalar_one()
    undated = query.where(day.is_(None)).order_by(number.desc()).offset(max(offset - passed, 0))
    rest = undated.limit(None if limit is None else limit - len(found))
    return [*found, *connection.execute(rest).scalars()]


def _hits(connection: Connection, words: Query, among: Any) -> Any:
    """The passages that hold the words, the latest taken in first, as a subquery.

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
    query = select(number.label("id")).select_from(text("passage_fts")).where(holds)
    if among is not None:
        query = query.where(number.in_(among))
    return query.order_by(number.desc()).subquery("hits")


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


def _of_act(act: Any, asked: Asked, moment: Moment) -> Conditions:
    wanted: Conditions = []
    party = schema.act_party
    if asked.target:
        wanted.append(
            there_is(
                party,
                party.c.act_id == act.c.id,
                *_of_party(party, "target", asked.target, asked, moment),
            )
        )
    if asked.capability:
        wanted.append(act.c.capability == asked.capability)
    if asked.kinds:
        wanted.append(act.c.kind.in_([kind.value for kind in asked.kinds]))
    if asked.least:
        wanted.append(act.c.level >= asked.least.level)
    if asked.firmest:
        wanted.append(act.c.level <= asked.firmest.level)
    if asked.condition:
        wanted.append(act.c.conditions.like(f'%"{asked.condition.value}"%'))
    if asked.speaker:
        wanted.append(act.c.speaker_folded == fold(asked.speaker))
    return [*wanted, *_of_either(act, asked, moment, "act_id")]


def _of_statement(statement: Any, asked: Asked, moment: Moment) -> Conditions:
    wanted: Conditions = []
    if asked.speaker:
        wanted.append(statement.c.speaker_folded == fold(asked.speaker))
    if asked.party:
        wanted.append(statement.c.speaker_code == asked.party)
    return [*wanted, *_of_either(statement, asked, moment, "statement_id")]


def _of_either(subject: Any, asked: Asked, moment: Moment, judged_as: str) -> Conditions:
    """What is asked of acts and statements alike."""
    wanted = _days(subject.c.day, asked)
    if asked.speaker_code:
        wanted.append(subject.c.speaker_code == asked.speaker_code)
    if asked.anonymous is not None:
        wanted.append(func.coalesce(subject.c.speaker_anonymous, false()) == asked.anonymous)
    if asked.document:
        document = schema.document
        named = select(document.c.id).where(is_named(document, asked.document))
        wanted.append(subject.c.document_id.in_(named))
    if asked.doubtful is not None:
        doubts = subject.c.doubts
        wanted.append(doubts.is_not(None) if asked.doubtful else doubts.is_(None))
    if asked.reviewed is not None:
        decided = stood_behind(subject, judged_as, moment)
        wanted.append(decided if asked.reviewed else ~decided)
    return wanted


def _acted_in(party: Any, act: Any, asked: Asked, moment: Moment) -> Conditions:
    """The condition that the party asked for acts in an act; empty where none is."""
    if not asked.party:
        return []
    own = _of_party(party, "actor", asked.party, asked, moment)
    return [there_is(party, party.c.act_id == act.c.id, *own)]


def _of_party(party: Any, role: str, code: str, asked: Asked, moment: Moment) -> Conditions:
    days = [*_days(party.c.day, asked), *said_by_then(party.c.day, moment)]
    wanted = [party.c.role == role, party.c.code == code, *days]
    if asked.capability:
        wanted.append(party.c.capability == asked.capability)
    return wanted


def _days(day: Any, asked: Asked) -> Conditions:
    wanted: Conditions = []
    if asked.since:
        wanted.append(day >= asked.since)
    if asked.until:
        wanted.append(day <= asked.until)
    return wanted

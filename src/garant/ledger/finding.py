"""Finding acts, statements and documents: by party, capability, firmness, speaker, day."""

from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    and_,
    false,
    func,
    literal_column,
    or_,
    select,
)

from garant.ledger import schema
from garant.ledger.alike import another, there_is
from garant.ledger.asking import Asked
from garant.ledger.keys import last_key
from garant.ledger.rows import fold
from garant.ledger.visible import (
    Moment,
    said_by_then,
    stood_behind,
    visible_act,
    visible_statement,
)

Conditions = list[ColumnElement[bool]]

LEAST_SIGNS = 4
"""Signs of a key that are taken for its beginning, at least."""

_WORDS_OF_TITLES = 12
"""Words of a title that are looked for; more tell documents no further apart."""

UNDATED_COUNTED = 1_000
"""What has no day is counted up to here: whether each stands takes longer to tell than to read."""


def find_acts(connection: Connection, asked: Asked, moment: Moment) -> list[int]:
    """The numbers of the acts that are wanted, the latest said first."""
    act = schema.act
    query = select(act.c.id).where(visible_act(act, moment), *of_act(act, asked, moment))
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
    return numbers_of(connection, query, day, act.c.id, asked)


def find_statements(connection: Connection, asked: Asked, moment: Moment) -> list[int]:
    """The numbers of the statements that are wanted, the latest said first."""
    statement = schema.statement
    query = select(statement.c.id).where(
        visible_statement(statement, moment), *of_statement(statement, asked, moment)
    )
    return numbers_of(connection, query, statement.c.day, statement.c.id, asked)


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
    if asked.document or asked.titled:
        query = query.join(document, document.c.id == reading.c.document_id)
    if asked.document:
        query = query.where(is_named(document, asked.document))
    if asked.titled:
        titles = (reading.c.title, reading.c.publisher, document.c.name, document.c.url)
        for word in asked.titled.split()[:_WORDS_OF_TITLES]:
            query = query.where(or_(*(_holds(column, word) for column in titles)))
    if asked.doubtful is not None:
        doubted = reading.c.doubts.is_not(None)
        query = query.where(doubted if asked.doubtful else ~doubted)
    return numbers_of(connection, query, reading.c.published, reading.c.document_id, asked)


def _holds(column: Any, word: str) -> ColumnElement[bool]:
    """Whether a text holds a word, whatever its capitals; accents count.

    SQLite knows the capitals of letters without accents alone, so that the others are tried.
    """
    spellings = {word, word.lower(), word.upper(), word.capitalize()}
    return or_(*(column.icontains(each, autoescape=True) for each in sorted(spellings)))


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
        conditions += [visible_statement(table, moment), *of_statement(table, asked, moment)]
    else:
        conditions += [visible_act(table, moment), *of_act(table, asked, moment)]
        conditions += acted_in(schema.act_party, table, asked, moment)
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
        names.append(and_(document.c.key >= key, document.c.key <= last_key(key)))
    return or_(*names)


def numbers_of(
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


def of_act(act: Any, asked: Asked, moment: Moment) -> Conditions:
    """What is asked of an act, but for who acts in it."""
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


def of_statement(statement: Any, asked: Asked, moment: Moment) -> Conditions:
    """What is asked of a statement."""
    wanted: Conditions = []
    if asked.speaker:
        wanted.append(statement.c.speaker_folded == fold(asked.speaker))
    if asked.party:
        wanted.append(statement.c.speaker_code == asked.party)
    if asked.mode:
        wanted.append(statement.c.mode == asked.mode.value)
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


def acted_in(party: Any, act: Any, asked: Asked, moment: Moment) -> Conditions:
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

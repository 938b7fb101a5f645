"""Acts that a person wrote down: put beside what was read, with their sources and who stands by it.

An act by hand names its source. Of that it quotes words, which then are its evidence, or none: a
document whose text is empty says just that. The same act from the same source is there once,
however often it is handed in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from sqlalchemy import Connection, Select, and_, or_, select

from garant.errors import LedgerError
from garant.ledger import judging, schema
from garant.ledger.keys import act_key, document_key, text_hash
from garant.ledger.ledger import Ledger
from garant.ledger.recording import fault_of, record
from garant.ledger.visible import NOW, stood_behind, visible_act
from garant.model import Act, Document, Passage, Reading, Verdict

_TOGETHER = 100
"""Acts that are written down in one go: all of these are kept, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An act that a person wrote down.

    Attributes:
        act: The act; its evidence points into the text of the document.
        document: Its source: the text that it quotes, or none. Its day is that of the act.
        why: What else the person says of it, and where it was written down.
        replaces: Whether it is all that the document says, so that what was written down from it
            before and is different was corrected since.
    """

    act: Act
    document: Document
    why: str = ""
    replaces: bool = False


class Entry(StrEnum):
    """What became of an act by hand.

    `CHANGED`: it took the place of one that was written down before. `KNOWN`: it was there.
    """

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of an act by hand: its key, and that of the act in whose place it stands."""

    key: str
    entry: Entry
    replaced: str | None = None


def enter(
    ledger: Ledger, written: Iterable[Written], *, who: str, only_look: bool = False
) -> Iterator[Entered]:
    """Write down acts by hand as acts that a person stands behind.

    Args:
        ledger: The ledger.
        written: The acts; taken some at a time.
        who: Who stands behind them.
        only_look: Whether to tell what would become of them, and write nothing.

    Yields:
        What became of each, in order, once it is kept.

    Raises:
        LedgerError: Nobody is named, evidence lies outside its text, or the database failed; what
            was told before is kept.
    """
    who = judging.stored_words(who)
    if not who:
        raise LedgerError("what is written down needs a name; say who with --by")
    supply = iter(written)
    while batch := list(islice(supply, _TOGETHER)):
        if only_look:
            with ledger.store.reading() as connection:
                yield from [entered for entered, _ in _looked_at(connection, batch)]
            continue
        with ledger.store.writing() as connection:
            entered = _entered(connection, batch, who)
        yield from entered


def source_at(ledger: Ledger, url: str, words: str) -> tuple[Document, Passage] | None:
    """The document that was read at an address and holds words just so, once; the latest such.

    Args:
        ledger: The ledger.
        url: The address.
        words: The words, sign by sign.
    """
    table, reading = schema.document, schema.reading
    query = (
        select(table.c.key, table.c.text)
        .where(
            table.c.url == url,
            select(reading.c.id)
            .where(reading.c.document_id == table.c.id, reading.c.run_id.is_not(None))
            .exists(),
        )
        .order_by(table.c.id.desc())
    )
    with ledger.store.reading() as connection:
        rows = connection.execute(query).all()
    for row in rows:
        if words and row.text.count(words) == 1:
            start = row.text.index(words)
            return ledger.document(row.key), Passage(start, start + len(words))
    return None


def documents_with(ledger: Ledger, text: str, names: Iterable[str]) -> list[str]:
    """The keys of documents with just this text, or else of those called by one of these names.

    Args:
        ledger: The ledger.
        text: The text.
        names: Keys, file names or addresses.
    """
    table = schema.document
    wanted = list(names)
    by_name = or_(*(column.in_(wanted) for column in (table.c.key, table.c.name, table.c.url)))
    same = table.c.text_hash == text_hash(text)
    with ledger.store.reading() as connection:
        for condition in (and_(same, by_name), same, by_name):
            query = select(table.c.key).where(condition).order_by(table.c.id.desc())
            if found := list(connection.execute(query).scalars()):
                return found
    return []


def _looked_at(
    connection: Connection, batch: Sequence[Written]
) -> Iterator[tuple[Entered, Written]]:
    """What would become of acts; of several that are the same the first is the one."""
    met: set[str] = set()
    for one in batch:
        document = document_key(one.document.id, one.document.text)
        key = act_key(document, one.document.published, one.act)
        if key in met or _is_there(connection, key):
            yield Entered(key, Entry.KNOWN), one
            continue
        met.add(key)
        before = _standing_in(connection, document) if one.replaces else None
        yield Entered(key, Entry.CHANGED if before else Entry.NEW, before), one


def _is_there(connection: Connection, key: str) -> bool:
    """Whether a person wrote an act down already, or put it in the place of another."""
    act, found, reading, review = schema.act, schema.reading_act, schema.reading, schema.review
    number = connection.execute(select(act.c.id).where(act.c.key == key)).scalar()
    if number is None:
        return False
    queries: tuple[Select[tuple[int]], ...] = (
        select(found.c.act_id)
        .join(reading, reading.c.id == found.c.reading_id)
        .where(found.c.act_id == number, reading.c.run_id.is_(None)),
        select(review.c.id).where(review.c.result_act_id == number, review.c.act_id != number),
    )
    return any(connection.execute(query.limit(1)).first() is not None for query in queries)


def _standing_in(connection: Connection, document: str) -> str | None:
    """The key of the last act of a document that stands by a person."""
    act, table = schema.act, schema.document
    return connection.execute(
        select(act.c.key)
        .join(table, table.c.id == act.c.document_id)
        .where(table.c.key == document, visible_act(act, NOW), stood_behind(act, "act_id", NOW))
        .order_by(act.c.id.desc())
        .limit(1)
    ).scalar()


def _entered(connection: Connection, batch: Sequence[Written], who: str) -> list[Entered]:
    looked_at = list(_looked_at(connection, batch))
    wanted = [(entered, one) for entered, one in looked_at if entered.entry is not Entry.KNOWN]
    if wanted:
        record(connection, [_reading(one) for _, one in wanted], None)
    for entered, one in wanted:
        if entered.replaced:
            why = f"written down anew: {one.why}"
            judging.review(connection, entered.replaced, Verdict.REJECT, who=who, why=why)
        judging.review(connection, entered.key, Verdict.ACCEPT, who=who, why=one.why)
    return [entered for entered, _ in looked_at]


def _reading(written: Written) -> Reading:
    reading = Reading(replace(written.document, blocks=()), acts=(written.act,))
    fault = fault_of(reading)
    if fault is not None:
        raise fault
    return reading

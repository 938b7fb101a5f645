"""What a decision is about, and the decisions that there are on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Select,
    Table,
    bindparam,
    literal_column,
    or_,
    select,
    union_all,
)

from garant.errors import UnknownKeyError
from garant.ledger import schema
from garant.ledger.keys import last_key
from garant.ledger.visible import NOW, standing_review
from garant.model import Review, Verdict

Subject = Literal["act", "statement"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a decision is about: its number, its key and its document."""

    kind: Subject
    id: int
    key: str
    document_id: int

    @property
    def column(self) -> str:
        """The column of reviews that names what was judged."""
        return f"{self.kind}_id"

    @property
    def result(self) -> str:
        """The column of reviews that names what stands in its place."""
        return f"result_{self.kind}_id"


def find_key(connection: Connection, key: str, tables: tuple[Table, ...]) -> tuple[Table, int, str]:
    """The row that a key, or the first signs of one, names in one of the tables.

    Raises:
        UnknownKeyError: None has it, or several.
    """
    wanted = key.strip().lower()
    names = " or ".join(table.name for table in tables)
    if len(wanted) < 4 or not wanted.isalnum() or not wanted.isascii():
        raise UnknownKeyError(f"{key!r} is no key of {names}; give four or more of its signs")
    between = {"first": wanted, "last": last_key(wanted)}
    rows = connection.execute(_beginning(tables), between)
    found = [(tables[row.place], row.id, row.key) for row in rows]
    if not found:
        raise UnknownKeyError(
            f"no {names} has the key {key!r}; see 'garant acts' for those there are"
        )
    if len(found) > 1:
        keys = ", ".join(each[:12] for _, _, each in found)
        raise UnknownKeyError(f"several keys begin with {key!r} ({keys}); give more of its signs")
    return found[0]


@cache
def _beginning(tables: tuple[Table, ...]) -> Any:
    """The first few keys of tables between two; made once, as are the questions below."""
    between = [
        select(literal_column(str(place)).label("place"), table.c.id, table.c.key).where(
            table.c.key >= bindparam("first"), table.c.key <= bindparam("last")
        )
        for place, table in enumerate(tables)
    ]
    return union_all(*between).limit(3)


def judged_in(connection: Connection, subject: str) -> Judged:
    """What a key of an act or a statement, or the first signs of one, names.

    Raises:
        UnknownKeyError: None has it, or several.
    """
    table, number, key = find_key(connection, subject, (schema.act, schema.statement))
    document_id = connection.execute(
        select(table.c.document_id).where(table.c.id == number)
    ).scalar_one()
    return Judged("act" if table is schema.act else "statement", number, key, document_id)


def roots_of(connection: Connection, named: Judged) -> tuple[Judged, ...]:
    """What machines read, where what is named is that, or stands in the place of it.

    Where nothing reads it and it stands for nothing any more: what it last stood for.
    """
    asked = {"number": named.id}
    read = connection.execute(_is_read(named.kind), asked).first()
    rows: Sequence[Any] = connection.execute(_stood_for(named.kind), asked).all()
    if read is None and not rows:
        rows = connection.execute(_last_stood_for(named.kind), asked).all()
    roots = tuple(Judged(named.kind, row.id, row.key, named.document_id) for row in rows)
    return (named, *roots) if read is not None or not roots else roots


def reviews_of(connection: Connection, subject: str) -> list[Review]:
    """Every decision on an act or a statement, the first first, those taken back among them."""
    return decisions_on(connection, judged_in(connection, subject))


def decisions_on(connection: Connection, named: Judged) -> list[Review]:
    """Every decision on what is named, as for `reviews_of`."""
    if connection.execute(_is_judged(named.kind), {"number": named.id}).first() is None:
        return []
    roots = [judged.id for judged in roots_of(connection, named)]
    asked = {"number": named.id, "roots": roots}
    rows = connection.execute(_decisions(named.kind), asked).all()
    entries = {row.id: row.entry_id for row in rows}
    # Of the rows of one decision, that on what was named, else the first.
    decisions = {row.entry_id: row for row in reversed(rows)}
    decisions |= {row.entry_id: row for row in rows if row.subject_key == named.key}
    return [
        Review(
            row.key,
            Verdict(row.verdict),
            row.subject_key,
            row.result_key,
            row.who,
            row.why,
            row.recorded,
            decisions[entries[row.undoes_id]].key if row.undoes_id in entries else None,
            row.undone_by is not None,
        )
        for _, row in sorted(decisions.items())
    ]


@cache
def _is_read(kind: Subject) -> Select[Any]:
    """Whether a reading found one thing."""
    found = schema.reading_act if kind == "act" else schema.reading_statement
    return select(found.c.reading_id).where(found.c[f"{kind}_id"] == bindparam("number")).limit(1)


@cache
def _stood_for(kind: Subject) -> Select[Any]:
    """What one thing was put in the place of, by decisions that stand."""
    table = schema.review
    return _put(kind).where(standing_review(table, f"{kind}_id", NOW)).order_by(table.c.id)


@cache
def _last_stood_for(kind: Subject) -> Select[Any]:
    """What one thing was last put in the place of, by decisions that stand or not."""
    return _put(kind).order_by(schema.review.c.id.desc()).limit(1)


def _put(kind: Subject) -> Select[Any]:
    table, judged = schema.review, schema.act if kind == "act" else schema.statement
    number: Any = bindparam("number")
    return (
        select(judged.c.id, judged.c.key)
        .join(table, table.c[f"{kind}_id"] == judged.c.id)
        .where(table.c[f"result_{kind}_id"] == number, judged.c.id != number)
    )


@cache
def _is_judged(kind: Subject) -> Select[Any]:
    """Whether there is any decision on one thing, or any that put it in the place of another."""
    table = schema.review
    number: Any = bindparam("number")
    either = or_(table.c[f"{kind}_id"] == number, table.c[f"result_{kind}_id"] == number)
    return select(table.c.id).where(either).limit(1)


@cache
def _decisions(kind: Subject) -> Select[Any]:
    """The rows of the decisions on some things, and of those that put one in another's place."""
    table, undoing = schema.review, schema.review.alias()
    subject, put = table.c[f"{kind}_id"], table.c[f"result_{kind}_id"]
    of = schema.act if kind == "act" else schema.statement
    judged, result = of.alias(), of.alias()
    return (
        select(
            table,
            schema.entry.c.recorded,
            judged.c.key.label("subject_key"),
            result.c.key.label("result_key"),
            select(undoing.c.id)
            .where(undoing.c.undoes_id == table.c.id)
            .limit(1)
            .scalar_subquery()
            .label("undone_by"),
        )
        .join(schema.entry, schema.entry.c.id == table.c.entry_id)
        .join(judged, judged.c.id == subject)
        .outerjoin(result, result.c.id == put)
        .where(or_(subject.in_(bindparam("roots", expanding=True)), put == bindparam("number")))
        .order_by(table.c.id)
    )

"""What persons decide: reviews of acts and statements, links between documents or acts.

Every decision is a row of its own, with who decided, why and when. A later one prevails over an
earlier one on the same thing; an undoing takes the last one back.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, Table, insert, select

from garant.errors import LedgerError
from garant.ledger import schema
from garant.ledger.gathering import Gatherer
from garant.ledger.keys import act_key, judgement_key, statement_key
from garant.ledger.recording import index_passages, new_entry, next_number
from garant.ledger.rows import act_row, party_rows, statement_row
from garant.ledger.visible import NOW, standing_review
from garant.model import (
    Act,
    ActRecord,
    LinkKind,
    Passage,
    Review,
    Statement,
    StatementRecord,
    Verdict,
)

Subject = Literal["act", "statement"]


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a decision is about: its number, its key, its document, and which table it stands in."""

    kind: Subject
    id: int
    key: str
    document_id: int

    @property
    def column(self) -> str:
        return f"{self.kind}_id"

    @property
    def result(self) -> str:
        return f"result_{self.kind}_id"


def review(
    connection: Connection,
    subject: str,
    verdict: Verdict,
    *,
    who: str,
    why: str = "",
    corrected: Act | Statement | None = None,
) -> Review:
    """Write down a person's decision on an act or a statement.

    Args:
        connection: A transaction that holds the right to write.
        subject: The key of the act or statement, or the first signs of it.
        verdict: Accept, correct or reject; `undo` takes back the decision that stands.
        who: Who decides.
        why: Why, in words.
        corrected: What is right instead, for a correction.

    Raises:
        LedgerError: No such act or statement, nobody named, nothing to undo, or a correction that
            changes nothing or points outside the text.
    """
    if not who.strip():
        raise LedgerError("a decision needs a name; say who decides with --by, or GARANT_REVIEWER")
    judged = _root(connection, _judged(connection, subject))
    standing = standing_decision(connection, judged.kind, judged.id)
    result: tuple[int, str] | None = None
    undoes: int | None = None
    entry, recorded = new_entry(connection, "review")
    if verdict is Verdict.UNDO:
        if standing is None:
            raise LedgerError(f"{judged.key}: no decision stands on it; there is nothing to undo")
        undoes = standing["id"]
    elif verdict is Verdict.ACCEPT:
        result = judged.id, judged.key
    elif verdict is Verdict.CORRECT:
        if corrected is None:
            raise LedgerError(f"{judged.key}: a correction says what is right; nothing was said")
        result = _corrected(connection, judged, corrected, entry)
    key = judgement_key(
        "review", who, why, recorded, verdict.value, judged.key, result[1] if result else None
    )
    number = next_number(connection, schema.review)
    connection.execute(
        insert(schema.review),
        [
            {
                "id": number,
                "key": key,
                "document_id": judged.document_id,
                judged.column: judged.id,
                "verdict": verdict.value,
                judged.result: result[0] if result else None,
                "undoes_id": undoes,
                "who": who,
                "why": why,
                "entry_id": entry,
            }
        ],
    )
    return Review(
        key,
        verdict,
        judged.key,
        result[1] if result else None,
        who,
        why,
        recorded,
        undoes=standing["key"] if undoes and standing else None,
    )


def reviews_of(connection: Connection, subject: str) -> list[Review]:
    """Every decision on an act or a statement, the first first, those taken back among them."""
    judged = _root(connection, _judged(connection, subject))
    table, undoing = schema.review, schema.review.alias()
    target = schema.act if judged.kind == "act" else schema.statement
    rows = connection.execute(
        select(
            table,
            schema.entry.c.recorded,
            target.c.key.label("result_key"),
            select(undoing.c.id)
            .where(undoing.c.undoes_id == table.c.id)
            .limit(1)
            .scalar_subquery()
            .label("undone_by"),
        )
        .join(schema.entry, schema.entry.c.id == table.c.entry_id)
        .outerjoin(target, target.c.id == table.c[judged.result])
        .where(table.c[judged.column] == judged.id)
        .order_by(table.c.id)
    ).all()
    keys = {row.id: row.key for row in rows}
    return [
        Review(
            row.key,
            Verdict(row.verdict),
            judged.key,
            row.result_key,
            row.who,
            row.why,
            row.recorded,
            keys.get(row.undoes_id),
            row.undone_by is not None,
        )
        for row in rows
    ]


def standing_decision(connection: Connection, kind: Subject, number: int) -> RowMapping | None:
    """The decision that stands on an act or statement now, as its row."""
    table = schema.review
    found = connection.execute(
        select(table).where(
            table.c[f"{kind}_id"] == number, standing_review(table, f"{kind}_id", NOW)
        )
    ).mappings()
    return found.first()


def link(
    connection: Connection, first: str, second: str, *, same: bool, who: str, why: str = ""
) -> LinkKind:
    """Judge that two acts are one undertaking, or two documents one dispatch; or that they are not.

    Args:
        connection: A transaction that holds the right to write.
        first: The key of an act or a document, or its first signs.
        second: The key of another of the same kind.
        same: Whether they are one.
        who: Who judges.
        why: Why, in words.

    Raises:
        LedgerError: No such records, one of each kind, or one and the same.
    """
    if not who.strip():
        raise LedgerError("a link needs a name; say who judges with --by, or GARANT_REVIEWER")
    tables = [find_key(connection, key, (schema.act, schema.document)) for key in (first, second)]
    (table, first_id, first_key), (other, second_id, second_key) = tables
    if table is not other:
        raise LedgerError(
            f"{first} is of kind {table.name} and {second} of kind {other.name}; "
            "link two acts or two documents"
        )
    if first_id == second_id:
        raise LedgerError(f"{first} and {second} are the same {table.name}")
    if first_id > second_id:
        first_id, second_id = second_id, first_id
        first_key, second_key = second_key, first_key
    entry, recorded = new_entry(connection, "link")
    judged: dict[str, Any] = {
        "same": same,
        "who": who,
        "why": why,
        "entry_id": entry,
    }
    if table is schema.act:
        key = judgement_key("link", who, why, recorded, "undertaking", first_key, second_key, same)
        number = next_number(connection, schema.act_link)
        row = {"id": number, "key": key, "first_id": first_id, "second_id": second_id, **judged}
        connection.execute(insert(schema.act_link), [row])
        return LinkKind.UNDERTAKING
    rows: list[dict[str, Any]] = []
    number = next_number(connection, schema.document_link)
    for kind, pair, day in _kinds_of_link(connection, first_id, second_id, same=same):
        key = judgement_key("link", who, why, recorded, kind, first_key, second_key, same)
        rows.append(
            {
                "id": number + len(rows),
                "key": key,
                "kind": kind,
                "first_id": pair[0],
                "second_id": pair[1],
                "likeness": None,
                "day": day,
                **judged,
            }
        )
    connection.execute(insert(schema.document_link), rows)
    return LinkKind(rows[0]["kind"])


def find_key(connection: Connection, key: str, tables: tuple[Table, ...]) -> tuple[Table, int, str]:
    """The row that a key, or the first signs of one, names in one of the tables.

    Raises:
        LedgerError: None has it, or several.
    """
    wanted = key.strip().lower()
    names = " or ".join(table.name for table in tables)
    if len(wanted) < 4 or not wanted.isalnum() or not wanted.isascii():
        raise LedgerError(f"{key!r} is no key of {names}; give four or more of its signs")
    found = [
        (table, row.id, row.key)
        for table in tables
        for row in connection.execute(
            select(table.c.id, table.c.key)
            .where(table.c.key >= wanted, table.c.key <= wanted + "z")
            .limit(3)
        )
    ]
    if not found:
        raise LedgerError(f"no {names} has the key {key!r}; see 'garant acts' for those there are")
    if len(found) > 1:
        keys = ", ".join(each[:12] for _, _, each in found)
        raise LedgerError(f"several keys begin with {key!r} ({keys}); give more of its signs")
    return found[0]


def _judged(connection: Connection, subject: str) -> _Judged:
    table, number, key = find_key(connection, subject, (schema.act, schema.statement))
    document_id = connection.execute(
        select(table.c.document_id).where(table.c.id == number)
    ).scalar_one()
    return _Judged("act" if table is schema.act else "statement", number, key, document_id)


def _root(connection: Connection, judged: _Judged) -> _Judged:
    """What was read, where what is named is what a person made of it."""
    table = schema.review
    target = schema.act if judged.kind == "act" else schema.statement
    row = connection.execute(
        select(target.c.id, target.c.key)
        .join(table, table.c[judged.column] == target.c.id)
        .where(table.c[judged.result] == judged.id, table.c[judged.column] != judged.id)
        .order_by(table.c.id)
        .limit(1)
    ).first()
    return judged if row is None else replace(judged, id=row.id, key=row.key)


def _corrected(
    connection: Connection, judged: _Judged, corrected: Act | Statement, entry: int
) -> tuple[int, str]:
    """What a person put in place of what was read: as a row of its own, or one that was there."""
    gatherer = Gatherer(connection, NOW)
    before: ActRecord | StatementRecord
    if isinstance(corrected, Act):
        (before,) = gatherer.acts([judged.id])
        table, key = schema.act, act_key(before.document.key, before.day, corrected)
        spans = corrected.evidence
    else:
        (before,) = gatherer.statements([judged.id])
        table, key = schema.statement, statement_key(before.document.key, before.day, corrected)
        spans = (corrected.content,)
    if key == judged.key:
        raise LedgerError(f"{judged.key}: the correction changes nothing; accept it instead")
    there = connection.execute(select(table.c.id).where(table.c.key == key)).scalar()
    if there is not None:
        return there, key
    passages = _passages(connection, judged, spans)
    number = next_number(connection, table)
    own = {"id": number, "key": key, "document_id": judged.document_id, "entry_id": entry}
    day: date | None = before.day
    if isinstance(corrected, Act):
        connection.execute(insert(table), [own | act_row(corrected, day)])
        for joined, rows in (
            (schema.act_party, party_rows(corrected, day)),
            (
                schema.act_evidence,
                [
                    {"place": place, "passage_id": passages[span]}
                    for place, span in enumerate(spans)
                ],
            ),
        ):
            if rows:
                connection.execute(insert(joined), [{"act_id": number, **row} for row in rows])
    else:
        row = own | statement_row(corrected, day) | {"passage_id": passages[corrected.content]}
        connection.execute(insert(table), [row])
    return number, key


def _passages(
    connection: Connection, judged: _Judged, spans: tuple[Passage, ...]
) -> dict[Passage, int]:
    """The numbers of passages, those that are not there yet made."""
    table = schema.passage
    text = connection.execute(
        select(schema.document.c.text).where(schema.document.c.id == judged.document_id)
    ).scalar_one()
    found: dict[Passage, int] = {}
    new = next_number(connection, table)
    for span in dict.fromkeys(spans):
        if not 0 <= span.start < span.end <= len(text):
            raise LedgerError(
                f"{judged.key}: characters {span.start} to {span.end} lie outside the text, "
                f"which has {len(text)}"
            )
        there = connection.execute(
            select(table.c.id).where(
                table.c.document_id == judged.document_id,
                table.c.start == span.start,
                table.c.end == span.end,
            )
        ).scalar()
        if there is None:
            there, new = new, new + 1
            row = {"document_id": judged.document_id, "start": span.start, "end": span.end}
            connection.execute(insert(table), [{"id": there, **row}])
            index_passages(connection, [{"id": there, "words": span.of(text)}])
        found[span] = there
    return found


def _kinds_of_link(
    connection: Connection, first: int, second: int, *, same: bool
) -> list[tuple[str, tuple[int, int], date | None]]:
    """What a person's judgement on two documents is on: the links there are, else one of copies."""
    table = schema.document_link
    there = connection.execute(
        select(table.c.kind, table.c.first_id, table.c.second_id, table.c.day)
        .where(
            table.c.first_id.in_([first, second]),
            table.c.second_id.in_([first, second]),
        )
        .order_by(table.c.id)
    )
    known = {row.kind: ((row.first_id, row.second_id), row.day) for row in there}
    if same and LinkKind.COPY.value not in known:
        known = {LinkKind.COPY.value: ((first, second), None)}
    if not known:
        known = {LinkKind.COPY.value: ((first, second), None)}
    return [(kind, pair, day) for kind, (pair, day) in known.items()]

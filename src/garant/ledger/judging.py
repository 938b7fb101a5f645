"""What persons decide about acts and statements: that one holds, that it does not, what is right.

Every decision is rows of its own, with who decided, why and when. A later one prevails over an
earlier one on the same thing; an undoing takes the last one back, and what it prevailed over stands
again.

A decision is kept with what machines read, where readings can be compared with it, also where a
person names what another person put in its place. What a machine read by itself and a person also
put in the place of something else is both: a decision on it is a row for each, in one entry, and
they are taken back together.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, or_, select

from garant.errors import DecidedMeanwhileError, LedgerError
from garant.ledger import schema
from garant.ledger.entries import new_entry, next_number
from garant.ledger.gathering import Gatherer
from garant.ledger.judged import Judged, find_key, judged_in, reviews_of, roots_of
from garant.ledger.keys import act_key, judgement_key, statement_key
from garant.ledger.recording import index_passages
from garant.ledger.rows import act_row, party_rows, statement_row
from garant.ledger.visible import NOW, standing_review, taken_back
from garant.model import Act, ActRecord, Passage, Review, Statement, StatementRecord, Verdict


def review(
    connection: Connection,
    subject: str,
    verdict: Verdict,
    *,
    who: str,
    why: str = "",
    corrected: Act | Statement | None = None,
    seen: str | None = None,
) -> Review:
    """Write down a person's decision on an act or a statement.

    Args:
        connection: A transaction that holds the right to write.
        subject: The key of the act or statement, or the first signs of it. To take back one
            decision and no other, its own key.
        verdict: Accept, correct or reject; `undo` takes back the decision that stands.
        who: Who decides.
        why: Why, in words.
        corrected: What is right instead, for a correction.
        seen: The key of the last decision that the one who decides has seen, empty for none; None
            decides whatever was decided meanwhile.

    Raises:
        LedgerError: No such act or statement, nobody named, nothing to undo, or a correction that
            changes nothing or points outside the text.
        DecidedMeanwhileError: There is a later decision than the one seen; nothing was written.
    """
    who, why = stored_words(who), stored_words(why)
    if not who:
        raise LedgerError("a decision needs a name; say who decides with --by, or GARANT_REVIEWER")
    if verdict is Verdict.UNDO:
        return _undo(connection, subject, who, why)
    named = judged_in(connection, subject)
    if seen is not None:
        _refuse_unseen(connection, named.key, seen)
    entry, recorded = new_entry(connection, "review")
    result: tuple[int, str] | None = None
    if verdict is Verdict.ACCEPT:
        result = named.id, named.key
    elif verdict is Verdict.CORRECT:
        if corrected is None:
            raise LedgerError(f"{named.key}: a correction says what is right; nothing was said")
        result = _corrected(connection, named, corrected, entry)
    reviews: list[Review] = []
    rows: list[dict[str, Any]] = []
    number = next_number(connection, schema.review)
    for judged in roots_of(connection, named):
        # To correct a correction back to what was read is to accept what was read.
        given = Verdict.ACCEPT if result and result[0] == judged.id else verdict
        key = judgement_key(
            "review", who, why, recorded, given.value, judged.key, result[1] if result else None
        )
        rows.append(
            {
                "id": number + len(rows),
                "key": key,
                "document_id": judged.document_id,
                judged.column: judged.id,
                "verdict": given.value,
                judged.result: result[0] if result else None,
                "undoes_id": None,
                "who": who,
                "why": why,
                "entry_id": entry,
            }
        )
        reviews.append(
            Review(key, given, judged.key, result[1] if result else None, who, why, recorded)
        )
    connection.execute(insert(schema.review), rows)
    return reviews[0]


def _refuse_unseen(connection: Connection, subject: str, seen: str) -> None:
    made = reviews_of(connection, subject)
    if not made or made[-1].key == seen:
        return
    last = made[-1]
    done = "took a decision back" if last.verdict is Verdict.UNDO else f"decided: {last.verdict}"
    raise DecidedMeanwhileError(
        f"{last.who} {done} on {last.recorded:%Y-%m-%d at %H:%M} UTC, after you looked; "
        "look again, and decide once more if you think otherwise"
    )


def stored_words(words: str) -> str:
    """What a person wrote, without what no database keeps."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ").strip()


def _undo(connection: Connection, subject: str, who: str, why: str) -> Review:
    """Take back the rows of one decision: the one named, or the last that stands on a subject."""
    table = schema.review
    found, number, key = find_key(connection, subject, (schema.act, schema.statement, table))
    if found is table:
        entry_id = connection.execute(
            select(table.c.entry_id).where(table.c.id == number)
        ).scalar_one()
    else:
        named = judged_in(connection, key)
        roots = [judged.id for judged in roots_of(connection, named)]
        entry_id = connection.execute(
            select(table.c.entry_id)
            .where(
                or_(table.c[named.column].in_(roots), table.c[named.result] == named.id),
                standing_review(table, named.column, NOW),
            )
            .order_by(table.c.id.desc())
            .limit(1)
        ).scalar()
    undone = connection.execute(
        select(table)
        .where(
            table.c.entry_id == entry_id,
            table.c.verdict != Verdict.UNDO.value,
            ~taken_back(table, NOW),
        )
        .order_by(table.c.id)
    ).mappings()
    rows = undone.all()
    if not rows:
        raise LedgerError(f"{key}: no decision stands on it; there is nothing to undo")
    return _undo_rows(connection, rows, who, why)


def _undo_rows(connection: Connection, undone: Sequence[RowMapping], who: str, why: str) -> Review:
    entry, recorded = new_entry(connection, "review")
    number = next_number(connection, schema.review)
    subjects = list(_subjects(connection, undone))
    rows = [
        {
            "id": number + place,
            "key": judgement_key("review", who, why, recorded, "undo", subject, None),
            "document_id": row["document_id"],
            "act_id": row["act_id"],
            "statement_id": row["statement_id"],
            "verdict": Verdict.UNDO.value,
            "undoes_id": row["id"],
            "who": who,
            "why": why,
            "entry_id": entry,
        }
        for place, (row, subject) in enumerate(zip(undone, subjects, strict=True))
    ]
    connection.execute(insert(schema.review), rows)
    key = str(rows[0]["key"])
    return Review(key, Verdict.UNDO, subjects[0], None, who, why, recorded, undoes=undone[0]["key"])


def _subjects(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[str]:
    """The keys of what reviews are on."""
    for row in rows:
        table = schema.act if row["act_id"] is not None else schema.statement
        number = row["act_id"] if row["act_id"] is not None else row["statement_id"]
        yield connection.execute(select(table.c.key).where(table.c.id == number)).scalar_one()


def _corrected(
    connection: Connection, judged: Judged, corrected: Act | Statement, entry: int
) -> tuple[int, str]:
    """What a person put in place of what was read: as a row of its own, or one that was there."""
    gatherer = Gatherer(connection, NOW)
    before: ActRecord | StatementRecord
    if isinstance(corrected, Act) != (judged.kind == "act"):
        raise LedgerError(
            f"{judged.key}: an act is corrected by an act, a statement by a statement"
        )
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
    connection: Connection, judged: Judged, spans: tuple[Passage, ...]
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

"""What persons do with an open ledger: what waits for them, and what they decide."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, select

from garant.ledger import linking, schema
from garant.ledger.asking import Asked, load_known, moment_of
from garant.ledger.changes import ACT_FIELDS, STATEMENT_FIELDS
from garant.ledger.correcting import correct_act, correct_statement
from garant.ledger.finding import find_acts, find_statements
from garant.ledger.judged import find_key
from garant.ledger.ledger import Ledger
from garant.model import Act, ActRecord, Review, Statement, StatementRecord, Verdict

if TYPE_CHECKING:
    from garant.ontology import Ontology

WAITING_AT_MOST = 5_000
"""Acts or statements that are put in order for one walk; nobody gets through more in a day."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision: on what, what stood before it, and what stands by it.

    `subject` is what was named, `result` what stands in its place by a correction. `over` is the
    decision that this one prevails over, or that stands again where one was taken back.
    """

    review: Review
    subject: ActRecord | StatementRecord
    result: ActRecord | StatementRecord | None
    over: Review | None


def waiting(ledger: Ledger, asked: Asked, *, statements: bool = False) -> list[str]:
    """The keys of what nobody has judged: what the reader doubted first, then the latest said.

    What stands in one document follows in the order of its text.

    Args:
        ledger: The ledger.
        asked: What is wanted of it; the first `WAITING_AT_MOST` are given.
        statements: Whether statements are wanted, not acts.
    """
    find = find_statements if statements else find_acts
    table = schema.statement if statements else schema.act
    keys: list[str] = []
    with ledger.store.reading() as connection:
        moment = moment_of(connection, asked.as_of, asked.known_at)
        for doubtful in (True, False):
            left = WAITING_AT_MOST - len(keys)
            wanted = replace(asked, reviewed=False, doubtful=doubtful, limit=left)
            numbers = find(connection, wanted, moment) if left else []
            keys += _in_order_of_text(connection, table, numbers)
    return keys


def _in_order_of_text(connection: Connection, table: Table, numbers: list[int]) -> list[str]:
    """The keys of rows in their order, but those of one document as they follow in its text."""
    rows: dict[int, Any] = {}
    for start in range(0, len(numbers), 500):
        chunk = numbers[start : start + 500]
        columns = (table.c.id, table.c.key, table.c.document_id, table.c.start)
        for row in connection.execute(select(*columns).where(table.c.id.in_(chunk))):
            rows[row.id] = row
    places: dict[int, int] = {}
    for number in numbers:
        places.setdefault(rows[number].document_id, len(places))
    ordered = sorted(rows.values(), key=lambda row: (places[row.document_id], row.start, row.id))
    return [row.key for row in ordered]


def decide(
    ledger: Ledger,
    key: str,
    verdict: Verdict,
    *,
    who: str,
    why: str = "",
    changes: Mapping[str, str] | None = None,
    ontology: "Callable[[], Ontology]" = load_known,
    seen: str | None = None,
) -> Decision:
    """Write down a person's decision, a correction as changes of fields.

    Args:
        ledger: The ledger.
        key: The key of an act or a statement, or its first signs; to take one decision back, that
            of a review too.
        verdict: The decision.
        who: Who decides.
        why: Why, in words.
        changes: Of a correction: what is right, by field, as it is written on the command line.
        ontology: Loads the parties and capabilities that there are.
        seen: The key of the last decision that was seen, empty for none; None for any.

    Raises:
        LedgerError: No such thing, nobody named, nothing to undo.
        DecidedMeanwhileError: There is a later decision than the one seen; nothing was written.
        QuestionError: Mistakes in the changes, one line for each.
    """
    named = None if verdict is Verdict.UNDO else _record(ledger, key)
    corrected: Act | Statement | None = None
    if verdict is Verdict.CORRECT and named is not None:
        corrected = _corrected(ledger, named, changes or {}, ontology)
    review = ledger.review(key, verdict, who=who, why=why, corrected=corrected, seen=seen)
    subject = named or _record(ledger, review.subject)
    stands = None if review.result in (None, subject.key) else review.result
    return Decision(
        review,
        subject,
        _record(ledger, stands) if stands else None,
        _standing_before(ledger.reviews(review.subject), review),
    )


def fields_of(record: ActRecord | StatementRecord) -> tuple[str, ...]:
    """What can be corrected of an act or of a statement."""
    return ACT_FIELDS if isinstance(record, ActRecord) else STATEMENT_FIELDS


def fields_named(ledger: Ledger, key: str) -> tuple[str, ...]:
    """What can be corrected of what a key, or its first signs, names.

    Raises:
        LedgerError: No act or statement has it, or several.
    """
    return fields_of(_record(ledger, key))


def keys_named(ledger: Ledger, keys: Iterable[str]) -> list[str]:
    """The whole keys of acts and statements, each once; as for `fields_named`."""
    return list(dict.fromkeys(_record(ledger, key).key for key in keys))


def way_between(ledger: Ledger, first: str, second: str) -> tuple[str, ...]:
    """The keys of the documents that make two one source, both among them; none where they are not.

    Raises:
        LedgerError: No such documents.
    """
    with ledger.store.reading() as connection:
        return linking.way_between(connection, first, second)


def _corrected(
    ledger: Ledger,
    record: ActRecord | StatementRecord,
    changes: Mapping[str, str],
    ontology: "Callable[[], Ontology]",
) -> Act | Statement:
    text = ledger.document(record.document.key).text
    if isinstance(record, ActRecord):
        return correct_act(record.act, changes, text, ontology)
    return correct_statement(record.statement, changes, text, ontology)


def _record(ledger: Ledger, key: str) -> ActRecord | StatementRecord:
    with ledger.store.reading() as connection:
        table, _, whole = find_key(connection, key, (schema.act, schema.statement))
    return ledger.act(whole) if table is schema.act else ledger.statement(whole)


def _standing_before(reviews: list[Review], review: Review) -> Review | None:
    """The decision that stood when another was made: the last before it that was not taken back."""
    before = [
        one
        for one in reviews
        if one.recorded < review.recorded and one.verdict is not Verdict.UNDO and not one.undone
    ]
    return before[-1] if before else None

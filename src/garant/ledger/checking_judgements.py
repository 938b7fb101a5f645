"""Whether reviews and links are about what they may be about, and bear the keys they must."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from garant.ledger import schema
from garant.ledger.fault import BATCH, Fault
from garant.ledger.keys import judgement_key, make_key, run_key
from garant.model import LinkKind, Run, Verdict


def judgements_at_fault(connection: Connection) -> Iterator[Fault]:
    """Runs, reviews and links that do not follow from what they hold."""
    yield from _runs_at_fault(connection)
    yield from _reviews_at_fault(connection)
    yield from _links_at_fault(connection)
    yield from _act_links_at_fault(connection)


def _runs_at_fault(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(schema.run)):
        if row.key != run_key(Run(row.code, row.words, row.pipeline, row.options)):
            yield _changed("run", row)


def _reviews_at_fault(connection: Connection) -> Iterator[Fault]:
    review, entry = schema.review, schema.entry
    act, statement = schema.act.alias(), schema.statement.alias()
    result_act, result_statement = schema.act.alias(), schema.statement.alias()
    undone = review.alias()
    columns = {
        "recorded": entry.c.recorded,
        "act_key": act.c.key,
        "act_document": act.c.document_id,
        "statement_key": statement.c.key,
        "statement_document": statement.c.document_id,
        "result_act_key": result_act.c.key,
        "result_act_document": result_act.c.document_id,
        "result_statement_key": result_statement.c.key,
        "result_statement_document": result_statement.c.document_id,
        "undone_verdict": undone.c.verdict,
        "undone_act_id": undone.c.act_id,
        "undone_statement_id": undone.c.statement_id,
    }
    query = (
        select(review, *(column.label(name) for name, column in columns.items()))
        .join(entry, entry.c.id == review.c.entry_id)
        .outerjoin(act, act.c.id == review.c.act_id)
        .outerjoin(statement, statement.c.id == review.c.statement_id)
        .outerjoin(result_act, result_act.c.id == review.c.result_act_id)
        .outerjoin(result_statement, result_statement.c.id == review.c.result_statement_id)
        .outerjoin(undone, undone.c.id == review.c.undoes_id)
        .order_by(review.c.id)
        .execution_options(yield_per=BATCH)
    )
    with connection.execute(query) as rows:
        for row in rows:
            problem = _review_problem(row)
            if problem:
                yield Fault(f"review {row.id}: {problem}")
                continue
            subject = row.act_key or row.statement_key
            result = row.result_act_key or row.result_statement_key
            if row.key != judgement_key(
                "review", row.who, row.why, row.recorded, row.verdict, subject, result
            ):
                yield _changed("review", row)


def _review_problem(row: Row[Any]) -> str | None:
    """What makes a review one that nobody can have made."""
    if (row.act_id is None) == (row.statement_id is None):
        return "is about no act or statement, or about both"
    of_act = row.act_id is not None
    other_result = row.result_statement_id if of_act else row.result_act_id
    if other_result is not None:
        return "puts an act in the place of a statement, or a statement in that of an act"
    documents = {row.document_id, row.act_document if of_act else row.statement_document}
    documents |= {row.result_act_document, row.result_statement_document} - {None}
    if len(documents) > 1:
        return "joins what stands in two documents"
    if row.verdict not in {verdict.value for verdict in Verdict}:
        return f"has the unknown verdict {row.verdict!r}"
    if not row.who.strip():
        return "names nobody who decided"
    verdict = Verdict(row.verdict)
    has_result = row.result_act_id is not None or row.result_statement_id is not None
    if has_result != (verdict in (Verdict.ACCEPT, Verdict.CORRECT)):
        return f"has the verdict {row.verdict!r} and what does not go with it"
    if (row.undoes_id is not None) != (verdict is Verdict.UNDO):
        return f"has the verdict {row.verdict!r} and what does not go with it"
    if verdict is Verdict.UNDO:
        same = (row.act_id, row.statement_id) == (row.undone_act_id, row.undone_statement_id)
        if not same or row.undoes_id >= row.id or row.undone_verdict == Verdict.UNDO.value:
            return "takes back what it cannot"
    return None


def _links_at_fault(connection: Connection) -> Iterator[Fault]:
    link = schema.document_link
    for row in _pairs(connection, link, schema.document):
        if row.kind not in (LinkKind.COPY.value, LinkKind.UPDATE.value):
            yield Fault(f"document_link {row.id}: has the unknown kind {row.kind!r}")
        elif row.first_id == row.second_id:
            yield Fault(f"document_link {row.id}: joins a document with itself")
        elif row.who is None:
            if row.key != make_key("link", row.kind, row.first_key, row.second_key):
                yield _changed("document_link", row)
        elif row.key != _judged_key(row, row.kind):
            yield _changed("document_link", row)


def _act_links_at_fault(connection: Connection) -> Iterator[Fault]:
    for row in _pairs(connection, schema.act_link, schema.act):
        if row.first_id >= row.second_id:
            yield Fault(
                f"act_link {row.id}: joins an act with itself, or the later with the earlier"
            )
        elif row.key != _judged_key(row, LinkKind.UNDERTAKING.value):
            yield _changed("act_link", row)


def _pairs(connection: Connection, link: Any, linked: Any) -> Iterator[Row[Any]]:
    first, second, entry = linked.alias(), linked.alias(), schema.entry
    query = (
        select(
            link,
            first.c.key.label("first_key"),
            second.c.key.label("second_key"),
            entry.c.recorded,
        )
        .join(first, first.c.id == link.c.first_id)
        .join(second, second.c.id == link.c.second_id)
        .join(entry, entry.c.id == link.c.entry_id)
        .order_by(link.c.id)
        .execution_options(yield_per=BATCH)
    )
    with connection.execute(query) as rows:
        yield from rows


def _judged_key(row: Row[Any], kind: str) -> str:
    """The key of a person's link; it names the earlier recorded of the two first."""
    keys = [row.first_key, row.second_key]
    if row.first_id > row.second_id:
        keys.reverse()
    return judgement_key("link", row.who, row.why, row.recorded, kind, *keys, row.same)


def _changed(table: str, row: Row[Any]) -> Fault:
    return Fault(
        f"{table} {row.id} ({row.key}): the key does not follow from what is stored, so that one "
        f"of the two was changed"
    )

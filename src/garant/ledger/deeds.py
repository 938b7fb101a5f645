"""What persons did at a ledger: decisions, links and changes of accounts, in one list."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, case, func, literal, null, select, union_all

from garant.ledger import schema
from garant.ledger.asking import Asked
from garant.ledger.ledger import Ledger
from garant.model import Deed


def list_deeds(ledger: Ledger, asked: Asked | None = None, *, who: str | None = None) -> list[Deed]:
    """What persons did, the latest first.

    Args:
        ledger: The ledger.
        asked: The first and last day that it was done, in UTC, and how many are wanted.
        who: Only what this person did.
    """
    asked = asked or Asked()
    done = union_all(_reviews(), _document_links(), _act_links(), _account_events()).subquery()
    entry = schema.entry
    query = (
        select(done, entry.c.recorded)
        .join(entry, entry.c.id == done.c.entry_id)
        .order_by(done.c.entry_id.desc(), done.c.place.desc())
        .offset(asked.offset)
        .limit(asked.limit)
    )
    if who is not None:
        query = query.where(done.c.who == who)
    if asked.since is not None:
        query = query.where(entry.c.recorded >= datetime.combine(asked.since, time(), UTC))
    if asked.until is not None:
        end = datetime.combine(asked.until + timedelta(days=1), time(), UTC)
        query = query.where(entry.c.recorded < end)
    with ledger.store.reading() as connection:
        return [
            Deed(row.recorded, row.who, row.what, row.kind, row.subject, row.other, row.why)
            for row in connection.execute(query)
        ]


def _reviews() -> Select[Any]:
    review = schema.review
    act, statement = schema.act.alias(), schema.statement.alias()
    result_act, result_statement = schema.act.alias(), schema.statement.alias()
    subject = func.coalesce(act.c.key, statement.c.key)
    result = func.coalesce(result_act.c.key, result_statement.c.key)
    return (
        select(
            review.c.entry_id,
            review.c.id.label("place"),
            review.c.who,
            review.c.verdict.label("what"),
            case((review.c.act_id.is_not(None), "act"), else_="statement").label("kind"),
            subject.label("subject"),
            # What was accepted stands as it is.
            case((result != subject, result)).label("other"),
            review.c.why,
        )
        .outerjoin(act, act.c.id == review.c.act_id)
        .outerjoin(statement, statement.c.id == review.c.statement_id)
        .outerjoin(result_act, result_act.c.id == review.c.result_act_id)
        .outerjoin(result_statement, result_statement.c.id == review.c.result_statement_id)
    )


def _document_links() -> Select[Any]:
    return _links(schema.document_link, schema.document, "document").where(
        schema.document_link.c.who.is_not(None)
    )


def _act_links() -> Select[Any]:
    return _links(schema.act_link, schema.act, "act")


def _links(link: Any, linked: Any, kind: str) -> Select[Any]:
    first, second = linked.alias(), linked.alias()
    return (
        select(
            link.c.entry_id,
            link.c.id.label("place"),
            link.c.who,
            case((link.c.same, "link"), else_="unlink").label("what"),
            literal(kind).label("kind"),
            first.c.key.label("subject"),
            second.c.key.label("other"),
            link.c.why,
        )
        .join(first, first.c.id == link.c.first_id)
        .join(second, second.c.id == link.c.second_id)
    )


def _account_events() -> Select[Any]:
    event = schema.account_event
    revoked = event.alias()
    return select(
        event.c.entry_id,
        event.c.id.label("place"),
        event.c.who,
        event.c.change.label("what"),
        literal("account").label("kind"),
        event.c.account.label("subject"),
        func.coalesce(event.c.role, revoked.c.key, null()).label("other"),
        func.coalesce(event.c.label, revoked.c.label, "").label("why"),
    ).outerjoin(revoked, revoked.c.id == event.c.revokes_id)

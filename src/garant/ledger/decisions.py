"""The decisions of persons, the latest first: who decided what, when and why."""

from typing import Any

from sqlalchemy import func, or_, select

from garant.ledger import schema
from garant.ledger.ledger import Ledger
from garant.model import Review, Verdict


def latest_decisions(
    ledger: Ledger, *, who: str | None = None, limit: int | None = None, offset: int = 0
) -> list[Review]:
    """The decisions on acts and statements, those taken back among them.

    Args:
        ledger: The ledger.
        who: Only by whoever goes by this name.
        limit: How many at most; None for all.
        offset: How many to pass over.
    """
    # One decision may judge several at once, in rows of one entry: the first stands for it.
    table, act, statement, entry = schema.review, schema.act, schema.statement, schema.entry
    first = select(func.min(table.c.id)).group_by(table.c.entry_id)
    result_act, result_statement = act.alias(), statement.alias()
    undone, undoing, same = table.alias(), table.alias(), table.alias()
    undoes: Any = (
        select(same.c.key)
        .join(undone, undone.c.entry_id == same.c.entry_id)
        .where(undone.c.id == table.c.undoes_id)
        .order_by(same.c.id)
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            table.c.key,
            table.c.verdict,
            func.coalesce(act.c.key, statement.c.key).label("subject"),
            func.coalesce(result_act.c.key, result_statement.c.key).label("result"),
            table.c.who,
            table.c.why,
            entry.c.recorded,
            undoes.label("undoes"),
            select(func.count())
            .where(undoing.c.undoes_id == table.c.id)
            .scalar_subquery()
            .label("undone"),
        )
        .join(entry, entry.c.id == table.c.entry_id)
        .outerjoin(act, act.c.id == table.c.act_id)
        .outerjoin(statement, statement.c.id == table.c.statement_id)
        .outerjoin(result_act, result_act.c.id == table.c.result_act_id)
        .outerjoin(result_statement, result_statement.c.id == table.c.result_statement_id)
        .where(table.c.id.in_(first), or_(act.c.id.is_not(None), statement.c.id.is_not(None)))
        .order_by(table.c.id.desc())
        .limit(-1 if limit is None and ledger.store.is_sqlite else limit)
        .offset(offset)
    )
    if who is not None:
        query = query.where(table.c.who == who)
    with ledger.store.reading() as connection:
        return [
            Review(
                row.key,
                Verdict(row.verdict),
                row.subject,
                row.result,
                row.who,
                row.why,
                row.recorded,
                row.undoes,
                bool(row.undone),
            )
            for row in connection.execute(query)
        ]

"""Drawing stances out of the ledger: what each act says of where a party stands."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, and_, literal, select

from garant.ledger import schema
from garant.ledger.copying import Sources
from garant.ledger.rows import to_conditions
from garant.ledger.visible import Moment, standing_review, there_is, visible_act
from garant.model import Firmness, Kind, Quantity, Stance

POSITION_KINDS = (Kind.COMMIT, Kind.REFUSE, Kind.REQUEST, Kind.OPPOSE, Kind.ENDORSE, Kind.WARN)
"""Kinds of act that say where a party stands; meetings and signatures of meetings do not."""


def draw_stances(
    connection: Connection,
    moment: Moment,
    *,
    party: str | None = None,
    capability: str | None = None,
    reviewed_only: bool = False,
) -> Iterator[Stance]:
    """The stances of the acts that stand, one for each party that acts.

    Args:
        connection: A transaction.
        moment: The two times.
        party: Only this party's.
        capability: Only on this capability.
        reviewed_only: Only what a person stands behind.
    """
    act, actor, judged = schema.act, schema.act_party, schema.review.alias()
    decided = there_is(
        judged, judged.c.result_act_id == act.c.id, standing_review(judged, "act_id", moment)
    )
    any_review = connection.execute(select(schema.review.c.id).limit(1)).first() is not None
    query = select(
        act.c.id,
        act.c.key,
        act.c.document_id,
        act.c.kind,
        act.c.firmness,
        act.c.conditions,
        act.c.speaker_code,
        act.c.speaker_anonymous,
        act.c.quantity_value,
        act.c.quantity_unit,
        act.c.quantity_text,
        actor.c.code,
        actor.c.capability,
        actor.c.day,
        (decided if any_review else literal(0)).label("reviewed"),
    ).join_from(actor, act, and_(actor.c.act_id == act.c.id, actor.c.role == "actor"))
    query = query.where(visible_act(act, moment), act.c.kind.in_(POSITION_KINDS))
    if party:
        query = query.where(actor.c.code == party)
    if capability:
        query = query.where(actor.c.capability == capability)
    if reviewed_only:
        query = query.where(decided)
    sources = Sources(connection, moment)
    for row in connection.execute(query):
        yield _stance(row, sources)


def _stance(row: Any, sources: Sources) -> Stance:
    speaker = row.speaker_code
    return Stance(
        act=row.key,
        party=row.code,
        capability=row.capability,
        kind=_KINDS[row.kind],
        firmness=_RUNGS[row.firmness] if row.firmness else None,
        conditions=to_conditions(row.conditions) if row.conditions else (),
        day=row.day,
        named=not row.speaker_anonymous,
        own=row.speaker_anonymous is None or speaker == row.code,
        source=str(sources.first(row.document_id)),
        reviewed=bool(row.reviewed),
        order=row.id,
        quantity=Quantity(Decimal(row.quantity_value), row.quantity_unit, row.quantity_text)
        if row.quantity_value is not None
        else None,
    )


_KINDS = {kind.value: kind for kind in Kind}
_RUNGS = {rung.value: rung for rung in Firmness}

"""Drawing stances out of the ledger: what each act says of where a party stands."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, func, select

from garant.ledger import schema
from garant.ledger.alike import another
from garant.ledger.rows import to_conditions
from garant.ledger.sources import Sources
from garant.ledger.visible import (
    Moment,
    current_reading,
    stood_behind,
    visible_act,
)
from garant.model import Firmness, Kind, Quantity, Stance

POSITION_KINDS = (
    Kind.COMMIT,
    Kind.REFUSE,
    Kind.REQUEST,
    Kind.OPPOSE,
    Kind.ENDORSE,
    Kind.WARN,
    Kind.SIGN,
)
"""Kinds of act that say where a party stands; having met does not."""

_GIVEN = (Kind.COMMIT, Kind.REFUSE)
"""Kinds of act whose targets are those that benefit, or would have."""

_CHUNK = 500


def draw_stances(
    connection: Connection,
    moment: Moment,
    *,
    party: str | None = None,
    capability: str | None = None,
    reviewed_only: bool = False,
) -> list[Stance]:
    """The stances of the acts that stand, one for each party that acts and each that benefits.

    An offer is for its targets. What names none, and what has no targets of this sense (a request,
    an objection), is for the only one that the offers and refusals of its document are for; where
    they are for several or for nobody, it is not known for whom.

    Args:
        connection: A transaction.
        moment: The two times.
        party: Only this party's.
        capability: Only on this capability.
        reviewed_only: Only what a person stands behind.
    """
    query = _query(connection, moment, party, capability, reviewed_only)
    return [stance for _, stance in draw_by_document(connection, moment, [query])]


def draw_by_document(
    connection: Connection, moment: Moment, queries: Iterable[Select[Any]]
) -> Iterator[tuple[int, Stance]]:
    """The stances of the acts that queries give, each with the number of its document."""
    rows = [row for query in queries for row in connection.execute(query).all()]
    acts = [list(group) for _, group in groupby(rows, key=attrgetter("id", "place"))]
    unplaced = {group[0].document_id for group in acts if not _given_to(group)}
    placed = _beneficiaries(connection, moment, sorted(unplaced))
    sources = Sources(connection, moment, {group[0].document_id for group in acts})
    for group in acts:
        document = group[0].document_id
        for stance in _stances(group, _given_to(group) or (placed.get(document),), sources):
            yield document, stance


def stances_of_documents(
    connection: Connection, moment: Moment, documents: Sequence[int] | None, *, reviewed_only: bool
) -> Iterator[tuple[int, Stance]]:
    """The stances of all that stands in some documents, or in all; as for `draw_stances`."""
    query = _query(connection, moment, None, None, reviewed_only)
    if documents is None:
        return draw_by_document(connection, moment, [query])
    column = schema.act.c.document_id
    chunks = (documents[start : start + _CHUNK] for start in range(0, len(documents), _CHUNK))
    return draw_by_document(connection, moment, (query.where(column.in_(each)) for each in chunks))


def _query(
    connection: Connection,
    moment: Moment,
    party: str | None,
    capability: str | None,
    reviewed_only: bool,
) -> Select[Any]:
    """A row for each act, each party that acts in it and each of its targets."""
    act = schema.act
    actor, target = another(schema.act_party), another(schema.act_party)
    decided = stood_behind(act, "act_id", moment)
    query = (
        select(
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
            actor.c.place,
            actor.c.code,
            actor.c.capability,
            actor.c.day,
            target.c.code.label("target"),
            decided.label("reviewed"),
        )
        .join_from(actor, act, and_(actor.c.act_id == act.c.id, actor.c.role == "actor"))
        .outerjoin(target, and_(target.c.act_id == act.c.id, target.c.role == "target"))
        .where(visible_act(act, moment), act.c.kind.in_(POSITION_KINDS))
        .order_by(act.c.id, actor.c.place, target.c.place)
    )
    if party:
        query = query.where(actor.c.code == party)
    if capability:
        query = query.where(actor.c.capability == capability)
    if reviewed_only:
        query = query.where(decided)
    return query


def _given_to(group: Sequence[Any]) -> tuple[str, ...]:
    """Those an offer or a refusal names as benefiting from it."""
    if group[0].kind not in _GIVEN:
        return ()
    return tuple(dict.fromkeys(row.target for row in group if row.target))


def _beneficiaries(
    connection: Connection, moment: Moment, documents: Sequence[int]
) -> dict[int, str]:
    """For each document whose offers and refusals are all for one party: that party."""
    act, target, found = schema.act, schema.act_party, schema.reading_act
    placed: dict[int, str] = {}
    for start in range(0, len(documents), _CHUNK):
        rows: Iterable[RowMapping] = connection.execute(
            select(
                act.c.document_id,
                func.min(target.c.code).label("first"),
                func.max(target.c.code).label("last"),
            )
            .join(target, and_(target.c.act_id == act.c.id, target.c.role == "target"))
            .join(found, found.c.act_id == act.c.id)
            .where(
                act.c.document_id.in_(documents[start : start + _CHUNK]),
                act.c.kind.in_(_GIVEN),
                found.c.reading_id == current_reading(act.c.document_id, moment),
            )
            .group_by(act.c.document_id)
        ).mappings()
        placed |= {row["document_id"]: row["first"] for row in rows if row["first"] == row["last"]}
    return placed


def _stances(
    group: Sequence[Any], beneficiaries: Sequence[str | None], sources: Sources
) -> Iterator[Stance]:
    row = group[0]
    targets = tuple(dict.fromkeys(each.target for each in group if each.target))
    quantity = (
        Quantity(Decimal(row.quantity_value), row.quantity_unit, row.quantity_text)
        if row.quantity_value is not None
        else None
    )
    for beneficiary in beneficiaries:
        yield Stance(
            act=row.key,
            party=row.code,
            capability=row.capability,
            kind=_KINDS[row.kind],
            firmness=_RUNGS[row.firmness] if row.firmness else None,
            conditions=to_conditions(row.conditions) if row.conditions else (),
            day=row.day,
            named=not row.speaker_anonymous,
            own=row.speaker_anonymous is None or row.speaker_code == row.code,
            source=str(sources.first(row.document_id)),
            reviewed=bool(row.reviewed),
            order=row.id,
            quantity=quantity,
            targets=targets,
            beneficiary=beneficiary,
        )


_KINDS = {kind.value: kind for kind in Kind}
_RUNGS = {rung.value: rung for rung in Firmness}

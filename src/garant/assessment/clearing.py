"""Clarity: which needs have an offer that one can hold a party to, and who left what open.

Unclear is what the last words of a party say is so: a stance at `vague` among the acts of its last
day, whatever its rung, or sources of that day that disagree. What was vague before and was said
more firmly since is clear.
"""

from garant.assessment.covering import counts, cover
from garant.assessment.offering import acts_of
from garant.model import (
    Clarity,
    Cover,
    Firmness,
    Footing,
    Guarantee,
    Lack,
    Offer,
    Position,
    Unclear,
    Withdrawal,
)

_PLEDGED = (Footing.FIRM, Footing.CONDITIONAL)


def clarity(guarantee: Guarantee) -> tuple[Clarity, ...]:
    """How clear it is who gives what, need by need, in the order of the pact."""
    gone = {one.party for one in guarantee.suppositions if isinstance(one, Withdrawal)}
    unclear: dict[str, list[Unclear]] = {}
    for position in guarantee.positions:
        found = _unclear(position)
        if found is not None and position.capability and position.party not in gone:
            unclear.setdefault(position.capability, []).append(found)
    return tuple(_clarity(guarantee, one, unclear) for one in cover(guarantee))


def _clarity(guarantee: Guarantee, found: Cover, unclear: dict[str, list[Unclear]]) -> Clarity:
    need = found.need
    clear: list[Offer] = []
    lacking: list[tuple[Offer, tuple[Lack, ...]]] = []
    for offer in (*found.offers, *found.collectives):
        if offer.footing in _PLEDGED:
            lacks = _lacks(guarantee, found, offer)
            if lacks:
                lacking.append((offer, lacks))
            else:
                clear.append(offer)
    return Clarity(
        need,
        tuple(clear),
        tuple(lacking),
        tuple(
            one
            for one in unclear.get(need.capability, ())
            if counts(guarantee.pact, need, one.party)
        ),
    )


def _lacks(guarantee: Guarantee, found: Cover, offer: Offer) -> tuple[Lack, ...]:
    lacks: list[Lack] = []
    asked = found.need.amount
    if asked is not None:
        known = offer.amount(asked.unit) is not None
    else:
        known = bool(offer.least) or offer.capability in guarantee.uncounted
    if not known:
        lacks.append(Lack.AMOUNT)
    if not offer.named:
        lacks.append(Lack.NAMED_SOURCE)
    return tuple(lacks)


def _unclear(position: Position) -> Unclear | None:
    step = position.last
    if step is None:
        return None
    said = (step.leading, *step.backing, *step.contrary, *step.outranked)
    vague = [stance for stance in said if stance.firmness is Firmness.VAGUE]
    if not vague and not step.contested:
        return None
    best = max(vague or [step.leading], key=lambda stance: stance.rank)
    acts = [stance.act for stance in vague]
    if step.contested:
        acts += acts_of(step)
    return Unclear(
        position.party,
        step.day,
        best.own,
        best.named,
        step.contested,
        tuple(dict.fromkeys(acts)),
    )

"""Cover: how far the positions meet each need.

- The offers on a need are those on its capability, no wider and no narrower one's. A need's place
  is not compared: a position does not keep where it is for. Two needs of one capability are
  covered by the same offers.
- The beneficiary and the adversary do not count, unless the pact names them among the givers;
  where it names givers, nobody else does. What they offer is kept `apart`.
- A body that acts in its own right, as the EU does, counts as one party beside its members.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from garant.assessment.offering import firmest, offers
from garant.assessment.summing import amounts, contributors
from garant.model import (
    Cover,
    Footing,
    Guarantee,
    Interval,
    Need,
    Offer,
    Pact,
    Reach,
    State,
    Voice,
)

_FOOTINGS = (Footing.FIRM, Footing.CONDITIONAL, Footing.SIGNALLED, Footing.UNCLEAR)


def cover(guarantee: Guarantee) -> tuple[Cover, ...]:
    """How far each need is met, in the order of the pact."""
    by_capability: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in offers(guarantee):
        by_capability[offer.capability].append(offer)
    heard: defaultdict[str | None, list[Voice]] = defaultdict(list)
    for voice in guarantee.voices:
        heard[voice.capability].append(voice)
    return tuple(
        _cover(guarantee.pact, need, by_capability[need.capability], heard[need.capability])
        for need in guarantee.pact.needs
    )


def counts(pact: Pact, need: Need, party: str) -> bool:
    """Whether a party's offers count for a need."""
    if need.givers:
        return party in need.givers
    return party not in (pact.beneficiary, pact.adversary)


def _cover(pact: Pact, need: Need, held: Sequence[Offer], heard: Iterable[Voice]) -> Cover:
    counted = [one for one in held if counts(pact, need, one.party)]
    apart = [one for one in held if not counts(pact, need, one.party)]
    single = sorted((one for one in counted if not one.collective), key=firmest)
    collectives = sorted((one for one in counted if one.collective), key=firmest)
    asked = need.amount.unit if need.amount else None
    sums = amounts(single, collectives, asked)
    return Cover(
        need=need,
        reach=_reach(need, single, collectives),
        amount_reached=_amount_reached(need.amount.value, sums[0]) if need.amount else None,
        contributors=contributors(single, collectives),
        amounts=sums,
        offers=tuple(single),
        collectives=tuple(collectives),
        apart=tuple(sorted(apart, key=firmest)),
        voices=tuple(heard),
    )


def _reach(need: Need, single: Sequence[Offer], collectives: Sequence[Offer]) -> Reach:
    parties: set[str] = set()
    for footing in _FOOTINGS:
        parties |= {one.party for one in single if one.footing is footing}
        if parties and len(parties) >= need.contributors:
            return Reach(footing.value)
    if any(one.open for one in collectives):
        return Reach.COLLECTIVE
    if parties:
        return Reach.SHORT
    return Reach.REFUSED if single or collectives else Reach.NOBODY


def _amount_reached(asked: Decimal, offered: Interval) -> State:
    if offered.firm.value >= asked:
        return State.MET
    open_ended = offered.possible.unknown or offered.collectives
    return State.UNKNOWN if open_ended or offered.possible.value >= asked else State.UNMET

"""Sums of amounts and counts of contributors, from firm offers to all that are not refused.

- Each party counts once, by one amount in a unit: of several suppositions the greatest.
- Units are never added to one another, and whoever gives no amount is counted beside the sum.
- Parties that an act has give an amount together share it: it counts once. It is firm where every
  one of them offers firmly; how much of it each gives, nobody said.
- A collective may be made up of those who are counted already. It never adds to a sum; where it
  alone offers more than all of them, the far end is what it offers.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from garant.model import Bound, Footing, Interval, Lot, Offer

_FIRM = frozenset({Footing.FIRM})
_OPEN = frozenset(Footing) - {Footing.REFUSED}


@dataclass(slots=True)
class Share:
    """What some parties give in a unit: one amount together, or each its own.

    `together` are the lots of the amount they share, by party; `own` the greatest of each party's.
    """

    parties: tuple[str, ...]
    together: dict[str, Lot] = field(default_factory=dict)
    own: dict[str, Lot] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether all who share the amount are among those counted."""
        return len(self.together) == len(self.parties)


def shares(lots: Iterable[tuple[str, Lot]]) -> tuple[Share, ...]:
    """Sort the lots of parties, all in one unit, by who shares them; each party in one share."""
    by_party: defaultdict[str, list[Lot]] = defaultdict(list)
    for party, lot in lots:
        by_party[party].append(lot)
    found: dict[tuple[str, ...], Share] = {}
    for party in sorted(by_party):
        joint = [lot for lot in by_party[party] if len(lot.parties) > 1]
        own = [lot for lot in by_party[party] if len(lot.parties) == 1]
        key = joint[0].parties if joint else (party,)
        share = found.setdefault(key, Share(key))
        if joint:
            share.together[party] = joint[0]
        if own:
            share.own[party] = max(own, key=_greatest)
    return tuple(found.values())


def contributors(offers: Sequence[Offer], collectives: Sequence[Offer]) -> Interval:
    """How many parties offer, from those who do firmly to all who do not refuse."""
    return Interval(
        None, _count(offers, _FIRM), _count(offers, _OPEN), sum(one.open for one in collectives)
    )


def amounts(
    offers: Sequence[Offer], collectives: Sequence[Offer], asked: str | None
) -> tuple[Interval, ...]:
    """The sums in each unit that anything is offered in, the one asked for first.

    Args:
        offers: By parties that count, each by itself.
        collectives: By parties of no known number.
        asked: The unit that the need asks for, shown though nobody offers any of it.
    """
    units = {lot.unit for one in (*offers, *collectives) if one.open for lot in one.most}
    order = [asked, *sorted(units - {asked})] if asked else sorted(units)
    wide = sum(one.open for one in collectives)
    return tuple(
        Interval(unit, firm_sum(offers, unit), _possible_sum(offers, collectives, unit), wide)
        for unit in order
    )


def firm_sum(offers: Sequence[Offer], unit: str, footings: frozenset[Footing] = _FIRM) -> Bound:
    """The least that offers on some footings add up to in a unit."""
    standing = [one for one in offers if one.footing in footings]
    lots = [(one.party, lot) for one in standing for lot in one.least if lot.unit == unit]
    total = Decimal(0)
    counted: set[str] = set()
    because: list[str] = []
    for share in shares(lots):
        together = min((lot.value for lot in share.together.values()), default=Decimal(0))
        alone = sum((lot.value for lot in share.own.values()), Decimal(0))
        if share.whole and share.together and together >= alone:
            total += together
            counted.update(share.parties)
            because += [lot.key for lot in share.together.values()]
        else:
            total += alone
            counted.update(share.own)
            because += [lot.key for lot in share.own.values()]
    return Bound(total, len({one.party for one in standing} - counted), _keys(because))


def _possible_sum(offers: Sequence[Offer], collectives: Sequence[Offer], unit: str) -> Bound:
    standing = [one for one in offers if one.open]
    lots = [(one.party, lot) for one in standing for lot in one.most if lot.unit == unit]
    total = Decimal(0)
    because: list[str] = []
    for share in shares(lots):
        together = max((lot.value for lot in share.together.values()), default=Decimal(0))
        alone = sum((lot.value for lot in share.own.values()), Decimal(0))
        used = share.together if together >= alone else share.own
        total += max(together, alone)
        because += [lot.key for lot in used.values()]
    unknown = len({one.party for one in standing} - {party for party, _ in lots})
    bounds = [Bound(total, unknown, _keys(because)), firm_sum(standing, unit, _OPEN)]
    # What is shared by ever more parties may be less than what they gave each by itself.
    bound = max(bounds, key=lambda one: one.value)
    widest = max(
        (lot for one in collectives if one.open for lot in one.most if lot.unit == unit),
        key=_greatest,
        default=None,
    )
    if widest is not None and widest.value > bound.value:
        return Bound(widest.value, unknown, _keys([widest.key, *bound.because]))
    return bound


def _count(offers: Iterable[Offer], footings: frozenset[Footing]) -> Bound:
    standing = [one for one in offers if one.footing in footings]
    because = [act for one in standing for act in one.because]
    return Bound(Decimal(len({one.party for one in standing})), 0, _keys(because))


def _keys(acts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(act for act in acts if act))


def _greatest(lot: Lot) -> tuple[Decimal, str, tuple[str, ...]]:
    return lot.value, lot.key, lot.parties

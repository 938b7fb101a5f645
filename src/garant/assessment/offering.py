"""Offers: what each party is good for on a day, read off its position.

- A party stands where its position's last step leaves it. A "will not, unless C" after an offer
  leaves the offer standing, under C too; without an offer before it, it refuses.
- The conditions are those of that step, and those named since the party last turned that nobody
  said fell. `renewed_attack` is what a guarantee is for: it is a trigger that nothing waits for,
  unless the pact gives a state for it.
- The amount is the latest said as firmly as the party stands, since it last turned; the greatest
  said so counts at the far end, and there for whoever delivers what it committed too.
- An act that several parties share gives one amount together (`Lot.parties`).
- Nothing without a day counts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from garant.model import (
    AddedOffer,
    Change,
    Condition,
    Firmness,
    Footing,
    Guarantee,
    Lot,
    Offer,
    Pact,
    Position,
    Quantity,
    Stance,
    State,
    Step,
    Terms,
    Withdrawal,
)

_PLACES = {footing: place for place, footing in enumerate(Footing)}
_COMMITTED = Firmness.COMMITTED.level
_CONDITIONS = tuple(Condition)


def read_offers(
    pact: Pact,
    positions: Iterable[Position],
    amounts: Iterable[tuple[str, Stance]],
    states: Mapping[Condition, State],
    collectives: Collection[str],
    units: Mapping[str, str],
) -> tuple[Offer, ...]:
    """What every party offers or refuses of a pact's needs, by capability and party.

    Args:
        pact: What is asked for.
        positions: Where the parties stand.
        amounts: The stances among them that give an amount, with their parties.
        states: The conditions on the day.
        collectives: The parties with no fixed membership.
        units: What the words of the amounts count.
    """
    wanted = {need.capability for need in pact.needs}
    concerned = [position for position in positions if position.capability in wanted]
    reader = _Reader(pact, amounts, states, collectives, units)
    found = [offer for offer in map(reader.offer, concerned) if offer is not None]
    return tuple(sorted(found, key=lambda one: (one.capability, one.party)))


def offers(guarantee: Guarantee) -> tuple[Offer, ...]:
    """What every party offers or refuses, with what is supposed; by capability and party."""
    if not guarantee.suppositions:
        return guarantee.known
    states = {condition: guarantee.state(condition) for condition in Condition}
    held: dict[tuple[str, str], list[Offer]] = {}
    for offer in guarantee.known:
        held[offer.capability, offer.party] = [_under(offer, states)]
    for supposed in guarantee.suppositions:
        if isinstance(supposed, Withdrawal):
            held = {place: offers for place, offers in held.items() if place[1] != supposed.party}
        elif isinstance(supposed, AddedOffer):
            place = supposed.capability, supposed.party
            added = _supposed(guarantee, supposed, states)
            stays = [one for one in held.get(place, ()) if one.open] if added.open else []
            held[place] = [*stays, added]
    return tuple(offer for place in sorted(held) for offer in sorted(held[place], key=firmest))


def _under(offer: Offer, states: Mapping[Condition, State]) -> Offer:
    """An offer with its conditions in other states."""
    held = offer.terms
    terms = terms_of((*held.met, *held.unmet, *held.unknown), states)
    terms = replace(terms, triggers=held.triggers, unrepeated=held.unrepeated)
    if terms == held:
        return offer
    worth = footing(offer.firmness, terms, contested=offer.contested)
    return replace(offer, terms=terms, footing=worth)


def _supposed(guarantee: Guarantee, added: AddedOffer, states: Mapping[Condition, State]) -> Offer:
    triggers = triggers_of(guarantee.pact)
    terms = replace(
        terms_of([one for one in added.conditions if one not in triggers], states),
        triggers=tuple(one for one in added.conditions if one in triggers),
    )
    lots: tuple[Lot, ...] = ()
    if added.amount is not None and added.unit is not None:
        lots = (Lot(added.amount, added.unit, "", (added.party,)),)
    return Offer(
        party=added.party,
        capability=added.capability,
        firmness=added.firmness,
        footing=footing(added.firmness, terms),
        terms=terms,
        day=None,
        said=None,
        because=(),
        least=lots,
        most=lots,
        collective=added.party in guarantee.collectives,
        supposed=True,
    )


def firmest(offer: Offer) -> tuple[object, ...]:
    """Sort offers so that the firmest comes first, by footing, rung and amount, then by party."""
    most = max((lot.value for lot in offer.least), default=0)
    return (
        _PLACES[offer.footing],
        -offer.firmness.level,
        -most,
        offer.party,
        offer.supposed,
        offer.because,
        repr(offer.terms),
    )


def stands_on(position: Position) -> int | None:
    """The place of the step that a party's rung is from; None where it was never heard.

    It is the last, unless that is the other face of an offer before it: "will not, unless C". It
    is told here as it is in the gathering of positions.
    """
    steps = position.steps
    if not steps:
        return None
    if not steps[-1].leading.unless:
        return len(steps) - 1
    standing = sided = 0
    for place, step in enumerate(steps):
        leading = step.leading
        level = leading.level or 0
        if not (leading.unless and sided > 0):
            standing = place
            sided = level or sided
    return standing


def triggers_of(pact: Pact) -> frozenset[Condition]:
    """The conditions that set a guarantee off, and that no offer waits for."""
    listed = {known.condition for known in pact.conditions if known.states}
    return frozenset({Condition.RENEWED_ATTACK}) - listed


def terms_of(waited: Iterable[Condition], states: Mapping[Condition, State]) -> Terms:
    """Conditions by their state."""
    held = set(waited)
    ordered = [one for one in _CONDITIONS if one in held] if held else []
    return Terms(
        met=tuple(one for one in ordered if states[one] is State.MET),
        unmet=tuple(one for one in ordered if states[one] is State.UNMET),
        unknown=tuple(one for one in ordered if states[one] is State.UNKNOWN),
    )


class _Reader:
    """Reads offers off positions."""

    def __init__(
        self,
        pact: Pact,
        amounts: Iterable[tuple[str, Stance]],
        states: Mapping[Condition, State],
        collectives: Collection[str],
        units: Mapping[str, str],
    ) -> None:
        self._states = states
        self._collectives = frozenset(collectives)
        self._units = units
        self._triggers = triggers_of(pact)
        self._sharers: dict[str, set[str]] = {}
        for party, stance in amounts:
            self._sharers.setdefault(stance.act, set()).add(party)

    def offer(self, position: Position) -> Offer | None:
        """What a position comes to, None where it has no rung."""
        place = stands_on(position)
        if place is None or position.capability is None:
            return None
        standing, last = position.steps[place], position.steps[-1]
        leading = standing.leading
        assert leading.firmness is not None  # a step has a rung
        contested = standing.contested or last.contested
        named = {*last.conditions, *last.unrepeated}
        if last is not standing:
            named |= set(standing.conditions)
        terms = replace(
            terms_of(named - self._triggers, self._states),
            triggers=tuple(named & self._triggers),
            unrepeated=last.unrepeated,
        )
        least, most = self._lots(position, place)
        return Offer(
            party=position.party,
            capability=position.capability,
            firmness=leading.firmness,
            footing=footing(leading.firmness, terms, contested=contested),
            terms=terms,
            day=standing.day,
            said=last.day,
            because=_because(position, standing, last, (*least, *most)),
            least=least,
            most=most,
            named=leading.named,
            own=leading.own,
            reviewed=leading.reviewed,
            sources=standing.sources,
            contested=contested,
            collective=position.party in self._collectives,
        )

    def _lots(self, position: Position, place: int) -> tuple[tuple[Lot, ...], tuple[Lot, ...]]:
        """The latest and the greatest amount in each unit, by unit."""
        stood = position.steps[place].leading.level or 0
        if stood < 0:
            return (), ()
        latest: dict[str, Lot] = {}
        greatest: dict[str, Lot] = {}
        for step in position.steps[place::-1]:
            level = step.leading.level or 0
            quantity = step.quantity if level >= min(stood, _COMMITTED) else None
            if quantity is not None:
                lot = self._lot(step, quantity)
                if level >= stood:
                    latest.setdefault(lot.unit, lot)
                known = greatest.get(lot.unit)
                if known is None or lot.value > known.value:
                    greatest[lot.unit] = lot
            if step.change is Change.REVERSED:
                break
        return (
            tuple(latest[unit] for unit in sorted(latest)),
            tuple(greatest[unit] for unit in sorted(greatest)),
        )

    def _lot(self, step: Step, quantity: Quantity) -> Lot:
        giving = next(
            stance for stance in (step.leading, *step.backing) if stance.quantity == quantity
        )
        parties = tuple(sorted(self._sharers[giving.act]))
        return Lot(quantity.value, self._units[quantity.unit], giving.act, parties)


def footing(firmness: Firmness, terms: Terms, *, contested: bool = False) -> Footing:
    """What an offer of a rung under such terms is worth."""
    level = firmness.level
    if contested or level == 0:
        return Footing.UNCLEAR
    if level < 0:
        return Footing.REFUSED
    if level < _COMMITTED:
        return Footing.SIGNALLED
    return Footing.FIRM if terms.hold else Footing.CONDITIONAL


def _because(
    position: Position, standing: Step, last: Step, lots: Iterable[Lot]
) -> tuple[str, ...]:
    """The acts an offer rests on: the rung, the other face, the amounts, older conditions."""
    acts = [*acts_of(standing)]
    if last is not standing:
        acts += acts_of(last)
    acts += [lot.key for lot in lots]
    wanted = set(last.unrepeated)
    for step in reversed(position.steps):
        if not wanted:
            break
        for stance in (step.leading, *step.backing):
            if not wanted.isdisjoint(stance.conditions):
                acts.append(stance.act)
                wanted.difference_update(stance.conditions)
    return tuple(dict.fromkeys(acts))


def acts_of(step: Step) -> Iterator[str]:
    """The acts behind a step, the leading one first, and what contests it."""
    yield step.leading.act
    for stance in (*step.backing, *step.contrary):
        yield stance.act


def quantified(position: Position) -> Iterator[Stance]:
    """The stances of a position's steps that give an amount."""
    for step in position.steps:
        if step.leading.quantity is not None:
            yield step.leading
        for stance in step.backing:
            if stance.quantity is not None:
                yield stance

"""Making a guarantee: from a pact and the positions of a ledger to one value."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from garant.assessment.offering import quantified, read_offers
from garant.assessment.voicing import hear
from garant.model import Condition, Guarantee, Pact, Position, Stance, State

COLLECTIVES = frozenset({"COALITION", "EUROPE", "WEST", "ALLIES"})
"""The parties with no fixed membership, where the caller knows no others."""

GENERAL = frozenset({None, "guarantee"})
"""What is said of these is said of the guarantee as a whole."""


def make_guarantee(
    pact: Pact,
    positions: Iterable[Position],
    as_of: date | None = None,
    *,
    collectives: Collection[str] = COLLECTIVES,
    unit: Callable[[str], str | None] | None = None,
    uncounted: Collection[str] = (),
) -> Guarantee:
    """Put a pact together with the positions known on a day.

    Args:
        pact: What is to be covered.
        positions: Where the parties stand, gathered from what is `concerning` the pact. What is of
            other capabilities or for others is left; of several positions of a party on a
            capability the one for the beneficiary counts, then one for a collective. Steps later
            than the day asked for are left, so that one gathering serves any day.
        as_of: The day to stand on, for positions and conditions. None knows all.
        collectives: The parties with no fixed membership.
        unit: Gives the unit of the ontology that a word of an amount stands for, None where it
            knows none; without it, or without an answer, amounts stay in their own words.
        uncounted: The capabilities that have no amount.
    """
    concerned = capabilities_concerning(pact)
    found: dict[tuple[str, str], Position] = {}
    for position in sorted(positions, key=lambda one: _by_name(pact, one)):
        if position.capability in concerned and _concerns(pact, position.beneficiary, collectives):
            place = position.party, position.capability or ""
            found.setdefault(place, until(position, as_of) if as_of else position)
    known = tuple(found.values())
    amounts = [(one.party, stance) for one in known for stance in quantified(one)]
    words = {stance.quantity.unit for _, stance in amounts if stance.quantity}
    counted = {word: (unit(word) if unit else None) or word for word in words}
    listed = {one.condition: one.on(as_of) for one in pact.conditions}
    states = {one: listed.get(one, State.UNKNOWN) for one in Condition}
    return Guarantee(
        pact,
        known,
        as_of,
        known=read_offers(pact, known, amounts, states, collectives, counted),
        voices=hear(known),
        collectives=tuple(sorted(collectives)),
        uncounted=tuple(sorted(uncounted)),
    )


def capabilities_concerning(pact: Pact) -> frozenset[str | None]:
    """What capabilities that counts for a pact is said of; None stands for the whole."""
    return GENERAL | {need.capability for need in pact.needs}


def concerning(
    pact: Pact, stances: Iterable[Stance], *, collectives: Collection[str] = COLLECTIVES
) -> Iterator[Stance]:
    """What was said that counts for a pact, made one thread for each party and capability.

    That is what is for the pact's beneficiary. What is for a collective (the backstop is for the
    coalition that protects) or for nobody known counts where its source has something for the
    beneficiary too, or has nothing for anybody and names the beneficiary or the adversary. Of two
    conflicts in one source it is not known which it is about: there it counts for both.
    Gather what is left, so that what was said with and without naming the beneficiary stands in
    one position, in its order.

    Args:
        pact: What is to be covered.
        stances: What was said, in any order.
        collectives: The parties with no fixed membership.
    """
    known = tuple(stances)
    named = {pact.beneficiary, pact.adversary} - {None}
    for_whom: defaultdict[str, set[str]] = defaultdict(set)
    naming: set[str] = set()
    for stance in known:
        if stance.beneficiary is not None and stance.beneficiary not in collectives:
            for_whom[stance.source].add(stance.beneficiary)
        if stance.party in named or not named.isdisjoint(stance.targets):
            naming.add(stance.source)
    about = {source for source, whom in for_whom.items() if pact.beneficiary in whom}
    about |= naming - for_whom.keys()
    seen: set[tuple[str, str, str | None]] = set()
    for stance in known:
        own = stance.beneficiary == pact.beneficiary
        open_to_all = stance.beneficiary is None or stance.beneficiary in collectives
        place = stance.act, stance.party, stance.capability
        if (own or (open_to_all and stance.source in about)) and place not in seen:
            seen.add(place)
            yield stance if own else replace(stance, beneficiary=pact.beneficiary)


def _concerns(pact: Pact, beneficiary: str | None, collectives: Collection[str]) -> bool:
    return beneficiary is None or beneficiary == pact.beneficiary or beneficiary in collectives


def until(position: Position, day: date) -> Position:
    """A position as it stood on a day; what has no day stays."""
    steps = position.steps
    if (steps and steps[-1].day > day) or any(
        one.day is not None and one.day > day for one in position.beside
    ):
        return replace(
            position,
            steps=tuple(step for step in steps if step.day <= day),
            beside=tuple(stance for stance in position.beside if not _later(stance, day)),
        )
    return position


def _later(stance: Stance, day: date) -> bool:
    return stance.day is not None and stance.day > day


def _by_name(pact: Pact, position: Position) -> tuple[str, bool, str, bool, bool, str]:
    """Sort positions by party and capability, of several the one to stand on first."""
    beneficiary = position.beneficiary
    return (
        position.party,
        position.capability is not None,
        position.capability or "",
        beneficiary != pact.beneficiary,
        beneficiary is None,
        beneficiary or "",
    )

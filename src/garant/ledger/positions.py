"""Where each party stands on each capability, gathered from what was said of it.

A position is gathered anew at each call from all that is known on a day, and depends on nothing
else: the order in which stances come in changes nothing, the order in which they were recorded only
which of several equal ones is shown first.

**Between days** the latest day said decides, however weak its source: a step that rests on unnamed
sources shows it by its leading stance.

**Within a day** the firmest rank of source decides (`Stance.rank`); what lesser ranks say goes to
`backing` or to `outranked`. Within that rank:

- A source speaks once on each side of zero, at its firmest: whoever will send two thousand is ready
  to send them, and a text that calls a pledge unclear in its details leaves it a pledge.
- The side that more independent sources report leads, then the rung that more of them report.
  Where as many report either, the least committal leads, the lowest rung. Numbers go before caution
  because one misreading among thirty reports would otherwise decide the day.
- Whoever is no more than one rung away backs it: reporters word one speech so. Two rungs or more
  make the step contested. Conditions and amounts never do: they are left out of reports more often
  than denied, so that those of leading and backing add up.
- One source that says both that a party offers and that it refuses contests the step too. It tells
  of a change, or of two things, and which of them is for a reader to say.
- "Will not, unless C" goes together with any offer, "only if C" being the other half of it.

**What a step is called** is told by what stood before it (`Change`). A "will not, unless C" after
an offer leaves the offer standing, so that only its conditions are compared, and the next offer is
compared with the one before it. An offer after nothing but "will not, unless C" hardens it.

- Conditions count as new where none named them since the party last turned from offer to refusal or
  back, or delivered: what is in place waits for nothing. A condition passed over in silence stays
  in `Step.unrepeated`, and `FREED` says no more than that an offer was said again without it.
- An amount hardens an offer where it is greater than any offered in the same unit, and as firmly,
  since the party last turned. A smaller one does not soften it: reports more often give a part, or
  a further lot, than a cut. Units are compared as they are printed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter, itemgetter

from garant.model import Change, Condition, Firmness, Position, Quantity, Stance, Step

_NEAR = 1
"""How many rungs apart two reports of one speech may be."""

_Rung = tuple[int, int, Stance]
"""A stance behind its rank and its level."""

_Say = tuple[str, bool]
"""A source, and whether it is heard on an offer or on a refusal."""


def gather(stances: Iterable[Stance], *, as_of: date | None = None) -> tuple[Position, ...]:
    """Give the position of every party on every capability it is heard on.

    Args:
        stances: What was said, in any order.
        as_of: The day to stand on: nothing said after it is known. None knows all.

    Returns:
        The positions by party and capability, those on no capability first. Stances that no day is
        known for stand in every one of them as `undated`, whatever the day asked for.
    """
    threads: defaultdict[tuple[str, str | None], list[Stance]] = defaultdict(list)
    for stance in stances:
        if as_of is None or stance.day is None or stance.day <= as_of:
            threads[stance.party, stance.capability].append(stance)
    return tuple(_position(*thread, threads[thread]) for thread in sorted(threads, key=_by_name))


def position(
    stances: Iterable[Stance], party: str, capability: str | None, *, as_of: date | None = None
) -> Position:
    """Give the position of one party on one capability, an empty one where it was never heard.

    Args:
        stances: What was said, in any order; what is of other parties and capabilities is left.
        party: The code of the party.
        capability: The capability, None for what was said of none.
        as_of: As for `gather`.
    """
    thread = [
        stance
        for stance in stances
        if stance.party == party
        and stance.capability == capability
        and (as_of is None or stance.day is None or stance.day <= as_of)
    ]
    return _position(party, capability, thread)


def _by_name(thread: tuple[str, str | None]) -> tuple[str, bool, str]:
    party, capability = thread
    return party, capability is not None, capability or ""


def _position(party: str, capability: str | None, stances: list[Stance]) -> Position:
    # Sorted once, so that every list made from it has the latest recorded first.
    stances.sort(key=attrgetter("order", "act"), reverse=True)
    days: defaultdict[date, list[_Rung]] = defaultdict(list)
    beside: list[tuple[date, Stance]] = []
    undated: list[Stance] = []
    for stance in stances:
        level = stance.level
        if stance.day is None:
            undated.append(stance)
        elif level is None:
            beside.append((stance.day, stance))
        else:
            days[stance.day].append((stance.rank, level, stance))
    beside.sort(key=itemgetter(0))
    thread = _Thread()
    return Position(
        party,
        capability,
        steps=tuple(thread.step(day, _weigh(days[day])) for day in sorted(days)),
        beside=tuple(stance for _, stance in beside),
        undated=tuple(undated),
    )


@dataclass(frozen=True, slots=True)
class _Day:
    """What the stances of one day come to, before it is known what stood before them."""

    level: int
    leading: Stance
    backing: tuple[Stance, ...] = ()
    contrary: tuple[Stance, ...] = ()
    outranked: tuple[Stance, ...] = ()


def _weigh(rungs: list[_Rung]) -> _Day:
    best = max(rank for rank, _, _ in rungs)
    firm = [(level, stance) for rank, level, stance in rungs if rank == best]
    offered = any(level >= 0 for level, _ in firm)
    unless: list[Stance] = []
    if offered:
        # Beside an offer a "will not, unless C" takes no side: it neither leads nor contests.
        unless = [stance for level, stance in firm if level < 0 and stance.unless]
        firm = [(level, stance) for level, stance in firm if level >= 0 or not stance.unless]
    says = _says(firm)
    led = _leading_level(says)
    leading = min((stance for level, stance in firm if level == led), key=_preference)

    near = {say for say, level in says.items() if abs(level - led) <= _NEAR}
    backing: list[Stance] = []
    contrary: list[Stance] = []
    for level, stance in firm:
        if stance is not leading:
            (backing if (stance.source, level >= 0) in near else contrary).append(stance)
    backing += unless
    outranked: list[Stance] = []
    for rank, level, stance in sorted(rungs, key=itemgetter(0), reverse=True):
        if rank < best:
            across = (level >= 0) != (led >= 0)
            goes = abs(level - led) <= _NEAR or (across and (stance.unless or leading.unless))
            (backing if goes else outranked).append(stance)
    return _Day(led, leading, tuple(backing), tuple(contrary), tuple(outranked))


def _says(rungs: list[tuple[int, Stance]]) -> dict[_Say, int]:
    """Give the firmest level that each source reports on each side of zero."""
    says: dict[_Say, int] = {}
    for level, stance in rungs:
        say = stance.source, level >= 0
        if abs(level) >= abs(says.get(say, 0)):
            says[say] = level
    return says


def _leading_level(says: Mapping[_Say, int]) -> int:
    sources = Counter(says.values())
    offers = sum(count for level, count in sources.items() if level >= 0)
    offered = offers > len(says) - offers
    leading = (level for level in sources if (level >= 0) == offered)
    return min(leading, key=lambda level: (-sources[level], level))


def _preference(stance: Stance) -> tuple[object, ...]:
    """Sort stances of one rank and rung so that the one to show comes first.

    More conditions, an amount before none and the smaller before the greater, then what a person
    reviewed: these make a difference. Equal ones are told apart by the order of recording, the
    latest first.
    """
    quantity = stance.quantity
    return (
        -len(stance.conditions),
        quantity is None,
        () if quantity is None else (quantity.unit, quantity.value, quantity.text),
        not stance.reviewed,
        stance.conditions,
        -stance.order,
        stance.act,
    )


@dataclass(slots=True)
class _Thread:
    """What was said so far, against which the next day is named."""

    standing: _Day | None = None
    """The day that the next rung is compared with."""
    named: frozenset[Condition] = frozenset()
    """The conditions named since the party last turned or delivered."""
    before: frozenset[Condition] = frozenset()
    """The conditions named at the step before."""
    amounts: dict[tuple[str, int], Decimal] = field(default_factory=dict)
    """The greatest amount offered in each unit at each level since the party last turned."""

    def step(self, day: date, said: _Day) -> Step:
        """Name the step that a day makes, and stand on it."""
        step = Step(day, Change.TAKEN, said.leading, said.backing, said.contrary, said.outranked)
        conditions = frozenset(step.conditions)
        change = self._change(said, conditions, step.quantity)
        if change is Change.REVERSED:
            self.amounts = {}
        if change is Change.REVERSED or said.leading.firmness is Firmness.DELIVERED:
            self.named = frozenset()
        silent = self.named - conditions

        if self.standing is None or self.standing.level < 0 or not said.leading.unless:
            self.standing = said
        self.named |= conditions
        self.before = conditions
        if said.level >= 0 and step.quantity is not None:
            place = step.quantity.unit, said.level
            known = self.amounts.get(place, step.quantity.value)
            self.amounts[place] = max(known, step.quantity.value)
        return replace(
            step,
            change=change,
            unrepeated=tuple(c for c in Condition if c in silent) if silent else (),
            sources=len({said.leading.source, *(stance.source for stance in said.backing)}),
        )

    def _change(
        self, said: _Day, conditions: frozenset[Condition], quantity: Quantity | None
    ) -> Change:
        before = self.standing
        if before is None:
            return Change.TAKEN
        offers = said.level >= 0
        if offers != (before.level >= 0):
            refusal = before if offers else said
            if not refusal.leading.unless:
                return Change.REVERSED
            if offers:
                return Change.HARDENED
        elif said.level != before.level:
            return Change.HARDENED if (said.level > before.level) == offers else Change.SOFTENED
        if conditions - self.named:
            return Change.CONDITIONED
        if offers and quantity is not None and self._is_more(quantity, said.level):
            return Change.HARDENED
        return Change.FREED if offers and self.before - conditions else Change.RESTATED

    def _is_more(self, quantity: Quantity, level: int) -> bool:
        """Whether an amount exceeds all that were offered in its unit as firmly."""
        known = [
            value
            for (unit, offered), value in self.amounts.items()
            if unit == quantity.unit and offered >= level
        ]
        return bool(known) and quantity.value > max(known)
